package dev.weft.dsa.backend;

import dev.weft.dsa.Completion;
import dev.weft.dsa.Coo;

/** A backend's side of a binding. Used by one thread at a time; the binding sees to it. */
public interface BoundRun extends AutoCloseable {
  /**
   * Computes the call that the operands and their segmentation describe. Allocates nothing.
   *
   * @return the end of the run, the same object every time; over already if host memory was written
   */
  Completion run();

  /** Takes another list of pairs, laid out for the kernels. Its segmentation was checked. */
  void coo(Coo coo);

  /** Bytes of heap memory held by the workspace. */
  long heapBytes();

  /** Bytes of native memory held by the workspace. */
  long nativeBytes();

  /** Lines on what a run does here, each with a line end before it. */
  default String explain() {
    return "";
  }

  /** Bytes of a device's memory held by the workspace. */
  default long deviceBytes() {
    return 0;
  }

  /** Waits for runs in flight, and frees the workspace. */
  @Override
  void close();
}
