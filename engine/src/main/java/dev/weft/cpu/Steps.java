package dev.weft.cpu;

import java.util.Arrays;

/**
 * One step of online softmax: a tile of queries attends to keys in scratch. The state after all
 * steps does not depend on how the keys were split, but for rounding (Milakov and Gimelshein 2018,
 * "Online normalizer calculation for softmax"; FlashAttention, arXiv 2205.14135).
 */
final class Steps {
  private final TileKernels kernels;

  /** Factor of the products: the scale, and the base change. */
  private final float c;

  Steps(TileKernels kernels, float scale) {
    this.kernels = kernels;
    this.c = scale * TileKernels.LOG2E;
  }

  /**
   * Attends to {@code remote} rows from row 0 with the weight of each query's gate, then to {@code
   * local} rows with weight 1. In causal form local row {@code j} is position {@code start + j}.
   */
  void local(Tile t, Scratch w, int remote, int local, boolean causal, int start) {
    int lanes = t.count;
    int open = remote == 0 ? 0 : t.open;
    int rows = remote + local;
    boolean triangle = causal && t.ordered;
    // Local row r is seen by lane q when start + r <= t.first + q.
    int ahead = t.first - start;
    if (open > 0) {
      kernels.scores(w.k, 0, remote, t.qt, 0, open, w.st, 0);
      kernels.max(w.st, 0, remote, open, w.remoteMax);
    }
    int step = triangle ? kernels.unit : local;
    for (int r = 0; r < local; r += step) {
      int from = triangle ? Math.max(0, r - ahead) / kernels.unit * kernels.unit : 0;
      if (from < lanes) {
        int part = Math.min(step, local - r);
        kernels.scores(w.k, remote + r, part, t.qt, from, lanes, w.st, remote + r);
      }
    }
    if (causal && start + local > t.first) {
      int sure = Math.max(0, Math.min(local, t.ordered ? ahead : 0));
      limits(t, w, start + sure);
      kernels.mask(w.st, remote + sure, rows, lanes, w.limit, 0);
    }
    kernels.max(w.st, remote, rows, lanes, w.max);
    keepMaximum(t, w);
    if (open > 0) {
      kernels.fold(t.m, w.remoteMax, c, t.ungated ? null : t.gateLog, open);
    }
    kernels.fold(t.m, w.max, c, null, lanes);
    rescale(t, w, lanes);
    if (open > 0) {
      kernels.offset(t.m, t.ungated ? null : t.gateLog, w.remoteOffset, open);
      kernels.exp(w.st, 0, remote, open, c, w.remoteOffset, t.l);
    }
    kernels.offset(t.m, null, w.offset, lanes);
    kernels.exp(w.st, remote, rows, lanes, c, w.offset, t.l);
    float[] alpha = t.fresh ? null : w.alpha;
    int split = open > 0 ? Math.min(lanes, kernels.round(open)) : 0;
    int diagonal = triangle ? remote + ahead : -1;
    if (split > 0) {
      kernels.accumulate(w.st, 0, rows, diagonal, w.v, 0, t.o, 0, split, alpha);
    }
    if (split < lanes) {
      kernels.accumulate(w.st, remote, rows, diagonal, w.v, remote, t.o, split, lanes, alpha);
    }
    t.fresh = false;
  }

  /** Each lane's end of the keys it sees, counted from a position on. */
  private static void limits(Tile t, Scratch w, int from) {
    for (int q = 0; q < TileKernels.LANES; q++) {
      w.limit[q] = q < t.count ? t.first + t.order[q] + 1 - from : 0;
    }
  }

  /** Attends to rows with the weight of each query's gate; only the open lanes do. */
  void gated(Tile t, Scratch w, int row, int rows, boolean limited) {
    int lanes = t.open;
    if (lanes == 0 || rows == 0) {
      return;
    }
    kernels.scores(w.k, row, rows, t.qt, 0, lanes, w.st, row);
    if (limited) {
      kernels.mask(w.st, row, row + rows, lanes, w.limit, 0);
    }
    kernels.max(w.st, row, row + rows, lanes, w.max);
    float[] log = t.ungated ? null : t.gateLog;
    finish(t, w, row, rows, lanes, c, log);
  }

