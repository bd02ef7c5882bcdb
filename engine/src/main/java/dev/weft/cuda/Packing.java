package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.weft.dsa.backend.Segments;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * What the kernels read of a call's packing, in the layout of {@code common/call.cuh}: a header,
 * then the segments, then the items of work of the tile kernels. It goes to the device before a run
 * whose packing is another than the last one's, so that no launch is captured anew.
 */
final class Packing {
  /** Least keys that one partial result of a global row sums over. */
  static final int CHUNK = 128;

  /** Most partial results of a global row. */
  static final int MOST_CHUNKS = 32;

  private static final int HEADER_BYTES = 32;
  static final int SEGMENT_BYTES = 32;

  private final int block;
  private final Cuts cuts;
  private final int capacity;
  private final int items;
  private final int[] query;
  private final int[] key;
  private final long[] order;
  private final int[] firstItem;
  private int count = -1;
  private int used;
  private int version;

  /** Makes room for the largest call. */
  Packing(Shape shape, int block, Cuts cuts) {
    this.block = block;
    this.cuts = cuts;
    capacity = shape.segments();
    items = cuts == null ? 0 : cuts.mostItems(shape);
    order = new long[items];
    firstItem = new int[capacity + 1];
    query = new int[capacity + 1];
    key = new int[capacity + 1];
  }

  long bytes() {
    return itemsAt() + (cuts == null ? 0 : (long) items * cuts.itemBytes());
  }

  long segmentsAt() {
    return HEADER_BYTES;
  }

  long itemsAt() {
    return HEADER_BYTES + (long) capacity * SEGMENT_BYTES;
  }

  /** Packings written so far. */
  int version() {
    return version;
  }

  /** Items of the packing written last. */
  int items() {
    return used;
  }

  /** Bytes that {@link #write} last wrote. */
  long used(Segments s) {
    return items == 0 ? HEADER_BYTES + (long) s.count * SEGMENT_BYTES : bytes();
  }

  /** Whether the packing is another than the one written last. */
  boolean changed(Segments s) {
    return s.count != count
        || !Arrays.equals(query, 0, count + 1, s.query, 0, count + 1)
        || !Arrays.equals(key, 0, count + 1, s.key, 0, count + 1);
  }

  /** Writes the packing, and remembers it. */
  void write(Segments s, MemorySegment to) {
    count = s.count;
    System.arraycopy(s.query, 0, query, 0, count + 1);
    System.arraycopy(s.key, 0, key, 0, count + 1);
    if (cuts != null) {
      cuts.choose(s);
    }
    int blocks = 0;
    int chunks = 0;
    int item = 0;
    for (int i = 0; i < count; i++) {
      int keys = s.keyCount(i);
      int own = block == 0 ? 0 : Math.ceilDiv(keys, block);
      int parts = cuts == null ? 0 : cuts.parts(s.queryCount(i), keys);
      long at = segmentsAt() + (long) i * SEGMENT_BYTES;
      int keyBegin = s.sequence == null ? s.keyStart(i) : i;
      put(to, at, s.query[i], s.queryCount(i), keyBegin, keys);
      put(to, at + 16, blocks, chunks, item, parts);
      item += parts;
      firstItem[i + 1] = item;
      blocks += own;
      chunks += chunks(keys);
    }
    used = item;
    version++;
    writeItems(s, to);
    put(to, 0, count, s.queries(), blocks, item);
    put(to, 16, chunks, 0, 0, 0);
  }

  /** Chunks of a segment's keys, as {@code chunkOf} in {@code common/numbers.cuh} cuts them. */
  private static int chunks(int keys) {
    return Math.ceilDiv(keys, Math.max(CHUNK, Math.ceilDiv(keys, 64 * MOST_CHUNKS) * 64));
  }

  /** Dearest first, so that they fill the device evenly. */
  private void writeItems(Segments s, MemorySegment to) {
    for (int i = 0; i < count && used > 0; i++) {
      for (int item = firstItem[i]; item < firstItem[i + 1]; item++) {
        long cost = cuts.cost(s.queryCount(i), s.keyCount(i), item - firstItem[i]);
        order[item] = (-cost << 32) | item;
      }
    }
    Arrays.sort(order, 0, used);
    for (int place = 0; place < used; place++) {
      int item = (int) order[place];
      int i = segmentOf(item);
      long at = itemsAt() + (long) place * cuts.itemBytes();
      cuts.write(to, at, s, i, item - firstItem[i]);
    }
  }

  /** The last segment that begins at or before an item: those without items begin there too. */
  private int segmentOf(int item) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstItem[middle] <= item) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Copies a segment that has been written. */
  static void copySegment(MemorySegment to, int segment, long at) {
    MemorySegment.copy(to, HEADER_BYTES + (long) segment * SEGMENT_BYTES, to, at, SEGMENT_BYTES);
  }

  /** Four numbers that follow each other. */
  static void put(MemorySegment to, long at, int a, int b, int c, int d) {
    to.set(JAVA_INT, at, a);
    to.set(JAVA_INT, at + 4, b);
    to.set(JAVA_INT, at + 8, c);
    to.set(JAVA_INT, at + 12, d);
  }
}
