package dev.weft.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Memory of a device, which the host cannot touch. An engine's device arena makes and owns it; a
 * {@link Tensor} on it moves elements with {@link Tensor#copyFrom} alone.
 *
 * <p>Threading: safe for use by several threads; what the copies and the runs on the same memory do
 * to each other is the caller's to order.
 */
public interface DeviceMemory {
  /**
   * Names the device.
   *
   * @return such as {@code cuda:0}
   */
  String device();

  /**
   * The address range. Its memory is the device's: the host's accessors refuse to touch it with
   * {@link WrongThreadException}, whichever thread asks.
   *
   * @return a segment with the device's address and the size in bytes
   */
  MemorySegment handle();

  /**
   * Throws unless the memory is still allocated.
   *
   * @throws IllegalStateException if its arena was closed
   */
  void checkAlive();

  /**
   * Copies from the host, and returns when the device holds the bytes.
   *
   * @param offset first byte written, from the memory's start
   * @param from what to copy
   * @throws IllegalStateException if the memory was freed or the device fails
   */
  void write(long offset, MemorySegment from);

  /**
   * Copies to the host, after the work that the device was given before.
   *
   * @param offset first byte read, from the memory's start
   * @param to where to copy
   * @throws IllegalStateException if the memory was freed or the device fails
   */
  void read(long offset, MemorySegment to);
}
