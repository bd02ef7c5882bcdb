package dev.weft.bench.gate.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {
  private static final int RESAMPLES = 200_000;

  private static double[][] singles(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
  }

  /**
   * Efron, "Bootstrap methods: another look at the jackknife" (1979), section 3, takes 13 values as
   * its example: the k-th or a lower one is the bootstrap median with the chance that 7 or more of
   * 13 draws are at most it. For the 7th, the 6th or 8th, and so on:
   */
  @Test
  void distributionOfTheMedianOfThirteen() {
    double[] medians = new BlockBootstrap(singles(13), RESAMPLES, 1).medians();
    double[] exact = {0.2229, 0.1936, 0.1243, 0.0549, 0.0142, 0.0015, 0.0000};
    for (int k = 0; k < exact.length; k++) {
      for (int value : new int[] {7 - k, 7 + k}) {
        double share = Arrays.stream(medians).filter(m -> m == value).count() / (double) RESAMPLES;
        assertEquals(exact[k], share, 0.004, "median " + value);
      }
    }
  }

  /** The ends of the interval by the same formula. */
  @Test
  void intervalEndsAtTheQuantilesOfTheFormula() {
    BlockBootstrap bootstrap = new BlockBootstrap(singles(13), RESAMPLES, 2);
    assertEquals(7, bootstrap.median());
    double cumulated = 0;
    int lower = 0;
    while (cumulated < 0.025) {
      lower++;
      cumulated = 1 - new BinomialDistribution(13, lower / 13.0).cumulativeProbability(6);
    }
    assertEquals(new Interval(lower, 14 - lower), bootstrap.interval(0.95));
    double p = new BinomialDistribution(13, 5 / 13.0).cumulativeProbability(6);
    assertEquals(1 - p, bootstrap.atMost(5, 1), 0.004);
  }

  @Test
  void blocksAreDrawnWhole() {
    double[][] blocks = {{1, 1}, {2, 2}, {3, 3}};
    double[] medians = new BlockBootstrap(blocks, RESAMPLES, 3).medians();
    // As for three single values: 7, 13 and 7 of 27 draws.
    double[] shares = new double[3];
    for (double median : medians) {
      shares[(int) median - 1] += 1.0 / RESAMPLES;
    }
    assertArrayEquals(new double[] {7 / 27.0, 13 / 27.0, 7 / 27.0}, shares, 0.005);
  }

  @Test
  void evenCountsAverageTheMiddle() {
    double[][] blocks = {{1, 2}, {3, 10}};
    assertEquals(2.5, new BlockBootstrap(blocks, 10, 4).median());
    assertArrayEquals(
        new BlockBootstrap(blocks, 10, 4).medians(),
        new BlockBootstrap(blocks, 10, 4).medians(),
        0);
  }

  @Test
  void wideningMovesBothIntervalAndChance() {
    BlockBootstrap bootstrap = new BlockBootstrap(singles(13), RESAMPLES, 5);
    assertEquals(new Interval(1, 13), bootstrap.interval(0.95).widened(7, 2));
    assertEquals(bootstrap.atMost(5, 1), bootstrap.atMost(3, 2));
    assertTrue(bootstrap.atMost(-100, 1) > 0);
  }
}
