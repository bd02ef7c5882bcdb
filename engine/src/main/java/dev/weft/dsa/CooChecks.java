package dev.weft.dsa;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Refuses lists of pairs that no kernel should have to guard against. */
final class CooChecks {
  private CooChecks() {}

  static void check(Coo coo) {
    int[] cu = coo.cuSeqlens();
    for (int list = 0; list < coo.lists(); list++) {
      check(coo, list, cu);
    }
  }

  private static void check(Coo coo, int list, int[] cu) {
    MemorySegment rows = coo.row().segment();
    MemorySegment cols = coo.col().segment();
    MemorySegment values = coo.value().segment();
    int n = coo.tokens();
    int segment = 0;
    int lastRow = -1;
    int lastCol = -1;
    for (long e = coo.begin(list); e < coo.begin(list + 1); e++) {
      int row = rows.getAtIndex(ValueLayout.JAVA_INT, e);
      int col = cols.getAtIndex(ValueLayout.JAVA_INT, e);
      float value = values.getAtIndex(ValueLayout.JAVA_FLOAT, e);
      if (row < 0 || row >= n) {
        throw bad("row", e, row, "0 to " + (n - 1));
      }
      if (row < lastRow || (row == lastRow && col <= lastCol)) {
        throw new IllegalArgumentException(
            (row == lastRow && col == lastCol ? "duplicate" : "unsorted")
                + " entry "
                + e
                + ": ("
                + row
                + ", "
                + col
                + ") after ("
                + lastRow
                + ", "
                + lastCol
                + "), expected ascending rows, then columns, each pair once");
      }
      if (row != lastRow) {
        while (row >= cu[segment + 1]) {
          segment++;
        }
      }
      int from = coo.tileColumns() == 1 ? cu[segment] : 0;
      int length = cu[segment + 1] - cu[segment];
      int to = coo.tileColumns() == 1 ? cu[segment + 1] : (length - 1) / coo.tileColumns() + 1;
      if (col < from || col >= to) {
        String where = coo.tileColumns() == 1 ? ", the row's segment " : ", the blocks of segment ";
        throw bad("col", e, col, from + " to " + (to - 1) + where + segment);
      }
      if (!(value >= 0) || value == Float.POSITIVE_INFINITY) {
        throw bad("value", e, value, "a finite weight of at least 0");
      }
      lastRow = row;
      lastCol = col;
    }
  }

  private static IllegalArgumentException bad(String name, long e, Object value, String expected) {
    return new IllegalArgumentException(
        name + "[" + e + "] is " + value + ", expected " + expected);
  }
}
