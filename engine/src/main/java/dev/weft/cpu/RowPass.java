package dev.weft.cpu;

import java.util.Arrays;

/**
 * Few queries against many keys in causal form: decode, and the check of a few drafted tokens.
 * Bound by reading the keys and values that a query sees, {@code 8d} bytes a pair in F32.
 */
final class RowPass {
  private final Call call;
  private final Geometry geometry;
  private final BlockMeans means;
  private final RowSteps steps;

  RowPass(Call call, Geometry geometry, BlockMeans means) {
    this.call = call;
    this.geometry = geometry;
    this.means = means;
    steps = new RowSteps(call, false);
  }

  /** What one worker needs. */
  static final class Work {
    final int[] pieces = new int[8];
    final float[] gateLog;
    final float[] q;
    final float[] o;
    final float[] m;
    final float[] l;
    final int[] selection;
    final float[] best;
    final float[] which;

    Work(TileKernels kernels, int queries, int topK) {
      gateLog = new float[queries + TileKernels.PAD];
      q = new float[queries * kernels.stride];
      o = new float[queries * kernels.stride];
      m = new float[queries];
      l = new float[queries + TileKernels.PAD];
      selection = new int[queries * topK];
      best = new float[Math.max(topK, 4) * TileKernels.LANES];
      which = new float[Math.max(topK, 4) * TileKernels.LANES];
    }
  }

  /** Computes all queries of a segment for one head. */
  void item(Scratch w, Work work, Router router, int s, int head) {
    int first = call.firstQuery(s);
    int length = call.segments.keyCount(s);
    int queries = length - first;
    call.loadGateLogs(s, head, first, queries, work.gateLog, 0);
    call.loadQueries(s, head, first, queries, work.q, 0, w.half);
    Arrays.fill(work.o, 0, queries * call.kernels.stride, 0);
    Arrays.fill(work.m, TileKernels.NEVER);
    Arrays.fill(work.l, 0);
    for (int i = 0; i < queries; i++) {
      int position = first + i;
      int begin = geometry.blockBegin(position);
      boolean open = work.gateLog[i] != TileKernels.NEVER;
      int remote = 0;
      int n =
          open
              ? geometry.remote(begin, geometry.blockEnd(position, length), length, work.pieces)
              : 0;
      for (int p = 0; p < n; p += 2) {
        for (int key = work.pieces[p]; key < work.pieces[p + 1]; ) {
          int count = Math.min(Scratch.KEYS - remote, work.pieces[p + 1] - key);
          steps.list(w, s, head, key, count, remote);
          remote += count;
          key += count;
          if (remote == Scratch.KEYS) {
            attend(w, work, head, i, remote, 0);
            remote = 0;
          }
        }
      }
      for (int key = begin; key <= position; ) {
        int count = Math.min(Scratch.KEYS - remote, position + 1 - key);
        steps.list(w, s, head, key, count, remote);
        attend(w, work, head, i, remote, count);
        remote = 0;
        key += count;
      }
      if (router != null) {
        select(w, work, s, head, i, position);
        if (open) {
          routed(w, work, s, head, i, position);
        }
      }
    }
    if (router != null) {
      router.write(s, head, first, length, work.selection);
    }
    for (int i = 0; i < queries; i += TileKernels.LANES) {
      int count = Math.min(TileKernels.LANES, queries - i);
      call.emit(w, s, head, first + i, count, work.o, work.m, work.l, i);
    }
  }

  private void attend(Scratch w, Work work, int head, int i, int remote, int local) {
    float[] log = null;
    if (remote > 0 && work.gateLog[i] != 0) {
      log = w.rowLog;
      Arrays.fill(log, 0, remote, work.gateLog[i]);
      Arrays.fill(log, remote, remote + local, 0);
    }
    steps.attend(w, head, remote + local, log, work.q, work.o, work.m, work.l, i);
  }

  private void select(Scratch w, Work work, int s, int head, int i, int position) {
    int topK = call.spec.routed().topK();
    int candidates = position / call.spec.block();
    Arrays.fill(work.best, Float.NEGATIVE_INFINITY);
    Arrays.fill(work.which, TileKernels.NONE);
    for (int b = 0; b < candidates; b += Scratch.STEP) {
      int blocks = Math.min(Scratch.STEP, candidates - b);
      float[] rows = means.load(w, s, call.kvHead(head), b, blocks);
      int row = means.row(s, b);
      call.kernels.dots(rows, row, blocks, work.q, i * call.kernels.stride, w.st);
      for (int j = 0; j < blocks; j++) {
        ScalarKernels.insert(w.st[j], b + j, 0, topK, work.best, work.which);
      }
    }
    call.kernels.ascending(work.which, 1, topK);
    Router.copy(work.which, 1, topK, work.selection, i * topK);
  }

  private void routed(Scratch w, Work work, int s, int head, int i, int position) {
    int topK = call.spec.routed().topK();
    int block = call.spec.block();
    boolean named = call.spec.headTail() != null;
    int least = named ? call.spec.headTail().head() : 0;
    int most = named ? geometry.recentBegin(geometry.blockBegin(position)) : Integer.MAX_VALUE;
    for (int t = 0; t < topK; t++) {
      int b = work.selection[i * topK + t];
      if (b < 0) {
        return;
      }
      int from = Math.max(least, b * block);
      int to = Math.min(most, (b + 1) * block);
      for (int key = from; key < to; key += Scratch.KEYS) {
        int count = Math.min(Scratch.KEYS, to - key);
        steps.list(w, s, head, key, count, 0);
        attend(w, work, head, i, count, 0);
      }
    }
  }
}
