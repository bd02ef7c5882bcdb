package dev.weft.dsa.backend;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.tensor.Tensor;

/** An open backend: owns threads or devices until closed. Safe for use by several threads. */
public interface Backend extends AutoCloseable {
  /** The backend's name: {@code scalar}, {@code simd} or {@code cuda}. */
  String name();

  /** One line on what it runs on, such as {@code 256-bit vectors, 2 threads}. */
  String description();

  /** Most threads that one run uses, the caller's included. */
  int threads();

  /** Makes the code and the choices for a plan; arguments were checked. */
  PlanCode prepare(AttentionSpec spec, Capacity capacity);

  /**
   * Computes {@code out[o, i] = sigmoid(x[i, :] · weight[o, :] + bias[o])}; arguments were checked.
   *
   * @param x {@code [n, modelDim]}, any float type
   * @param weight {@code [outputs, modelDim]} F32
   * @param bias {@code [outputs]} F32
   * @param out {@code [outputs, n]} F32
   */
  void gate(Tensor x, Tensor weight, Tensor bias, Tensor out);

  /** Waits for runs in flight, then frees threads and devices. Later runs throw. */
  @Override
  void close();
}
