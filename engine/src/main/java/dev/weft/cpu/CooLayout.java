package dev.weft.cpu;

import java.util.Arrays;

/**
 * One list of pairs, laid out for the kernels. Rows are taken in groups of up to 64; a column that
 * many rows of a group share is dense and becomes a row of a tile with a weight for each query, the
 * other entries stay with their row. Rows much longer than the rest, such as global tokens, form
 * groups of their own whatever their positions, so that they too share columns.
 */
final class CooLayout {
  /** A group of rows: neighbours, or long ones of a segment. */
  static final class Group {
    int segment;

    /** First row, in the group of neighbours; else the first long row's index. */
    int first;

    int count;

    /** Dense columns (positions in the segment) from {@code denseBegin} to {@code denseEnd}. */
    int denseBegin;

    int denseEnd;
  }

  /** Groups of neighbours in the order of their rows. */
  Group[] groups = new Group[0];

  int groupCount;

  /** Groups of long rows. */
  Group[] longGroups = new Group[0];

  int longGroupCount;

  /** Rows of the call (packed positions) that are long, ascending. */
  int[] longRows = new int[0];

  int longCount;

  /** Columns of dense tiles, positions in the segment. */
  int[] denseColumn = new int[0];

  /** Logarithms of their weights, {@link TileKernels#LANES} a column. */
  float[] denseLog = new float[0];

  int denseCount;

  /** Where each row's scattered entries begin. */
  int[] rowBegin;

  /** Their columns (positions in the segment) and logarithms of weights. */
  int[] column = new int[0];

  float[] log = new float[0];
  int scattered;

  CooLayout(int rows) {
    rowBegin = new int[rows + 1];
  }

  long bytes() {
    return 4L * denseColumn.length
        + 4L * denseLog.length
        + 4L * rowBegin.length
        + 8L * column.length
        + 4L * longRows.length;
  }

  /** Adds a dense column; returns its number. All weights are 0 at first. */
  int addDense(int position) {
    if (denseCount == denseColumn.length) {
      int size = grown(denseCount, 64);
      denseColumn = Arrays.copyOf(denseColumn, size);
      denseLog = Arrays.copyOf(denseLog, Math.multiplyExact(size, TileKernels.LANES));
    }
    denseColumn[denseCount] = position;
    int at = denseCount * TileKernels.LANES;
    Arrays.fill(denseLog, at, at + TileKernels.LANES, TileKernels.NEVER);
    return denseCount++;
  }

  /** Adds a scattered entry. */
  void addScattered(int position, float weightLog) {
    if (scattered == column.length) {
      int size = grown(scattered, 1024);
      column = Arrays.copyOf(column, size);
      log = Arrays.copyOf(log, size);
    }
    column[scattered] = position;
    log[scattered++] = weightLog;
  }

  Group addGroup(boolean isLong, int segment, int first) {
    Group g = new Group();
    g.segment = segment;
    g.first = first;
    if (isLong) {
      if (longGroupCount == longGroups.length) {
        longGroups = Arrays.copyOf(longGroups, grown(longGroupCount, 16));
      }
      longGroups[longGroupCount++] = g;
    } else {
      if (groupCount == groups.length) {
        groups = Arrays.copyOf(groups, grown(groupCount, 64));
      }
      groups[groupCount++] = g;
    }
    return g;
  }

  void addLong(int row) {
    if (longCount == longRows.length) {
      longRows = Arrays.copyOf(longRows, grown(longCount, 64));
    }
    longRows[longCount++] = row;
  }

  /** Gives back what growing left over. */
  void trim() {
    denseColumn = Arrays.copyOf(denseColumn, denseCount);
    denseLog = Arrays.copyOf(denseLog, denseCount * TileKernels.LANES);
    column = Arrays.copyOf(column, scattered);
    log = Arrays.copyOf(log, scattered);
    longRows = Arrays.copyOf(longRows, longCount);
  }

  private static int grown(int size, int least) {
    return Math.clamp(size + (long) size / 2, least, Integer.MAX_VALUE - 64);
  }
}
