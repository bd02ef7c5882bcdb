package dev.weft.dsa;

import dev.weft.dsa.backend.GemmCode;
import dev.weft.tensor.Tensor;

/**
 * The algorithms for a {@link GemmSpec} on the engine's device. Made by {@link Engine#gemm}; needs
 * no closing. Safe for use by several threads: each takes a {@link GemmBinding} of its own.
 */
public final class GemmPlan {
  private final Engine engine;
  private final GemmSpec spec;
  private final GemmCode code;

  GemmPlan(Engine engine, GemmSpec spec, GemmCode code) {
    this.engine = engine;
    this.spec = spec;
    this.code = code;
  }

  /**
   * Binds tensors of the engine's device arenas. All start at multiples of 16 bytes and have a
   * stride of 1 along the last dimension; rows may lie apart. The tensors must outlive the binding.
   *
   * @param x {@code [m, k]}, the spec's dtype, m at most the spec's rows
   * @param w {@code [n, k]}, the spec's dtype
   * @param bias {@code [n]}, the spec's output dtype; null if the spec has no bias
   * @param y {@code [m, n]}, the spec's output dtype, memory of its own
   * @param stream the engine's: where the runs follow each other
   * @return the binding, which runs m rows, to be closed by the caller
   * @throws IllegalArgumentException if a tensor is missing or does not fit
   * @throws DeviceException if the device has too little memory, or cuBLASLt has no algorithm for
   *     these strides
   * @throws IllegalStateException if the engine is closed, or a tensor's memory was freed
   */
  public GemmBinding bind(Tensor x, Tensor w, Tensor bias, Tensor y, DeviceStream stream) {
    engine.checkOpen();
    GemmChecks.check(spec, x, w, bias, y);
    GemmChecks.reachable(engine, x, w, bias, y, stream);
    return new GemmBinding(this, x, code.bind(x, w, bias, y, stream));
  }

  /**
   * The library and the algorithm for as many rows as the capacity, in contiguous tensors.
   *
   * @return some lines of text
   */
  public String explain() {
    return spec + "\n" + code.explain();
  }

  /**
   * The spec.
   *
   * @return what was given
   */
  public GemmSpec spec() {
    return spec;
  }

  Engine engine() {
    return engine;
  }
}
