package dev.weft.bench.demo;

import dev.weft.bench.problem.PairWeights;
import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.Tensor;

/** Attention of single rows in float64, by the definition: what results are checked against. */
final class RowOracle {
  private static final int SAMPLES = 24;

  private final AttentionSpec spec;
  private final TextTensors tensors;
  private final int n;
  private final PairWeights weights;

  RowOracle(AttentionSpec spec, TextTensors tensors) {
    this.spec = spec;
    this.tensors = tensors;
    this.n = (int) tensors.q().shape(1);
    this.weights =
        new PairWeights(spec, n, spec.headTail() == null ? null : tensors.gate(), null, null);
  }

  /**
   * How far an output is from the reference on sampled rows, the first and the last among them.
   *
   * @param out {@code [heads, n, d]}
   */
  Deviation compare(Tensor out) {
    double most = 0;
    double difference = 0;
    double size = 0;
    for (int head = 0; head < spec.heads(); head++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        // The first, the last, and others that fall on different places of their blocks.
        int i = (int) ((long) sample * (n - 1) / (SAMPLES - 1));
        double[] expected = row(head, i);
        for (int e = 0; e < expected.length; e++) {
          double delta = out.getFloat(head, i, e) - expected[e];
          most = Math.max(most, Math.abs(delta));
          difference += delta * delta;
          size += expected[e] * expected[e];
        }
      }
    }
    return new Deviation(most, Math.sqrt(difference / size));
  }

  private double[] row(int head, int i) {
    int kvHead = head * spec.kvHeads() / spec.heads();
    float[] w = new float[n];
    weights.row(head, i, w);
    double[] query = doubles(tensors.q(), head, i);
    double[] logits = new double[n];
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      logits[j] = Double.NEGATIVE_INFINITY;
      if (w[j] > 0) {
        double[] key = doubles(tensors.k(), kvHead, j);
        double product = 0;
        for (int e = 0; e < key.length; e++) {
          product += query[e] * key[e];
        }
        logits[j] = spec.scale() * product + Math.log(w[j]);
        most = Math.max(most, logits[j]);
      }
    }
    double[] sum = new double[query.length];
    double total = 0;
    for (int j = 0; j < n; j++) {
      if (w[j] > 0) {
        double p = Math.exp(logits[j] - most);
        double[] value = doubles(tensors.v(), kvHead, j);
        total += p;
        for (int e = 0; e < sum.length; e++) {
          sum[e] += p * value[e];
        }
      }
    }
    for (int e = 0; e < sum.length; e++) {
      sum[e] /= total;
    }
    return sum;
  }

  private static double[] doubles(Tensor t, int head, int i) {
    double[] row = new double[(int) t.shape(2)];
    for (int e = 0; e < row.length; e++) {
      row[e] = t.getFloat(head, i, e);
    }
    return row;
  }

  /**
   * Differences from the reference.
   *
   * @param most of one element
   * @param relative norm of the difference over norm of the reference
   */
  record Deviation(double most, double relative) {

    private static final double MOST = 2e-5;

    /** Whether single precision explains it. */
    boolean ok() {
      return most <= MOST;
    }
  }
}
