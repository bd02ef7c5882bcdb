package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;

/**
 * Owns memory of a device. Made by {@link Engine#deviceArena()}.
 *
 * <p>Ownership: the caller closes the arena, which frees all its tensors at once, after the work
 * that the device was given. A tensor of a closed arena throws {@link IllegalStateException} where
 * it is used. Closing the engine closes its arenas. Threading: safe for use by several threads.
 */
public interface DeviceArena extends AutoCloseable {
  /**
   * Allocates a contiguous, row-major tensor of unspecified values, aligned to 256 bytes.
   *
   * @param dtype the element type
   * @param shape the extents, outermost first
   * @return the tensor
   * @throws IllegalArgumentException if the shape is bad
   * @throws DeviceException if the device has too little memory, or the engine's cap is reached
   * @throws IllegalStateException if the arena is closed
   */
  Tensor allocate(DType dtype, long... shape);

  /**
   * Memory held.
   *
   * @return bytes
   */
  long bytes();

  /** Waits for the device, then frees the memory. Closing twice does nothing. */
  @Override
  void close();
}
