package dev.weft.dsa.backend;

/** A backend's side of a product's binding. Used by one thread at a time. */
public interface GemmRun extends AutoCloseable {
  /** Starts the product on the stream. Allocates nothing. */
  void run();

  /** Sets the rows of later runs, at most those that were bound. */
  void rows(int m);

  /** Lines on the algorithm for the rows that were set, without a line end at the end. */
  String explain();

  /** Bytes of the device's memory held by the workspace. */
  long deviceBytes();

  /** Waits for the stream, and frees the workspace. */
  @Override
  void close();
}
