package dev.weft.bench.peer;

/** A computation of a peer on a problem's tensors, ready to run. Owns its copies until closed. */
public interface PeerRun extends Runnable, AutoCloseable {

  /**
   * The output of a fresh run, for comparisons.
   *
   * @return {@code [heads, n, d]} in row-major order
   */
  float[] output();

  @Override
  void close();
}
