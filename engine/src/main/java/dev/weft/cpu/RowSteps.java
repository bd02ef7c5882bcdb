package dev.weft.cpu;

/** Online softmax of one query at a time, for queries too few or pairs too scattered for tiles. */
final class RowSteps {
  private final Call call;
  private final TileKernels kernels;
  private final float c;

  /** Where rows lie that are read in place; null where they are copied first. */
  private final KeySource.Direct direct;

  /** Whether rows are read in place in runs of neighbours. */
  private final boolean runs;

  /**
   * Takes what a call's passes share.
   *
   * @param scattered whether rows are listed one by one, so that there are no runs
   */
  RowSteps(Call call, boolean scattered) {
    this.call = call;
    kernels = call.kernels;
    c = call.spec.scale() * TileKernels.LOG2E;
    direct = call.keys.direct();
    runs = !scattered && direct != null && direct.packed(call.spec.headDim());
  }

  /**
   * Lists {@code count} positions as the next rows; loads them where rows are not read in place.
   */
  void list(Scratch w, int s, int head, int from, int count, int at) {
    if (direct == null) {
      call.loadKeys(w, s, head, from, count, at);
    } else if (runs) {
      int next = at == 0 ? 0 : w.runsEnd;
      w.runsEnd = call.keys.runs(s, call.kvHead(head), from, count, w.runs, next);
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
    int kvHead = call.kvHead(head);
    dots(w, kvHead, rows, q, i * stride);
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
    addRows(w, kvHead, rows, o, i * stride);
  }

  private void dots(Scratch w, int kvHead, int rows, float[] q, int q0) {
    float[] s = w.st;
    if (direct == null) {
      kernels.dots(w.k, 0, rows, q, q0, s);
      return;
    }
    long base = call.keys.base(kvHead, false);
    long step = direct.keyStep();
    if (!runs) {
      kernels.dotsAt(direct.keys(), base, step, w.index, rows, q, q0, s, 0);
      return;
    }
    int at = 0;
    for (int r = 0; r < w.runsEnd; r += 2) {
      int row = w.runs[r];
      int count = w.runs[r + 1];
      int fours = count & ~3;
      if (fours > 0) {
        kernels.dotsRun(direct.keys(), base + row * step, fours, q, q0, s, at);
      }
      if (fours < count) {
        for (int j = fours; j < count; j++) {
          w.index[j - fours] = row + j;
        }
        kernels.dotsAt(direct.keys(), base, step, w.index, count - fours, q, q0, s, at + fours);
      }
      at += count;
    }
  }

  private void addRows(Scratch w, int kvHead, int rows, float[] o, int o0) {
    float[] p = w.st;
    if (direct == null) {
      kernels.addRows(p, rows, w.v, 0, o, o0);
      return;
    }
    long base = call.keys.base(kvHead, true);
    long step = direct.valueStep();
    if (!runs) {
      kernels.addRowsAt(p, direct.values(), base, step, w.index, rows, o, o0);
      return;
    }
    int at = 0;
    for (int r = 0; r < w.runsEnd; r += 2) {
      int count = w.runs[r + 1];
      kernels.addRowsRun(p, at, direct.values(), base + w.runs[r] * step, count, o, o0);
      at += count;
    }
  }
}
