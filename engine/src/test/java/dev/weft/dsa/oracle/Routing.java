package dev.weft.dsa.oracle;

import dev.weft.tensor.DType;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** The choice of blocks: an own one, and whether a kernel's is valid. */
public final class Routing {
  private Routing() {}

  /** The definition's choice, ties to the smaller block, as {@code [heads, queries, topK]}. */
  public static int[] choose(Call call) {
    int topK = call.spec().routed().topK();
    float[][] means = means(call);
    int[] selection = new int[call.spec().heads() * call.queries() * topK];
    for (int h = 0; h < call.spec().heads(); h++) {
      for (int row = 0; row < call.queries(); row++) {
        double[] scores = scores(call, means, h, row);
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
    float[][] means = means(call);
    String trouble =
        IntStream.range(0, call.spec().heads() * call.queries())
            .parallel()
            .mapToObj(
                x ->
                    trouble(
                        call,
                        means,
                        x / call.queries(),
                        x % call.queries(),
                        Arrays.copyOfRange(selection, x * topK, x * topK + topK)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (trouble != null) {
      throw new AssertionError(trouble);
    }
  }

  /** What is wrong with a row's choice, or null. */
  private static String trouble(Call call, float[][] means, int h, int row, int[] chosen) {
    double[] scores = scores(call, means, h, row);
    String trouble = trouble(scores, chosen, rounding(call, means, h, row));
    return trouble == null
        ? null
        : "selection of head %d, row %d is %s: %s; scores %s; %s"
            .formatted(h, row, Arrays.toString(chosen), trouble, Arrays.toString(scores), call);
  }

  /**
   * How far the scores of a row may be off where means are rounded to the storage type, as on a
   * device: half a unit in the last place of each product.
   */
  private static double[] rounding(Call call, float[][] means, int h, int row) {
    double[] slack = new double[call.blocks(call.segmentOf(row))];
    for (int c = 0; call.dtype() != DType.F32 && c < slack.length; c++) {
      int d = call.spec().headDim();
      int s = call.segmentOf(row);
      int at = (call.cuK()[s] + c * call.spec().block()) * d;
      float[] of = means[call.kvHead(h)];
      for (int e = 0; e < d; e++) {
        double mean = of[at + e];
        double rounded = Rounding.to(call.dtype(), mean);
        slack[c] += Math.abs(call.q()[call.queryAt(h, row) + e] * (rounded - mean));
      }
    }
    return slack;
  }

  private static String trouble(double[] scores, int[] chosen, double[] rounding) {
    // NaN sorts last.
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int candidates = 0;
    while (candidates < sorted.length && !Double.isNaN(sorted[candidates])) {
      candidates++;
    }
    int expected = Math.min(chosen.length, candidates);
    boolean[] taken = new boolean[scores.length];
    for (int t = 0; t < chosen.length; t++) {
      int c = chosen[t];
      boolean some = c >= 0 && c < scores.length && !Double.isNaN(scores[c]);
      boolean ok = t < expected ? some && (t == 0 || c > chosen[t - 1]) : c == -1;
      if (!ok) {
        return "expected " + expected + " ascending candidates, then -1";
      }
      if (some) {
        taken[c] = true;
      }
    }
    double kth = expected == 0 ? 0 : sorted[candidates - expected];
    double most = Arrays.stream(rounding).max().orElse(0);
    for (int c = 0; c < scores.length; c++) {
      double slack = 1e-4 * (1 + Math.abs(scores[c])) + rounding[c] + most;
      if (taken[c] ? scores[c] < kth - slack : scores[c] > kth + slack) {
        return "block " + c + (taken[c] ? " is too low" : " was left out");
      }
    }
    return null;
  }

  /** Scores by block; NaN for what is no candidate. */
  private static double[] scores(Call call, float[][] means, int head, int row) {
    int s = call.segmentOf(row);
    int own = call.position(s, row) / call.spec().block();
    double[] scores = new double[call.blocks(s)];
    for (int c = 0; c < scores.length; c++) {
      boolean candidate = call.spec().causal() ? c < own : c != own;
      scores[c] = candidate ? dot(call, head, row, means[call.kvHead(head)], s, c) : Double.NaN;
    }
    return scores;
  }

  private static double dot(Call call, int head, int row, float[] means, int s, int block) {
    int d = call.spec().headDim();
    int at = (call.cuK()[s] + block * call.spec().block()) * d;
    double score = 0;
    for (int e = 0; e < d; e++) {
      score += (double) call.q()[call.queryAt(head, row) + e] * means[at + e];
    }
    return score;
  }

  /** The mean key of each block, of each kv head, in the row of the block's first key. */
  private static float[][] means(Call call) {
    int d = call.spec().headDim();
    float[][] means = new float[call.spec().kvHeads()][call.keys() * d];
    for (int head = 0; head < call.spec().heads(); head++) {
      for (int s = 0; s < call.segments(); s++) {
        for (int from = 0; from < call.length(s); from += call.spec().block()) {
          int to = Math.min(call.length(s), from + call.spec().block());
          for (int e = 0; e < d; e++) {
            float sum = 0;
            for (int j = from; j < to; j++) {
              sum += call.k()[call.keyAt(head, s, j) + e];
            }
            means[call.kvHead(head)][(call.cuK()[s] + from) * d + e] = sum / (to - from);
          }
        }
      }
    }
    return means;
  }
}
