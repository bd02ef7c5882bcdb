package dev.weft.bench.gate.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** How far medians of noisy values stray. */
public final class Noise {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Standard deviations a median absolute deviation of normal values: 1.4826. */
  private static final double DEVIATIONS = 1 / NORMAL.inverseCumulativeProbability(0.75);

  /** How much farther the median of normal values strays than their mean: the root of π / 2. */
  private static final double MEDIAN = Math.sqrt(Math.PI / 2);

  private Noise() {}

  /**
   * The standard deviation of values around 0, as their median absolute value tells it.
   *
   * @param values differences of equals
   */
  public static double aroundZero(double... values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).toArray();
    return DEVIATIONS * new Median().evaluate(sizes);
  }

  /** Half of the confidence interval of a median of as many values. */
  public static double halfWidth(double deviation, int count, double confidence) {
    return quantile(1 - (1 - confidence) / 2) * MEDIAN * deviation / Math.sqrt(count);
  }

  /**
   * How many values a median needs so that its interval excludes a bound nine times in ten.
   *
   * @param deviation of the values
   * @param margin from what is to be seen to the bound, above 0
   * @param confidence of the interval
   */
  public static long needed(double deviation, double margin, double confidence) {
    double quantiles = quantile(1 - (1 - confidence) / 2) + quantile(0.9);
    return (long) Math.ceil(Math.pow(quantiles * MEDIAN * deviation / margin, 2));
  }

  private static double quantile(double p) {
    return NORMAL.inverseCumulativeProbability(p);
  }
}
