package dev.weft.cpu;

import java.util.Arrays;

/**
 * The block-local part and the closed form of the head/tail pattern, in one pass: a block's keys
 * are loaded once and serve its own queries and the global queries.
 */
final class LocalPass {
  private final Call call;
  private final Geometry geometry;
  private final TileKernels kernels;
  private final Steps steps;
  private final boolean causal;

  LocalPass(Call call, Geometry geometry) {
    this.call = call;
    this.geometry = geometry;
    kernels = call.kernels;
    steps = call.steps;
    causal = call.spec.causal();
  }

  /** What one worker needs beside its scratch. */
  static final class Work {
    final int[] pieces = new int[8];

    /** Logarithms of the gates of the range's tokens. */
    final float[] gateLog;

    /** Order of a block's keys, the open ones first. */
    final int[] keyOrder;

    final Globals globals;
    int rangeBegin;

    Work(TileKernels kernels, int range, int globals) {
      gateLog = new float[range + TileKernels.PAD];
      keyOrder = new int[Scratch.KEYS];
      this.globals = globals == 0 ? null : new Globals(kernels, globals);
    }
  }

  /**
   * Attends the queries of a range, and the global queries to the range's keys. A state, which must
   * have begun the range, gives the queries and takes what they give; without it, that is written
   * out.
   */
  void range(Scratch w, Work work, int s, int head, int from, int to, RangeState state) {
    int length = call.segments.keyCount(s);
    w.held[0] = -1;
    work.rangeBegin = from;
    call.loadGateLogs(s, head, from, to - from, work.gateLog, 0);
    if (work.globals != null) {
      work.globals.begin(call, geometry, w, s, head, length);
    }
    int next;
    for (int position = from; position < to; position = next) {
      int begin = geometry.blockBegin(position);
      int end = geometry.blockEnd(position, length);
      next = Math.min(end, to);
      block(w, work, s, head, begin, end, position, next, length, state);
    }
  }

  private void block(
      Scratch w,
      Work work,
      int s,
      int head,
      int begin,
      int end,
      int from,
      int to,
      int length,
      RangeState state) {
    int n = geometry.remote(begin, end, length, work.pieces);
    int remote = 0;
    for (int i = 0; i < n; i += 2) {
      remote += work.pieces[i + 1] - work.pieces[i];
    }
    int keyEnd = causal ? to : end;
    int local = keyEnd - begin;
    // The queries that are not global themselves: those see all keys, in a pass of their own.
    int first = causal ? from : Math.max(from, geometry.headEnd(length));
    int last = causal ? to : Math.min(to, geometry.tailBegin(length));
    // Global queries take a block's keys once: each range offers the part that it owns.
    boolean whole = work.globals == null || (from == begin && to == end);
    if (remote + local <= Scratch.KEYS && whole) {
      loadRemote(w, s, head, n, work.pieces);
      call.loadKeys(w, s, head, begin, local, remote);
      for (int q = first; q < last; q += TileKernels.LANES) {
        Tile t = w.tiles[0];
        load(t, w, work, s, head, q, Math.min(TileKernels.LANES, last - q), remote > 0, state);
        steps.local(
            t,
            w,
            remote,
            Math.min(local, causal ? t.first + t.count - begin : local),
            causal,
            begin);
        finish(t, w, s, head, state);
      }
      if (work.globals != null) {
        boolean special = special(begin, length);
        int open = special ? local : compact(w, work, begin, local, remote);
        globals(w, work, begin, length, remote, open);
      }
      return;
    }
    w.held[0] = -1;
    int most = TileKernels.LANES * Scratch.GROUP;
    for (int q = first; q < last; q += most) {
      group(w, work, s, head, begin, keyEnd, q, Math.min(last, q + most), n, state);
    }
    if (work.globals != null) {
      for (int key = from; key < to; key += Scratch.STEP) {
        int count = Math.min(Scratch.STEP, to - key);
        call.loadKeys(w, s, head, key, count, 0);
        identity(work.keyOrder, count);
        globals(w, work, key, length, 0, count);
      }
    }
  }

  /** Up to four tiles of one block, where remote and local keys do not all fit in scratch. */
  private void group(
      Scratch w,
      Work work,
      int s,
      int head,
      int begin,
      int keyEnd,
      int from,
      int to,
      int pieces,
      RangeState state) {
    int tiles = 0;
    for (int q = from; q < to; q += TileKernels.LANES) {
      int count = Math.min(TileKernels.LANES, to - q);
      load(w.tiles[tiles++], w, work, s, head, q, count, pieces > 0, state);
    }
    for (int i = 0; i < pieces; i += 2) {
      for (int key = work.pieces[i]; key < work.pieces[i + 1]; key += Scratch.STEP) {
        int count = Math.min(Scratch.STEP, work.pieces[i + 1] - key);
        call.loadKeys(w, s, head, key, count, 0);
        for (int t = 0; t < tiles; t++) {
          steps.gated(w.tiles[t], w, 0, count, false);
        }
      }
    }
    int end = causal ? Math.min(keyEnd, to) : keyEnd;
    for (int key = begin; key < end; key += Scratch.STEP) {
      int count = Math.min(Scratch.STEP, end - key);
      call.loadKeys(w, s, head, key, count, 0);
      for (int i = 0; i < tiles; i++) {
        Tile t = w.tiles[i];
        int seen = causal ? Math.min(count, t.first + t.count - key) : count;
        if (seen > 0) {
          steps.plain(t, w, seen, causal, key);
        }
      }
    }
    for (int i = 0; i < tiles; i++) {
      finish(w.tiles[i], w, s, head, state);
    }
  }

