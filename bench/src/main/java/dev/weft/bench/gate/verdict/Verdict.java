package dev.weft.bench.gate.verdict;

/** What a gate says. */
public enum Verdict {
  /** The interval excludes the allowed regression, and the canary was caught. */
  PASS(0),
  /** The candidate is slower than allowed, or a gate without statistics is broken. */
  FAIL(1),
  /** Too noisy to tell; never counts as a pass. */
  INCONCLUSIVE(3);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** What the command exits with. */
  public int exitCode() {
    return exitCode;
  }
}
