package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Lays a list of pairs out. Drops entries that the operator ignores: of the query's own block, of
 * its future in causal form, named by head/tail, and of weight 0.
 */
final class CooAnalysis {
  /** Rows of a group that must share a column to make it dense: where tiles get cheaper. */
  private static final int SHARED = 16;

  private static final int LONG = 256;
  private static final double LN2 = 0.6931471805599453;

  private final AttentionSpec spec;
  private final Geometry geometry;
  private final Coo coo;
  private final int[] cu;
  private final boolean routed;

  /** Columns and weights of one row after the drop. */
  private int[] columns = new int[64];

  private float[] weights = new float[64];
  private int entries;

  /** First entry of each row of the call, and past the last. */
  private final long[] rowPtr;

  /** Of each column of a segment: rows of the group that have it; later its dense number + 1. */
  private int[] shared = new int[0];

  CooAnalysis(AttentionSpec spec, Geometry geometry, Coo coo) {
    this.spec = spec;
    this.geometry = geometry;
    this.coo = coo;
    cu = coo.cuSeqlens();
    routed = spec.routed() != null;
    rowPtr = new long[coo.tokens() + 1];
  }

  CooLayout layout(int list) {
    int n = coo.tokens();
    CooLayout layout = new CooLayout(n);
    fillRowPtr(list);
    long average = n == 0 ? 0 : coo.tileColumns() * (rowPtr[n] - rowPtr[0]) / n;
    long most = routed ? Long.MAX_VALUE : Math.max(LONG, 4 * average);
    for (int s = 0; s + 1 < cu.length; s++) {
      segment(layout, s, most);
    }
    layout.rowBegin[n] = layout.scattered;
    layout.trim();
    return layout;
  }

  private void fillRowPtr(int list) {
    MemorySegment rows = coo.row().segment();
    int row = 0;
    for (long e = coo.begin(list); e < coo.begin(list + 1); e++) {
      int r = rows.getAtIndex(ValueLayout.JAVA_INT, e);
      while (row <= r) {
        rowPtr[row++] = e;
      }
    }
    Arrays.fill(rowPtr, row, rowPtr.length, coo.begin(list + 1));
  }

  private void segment(CooLayout layout, int s, long most) {
    int from = cu[s];
    int length = cu[s + 1] - from;
    if (shared.length < length) {
      shared = new int[length];
    }
    int range = length == 0 ? 1 : geometry.range(length);
    int firstLong = layout.longCount;
    for (int p = 0; p < length; ) {
      int end = Math.min(Math.min(length, p + TileKernels.LANES), (p / range + 1) * range);
      int[] rows = new int[end - p];
      for (int i = 0; i < rows.length; i++) {
        long count = coo.tileColumns() * (rowPtr[from + p + i + 1] - rowPtr[from + p + i]);
        boolean isLong = count > most && !geometry.isGlobal(p + i, length);
        rows[i] = isLong ? -1 : p + i;
        if (isLong) {
          layout.addLong(from + p + i);
        }
      }
      CooLayout.Group g = layout.addGroup(false, s, p);
      group(layout, g, from, length, rows, true);
      p = end;
    }
    for (int i = firstLong; i < layout.longCount; i += TileKernels.LANES) {
      int[] rows = new int[Math.min(TileKernels.LANES, layout.longCount - i)];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = layout.longRows[i + r] - from;
      }
      group(layout, layout.addGroup(true, s, i), from, length, rows, false);
    }
  }

  /** Lays out the rows of a group; −1 stands for one that is in another. */
  private void group(
      CooLayout layout, CooLayout.Group g, int from, int length, int[] rows, boolean neighbours) {
    g.count = rows.length;
    g.denseBegin = layout.denseCount;
    int threshold = Math.max(2, Math.min(SHARED, rows.length / 2));
    if (!routed) {
      for (int row : rows) {
        read(from, length, row);
        for (int e = 0; e < entries; e++) {
          shared[columns[e]]++;
        }
      }
      for (int c = 0; c < length; c++) {
        // Long rows have no scattered entries: their row pointers belong to the neighbours.
        boolean dense = neighbours ? shared[c] >= threshold : shared[c] > 0;
        shared[c] = dense ? layout.addDense(c) + 1 : 0;
      }
    }
    for (int lane = 0; lane < rows.length; lane++) {
      if (neighbours) {
        layout.rowBegin[from + g.first + lane] = layout.scattered;
      }
      read(from, length, rows[lane]);
      for (int e = 0; e < entries; e++) {
        float log = (float) (Math.log(weights[e]) / LN2);
        int dense = routed ? 0 : shared[columns[e]];
        if (dense > 0) {
          layout.denseLog[(dense - 1) * TileKernels.LANES + lane] = log;
        } else {
          layout.addScattered(columns[e], log);
        }
      }
    }
    Arrays.fill(shared, 0, length, 0);
    g.denseEnd = layout.denseCount;
  }

  /** Reads what is left of a row's entries. */
  private void read(int from, int length, int row) {
    entries = 0;
    if (row < 0 || geometry.isGlobal(row, length)) {
      return;
    }
    MemorySegment cols = coo.col().segment();
    MemorySegment values = coo.value().segment();
    int tile = coo.tileColumns();
    for (long e = rowPtr[from + row]; e < rowPtr[from + row + 1]; e++) {
      int col = cols.getAtIndex(ValueLayout.JAVA_INT, e);
      float weight = values.getAtIndex(ValueLayout.JAVA_FLOAT, e);
      int begin = tile == 1 ? col - from : col * tile;
      int end = Math.min(length, begin + tile);
      for (int c = begin; c < end; c++) {
        if (weight > 0 && counts(row, c, length)) {
          add(c, weight);
        }
      }
    }
  }

  private void add(int column, float weight) {
    if (entries == columns.length) {
      columns = Arrays.copyOf(columns, 2 * entries);
      weights = Arrays.copyOf(weights, 2 * entries);
    }
    columns[entries] = column;
    weights[entries++] = weight;
  }

  private boolean counts(int row, int column, int length) {
    int block = spec.block();
    if (block > 0 && row / block == column / block) {
      return false;
    }
    if (!spec.causal()) {
      return !geometry.isGlobal(column, length);
    }
    if (column > row) {
      return false;
    }
    if (spec.headTail() == null) {
      return true;
    }
    return column >= spec.headTail().head()
        && column < geometry.recentBegin(geometry.blockBegin(row));
  }
}
