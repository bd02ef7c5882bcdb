package dev.weft.dsa.oracle;

import java.util.Arrays;

/** The choice of blocks: an own one, and whether a kernel's is valid. */
public final class Routing {
  private Routing() {}

  /** The definition's choice, ties to the smaller block, as {@code [heads, queries, topK]}. */
  public static int[] choose(Call call) {
    int topK = call.spec().routed().topK();
    int[] selection = new int[call.spec().heads() * call.queries() * topK];
    for (int h = 0; h < call.spec().heads(); h++) {
      for (int row = 0; row < call.queries(); row++) {
        double[] scores = scores(call, h, row);
        int[] best = new int[topK];
        for (int t = 0; t < topK; t++) {
          best[t] = -1;
          for (int c = 0; c < scores.length; c++) {
            if (!Double.isNaN(scores[c]) && (best[t] < 0 || scores[c] > scores[best[t]])) {
              best[t] = c;
            }
          }
          if (best[t] >= 0) {
            scores[best[t]] = Double.NaN;
          }
        }
        // Ascending, and none at the end.
        for (int t = 0; t < topK; t++) {
          best[t] = best[t] < 0 ? Integer.MAX_VALUE : best[t];
        }
        Arrays.sort(best);
        for (int t = 0; t < topK; t++) {
          selection[(h * call.queries() + row) * topK + t] =
              best[t] == Integer.MAX_VALUE ? -1 : best[t];
        }
      }
    }
    return selection;
  }

  /**
   * Refuses a selection that is not ascending, holds what is no candidate, is not full though there
   * are candidates, or prefers a block over one that scores better by more than rounding.
   */
  public static void check(Call call, int[] selection) {
    int topK = call.spec().routed().topK();
    for (int h = 0; h < call.spec().heads(); h++) {
      for (int row = 0; row < call.queries(); row++) {
        int at = (h * call.queries() + row) * topK;
        check(call, h, row, Arrays.copyOfRange(selection, at, at + topK));
      }
    }
  }

  private static void check(Call call, int h, int row, int[] chosen) {
    double[] scores = scores(call, h, row);
    double[] sorted = Arrays.stream(scores).filter(x -> !Double.isNaN(x)).sorted().toArray();
    int expected = Math.min(chosen.length, sorted.length);
    for (int t = 0; t < chosen.length; t++) {
      boolean none = t >= expected;
      boolean ok =
          none
              ? chosen[t] == -1
              : chosen[t] >= 0
                  && chosen[t] < scores.length
                  && !Double.isNaN(scores[chosen[t]])
                  && (t == 0 || chosen[t] > chosen[t - 1]);
      require(ok, call, h, row, chosen, "expected " + expected + " ascending candidates, then -1");
    }
    if (expected == 0) {
      return;
    }
    double kth = sorted[sorted.length - expected];
    for (int c = 0; c < scores.length; c++) {
      int block = c;
      boolean taken = Arrays.stream(chosen).anyMatch(x -> x == block);
      double slack = 1e-4 * (1 + Math.abs(scores[c]));
      require(!taken || scores[c] >= kth - slack, call, h, row, chosen, "block " + c + " too low");
      require(
          taken || !(scores[c] > kth + slack), call, h, row, chosen, "block " + c + " left out");
    }
  }

  private static void require(boolean ok, Call call, int h, int row, int[] chosen, String what) {
    if (!ok) {
      throw new AssertionError(
          "selection of head %d, row %d is %s: %s; scores %s; %s"
              .formatted(
                  h,
                  row,
                  Arrays.toString(chosen),
                  what,
                  Arrays.toString(scores(call, h, row)),
                  call));
    }
  }

  /** Scores by block; NaN for what is no candidate. */
  private static double[] scores(Call call, int head, int row) {
    int s = call.segmentOf(row);
    int b = call.spec().block();
    int own = call.position(s, row) / b;
    double[] scores = new double[call.blocks(s)];
    for (int c = 0; c < scores.length; c++) {
      boolean candidate = call.spec().causal() ? c < own : c != own;
      scores[c] = candidate ? score(call, head, row, s, c) : Double.NaN;
    }
    return scores;
  }

  private static double score(Call call, int head, int row, int s, int block) {
    int d = call.spec().headDim();
    int from = block * call.spec().block();
    int to = Math.min(call.length(s), from + call.spec().block());
    double score = 0;
    for (int e = 0; e < d; e++) {
      float sum = 0;
      for (int j = from; j < to; j++) {
        sum += call.k()[call.keyAt(head, s, j) + e];
      }
      float mean = sum / (to - from);
      score += (double) call.q()[call.queryAt(head, row) + e] * mean;
    }
    return score;
  }
}
