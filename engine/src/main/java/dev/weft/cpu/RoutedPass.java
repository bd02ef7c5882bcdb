package dev.weft.cpu;

import java.util.Arrays;

/**
 * Attention to the chosen blocks. A block's keys are loaded once for all queries of a range that
 * chose it, which are gathered into tiles: the products run at tile speed whatever was chosen. Keys
 * that head/tail names are left out: they were counted.
 */
final class RoutedPass {
  private final Call call;
  private final Geometry geometry;
  private final int topK;
  private final int block;

  RoutedPass(Call call, Geometry geometry) {
    this.call = call;
    this.geometry = geometry;
    topK = call.spec.routed().topK();
    block = call.spec.block();
  }

  /** What one worker needs. */
  static final class Work {
    final int[] selection;

    /** Rows of the range, bucketed by block. */
    final int[] order;

    /** Where each block's bucket begins. */
    final int[] bucket;

    Work(int range, int blocks, int topK) {
      selection = new int[Math.multiplyExact(range + TileKernels.LANES, topK)];
      order = new int[selection.length];
      bucket = new int[blocks + 2];
    }

    long bytes() {
      return 4L * (selection.length + order.length + bucket.length);
    }
  }

  /** Adds the chosen blocks of the queries in [from, to) to their state. */
  void range(
      Scratch w, Work work, float[] gateLog, int s, int head, RangeState state, int from, int to) {
    int length = call.segments.keyCount(s);
    int blocks = (length + block - 1) / block;
    int begin = state.begin;
    int[] bucket = work.bucket;
    Arrays.fill(bucket, 0, blocks + 2, 0);
    for (int row = from - begin; row < to - begin; row++) {
      for (int i = 0; i < topK && gateLog[row] != TileKernels.NEVER; i++) {
        int b = work.selection[row * topK + i];
        if (b >= 0) {
          bucket[b + 2]++;
        }
      }
    }
    for (int b = 2; b < blocks + 2; b++) {
      bucket[b] += bucket[b - 1];
    }
    for (int row = from - begin; row < to - begin; row++) {
      for (int i = 0; i < topK && gateLog[row] != TileKernels.NEVER; i++) {
        int b = work.selection[row * topK + i];
        if (b >= 0) {
          work.order[bucket[b + 1]++] = row;
        }
      }
    }
    for (int b = 0; b < blocks; b++) {
      if (bucket[b] < bucket[b + 1]) {
        block(w, work, gateLog, s, head, state, b, length);
      }
    }
  }

  private void block(
      Scratch w, Work work, float[] gateLog, int s, int head, RangeState state, int b, int length) {
    int from = b * block;
    int to = (int) Math.min(length, (long) from + block);
    if (call.spec.headTail() != null) {
      from = Math.max(from, Math.min(call.spec.headTail().head(), length));
      to = call.spec.causal() ? to : Math.min(to, geometry.tailBegin(length));
    }
    Tile t = w.tiles[0];
    for (int p = from; p < to; p += Scratch.STEP) {
      int rows = Math.min(Scratch.STEP, to - p);
      call.loadKeys(w, s, head, p, rows, 0);
      for (int i = work.bucket[b]; i < work.bucket[b + 1]; i += TileKernels.LANES) {
        int count = Math.min(TileKernels.LANES, work.bucket[b + 1] - i);
        state.gather(t, call.kernels, work.order, i, count);
        t.ungated = call.operands.gate() == null;
        for (int lane = 0; lane < call.kernels.round(count); lane++) {
          t.gateLog[lane] = gateLog[t.order[lane]];
        }
        boolean limited = limits(t, w, state.begin, p, p + rows);
        call.steps.partial(t, w, rows, limited);
        state.scatter(t, call.kernels, w.alpha);
      }
    }
  }

  /** Causal form: a query leaves out the keys of its recent past, which head/tail names. */
  private boolean limits(Tile t, Scratch w, int begin, int from, int to) {
    if (!call.spec.causal() || call.spec.headTail() == null) {
      return false;
    }
    boolean any = false;
    for (int lane = 0; lane < call.kernels.round(t.count); lane++) {
      int recent = geometry.recentBegin(geometry.blockBegin(begin + t.order[lane]));
      w.limit[lane] = recent - from;
      any |= recent < to;
    }
    return any;
  }
}
