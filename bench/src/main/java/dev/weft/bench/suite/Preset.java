package dev.weft.bench.suite;

/** How much is measured: which shapes, and for how long. */
public enum Preset {
  /** One small shape each, one JVM and short runs: to see that all works. */
  QUICK(Effort.QUICK),
  /** The shapes that matter most. */
  DEFAULT(Effort.FULL),
  /** Sweeps over patterns, forms, dtypes, shapes, lengths and threads. Takes hours. */
  FULL(Effort.FULL);

  private final Effort effort;

  Preset(Effort effort) {
    this.effort = effort;
  }

  /** How long to measure. */
  public Effort effort() {
    return effort;
  }
}
