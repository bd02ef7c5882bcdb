package dev.weft.bench.report;

import org.HdrHistogram.AbstractHistogram;

/** How far apart the middle half of some times lies, as a share of their median. */
public final class Spread {

  private Spread() {}

  /** Of recorded times; NaN if there are none. */
  public static double of(AbstractHistogram times) {
    return of(
        (double) times.getValueAtPercentile(25),
        (double) times.getValueAtPercentile(50),
        (double) times.getValueAtPercentile(75));
  }

  /** Of the quartiles. */
  public static double of(double low, double median, double high) {
    return median > 0 ? (high - low) / median : Double.NaN;
  }
}
