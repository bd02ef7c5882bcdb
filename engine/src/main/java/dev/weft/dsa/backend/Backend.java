package dev.weft.dsa.backend;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.GemmSpec;
import dev.weft.tensor.DeviceMemory;
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

  /**
   * Chooses the algorithms of a dense product.
   *
   * @throws IllegalStateException if the backend has no device
   */
  default GemmCode gemm(GemmSpec spec) {
    throw new IllegalStateException(
        "the " + name() + " backend has no device, and so no dense products of its own");
  }

  /**
   * Makes a stream of the backend's device.
   *
   * @throws IllegalStateException if the backend has none
   */
  default DeviceStream deviceStream() {
    throw new IllegalStateException("the " + name() + " backend has no device, and so no streams");
  }

  /** Whether runs can be put on a stream. */
  default boolean reaches(DeviceStream stream) {
    return false;
  }

  /** Whether runs can use a device's memory. */
  default boolean reaches(DeviceMemory memory) {
    return false;
  }

  /**
   * Starts an owner of memory of the backend's device.
   *
   * @throws IllegalStateException if the backend has none
   */
  default DeviceArena deviceArena() {
    throw new IllegalStateException(
        "the " + name() + " backend has no device memory: allocate from an Arena");
  }

  /** Waits for runs in flight, then frees threads and devices. Later runs throw. */
  @Override
  void close();
}
