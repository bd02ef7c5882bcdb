/**
 * The CPU backends, {@code scalar} and {@code simd}: one driver over two sets of tile kernels.
 *
 * <p>The driver walks query tiles of at most 64 queries. A tile is held transposed, {@code
 * [d][64]}, and so are its scores, {@code [keys][64]}: a query is a vector lane. Keys and values
 * are then read as they are stored, softmax needs no horizontal reduction, and a query's gate is a
 * lane of a vector. Roofline: {@code 4d} operations a pair against at most {@code 16d} bytes a
 * token, far above what memory bounds; the limit is the FMA peak of the cores in use.
 */
package dev.weft.cpu;
