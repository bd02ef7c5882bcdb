package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.backend.Segments;
import java.lang.foreign.MemorySegment;
import java.util.function.IntPredicate;

/**
 * The items of work that the HeadTail kernels take: parts of segments, or whole spans where that is
 * estimated to take less time, or a cluster of parts; and any number of items where no global rows
 * are summed. The choice changes no bits. Of one binding, used by one thread at a time.
 */
final class HeadTailCuts implements Cuts {
  private static final int MOST_RUN = 16;
  private static final int MOST_CLUSTER = 8;

  private final int heads;
  private final int headDim;
  private final int slots;
  private final boolean free;
  private final int cluster;
  private final boolean several;
  private boolean spans;
  private long longest;
  private int run = 1;

  private HeadTailCuts(AttentionSpec spec, boolean free, int cluster, boolean several) {
    heads = spec.heads();
    headDim = spec.headDim();
    slots = Split.slots(headDim);
    this.free = free;
    this.cluster = cluster;
    this.several = several;
  }

  /**
   * For a spec and its largest call.
   *
   * @param clusters whether the device has room for clusters of so many thread blocks
   */
  static HeadTailCuts of(AttentionSpec spec, Shape shape, IntPredicate clusters) {
    boolean free = spec.causal() || shape.head(spec) + shape.tail(spec) == 0;
    int cluster = 1;
    if (!free && shape.segments() == 1) {
      Split split = Split.of(Math.toIntExact(shape.keys()), spec.heads(), spec.headDim());
      int size = Integer.highestOneBit(2 * split.parts() - 1);
      boolean fits = size * spec.heads() <= Split.slots(spec.headDim());
      // More tiles would lie where the other thread blocks send their sums.
      boolean small = Math.ceilDiv(split.tiles(), split.parts()) <= Split.LEAST;
      if (small && size > 1 && size <= MOST_CLUSTER && fits && clusters.test(size)) {
        cluster = size;
      }
    }
    return new HeadTailCuts(spec, free, cluster, shape.segments() > 1);
  }

  @Override
  public int cluster() {
    return cluster;
  }

  /** Whether items need room for partial results and counters. */
  boolean sums() {
    return !free;
  }

  @Override
  public int mostItems(Shape shape) {
    long tiles = shape.keys() / Split.TILE + shape.segments();
    if (free) {
      return Math.toIntExact(tiles);
    }
    long most = (long) Math.max(1, slots / heads) * shape.segments();
    return Math.toIntExact(Math.max(Math.min(tiles, most), (long) cluster * shape.segments()));
  }

  @Override
  public void choose(Segments s) {
    long tiles = 0;
    for (int i = 0; i < s.count; i++) {
      if (s.queryCount(i) > 0) {
        tiles += tiles(s.queryCount(i), s.keyCount(i));
      }
    }
    // Begun first, an item of a little more than the average load ends with the others.
    longest = Math.max(MOST_RUN, tiles * heads * 9 / (8L * slots));
    int even = Math.toIntExact(Math.max(1, Math.ceilDiv(tiles * heads, slots)));
    // One round of items, if a segment each is no more than that: as short as they can be.
    if (free && items(s, Integer.MAX_VALUE) * heads <= slots) {
      run = even;
      while (items(s, run) * heads > slots) {
        run += Math.ceilDiv(run, MOST_RUN);
      }
      return;
    }
    cut(even, several);
    long coarse = estimate(s, tiles);
    cut(Math.min(MOST_RUN, even), false);
    if (coarse < estimate(s, tiles)) {
      cut(even, several);
    }
  }

  private void cut(int run, boolean spans) {
    this.run = run;
    this.spans = spans;
  }

  /** Items of all segments, if each has at most so many tiles and they may be cut anywhere. */
  private static long items(Segments s, int run) {
    long items = 0;
    for (int i = 0; i < s.count; i++) {
      if (s.queryCount(i) > 0) {
        items += Math.ceilDiv(tiles(s.queryCount(i), s.keyCount(i)), run);
      }
    }
    return items;
  }

