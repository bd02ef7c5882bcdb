package dev.weft.dsa.oracle;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.HeadTail;

/**
 * The weight {@code W_ij} of a pair, read off the definition: no tiles, no merging, no fast paths.
 */
public final class Weights {
  private Weights() {}

  /**
   * The weights of a query with each key of its segment.
   *
   * @param selection {@code [heads, queries, topK]}, the blocks that were routed to; null if none
   *     are
   * @param head the query head
   * @param row the query, counted in the call
   */
  public static double[] row(Call call, int[] selection, int head, int row) {
    AttentionSpec spec = call.spec();
    int s = call.segmentOf(row);
    int length = call.length(s);
    int i = call.position(s, row);
    double[] listed =
        call.pairs() == null ? null : call.pairs().weights(head, row, call.cuQ()[s], length);
    double[] weights = new double[length];
    for (int j = 0; j < length; j++) {
      weights[j] = weight(call, selection, listed, head, row, i, j, spec);
    }
    return weights;
  }

  private static double weight(
      Call call,
      int[] selection,
      double[] listed,
      int head,
      int row,
      int i,
      int j,
      AttentionSpec spec) {
    if (spec.causal() && j > i) {
      return 0;
    }
    int b = spec.block();
    if (b > 0 && i / b == j / b) {
      return 1;
    }
    if (spec.headTail() != null) {
      double w = headTail(call, head, row, i, j);
      if (!Double.isNaN(w)) {
        return w;
      }
    }
    if (spec.routed() != null && chosen(call, selection, head, row, j / b)) {
      return call.gamma(head, row);
    }
    if (listed != null && !Double.isNaN(listed[j])) {
      return listed[j];
    }
    return 0;
  }

  /** NaN where the pattern does not name the pair. */
  private static double headTail(Call call, int head, int row, int i, int j) {
    HeadTail p = call.spec().headTail();
    int b = call.spec().block();
    if (call.spec().causal()) {
      int start = i / b * b;
      boolean named = j < p.head() || (start - p.tail() <= j && j < start);
      return named ? call.gamma(head, row) : Double.NaN;
    }
    int length = call.length(call.segmentOf(row));
    boolean iGlobal = i < p.head() || i >= length - p.tail();
    boolean jGlobal = j < p.head() || j >= length - p.tail();
    if (iGlobal && jGlobal) {
      return 1;
    }
    if (jGlobal) {
      return call.gamma(head, row);
    }
    // The key's own gate: in encoder form token j is row (row - i + j) of the call.
    return iGlobal ? call.gamma(head, row - i + j) : Double.NaN;
  }

  private static boolean chosen(Call call, int[] selection, int head, int row, int block) {
    int topK = call.spec().routed().topK();
    for (int t = 0; t < topK; t++) {
      if (selection[(head * call.queries() + row) * topK + t] == block) {
        return true;
      }
    }
    return false;
  }
}
