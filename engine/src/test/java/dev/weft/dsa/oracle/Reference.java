package dev.weft.dsa.oracle;

import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;
import java.util.stream.IntStream;

/**
 * Attention by its formula, row by row, in float64.
 *
 * @param out {@code [heads, queries, d]}
 * @param logSumExp {@code [heads, queries]}
 */
public record Reference(double[] out, double[] logSumExp) {

  /**
   * Computes {@code softmax_j(scale · q·k + ln W) V}. A pair of weight 0 is not touched, so that
   * what its key and value hold cannot matter.
   *
   * @param selection the blocks that were routed to, or null
   */
  public static Reference of(Call call, int[] selection) {
    AttentionSpec spec = call.spec();
    Reference r =
        new Reference(
            new double[spec.heads() * call.queries() * spec.headDim()],
            new double[spec.heads() * call.queries()]);
    eachRow(
        call,
        (h, row) -> {
          double[] w = Weights.row(call, selection, h, row);
          double[] logits = new double[w.length];
          for (int j = 0; j < w.length; j++) {
            logits[j] =
                w[j] == 0
                    ? Double.NEGATIVE_INFINITY
                    : (double) spec.scale() * dot(call, h, row, j) + Math.log(w[j]);
          }
          r.logSumExp[h * call.queries() + row] = softmax(logits);
          combine(call, h, row, logits, r.out);
        });
    return r;
  }

  /**
   * The output of the same formula evaluated step by step in a storage type: scores, their scaling,
   * the bias, the probabilities and the output are each rounded to it.
   */
  public static double[] eager(Call call, int[] selection) {
    AttentionSpec spec = call.spec();
    DType t = call.dtype();
    double[] out = new double[spec.heads() * call.queries() * spec.headDim()];
    eachRow(
        call,
        (h, row) -> {
          double[] w = Weights.row(call, selection, h, row);
          double[] p = new double[w.length];
          for (int j = 0; j < w.length; j++) {
            p[j] = w[j] == 0 ? Double.NEGATIVE_INFINITY : logit(call, h, row, j, w[j]);
          }
          softmax(p);
          for (int j = 0; j < p.length; j++) {
            p[j] = Rounding.to(t, p[j]);
          }
          combine(call, h, row, p, out);
        });
    for (int e = 0; e < out.length; e++) {
      out[e] = Rounding.to(t, out[e]);
    }
    return out;
  }

  /** Computes one row of one head, and writes what is its alone. */
  @FunctionalInterface
  private interface Row {
    void compute(int head, int row);
  }

  /** On all cores: most of the time of many tests. */
  private static void eachRow(Call call, Row row) {
    IntStream.range(0, call.spec().heads() * call.queries())
        .parallel()
        .forEach(x -> row.compute(x / call.queries(), x % call.queries()));
  }

  private static double logit(Call call, int head, int row, int j, double weight) {
    DType t = call.dtype();
    double scaled = Rounding.to(t, call.spec().scale() * Rounding.to(t, dot(call, head, row, j)));
    return Rounding.to(t, scaled + Rounding.to(t, Math.log(weight)));
  }

  private static double dot(Call call, int head, int row, int j) {
    int a = call.queryAt(head, row);
    int b = call.keyAt(head, call.segmentOf(row), j);
    double sum = 0;
    for (int e = 0; e < call.spec().headDim(); e++) {
      sum += (double) call.q()[a + e] * call.k()[b + e];
    }
    return sum;
  }

  /** Turns logits into probabilities, all 0 where there is no pair; returns the log-sum-exp. */
  private static double softmax(double[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      x[j] = x[j] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(x[j] - max);
      sum += x[j];
    }
    for (int j = 0; j < x.length && sum != 0; j++) {
      x[j] /= sum;
    }
    return max + Math.log(sum);
  }

  private static void combine(Call call, int head, int row, double[] p, double[] out) {
    int o = call.queryAt(head, row);
    for (int j = 0; j < p.length; j++) {
      if (p[j] != 0) {
        int at = call.keyAt(head, call.segmentOf(row), j);
        for (int e = 0; e < call.spec().headDim(); e++) {
          out[o + e] += p[j] * call.v()[at + e];
        }
      }
    }
  }
}
