package dev.weft.bench.gate.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction of p-values for several tests. */
public final class Holm {

  private Holm() {}

  /**
   * Adjusts p-values, so that comparing each with a level bounds the chance of any false rejection
   * by that level, whatever the tests' dependence.
   *
   * @param p a value for each test, in [0, 1]
   * @return the adjusted values, in the same order
   */
  public static double[] adjust(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double most = 0;
    for (int rank = 0; rank < p.length; rank++) {
      most = Math.max(most, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = most;
    }
    return adjusted;
  }
}
