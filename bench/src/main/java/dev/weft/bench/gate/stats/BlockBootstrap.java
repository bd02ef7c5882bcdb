package dev.weft.bench.gate.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The bootstrap distribution of a median. Blocks are drawn, not values: values of one block were
 * measured close to each other and are not independent.
 */
public final class BlockBootstrap {
  private final double median;
  private final double[] medians;

  /**
   * Draws.
   *
   * @param blocks the values of each block; all blocks have as many, at least one
   * @param resamples how often as many blocks as there are are drawn with replacement
   * @param seed equal seeds draw alike
   */
  public BlockBootstrap(double[][] blocks, int resamples, long seed) {
    int each = blocks[0].length;
    double[] values = Arrays.stream(blocks).flatMapToDouble(Arrays::stream).toArray();
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    int[] blockOf = Arrays.stream(order).map(i -> i / each).toArray();
    int[] drawn = new int[blocks.length];
    Arrays.fill(drawn, 1);
    median = median(sorted, blockOf, drawn);
    SplittableRandom random = new SplittableRandom(seed);
    medians = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      Arrays.fill(drawn, 0);
      for (int b = 0; b < blocks.length; b++) {
        drawn[random.nextInt(blocks.length)]++;
      }
      medians[r] = median(sorted, blockOf, drawn);
    }
    Arrays.sort(medians);
  }

  /** The median of sorted values, each as often as its block was drawn. */
  private static double median(double[] sorted, int[] blockOf, int[] drawn) {
    int count = sorted.length;
    int lower = (count - 1) / 2;
    int upper = count / 2;
    double low = Double.NaN;
    int seen = 0;
    for (int i = 0; i < count; i++) {
      seen += drawn[blockOf[i]];
      if (Double.isNaN(low) && seen > lower) {
        low = sorted[i];
      }
      if (seen > upper) {
        return (low + sorted[i]) / 2;
      }
    }
    throw new AssertionError("as many values are drawn as there are");
  }

  /** The median of all values. */
  public double median() {
    return median;
  }

  /** The medians of the resamples, ascending. */
  public double[] medians() {
    return medians.clone();
  }

  /**
   * The percentile interval.
   *
   * @param confidence such as 0.95; half of the rest lies on either side
   */
  public Interval interval(double confidence) {
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(medians);
    double tail = 50 * (1 - confidence);
    return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail));
  }

  /**
   * The p-value of the hypothesis that the median is at most a bound, against that it is above.
   *
   * @param bound of the hypothesis
   * @param widening factor of the distribution's deviations from its median, at least 1
   */
  public double atMost(double bound, double widening) {
    double unwidened = median + (bound - median) / widening;
    int low = 0;
    int high = medians.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (medians[middle] <= unwidened) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (low + 1.0) / (medians.length + 1.0);
  }
}