  /**
   * Attends like {@link #gated} to the first rows, but leaves in {@code o} what they alone give, to
   * be added to {@code alpha} times what the queries had.
   */
  void partial(Tile t, Scratch w, int rows, boolean limited) {
    int lanes = t.count;
    kernels.scores(w.k, 0, rows, t.qt, 0, lanes, w.st, 0);
    if (limited) {
      kernels.mask(w.st, 0, rows, lanes, w.limit, 0);
    }
    kernels.max(w.st, 0, rows, lanes, w.max);
    partial(t, w, rows, c, t.ungated ? null : t.gateLog);
  }

  /** Does the same with a weight for each row and lane, from a row of {@code log} on. */
  void partialWeighted(Tile t, Scratch w, int rows, float[] log, int logRow) {
    int lanes = t.count;
    kernels.scores(w.k, 0, rows, t.qt, 0, lanes, w.st, 0);
    kernels.addLog(w.st, 0, rows, lanes, c, log, logRow);
    kernels.max(w.st, 0, rows, lanes, w.max);
    partial(t, w, rows, 1, null);
  }

  private void partial(Tile t, Scratch w, int rows, float factor, float[] log) {
    int lanes = t.count;
    keepMaximum(t, w);
    kernels.fold(t.m, w.max, factor, log, lanes);
    rescale(t, w, lanes);
    kernels.offset(t.m, log, w.offset, lanes);
    kernels.exp(w.st, 0, rows, lanes, factor, w.offset, t.l);
    kernels.accumulate(w.st, 0, rows, -1, w.v, 0, t.o, 0, lanes, null);
  }

  /** Attends to rows that weigh 1, in causal form from position {@code start} on. */
  void plain(Tile t, Scratch w, int rows, boolean causal, int start) {
    local(t, w, 0, rows, causal, start);
  }

  /** Attends to rows with a weight each, {@link Scratch#rowLog}. */
  void weightedRows(Tile t, Scratch w, int row, int rows) {
    int lanes = t.count;
    kernels.scores(w.k, row, rows, t.qt, 0, lanes, w.st, row);
    kernels.maxRows(w.st, row, row + rows, lanes, c, w.rowLog, 0, w.max);
    keepMaximum(t, w);
    kernels.fold(t.m, w.max, 1, null, lanes);
    rescale(t, w, lanes);
    kernels.offset(t.m, null, w.offset, lanes);
    kernels.expRows(w.st, row, row + rows, lanes, c, w.rowLog, 0, w.offset, t.l);
    accumulate(t, w, row, rows, lanes);
  }

  /** Attends to rows with a weight for each row and lane, {@link Scratch#log} from a row on. */
  void weighted(Tile t, Scratch w, int row, int rows, float[] log, int logRow) {
    int lanes = t.count;
    kernels.scores(w.k, row, rows, t.qt, 0, lanes, w.st, row);
    kernels.addLog(w.st, row, row + rows, lanes, c, log, logRow);
    kernels.max(w.st, row, row + rows, lanes, w.max);
    finish(t, w, row, rows, lanes, 1, null);
  }

  private void finish(Tile t, Scratch w, int row, int rows, int lanes, float factor, float[] log) {
    keepMaximum(t, w);
    kernels.fold(t.m, w.max, factor, log, lanes);
    rescale(t, w, lanes);
    kernels.offset(t.m, log, w.offset, lanes);
    kernels.exp(w.st, row, row + rows, lanes, factor, w.offset, t.l);
    accumulate(t, w, row, rows, lanes);
  }

  private void accumulate(Tile t, Scratch w, int row, int rows, int lanes) {
    float[] alpha = t.fresh ? null : w.alpha;
    int end = Math.min(t.count, kernels.round(lanes));
    kernels.accumulate(w.st, row, row + rows, -1, w.v, row, t.o, 0, end, alpha);
    if (t.fresh && end < t.count) {
      int stride = kernels.stride;
      Arrays.fill(t.o, end * stride, t.count * stride, 0);
    }
    t.fresh = false;
  }

  private static void keepMaximum(Tile t, Scratch w) {
    if (!t.fresh) {
      System.arraycopy(t.m, 0, w.before, 0, TileKernels.LANES);
    }
  }

  private void rescale(Tile t, Scratch w, int lanes) {
    if (!t.fresh) {
      kernels.rescale(w.before, t.m, w.alpha, t.l, lanes);
    }
  }
}
