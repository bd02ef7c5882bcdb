package dev.weft.dsa;

import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Result;
import java.util.ArrayList;
import java.util.List;

/** Parts of calls and of their results. */
final class Slices {
  private Slices() {}

  /** A segment of a call with as many queries as keys, as a call of its own. */
  static Call segment(Call call, int s) {
    int from = call.cuQ()[s];
    int to = call.cuQ()[s + 1];
    return part(call, from, to, new int[] {0, to - from});
  }

  /** The first tokens of a call without pairs, packed in another way. */
  static Call repacked(Call call, int[] cu) {
    return part(call, 0, cu[cu.length - 1], cu);
  }

  private static Call part(Call call, int from, int to, int[] cu) {
    AttentionSpec spec = call.spec();
    int d = spec.headDim();
    int n = call.queries();
    return new Call(
        spec,
        call.dtype(),
        cu,
        cu,
        rows(call.q(), n, d, from, to),
        rows(call.k(), n, d, from, to),
        rows(call.v(), n, d, from, to),
        call.gate() == null ? null : rows(call.gate(), n, 1, from, to),
        call.pairs() == null ? null : pairs(call.pairs(), from, to));
  }

  /** Rows of what a call gave. */
  static Result rows(Call call, Result all, int from, int to) {
    int n = call.queries();
    int topK = call.spec().routed() == null ? 0 : call.spec().routed().topK();
    return new Result(
        rows(all.out(), n, call.spec().headDim(), from, to),
        rows(all.logSumExp(), n, 1, from, to),
        all.selection() == null ? null : rows(all.selection(), n, topK, from, to));
  }

  /** Tokens {@code from .. to} of {@code [heads, n, d]}. */
  static float[] rows(float[] values, int n, int d, int from, int to) {
    int heads = values.length / Math.max(1, n * d);
    float[] part = new float[heads * (to - from) * d];
    for (int h = 0; h < heads; h++) {
      System.arraycopy(values, (h * n + from) * d, part, h * (to - from) * d, (to - from) * d);
    }
    return part;
  }

  private static int[] rows(int[] values, int n, int d, int from, int to) {
    int heads = values.length / Math.max(1, n * d);
    int[] part = new int[heads * (to - from) * d];
    for (int h = 0; h < heads; h++) {
      System.arraycopy(values, (h * n + from) * d, part, h * (to - from) * d, (to - from) * d);
    }
    return part;
  }

  private static Pairs pairs(Pairs all, int from, int to) {
    List<Integer> kept = new ArrayList<>();
    long[] headPtr = new long[all.headPtr().length];
    for (int list = 0; list + 1 < headPtr.length; list++) {
      for (int e = (int) all.headPtr()[list]; e < all.headPtr()[list + 1]; e++) {
        if (all.row()[e] >= from && all.row()[e] < to) {
          kept.add(e);
        }
      }
      headPtr[list + 1] = kept.size();
    }
    int shift = all.tileColumns() == 1 ? from : 0;
    int[] row = kept.stream().mapToInt(e -> all.row()[e] - from).toArray();
    int[] col = kept.stream().mapToInt(e -> all.col()[e] - shift).toArray();
    float[] value = new float[kept.size()];
    for (int e = 0; e < value.length; e++) {
      value[e] = all.value()[kept.get(e)];
    }
    return new Pairs(headPtr, row, col, value, all.tileColumns());
  }
}
