/**
 * Off-heap tensors, their element types, and the safetensors file format.
 *
 * <p>A {@link dev.weft.tensor.Tensor} is an immutable view of native memory: it owns nothing, and
 * the {@link java.lang.foreign.Arena} that owns the memory decides its lifetime and the threads
 * that may touch it. After the arena is closed every access throws {@link
 * java.lang.IllegalStateException}, and from a thread that a confined arena does not admit {@link
 * java.lang.WrongThreadException}.
 *
 * <p>Unless stated otherwise, a null argument throws {@link java.lang.NullPointerException}, a bad
 * one {@link java.lang.IllegalArgumentException}, and a dimension or index out of range {@link
 * java.lang.IndexOutOfBoundsException}, each before anything is read, written or allocated.
 */
package dev.weft.tensor;
