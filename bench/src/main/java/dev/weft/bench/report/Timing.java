package dev.weft.bench.report;

/**
 * How long a call took.
 *
 * @param medianUs microseconds
 * @param p99Us microseconds
 * @param p999Us microseconds
 * @param allocBytes heap bytes a call; NaN if not counted
 * @param samples calls that were timed
 * @param spread the middle half of the calls, as a share of the median; NaN if not known
 */
public record Timing(
    double medianUs, double p99Us, double p999Us, double allocBytes, long samples, double spread) {

  /** A time without its spread. */
  public Timing(double medianUs, double p99Us, double p999Us, double allocBytes, long samples) {
    this(medianUs, p99Us, p999Us, allocBytes, samples, Double.NaN);
  }
}
