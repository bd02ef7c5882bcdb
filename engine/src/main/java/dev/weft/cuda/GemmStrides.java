package dev.weft.cuda;

import dev.weft.dsa.GemmSpec;
import dev.weft.tensor.Tensor;

/**
 * Elements from row to row of a product's tensors: what an algorithm depends on beside the spec.
 */
record GemmStrides(long x, long w, long y) {
  static GemmStrides contiguous(GemmSpec spec) {
    return new GemmStrides(spec.k(), spec.k(), spec.n());
  }

  static GemmStrides of(Tensor x, Tensor w, Tensor y) {
    return new GemmStrides(stride(x), stride(w), stride(y));
  }

  private static long stride(Tensor t) {
    return t.shape(0) <= 1 ? t.shape(1) : t.stride(0);
  }
}
