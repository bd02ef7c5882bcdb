package dev.weft.cpu;

/** Online softmax of one query at a time, for queries too few or pairs too scattered for tiles. */
final class RowSteps {
  private final Call call;
  private final TileKernels kernels;
  private final float c;

  RowSteps(Call call) {
    this.call = call;
    kernels = call.kernels;
    c = call.spec.scale() * TileKernels.LOG2E;
  }

  /**
   * Lists {@code count} positions as the next rows; loads them where rows are not read in place.
   */
  void list(Scratch w, int s, int head, int from, int count, int at) {
    if (call.keys.direct() == null) {
      call.loadKeys(w, s, head, from, count, at);
    } else {
      call.keys.index(s, call.kvHead(head), from, count, w.index, at);
    }
  }

  /**
   * The query in row {@code q} attends to the first {@code rows} rows that were listed, with the
   * logarithms of weights in {@code log} or, if that is null, weights of 1. Adds to row {@code i}
   * of a state.
   */
  void attend(
      Scratch w,
      int head,
      int rows,
      float[] log,
      float[] q,
      float[] o,
      float[] m,
      float[] l,
      int i) {
    int stride = kernels.stride;
    float[] s = w.st;
    KeySource.Direct direct = call.keys.direct();
    int kvHead = call.kvHead(head);
    if (direct == null) {
      kernels.dots(w.k, 0, rows, q, i * stride, s);
    } else {
      long base = call.keys.base(kvHead, false);
      kernels.dotsAt(direct.keys(), base, direct.keyStep(), w.index, rows, q, i * stride, s);
    }
    float factor = c;
    if (log != null) {
      for (int j = 0; j < rows; j++) {
        s[j] = Math.fma(s[j], c, log[j]);
      }
      factor = 1;
    }
    float before = m[i];
    float most = Math.max(before, kernels.maxRow(s, rows) * factor);
    float safe = most <= TileKernels.NOTHING ? 0 : most;
    m[i] = most;
    if (l[i] != 0 && before != most) {
      float alpha = (float) Math.pow(2, (double) before - safe);
      l[i] *= alpha;
      for (int d = i * stride; d < (i + 1) * stride; d++) {
        o[d] *= alpha;
      }
    }
    l[i] += kernels.expRow(s, rows, factor, -safe);
    if (direct == null) {
      kernels.addRows(s, rows, w.v, 0, o, i * stride);
    } else {
      long base = call.keys.base(kvHead, true);
      kernels.addRowsAt(s, direct.values(), base, direct.valueStep(), w.index, rows, o, i * stride);
    }
  }
}
