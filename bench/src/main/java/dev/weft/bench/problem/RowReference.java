package dev.weft.bench.problem;

import dev.weft.tensor.Tensor;

/** Attention of single rows in float64, by the definition: what results are checked against. */
public final class RowReference {
  private final Tensor q;
  private final Tensor k;
  private final Tensor v;
  private final float scale;
  private final PairWeights weights;

  /**
   * Takes the operator's tensors, of one segment.
   *
   * @param q {@code [heads, n, d]}
   * @param k {@code [kvHeads, n, d]}
   * @param v {@code [kvHeads, n, d]}
   * @param scale factor of the logits
   * @param weights of the pairs
   */
  public RowReference(Tensor q, Tensor k, Tensor v, float scale, PairWeights weights) {
    this.q = q;
    this.k = k;
    this.v = v;
    this.scale = scale;
    this.weights = weights;
  }

  /** The output of one query; zeros if it has no pair. */
  public double[] row(int head, int i) {
    int n = (int) k.shape(1);
    int kvHead = (int) (head * k.shape(0) / q.shape(0));
    float[] w = new float[n];
    weights.row(head, i, w);
    double[] query = doubles(q, head, i);
    double[] logits = new double[n];
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      if (w[j] > 0) {
        double[] key = doubles(k, kvHead, j);
        double product = 0;
        for (int e = 0; e < key.length; e++) {
          product += query[e] * key[e];
        }
        logits[j] = scale * product + Math.log(w[j]);
        most = Math.max(most, logits[j]);
      }
    }
    double[] sum = new double[query.length];
    double total = 0;
    for (int j = 0; j < n; j++) {
      if (w[j] > 0) {
        double p = Math.exp(logits[j] - most);
        double[] value = doubles(v, kvHead, j);
        total += p;
        for (int e = 0; e < sum.length; e++) {
          sum[e] += p * value[e];
        }
      }
    }
    for (int e = 0; e < sum.length && total > 0; e++) {
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
}
