package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.dsa.Coo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A list of pairs on the device: where each row begins, columns and weights. */
final class CooPlace {
  private final Workspace workspace;
  private final long rows;
  private long rowPtr;
  private long col;
  private long value;
  private long entries;
  private int lists;

  CooPlace(Workspace workspace, long rows) {
    this.workspace = workspace;
    this.rows = rows;
  }

  /** Copies a list; runs that read the one before are over. */
  void take(Coo list, CallBlock call) {
    long count = list.row().elements();
    if (count > entries || list.lists() != lists || rowPtr == 0) {
      drop();
      lists = list.lists();
      entries = Math.max(count, 1);
      rowPtr = workspace.device(8 * lists * (rows + 1));
      col = workspace.device(4 * entries);
      value = workspace.device(4 * entries);
    }
    try (Arena arena = Arena.ofConfined()) {
      workspace.write(rowPtr, rowPtr(list, arena));
    }
    workspace.write(col, list.col().segment());
    workspace.write(value, list.value().segment());
    call.set(CallBlock.ROW_PTR, rowPtr);
    call.set(CallBlock.COL, col);
    call.set(CallBlock.VALUE, value);
    call.set(CallBlock.COO_ROWS, rows);
    call.set(CallBlock.COO_LISTS, lists);
    call.set(CallBlock.TILE_COLUMNS, list.tileColumns());
  }

  private MemorySegment rowPtr(Coo list, Arena arena) {
    MemorySegment ptr = arena.allocate(JAVA_LONG, lists * (rows + 1));
    MemorySegment row = list.row().segment();
    for (int l = 0; l < lists; l++) {
      long entry = list.begin(l);
      long end = list.begin(l + 1);
      long at = l * (rows + 1);
      for (long r = 0; r <= rows; r++) {
        while (entry < end && row.getAtIndex(JAVA_INT, entry) < r) {
          entry++;
        }
        ptr.setAtIndex(JAVA_LONG, at + r, entry);
      }
    }
    return ptr;
  }

  private void drop() {
    if (rowPtr != 0) {
      workspace.drop(rowPtr);
      workspace.drop(col);
      workspace.drop(value);
    }
    rowPtr = 0;
    col = 0;
    value = 0;
    entries = 0;
  }
}
