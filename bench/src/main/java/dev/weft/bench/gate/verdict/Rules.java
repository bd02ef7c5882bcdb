package dev.weft.bench.gate.verdict;

/**
 * What is decided by.
 *
 * @param maxRegression the allowed slowdown, such as 0.05
 * @param confidence of the intervals; half of the rest lies on either side
 * @param resamples of the bootstrap
 */
public record Rules(double maxRegression, double confidence, int resamples) {

  /** Fewer say nothing about noise. */
  public static final int FEWEST_BLOCKS = 6;

  private static final double DEFAULT_CONFIDENCE = 0.90;
  private static final int DEFAULT_RESAMPLES = 2000;

  /** The usual rules. */
  public static Rules of(double maxRegression) {
    return new Rules(maxRegression, DEFAULT_CONFIDENCE, DEFAULT_RESAMPLES);
  }

  /** The canary's slowdown: twice what is allowed. */
  public double canary() {
    return 2 * maxRegression;
  }

  /** The allowed slowdown as a log-ratio. */
  double limit() {
    return Math.log1p(maxRegression);
  }

  /** The most that a corrected p-value may be. */
  double level() {
    return (1 - confidence) / 2;
  }
}