  /** Tiles that hold queries. */
  private static int tiles(int queries, int keys) {
    return Math.ceilDiv(keys, Split.TILE) - (keys - queries) / Split.TILE;
  }

  /**
   * What the items as they are cut take, in shares of the thread blocks' time for a twentieth of a
   * tile. An item costs 1.6 tiles beside its own; a lone round of items ends with the longest, at
   * about twice the speed; after several rounds the ends of thread blocks lie a third of the last
   * items apart. Measured, kernels-cu/NOTES.md.
   */
  private long estimate(Segments s, long tiles) {
    long items = 0;
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < s.count; i++) {
      if (s.queryCount(i) > 0) {
        int count = parts(s.queryCount(i), s.keyCount(i));
        long each = Math.ceilDiv(tiles(s.queryCount(i), s.keyCount(i)), count);
        items += count;
        most = Math.max(most, each);
        least = Math.min(least, each);
      }
    }
    long uneven = 10 * (most * slots - tiles * heads);
    long last = items * heads > slots ? 7 * least * slots : 0;
    return (20 * tiles + 32 * items) * heads + Math.max(uneven, last);
  }

  @Override
  public int parts(int queries, int keys) {
    if (queries == 0) {
      return 0;
    }
    if (free) {
      return Math.ceilDiv(tiles(queries, keys), run);
    }
    Split split = Split.of(keys, heads, headDim);
    return cluster > 1 ? split.spans() * cluster : inSpans(split) ? split.spans() : split.parts();
  }

  private boolean inSpans(Split split) {
    return spans && fits(split);
  }

  /** Whether a segment's spans are not too long to fill in between others. */
  private boolean fits(Split split) {
    return Math.ceilDiv(split.tiles(), split.spans()) <= longest;
  }

  /** First tile of an item: of its first part, or of the segment's queries. */
  private int first(int queries, int keys, int part) {
    if (free) {
      return (keys - queries) / Split.TILE + part;
    }
    Split split = Split.of(keys, heads, headDim);
    if (cluster > 1) {
      return split.spanStart(part / cluster) + part % cluster;
    }
    return inSpans(split) ? split.spanStart(part) : part;
  }

  /** From a tile of an item to the next of the same part. */
  private int stride(int queries, int keys) {
    return free ? parts(queries, keys) : Split.of(keys, heads, headDim).parts();
  }

  /** Tiles of an item; none where a cluster has a thread block too many. */
  private int tiles(int queries, int keys, int part) {
    if (free) {
      int parts = parts(queries, keys);
      return Math.ceilDiv(tiles(queries, keys) - part, parts);
    }
    Split split = Split.of(keys, heads, headDim);
    int from = first(queries, keys, part);
    if (cluster > 1) {
      return from < split.spanStart(part / cluster + 1) ? split.tilesOf(from, from + 1) : 0;
    }
    return split.tilesOf(from, inSpans(split) ? split.spanStart(part + 1) : part + 1);
  }

  /** Longest first, those of a segment together, which wait for each other. */
  @Override
  public long cost(int queries, int keys, int part) {
    if (cluster > 1) {
      return 0;
    }
    long longest = Math.ceilDiv(tiles(queries, keys), parts(queries, keys));
    return longest + tiles(queries, keys, part);
  }

  @Override
  public int itemBytes() {
    return 16 + Packing.SEGMENT_BYTES;
  }

  /** {@code weft::Item} of {@code common/call.cuh}. */
  @Override
  public void write(MemorySegment to, long at, Segments segments, int segment, int part) {
    int queries = segments.queryCount(segment);
    int keys = segments.keyCount(segment);
    int first = first(queries, keys, part);
    Packing.put(to, at, first, stride(queries, keys), tiles(queries, keys, part), part);
    Packing.copySegment(to, segment, at + 16);
  }
}
