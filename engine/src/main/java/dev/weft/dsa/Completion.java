package dev.weft.dsa;

/**
 * The end of a run. A binding hands out the same object for every run, so that a run allocates
 * nothing. On a CPU backend a run is over when {@link Binding#run()} returns.
 */
public interface Completion {
  /**
   * Waits for the run.
   *
   * @throws IllegalStateException if the run failed on its device
   */
  void await();

  /**
   * Tells without waiting.
   *
   * @return whether the run is over
   */
  boolean isDone();
}
