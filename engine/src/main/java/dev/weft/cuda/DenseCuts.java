package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.backend.Segments;
import java.lang.foreign.MemorySegment;

/**
 * Items of the kernels for blocks of any size: tiles of query rows, counted from their segment's
 * start, each with the tiles of keys that its rows see. {@code local_dense/dense_tile.h} says what
 * the fields mean, and makes the same ones.
 */
final class DenseCuts implements Cuts {
  private static final int ITEM_BYTES = 64;

  private final int rows;
  private final int tileKeys;
  private final boolean causal;
  private final int block;
  private final int head;
  private final int tail;

  /** For tiles of so many rows, and tiles of so many keys. */
  DenseCuts(AttentionSpec spec, Shape shape, int rows, int tileKeys) {
    this.rows = rows;
    this.tileKeys = tileKeys;
    causal = spec.causal();
    block = spec.block();
    head = shape.head(spec);
    tail = shape.tail(spec);
  }

  @Override
  public int mostItems(Shape shape) {
    return Math.toIntExact(shape.keys() / rows + shape.segments());
  }

  @Override
  public int parts(int queries, int keys) {
    return queries == 0 ? 0 : Math.ceilDiv(keys, rows) - (keys - queries) / rows;
  }

  /** Keys that the item's rows see. */
  @Override
  public long cost(int queries, int keys, int part) {
    long begin = (long) ((keys - queries) / rows + part) * rows;
    long end = Math.min(begin + rows, keys);
    long low = begin / block * block;
    if (causal) {
      return end - Math.max(0, low - tail) + Math.min(head, low);
    }
    return Math.min(keys, ((end - 1) / block + 1) * block) - low + head + tail;
  }

  @Override
  public int itemBytes() {
    return ITEM_BYTES;
  }

  @Override
  public void write(MemorySegment to, long at, Segments segments, int segment, int part) {
    int keys = segments.keyCount(segment);
    int before = keys - segments.queryCount(segment);
    int headEnd = Math.min(head, keys);
    int tailBegin = Math.max(headEnd, keys - tail);
    int position = (before / rows + part) * rows;
    int first = Math.max(position, before);
    int last = Math.min(position + rows, keys);
    if (!causal) {
      first = Math.max(first, headEnd);
      last = Math.min(last, tailBegin);
    }
    Packing.put(to, at, position, first, last, segments.query[segment] - before);
    to.set(JAVA_INT, at + 16, keys);
    to.set(JAVA_INT, at + 20, segments.keyStart(segment));
    if (first < last) {
      writeTiles(to, at, keys, first, last);
    } else {
      to.asSlice(at + 24, ITEM_BYTES - 24).fill((byte) 0);
    }
  }

  /** Which tiles of keys the rows of positions {@code first} to {@code last - 1} see. */
  private void writeTiles(MemorySegment to, long at, int keys, int first, int last) {
    int start = first / block * block;
    int lastStart = (last - 1) / block * block;
    boolean mixed = causal && start != lastStart;
    int low = mixed ? Math.max(start - tail, 0) / tileKeys * tileKeys : start;
    int high = causal ? last : lastStart + Math.min(block, keys - lastStart);
    int headSlots = Math.min(head, causal ? low : keys);
    int far = Math.max(headSlots, causal ? start - tail : keys - tail);
    int slots = headSlots + (causal ? start : keys) - far;
    if (mixed) {
      far = low;
      slots = headSlots;
    } else if (!causal && lastStart == 0 && high == keys) {
      headSlots = 0;
      slots = 0;
    }
    int remoteTiles = Math.ceilDiv(slots, tileKeys);
    int ownFirst = low / tileKeys;
    int wholeFirst = Math.ceilDiv(start, tileKeys);
    int wholeEnd = (causal ? first + 1 : high) / tileKeys;
    if (start != lastStart || wholeFirst >= wholeEnd) {
      wholeFirst = ownFirst;
      wholeEnd = ownFirst;
    }
    int tiles = remoteTiles + Math.ceilDiv(high, tileKeys) - ownFirst;
    int edges = tiles - (wholeEnd - wholeFirst);
    to.set(JAVA_INT, at + 24, slots);
    to.set(JAVA_INT, at + 28, headSlots);
    Packing.put(to, at + 32, far, remoteTiles, edges, tiles);
    Packing.put(to, at + 48, ownFirst, wholeFirst, wholeEnd, mixed ? 1 : 0);
  }
}
