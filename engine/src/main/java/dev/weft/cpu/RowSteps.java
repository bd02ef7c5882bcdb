package dev.weft.cpu;

/** Online softmax of one query at a time, for queries too few or pairs too scattered for tiles. */
final class RowSteps {
  private final TileKernels kernels;
  private final float c;

  RowSteps(TileKernels kernels, float scale) {
    this.kernels = kernels;
    c = scale * TileKernels.LOG2E;
  }

  /**
   * The query in row {@code q} attends to the first {@code rows} rows of scratch, with the
   * logarithms of weights in {@code log} or, if that is null, weights of 1. Adds to row {@code i}
   * of a state.
   */
  void attend(Scratch w, int rows, float[] log, float[] q, float[] o, float[] m, float[] l, int i) {
    int stride = kernels.stride;
    float[] s = w.st;
    kernels.dots(w.k, 0, rows, q, i * stride, s);
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
    if (l[i] != 0) {
      float alpha = (float) Math.pow(2, (double) before - safe);
      if (alpha != 1) {
        l[i] *= alpha;
        for (int d = i * stride; d < (i + 1) * stride; d++) {
          o[d] *= alpha;
        }
      }
    }
    l[i] += kernels.expRow(s, rows, factor, -safe);
    kernels.addRows(s, rows, w.v, 0, o, i * stride);
  }
}
