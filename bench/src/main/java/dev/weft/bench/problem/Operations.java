package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;

/**
 * Counts what an operator must compute on one segment: the pairs whose weight is above 0. Masked
 * triangles, padding and closed gates do not count; the router's work is counted apart.
 */
public final class Operations {

  private Operations() {}

  /**
   * Operations of a pair: a product of two rows of {@code headDim}, and a scaled sum of another.
   */
  public static double ofPairs(double pairs, int headDim) {
    return 4.0 * headDim * pairs;
  }

  /**
   * Operations of the attention proper.
   *
   * @param spec the operator
   * @param n tokens
   * @param gate as bound, or null
   * @param selection {@code [heads, n, topK]} I32 as the run wrote it, needed if the operator
   *     routes
   * @param coo as bound, or null
   * @return {@code 4 · headDim} for each pair of each head
   */
  public static double attention(
      AttentionSpec spec, int n, Tensor gate, Tensor selection, Coo coo) {
    boolean headsAlike =
        (gate == null || gate.rank() == 1)
            && selection == null
            && (coo == null || coo.lists() == 1);
    double pairs = 0;
    if (headsAlike) {
      pairs = (double) spec.heads() * new PairCount(spec, n, gate, null, coo, 0).total();
    } else {
      for (int head = 0; head < spec.heads(); head++) {
        pairs += new PairCount(spec, n, gate, selection, coo, head).total();
      }
    }
    return ofPairs(pairs, spec.headDim());
  }

  /**
   * Operations of the router.
   *
   * @return {@code 2 · headDim} for each token and candidate block of each head, 0 without routing
   */
  public static double router(AttentionSpec spec, int n) {
    if (spec.routed() == null) {
      return 0;
    }
    double candidates = 0;
    int blocks = Math.ceilDiv(n, spec.block());
    for (int i = 0; i < n; i++) {
      candidates += spec.causal() ? i / spec.block() : blocks - 1;
    }
    return 2.0 * spec.headDim() * spec.heads() * candidates;
  }
}
