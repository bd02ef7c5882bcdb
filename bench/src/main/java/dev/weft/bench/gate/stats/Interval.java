package dev.weft.bench.gate.stats;

/**
 * A confidence interval.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
public record Interval(double lower, double upper) {

  /** The same, with its ends a factor farther from a point within. */
  public Interval widened(double center, double factor) {
    return new Interval(center + factor * (lower - center), center + factor * (upper - center));
  }

  /** Half of its width. */
  public double halfWidth() {
    return (upper - lower) / 2;
  }
}
