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

  /**
   * Starts a copy of rows, after those started before; {@link #finish} waits for it. The source
   * must stay as it is until then.
   *
   * @param offset first byte written, from the memory's start
   * @param pitch bytes from a row's begin to the next's, here
   * @param from a tensor of the host or of this device, whose elements begin the first row
   * @param fromPitch bytes from a row's begin to the next's, in the source's memory
   * @param width bytes of a row
   * @param rows how many
   * @throws IndexOutOfBoundsException if the rows reach past this memory or the source's
   * @throws IllegalStateException if a memory was freed or the device fails
   */
  void startRows(long offset, long pitch, Tensor from, long fromPitch, long width, long rows);

  /**
   * Waits for the copies that were started.
   *
   * @throws IllegalStateException if the memory was freed or the device fails
   */
  void finish();
}
