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
      Arrays.fill(work.which, -1);
      call.kernels.transpose(state.q, null, p - from, (count + 7) / 8 * 8, t.qt);
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
      for (int lane = 0; lane < count; lane++) {
        ascending(work.which, lane, topK, selection, (p - from + lane) * topK);
      }
    }
    write(s, head, from, to, selection);
  }

  /** Copies a lane's blocks in ascending order; none (−1) goes to the end. */
  static void ascending(float[] which, int lane, int topK, int[] to, int at) {
    for (int i = 0; i < topK; i++) {
      int block = (int) which[i * TileKernels.LANES + lane];
      int place = at + i;
      while (place > at && Integer.compareUnsigned(to[place - 1], block) > 0) {
        to[place] = to[place - 1];
        place--;
      }
      to[place] = block;
    }
  }

  void write(int s, int head, int from, int to, int[] selection) {
    Tensor t = call.operands.selection();
    if (t == null) {
      return;
    }
    MemorySegment segment = t.segment();
    for (int p = from; p < to; p++) {
      long at = head * t.stride(0) + call.row(s, p) * t.stride(1);
      for (int i = 0; i < topK; i++) {
        segment.setAtIndex(
            ValueLayout.JAVA_INT, at + i * t.stride(2), selection[(p - from) * topK + i]);
      }
    }
  }
}
