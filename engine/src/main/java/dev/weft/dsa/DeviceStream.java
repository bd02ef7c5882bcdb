package dev.weft.dsa;

/**
 * An order of work on a device: runs of bindings that share a stream follow each other there,
 * without the host waiting in between. Made by {@link Engine#deviceStream()}.
 *
 * <p>Ownership: the caller closes the stream, after the bindings that use it. Threading: one thread
 * at a time.
 */
public interface DeviceStream extends AutoCloseable {
  /**
   * Waits for all work given so far.
   *
   * @throws DeviceException if the device failed
   */
  void await();

  /**
   * Measures work on the device, and waits for it.
   *
   * @param work starts runs on this stream
   * @return microseconds on the device, from the end of what was given before to the end of the
   *     work
   * @throws DeviceException if the device failed
   */
  double micros(Runnable work);

  /**
   * Records the runs of bindings on this stream, all of whose tensors are on the device, to be
   * repeated with one launch. The runs are not carried out. Addresses, kernels and segments are
   * recorded; the tensors' elements are read when the graph runs.
   *
   * @param work starts runs on this stream; each of its bindings ran before with its segments
   * @return the recorded graph
   * @throws IllegalStateException if a binding has tensors of the host, or segments that it has not
   *     run with yet
   * @throws DeviceException if the device failed
   */
  DeviceGraph record(Runnable work);

  /** Waits for all work, then frees the stream. Closing twice does nothing. */
  @Override
  void close();
}
