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
  /** Keys that one partial result of a global row sums over; {@code CHUNK} of the row kernels. */
  static final int CHUNK = 512;

  private static final int HEADER_BYTES = 32;
  private static final int SEGMENT_BYTES = 32;
  private static final int ITEM_BYTES = 16;

  private final int block;
  private final Cuts cuts;
  private final int capacity;
  private final int items;
  private final int[] query;
  private final int[] key;
  private int count = -1;

  /**
   * Makes room.
   *
   * @param keys most keys of a call without a cache, of all segments together
   */
  Packing(int segments, long keys, int block, Cuts cuts) {
    this.block = block;
    this.cuts = cuts;
    capacity = segments;
    items = cuts == null ? 0 : cuts.mostItems(keys, segments);
    query = new int[segments + 1];
    key = new int[segments + 1];
  }

  long bytes() {
    return itemsAt() + (long) items * ITEM_BYTES;
  }

  long segmentsAt() {
    return HEADER_BYTES;
  }

  long itemsAt() {
    return HEADER_BYTES + (long) capacity * SEGMENT_BYTES;
  }

  int items() {
    return items;
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
      for (int p = 0; p < parts; p++) {
        long place = itemsAt() + (long) item++ * ITEM_BYTES;
        int first = cuts.firstBlock(s.queryCount(i), keys, p);
        int next = cuts.firstBlock(s.queryCount(i), keys, p + 1);
        put(to, place, i, first, next - first, p);
      }
      blocks += own;
      chunks += Math.ceilDiv(keys, CHUNK);
    }
    put(to, 0, count, s.queries(), blocks, item);
    put(to, 16, chunks, 0, 0, 0);
  }

  private static void put(MemorySegment to, long at, int a, int b, int c, int d) {
    to.set(JAVA_INT, at, a);
    to.set(JAVA_INT, at + 4, b);
    to.set(JAVA_INT, at + 8, c);
    to.set(JAVA_INT, at + 12, d);
  }
}
