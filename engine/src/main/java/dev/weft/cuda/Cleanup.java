package dev.weft.cuda;

import dev.weft.dsa.DeviceException;

/** Steps that free something, each of which is taken though another failed. */
final class Cleanup {
  private DeviceException first;

  /** Takes a step, and keeps its failure for the end. */
  void step(Runnable step) {
    try {
      step.run();
    } catch (DeviceException e) {
      if (first == null) {
        first = e;
      } else {
        first.addSuppressed(e);
      }
    }
  }

  /** Ends after a failure, which is given back with those of the steps in it. */
  <E extends RuntimeException> E suppressedIn(E failure) {
    if (first != null) {
      failure.addSuppressed(first);
    }
    return failure;
  }

  /**
   * Ends.
   *
   * @throws DeviceException the first step's that failed, the others' suppressed in it
   */
  void end() {
    if (first != null) {
      throw first;
    }
  }
}
