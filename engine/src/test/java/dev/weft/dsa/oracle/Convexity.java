package dev.weft.dsa.oracle;

/** Whether each output lies between the least and the largest value that its row sees. */
public final class Convexity {
  private Convexity() {}

  /** Checks every component, allowing for the rounding of sums of these values. */
  public static void check(Call call, Result result) {
    int d = call.spec().headDim();
    for (int h = 0; h < call.spec().heads(); h++) {
      for (int row = 0; row < call.queries(); row++) {
        double[] weights = Weights.row(call, result.selection(), h, row);
        for (int e = 0; e < d; e++) {
          check(call, h, row, e, weights, result.out()[call.queryAt(h, row) + e]);
        }
      }
    }
  }

  private static void check(Call call, int h, int row, int e, double[] weights, float actual) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int s = call.segmentOf(row);
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] > 0) {
        double v = call.v()[call.keyAt(h, s, j) + e];
        least = Math.min(least, v);
        most = Math.max(most, v);
      }
    }
    if (least > most) {
      least = 0;
      most = 0;
    }
    double slack = 1e-6 * Math.max(Math.abs(least), Math.abs(most));
    if (!(actual >= least - slack && actual <= most + slack)) {
      throw new AssertionError(
          "out[head %d, row %d, %d] is %s, expected %s to %s; %s"
              .formatted(h, row, e, actual, least, most, call));
    }
  }
}
