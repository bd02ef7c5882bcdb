package dev.weft.dsa.backend;

import dev.weft.dsa.DeviceStream;
import dev.weft.tensor.Tensor;

/** A backend's side of a plan of a product. Shared by threads. */
public interface GemmCode {
  /** Binds the tensors, which were checked and lie on the backend's device; bias may be null. */
  GemmRun bind(Tensor x, Tensor w, Tensor bias, Tensor y, DeviceStream stream);

  /** Lines on library and algorithm, without a line end at the end. */
  String explain();
}
