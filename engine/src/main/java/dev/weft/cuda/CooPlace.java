package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of pairs on the device: laid out for the tile kernels where they take the call, else as it
 * is, with where each row begins.
 */
final class CooPlace {
  private static final int LAYOUT_BYTES = 88;
  private static final int PARTIAL_ROWS = 64;

  private final Workspace workspace;
  private final AttentionSpec spec;
  private final Shape shape;
  private final List<Long> before = new ArrayList<>();
  private List<Long> taken = new ArrayList<>();

  CooPlace(Workspace workspace, AttentionSpec spec, Shape shape) {
    this.workspace = workspace;
    this.spec = spec;
    this.shape = shape;
  }

  /**
   * Copies a list, and returns the kernels that use it; runs that read the one before are over. If
   * it fails, the list before stays.
   */
  List<Launch> take(Coo list, CallBlock call) {
    List<Long> current = taken;
    byte[] fields = call.memory().toArray(ValueLayout.JAVA_BYTE);
    taken = new ArrayList<>();
    try {
      List<Launch> launches = place(list, call);
      before.addAll(current);
      return launches;
    } catch (RuntimeException e) {
      Cleanup cleanup = new Cleanup();
      taken.forEach(address -> cleanup.step(() -> workspace.drop(address)));
      taken = current;
      call.memory().copyFrom(MemorySegment.ofArray(fields));
      throw cleanup.suppressedIn(e);
    }
  }

  /** Frees the lists before the one taken last, which nothing reads any more. */
  void dropBefore() {
    Cleanup cleanup = new Cleanup();
    before.forEach(address -> cleanup.step(() -> workspace.drop(address)));
    before.clear();
    cleanup.end();
  }

  private List<Launch> place(Coo list, CallBlock call) {
    int block = spec.block();
    boolean tiled =
        Path.isTiled(spec, shape)
            && list.tileColumns() == 1
            && spec.headTail() == null
            && spec.routed() == null
            && (block == 0 || block == 32 || block == 64 || block == 128);
    call.set(CallBlock.COO_LISTS, list.lists());
    return tiled ? tiles(list, call) : rows(list, call);
  }

  private List<Launch> rows(Coo list, CallBlock call) {
    long rows = shape.queries();
    try (Arena arena = Arena.ofConfined()) {
      call.set(CallBlock.ROW_PTR, place(rowPtr(list, rows, arena)));
    }
    call.set(CallBlock.COL, place(list.col().segment()));
    call.set(CallBlock.VALUE, place(list.value().segment()));
    call.set(CallBlock.COO_ROWS, rows);
    call.set(CallBlock.TILE_COLUMNS, list.tileColumns());
    return new RowPath().launches(spec, shape);
  }

  private static MemorySegment rowPtr(Coo list, long rows, Arena arena) {
    MemorySegment ptr = arena.allocate(JAVA_LONG, list.lists() * (rows + 1));
    MemorySegment row = list.row().segment();
    for (int l = 0; l < list.lists(); l++) {
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

  private List<Launch> tiles(Coo list, CallBlock call) {
    CooTiles[] all = new CooTiles[list.lists()];
    int groups = 0;
    int items = 0;
    int longGroups = 0;
    for (int l = 0; l < all.length; l++) {
      all[l] = new CooTiles(list, l, spec.block(), spec.causal());
      groups = Math.max(groups, all[l].groupCount());
      items = Math.max(items, all[l].longItemCount());
      longGroups = Math.max(longGroups, all[l].longGroupCount());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment layouts = arena.allocate((long) LAYOUT_BYTES * all.length, 8);
      for (int l = 0; l < all.length; l++) {
        layout(all[l], items, layouts.asSlice((long) l * LAYOUT_BYTES, LAYOUT_BYTES));
      }
      call.set(CallBlock.ROW_PTR, place(layouts));
    }
    int dim = spec.headDim();
    if (items > 0) {
      long floats = (long) spec.heads() * items * PARTIAL_ROWS * (dim + 2);
      call.set(CallBlock.PARTIALS, keep(workspace.device(4 * floats)));
    }
    String suffix = Path.suffix(spec, shape);
    int heads = spec.heads();
    List<Launch> launches = new ArrayList<>();
    if (groups > 0) {
      launches.add(new Launch("coo_rows_" + suffix, groups, heads, 1, 128, 384 * dim + 51_200));
    }
    if (items > 0) {
      launches.add(new Launch("coo_long_" + suffix, items, heads, 1, 128, 640 * dim));
      launches.add(new Launch("coo_long_merge_" + suffix, 16 * longGroups, heads, 1, 128, 0));
    }
    return launches;
  }

  /** {@code coo::Layout}: nine addresses, four counts. */
  private void layout(CooTiles tiles, int items, MemorySegment to) {
    long[] addresses = {
      ints(tiles.groups),
      ints(tiles.denseColumn),
      floats(tiles.denseLog),
      place(MemorySegment.ofArray(tiles.rowBegin)),
      ints(tiles.column),
      floats(tiles.log),
      ints(tiles.longRow),
      ints(tiles.longItems),
      ints(tiles.longGroups)
    };
    int[] counts = {tiles.groupCount(), tiles.longItemCount(), tiles.longGroupCount(), items};
    MemorySegment.copy(addresses, 0, to, JAVA_LONG, 0, addresses.length);
    MemorySegment.copy(counts, 0, to, JAVA_INT, 8L * addresses.length, counts.length);
  }

  private long ints(CooTiles.Ints values) {
    return place(MemorySegment.ofArray(values.at).asSlice(0, 4L * values.size));
  }

  private long floats(CooTiles.Floats values) {
    return place(MemorySegment.ofArray(values.at).asSlice(0, 4L * values.size));
  }

  private long place(MemorySegment from) {
    long address = keep(workspace.device(from.byteSize()));
    workspace.write(address, from);
    return address;
  }

  private long keep(long address) {
    taken.add(address);
    return address;
  }
}
