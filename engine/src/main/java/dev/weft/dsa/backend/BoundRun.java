package dev.weft.dsa.backend;

import dev.weft.dsa.Coo;

/** A backend's side of a binding. Used by one thread at a time; the binding sees to it. */
public interface BoundRun extends AutoCloseable {
  /** Computes the call that the operands and their segmentation describe. Allocates nothing. */
  void run();

  /** Takes another list of pairs, laid out for the kernels. Its segmentation was checked. */
  void coo(Coo coo);

  /** Bytes of heap memory held by the workspace. */
  long heapBytes();

  /** Bytes of native memory held by the workspace. */
  long nativeBytes();

  /** Frees the workspace. */
  @Override
  void close();
}