  /** Loads queries, those with an open gate first where that saves vectors of lanes. */
  private void load(
      Tile t,
      Scratch w,
      Work work,
      int s,
      int head,
      int from,
      int count,
      boolean remote,
      RangeState state) {
    t.first = from;
    t.count = count;
    int lanes = kernels.round(count);
    int gate = from - work.rangeBegin;
    if (state == null) {
      call.loadQueries(s, head, from, count, w.rows, 0, w.half);
    }
    t.ungated = call.operands.gate() == null;
    int open = count;
    if (remote && !t.ungated) {
      open = 0;
      for (int q = 0; q < count; q++) {
        open += work.gateLog[gate + q] == TileKernels.NEVER ? 0 : 1;
      }
    }
    t.ordered = kernels.round(open) >= lanes;
    t.open = open == 0 ? 0 : t.ordered ? count : open;
    if (t.ordered) {
      identity(t.order, count);
    } else {
      openFirst(work.gateLog, gate, count, t.order);
    }
    if (!t.ungated) {
      for (int q = 0; q < count; q++) {
        t.gateLog[q] = work.gateLog[gate + t.order[q]];
      }
      Arrays.fill(t.gateLog, count, TileKernels.LANES, TileKernels.NEVER);
    }
    Arrays.fill(t.order, count, lanes, t.order[0]);
    float[] rows = state == null ? w.rows : state.q;
    int row = state == null ? 0 : from - state.begin;
    kernels.transpose(rows, row, t.ordered ? null : t.order, (count + 7) / 8 * 8, t.qt);
    t.begin(lanes);
  }

  private void finish(Tile t, Scratch w, int s, int head, RangeState state) {
    if (state == null) {
      call.emit(t, w, s, head);
    } else {
      state.take(t);
    }
  }

  private static void identity(int[] order, int count) {
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
  }

  private static void openFirst(float[] gateLog, int at, int count, int[] order) {
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (gateLog[at + i] != TileKernels.NEVER) {
        order[n++] = i;
      }
    }
    for (int i = 0; i < count; i++) {
      if (gateLog[at + i] == TileKernels.NEVER) {
        order[n++] = i;
      }
    }
  }

  /** Loads the remote keys from row 0 on, unless scratch holds the same ones. */
  private void loadRemote(Scratch w, int s, int head, int n, int[] pieces) {
    int at = 0;
    boolean same = true;
    for (int i = 0; i < n; i += 2) {
      int from = pieces[i];
      int count = pieces[i + 1] - from;
      same = same && w.held[i] == from && w.held[i + 1] == pieces[i + 1];
      if (!same) {
        call.loadKeys(w, s, head, from, count, at);
        w.held[i] = from;
        w.held[i + 1] = pieces[i + 1];
      }
      at += count;
    }
    w.held[n] = -1;
  }

  /**
   * Moves the block's keys with an open gate to the front, when its own queries are done with them:
   * the global queries take these alone. Returns their number.
   */
  private int compact(Scratch w, Work work, int begin, int local, int remote) {
    identity(work.keyOrder, local);
    if (call.operands.gate() == null) {
      return local;
    }
    int gate = begin - work.rangeBegin;
    int open = 0;
    for (int j = 0; j < local; j++) {
      open += work.gateLog[gate + j] == TileKernels.NEVER ? 0 : 1;
    }
    if (open >= local - local / 8) {
      return local;
    }
    openFirst(work.gateLog, gate, local, work.keyOrder);
    int stride = kernels.stride;
    for (int j = 0; j < open; j++) {
      int from = (remote + work.keyOrder[j]) * stride;
      System.arraycopy(w.k, from, w.k, (remote + j) * stride, stride);
      System.arraycopy(w.v, from, w.v, (remote + j) * stride, stride);
    }
    return open;
  }

  /** Whether a position's block holds global tokens, whose pairs weigh 1. */
  private boolean special(int position, int length) {
    return geometry.blockBegin(position) < geometry.headEnd(length)
        || geometry.blockEnd(position, length) > geometry.tailBegin(length);
  }

  /** The global queries attend to {@code count} keys in scratch, from a position on. */
  private void globals(Scratch w, Work work, int key, int length, int row, int count) {
    boolean gated = call.operands.gate() != null;
    boolean special = special(key, length);
    for (int g = 0; g < work.globals.tiles && count > 0; g++) {
      Tile t = work.globals.tile[g];
      if (!gated) {
        steps.gated(t, w, row, count, false);
      } else if (special) {
        weights(w, work, t, key, length, count);
        steps.weighted(t, w, row, count, w.log, 0);
      } else {
        for (int j = 0; j < count; j++) {
          w.rowLog[j] = work.gateLog[key + work.keyOrder[j] - work.rangeBegin];
        }
        steps.weightedRows(t, w, row, count);
      }
    }
  }

  /** Weights of pairs of a global query and a key of a block that holds global tokens. */
  private void weights(Scratch w, Work work, Tile t, int key, int length, int count) {
    int begin = geometry.blockBegin(key);
    int end = geometry.blockEnd(key, length);
    for (int j = 0; j < count; j++) {
      boolean global = geometry.isGlobal(key + j, length);
      float log = work.gateLog[key + j - work.rangeBegin];
      for (int q = 0; q < TileKernels.LANES; q++) {
        int query = q < t.count ? geometry.global(t.first + q, length) : -1;
        boolean one = global || (query >= begin && query < end);
        w.log[j * TileKernels.LANES + q] = one ? 0 : log;
      }
    }
  }
}
