package dev.weft.dsa;

/**
 * The end of a run. A binding hands out the same object for every run, so that a run allocates
 * nothing: it stands for the latest of them. A run is over when {@link Binding#run()} returns if
 * the backend is a CPU's or an output lies in the host's memory; only with all outputs on a device
 * does it go on. Safe for use by several threads.
 */
public interface Completion {
  /** The end of a run that is over. */
  Completion DONE =
      new Completion() {
        @Override
        public void await() {}

        @Override
        public boolean isDone() {
          return true;
        }
      };

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
