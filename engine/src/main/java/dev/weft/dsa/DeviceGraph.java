package dev.weft.dsa;

/**
 * Runs of bindings, recorded by {@link DeviceStream#record} and repeated with one launch. The
 * bindings must outlive it. Ownership: the caller closes it. Threading: as its stream.
 */
public interface DeviceGraph extends AutoCloseable {
  /**
   * Starts the recorded runs on the stream, and does not wait.
   *
   * @throws IllegalStateException if the graph is closed, or the segments of one of its bindings
   *     were changed since
   * @throws DeviceException if the device fails
   */
  void run();

  /** Waits for the stream, then frees the graph. Closing twice does nothing. */
  @Override
  void close();
}
