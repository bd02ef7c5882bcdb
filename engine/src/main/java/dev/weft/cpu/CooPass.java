package dev.weft.cpu;

import dev.weft.dsa.Coo;

/**
 * Attention to listed pairs: dense columns of a group of rows as tiles, the rest row by row.
 * Sampled products, softmax merged with what the queries attended to before, and sparse-dense
 * products, each row in order.
 */
final class CooPass {
  private final Call call;
  private final Geometry geometry;
  private final RowSteps rowSteps;
  private CooLayout[] layouts = new CooLayout[0];

  /** State of the long rows of each head, between the two phases. */
  private RangeState[] longState = new RangeState[0];

  CooPass(Call call, Geometry geometry) {
    this.call = call;
    this.geometry = geometry;
    rowSteps = new RowSteps(call, true);
  }

  void take(Coo coo) {
    CooAnalysis analysis = new CooAnalysis(call.spec, geometry, coo);
    CooLayout[] fresh = new CooLayout[coo.lists()];
    for (int list = 0; list < fresh.length; list++) {
      fresh[list] = analysis.layout(list);
    }
    layouts = fresh;
    longState = new RangeState[call.spec.heads()];
    for (int head = 0; head < longState.length; head++) {
      int rows = layout(head).longCount;
      longState[head] = rows == 0 ? null : new RangeState(call.kernels, rows);
    }
  }

  long bytes() {
    long bytes = 0;
    for (CooLayout layout : layouts) {
      bytes += layout.bytes();
    }
    for (RangeState state : longState) {
      bytes += state == null ? 0 : state.bytes();
    }
    return bytes;
  }

  private CooLayout layout(int head) {
    return layouts[layouts.length == 1 ? 0 : head];
  }

  /** Adds the pairs of a range's rows to their state; long rows are kept for the second phase. */
  void range(Scratch w, int s, int head, RangeState state, int to, int[] selection) {
    CooLayout layout = layout(head);
    int from = state.begin;
    int packed = call.segments.query[s];
    for (int g = firstGroup(layout, s, from); g < layout.groupCount; g++) {
      CooLayout.Group group = layout.groups[g];
      if (group.segment != s || group.first >= to) {
        break;
      }
      if (group.denseBegin < group.denseEnd) {
        Tile t = w.tiles[0];
        state.lift(t, call.kernels, group.first - from, group.count);
        t.first = group.first;
        dense(w, t, layout, group, s, head);
        state.take(t);
      }
      for (int p = group.first; p < group.first + group.count; p++) {
        scattered(w, layout, packed + p, s, head, state, p - from, selection);
      }
    }
    RangeState kept = longState[head];
    for (int i = firstLong(layout, packed + from); i < layout.longCount; i++) {
      int row = layout.longRows[i] - packed;
      if (row >= to) {
        break;
      }
      kept.copyRow(i, state, row - from);
    }
  }

  /** Items of the second phase. */
  int longItems() {
    int items = 0;
    for (int head = 0; head < call.spec.heads(); head++) {
      items += layout(head).longGroupCount;
    }
    return items;
  }

  /** Adds the pairs of a group of long rows, and writes their outputs. */
  void longItem(int item, Scratch w) {
    int head = 0;
    int i = item;
    while (i >= layout(head).longGroupCount) {
      i -= layout(head).longGroupCount;
      head++;
    }
    CooLayout layout = layout(head);
    CooLayout.Group group = layout.longGroups[i];
    int s = group.segment;
    Tile t = w.tiles[0];
    RangeState state = longState[head];
    state.lift(t, call.kernels, group.first, group.count);
    dense(w, t, layout, group, s, head);
    for (int lane = 0; lane < t.count; lane++) {
      int position = layout.longRows[group.first + lane] - call.segments.query[s];
      call.emit(w, s, head, position, 1, t.o, t.m, t.l, lane);
    }
  }

  private void dense(Scratch w, Tile t, CooLayout layout, CooLayout.Group group, int s, int head) {
    for (int c = group.denseBegin; c < group.denseEnd; c += Scratch.STEP) {
      int count = Math.min(Scratch.STEP, group.denseEnd - c);
      loadColumns(w, layout.denseColumn, c, count, s, head);
      call.steps.weighted(t, w, 0, count, layout.denseLog, c);
    }
  }

  private void scattered(
      Scratch w,
      CooLayout layout,
      int packedRow,
      int s,
      int head,
      RangeState state,
      int row,
      int[] selection) {
    int end = layout.rowBegin[packedRow + 1];
    for (int e = layout.rowBegin[packedRow]; e < end; ) {
      int count = 0;
      if (selection == null) {
        count = Math.min(Scratch.KEYS, end - e);
        listColumns(w, layout.column, e, count, s, head);
        System.arraycopy(layout.log, e, w.rowLog, 0, count);
        e += count;
      }
      for (; selection != null && e < end && count < Scratch.KEYS; e++) {
        if (!routed(selection, row, layout.column[e])) {
          rowSteps.list(w, s, head, layout.column[e], 1, count);
          w.rowLog[count++] = layout.log[e];
        }
      }
      if (count > 0) {
        rowSteps.attend(w, head, count, w.rowLog, state.q, state.o, state.m, state.l, row);
      }
    }
  }

  /** Whether routing named the pair, which then counts once. */
  private boolean routed(int[] selection, int row, int column) {
    int topK = call.spec.routed().topK();
    int block = column / call.spec.block();
    for (int i = row * topK; i < (row + 1) * topK; i++) {
      if (selection[i] == block) {
        return true;
      }
    }
    return false;
  }

  /** Loads the keys and values of listed columns, runs of neighbours at once. */
  private void loadColumns(Scratch w, int[] columns, int from, int count, int s, int head) {
    for (int i = 0; i < count; ) {
      int run = 1;
      while (i + run < count && columns[from + i + run] == columns[from + i] + run) {
        run++;
      }
      call.loadKeys(w, s, head, columns[from + i], run, i);
      i += run;
    }
  }

  /** Lists columns as rows for a single query. */
  private void listColumns(Scratch w, int[] columns, int from, int count, int s, int head) {
    if (call.keys.direct() == null) {
      loadColumns(w, columns, from, count, s, head);
      return;
    }
    int first = call.segments.keyStart(s);
    for (int i = 0; i < count; i++) {
      w.index[i] = first + columns[from + i];
    }
  }

  private static int firstGroup(CooLayout layout, int s, int from) {
    int low = 0;
    int high = layout.groupCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      CooLayout.Group g = layout.groups[middle];
      if (g.segment < s || (g.segment == s && g.first < from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int firstLong(CooLayout layout, int packedRow) {
    int low = 0;
    int high = layout.longCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (layout.longRows[middle] < packedRow) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
