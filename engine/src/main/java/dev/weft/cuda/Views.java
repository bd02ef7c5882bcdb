package dev.weft.cuda;

import dev.weft.tensor.Tensor;

/** Tensors of rank 1 to 3 seen as {@code [heads, rows, width]}. */
final class Views {
  private Views() {}

  static long heads(Tensor t) {
    return t.rank() == 1 ? 1 : t.shape(0);
  }

  static long rows(Tensor t) {
    return t.shape(t.rank() == 1 ? 0 : 1);
  }

  static long width(Tensor t) {
    return t.rank() == 3 ? t.shape(2) : 1;
  }

  /** Elements from a head to the next; 0 where all heads share the rows. */
  static long headStride(Tensor t) {
    return t.rank() == 1 ? 0 : t.stride(0);
  }

  static long rowStride(Tensor t) {
    return t.stride(t.rank() == 1 ? 0 : 1);
  }

  static long itemStride(Tensor t) {
    return t.rank() == 3 ? t.stride(2) : 1;
  }
}
