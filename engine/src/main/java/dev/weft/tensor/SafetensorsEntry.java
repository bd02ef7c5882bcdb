package dev.weft.tensor;

import java.util.List;

/**
 * What a safetensors file says of one tensor, whether or not {@link Tensor} has its type.
 * Immutable.
 *
 * @param name the tensor's name
 * @param dtype the format's name for the element type, such as {@code "F32"} or {@code "I64"}
 * @param shape the extents, outermost first; immutable
 * @param offset the first byte of the elements, counted from the start of the file
 * @param bytes the size of the elements in bytes
 */
public record SafetensorsEntry(
    String name, String dtype, List<Long> shape, long offset, long bytes) {
  /** Copies the shape. */
  public SafetensorsEntry {
    shape = List.copyOf(shape);
  }
}
