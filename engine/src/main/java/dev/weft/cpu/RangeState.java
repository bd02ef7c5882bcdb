package dev.weft.cpu;

import java.util.Arrays;

/**
 * The state of all queries of a range, kept between the passes that add to it: local and head/tail,
 * routed, COO. Rows are positions from the range's begin on.
 */
final class RangeState {
  final float[] q;
  final float[] o;
  final float[] m;
  final float[] l;
  int begin;
  private final int stride;

  RangeState(TileKernels kernels, int range) {
    stride = kernels.stride;
    int rows = range + TileKernels.LANES;
    q = new float[Math.multiplyExact(rows, stride)];
    o = new float[q.length];
    m = new float[rows];
    l = new float[rows + TileKernels.PAD];
  }

  long bytes() {
    return 4 * ((long) q.length + o.length + m.length + l.length);
  }

  /**
   * Starts a range: loads its queries; nothing has been attended to. Their {@code o} is as it was
   * if {@link #take} will set it.
   */
  void begin(Call call, Scratch w, int s, int head, int from, int to, boolean taken) {
    begin = from;
    call.loadQueries(s, head, from, to - from, q, 0, w.half);
    Arrays.fill(m, 0, to - from, TileKernels.NEVER);
    Arrays.fill(l, 0, to - from, 0);
    if (!taken) {
      Arrays.fill(o, 0, (to - from) * stride, 0);
    }
  }

  /** Takes a tile of consecutive queries over. */
  void take(Tile t) {
    int at = t.first - begin;
    for (int lane = 0; lane < t.count; lane++) {
      int row = at + t.order[lane];
      System.arraycopy(t.o, lane * stride, o, row * stride, stride);
      m[row] = t.m[lane];
      l[row] = t.l[lane];
    }
  }

  /** Makes a tile of the rows {@code index[at..at + count)}, with their state but for {@code o}. */
  void gather(Tile t, TileKernels kernels, int[] index, int at, int count) {
    t.count = count;
    t.open = count;
    t.fresh = false;
    int lanes = kernels.round(count);
    for (int lane = 0; lane < lanes; lane++) {
      int row = index[at + Math.min(lane, count - 1)];
      t.order[lane] = row;
      t.m[lane] = m[row];
      t.l[lane] = l[row];
    }
    Arrays.fill(t.order, lanes, Math.min(lanes + 8, t.order.length), t.order[0]);
    kernels.transpose(q, 0, t.order, (count + 7) / 8 * 8, t.qt);
  }

  /** Makes a tile of consecutive rows, with all of their state. */
  void lift(Tile t, TileKernels kernels, int at, int count) {
    t.count = count;
    t.open = count;
    t.fresh = false;
    t.ordered = true;
    t.ungated = true;
    int lanes = kernels.round(count);
    kernels.transpose(q, at, null, (count + 7) / 8 * 8, t.qt);
    System.arraycopy(o, at * stride, t.o, 0, count * stride);
    System.arraycopy(m, at, t.m, 0, lanes);
    System.arraycopy(l, at, t.l, 0, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      t.order[lane] = lane;
    }
  }

  /** Copies a row of another state. */
  void copyRow(int row, RangeState from, int fromRow) {
    System.arraycopy(from.q, fromRow * stride, q, row * stride, stride);
    System.arraycopy(from.o, fromRow * stride, o, row * stride, stride);
    m[row] = from.m[fromRow];
    l[row] = from.l[fromRow];
  }

  /** Adds a tile that was gathered: {@code alpha} rescales what the rows had. */
  void scatter(Tile t, TileKernels kernels, float[] alpha) {
    kernels.scatter(t.o, t.order, t.count, alpha, o);
    for (int lane = 0; lane < t.count; lane++) {
      m[t.order[lane]] = t.m[lane];
      l[t.order[lane]] = t.l[lane];
    }
  }

  /** Writes the outputs of the range's queries from {@code from} to {@code to}. */
  void emit(Call call, Scratch w, int s, int head, int from, int to) {
    for (int p = from; p < to; p += TileKernels.LANES) {
      int count = Math.min(TileKernels.LANES, to - p);
      call.emit(w, s, head, p, count, o, m, l, p - begin);
    }
  }
}
