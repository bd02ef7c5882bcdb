package dev.weft.cpu;

import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Chooses each query's blocks: those whose mean key has the largest product with it. {@code 2d}
 * operations a query and candidate; the choice among them costs about as much as 20 more.
 */
final class Router {
  private final Call call;
  private final Geometry geometry;
  private final BlockMeans means;
  private final int topK;

  Router(Call call, Geometry geometry, BlockMeans means) {
    this.call = call;
    this.geometry = geometry;
    this.means = means;
    topK = call.spec.routed().topK();
  }

  /** What one worker needs. */
  static final class Work {
    final float[] best;
    final float[] which;

    Work(int topK) {
      best = new float[Math.max(topK, 4) * TileKernels.LANES];
      which = new float[Math.max(topK, 4) * TileKernels.LANES];
    }
  }

  /** Chooses for the queries of a range: {@code selection[(position − from) * topK + i]}. */
  void range(Scratch w, Work work, int s, int head, RangeState state, int to, int[] selection) {
    int from = state.begin;
    int length = call.segments.keyCount(s);
    Tile t = w.tiles[0];
    int next;
    for (int p = from; p < to; p = next) {
      next = Math.min(Math.min(to, p + TileKernels.LANES), geometry.blockEnd(p, length));
      int count = next - p;
      int lanes = call.kernels.round(count);
      int own = p / call.spec.block();
      int candidates = call.spec.causal() ? own : means.blocks(s);
      Arrays.fill(work.best, Float.NEGATIVE_INFINITY);
      Arrays.fill(work.which, TileKernels.NONE);
      call.kernels.transpose(state.q, p - from, null, (count + 7) / 8 * 8, t.qt);
      for (int b = 0; b < candidates; b += Scratch.STEP) {
        int blocks = Math.min(Scratch.STEP, candidates - b);
        float[] rows = means.load(w, s, call.kvHead(head), b, blocks);
        call.kernels.scores(rows, means.row(s, b), blocks, t.qt, 0, lanes, w.st, 0);
        if (!call.spec.causal() && own >= b && own < b + blocks) {
          int row = (own - b) * TileKernels.LANES;
          Arrays.fill(w.st, row, row + lanes, Float.NEGATIVE_INFINITY);
        }
        call.kernels.select(w.st, 0, blocks, lanes, b, topK, work.best, work.which);
      }
      call.kernels.ascending(work.which, lanes, topK);
      copy(work.which, count, topK, selection, (p - from) * topK);
    }
    write(s, head, from, to, selection);
  }

  /** Copies the blocks of lanes to a row each; none becomes −1. */
  static void copy(float[] which, int lanes, int topK, int[] to, int at) {
    for (int i = 0; i < topK; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        float block = which[i * TileKernels.LANES + lane];
        to[at + lane * topK + i] = block == TileKernels.NONE ? -1 : (int) block;
      }
    }
  }

  void write(int s, int head, int from, int to, int[] selection) {
    Tensor t = call.operands.selection();
    if (t == null) {
      return;
    }
    MemorySegment segment = t.segment();
    long first = head * t.stride(0) + call.row(s, from) * t.stride(1);
    if (t.stride(2) == 1 && t.stride(1) == topK) {
      int count = (to - from) * topK;
      MemorySegment.copy(selection, 0, segment, ValueLayout.JAVA_INT, 4 * first, count);
      return;
    }
    for (int row = 0; row < to - from; row++) {
      for (int i = 0; i < topK; i++) {
        long at = first + row * t.stride(1) + i * t.stride(2);
        segment.setAtIndex(ValueLayout.JAVA_INT, at, selection[row * topK + i]);
      }
    }
  }
}
