package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Routing and attention to the chosen blocks on tensor cores, block by block: {@code
 * routed/routed_work.cuh} says how the workspace is laid out. With HeadTail, another path computes
 * that and the rows' own blocks first, and what the chosen blocks add is joined to its results.
 */
final class RoutedPath implements Path {
  private static final int MOST_CHOICES = 16;
  private static final int ITEM = 256;
  private static final int BLOCK_BYTES = 64;
  private static final int WORK_BYTES = 256;
  private static final int PART = 1024;
  private static final int SORTED = 8192;
  private static final int SORT_BYTES = 98_304;

  /** Computes HeadTail and own blocks, or null: own blocks are the last kernel's. */
  private final Path near;

  private RoutedPath(Path near) {
    this.near = near;
  }

  /** This way for a spec that routes, or null if it does not take the call. */
  static Path of(AttentionSpec spec, Shape shape) {
    int block = spec.block();
    boolean takes =
        Path.isTiled(spec, shape)
            && spec.routed().topK() <= MOST_CHOICES
            && !spec.coo()
            && !shape.cached()
            && (block == 32 || block == 64 || block == 128)
            && shape.queries() * spec.routed().topK() < 1L << 27
            && SORT_BYTES <= shape.kernels().sharedBytes();
    if (!takes) {
      return null;
    }
    if (spec.headTail() == null) {
      return new RoutedPath(null);
    }
    Path near = Path.near(spec, shape);
    return near == null ? null : new RoutedPath(near);
  }

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    List<Launch> launches = new ArrayList<>();
    if (near != null) {
      launches.addAll(near.launches(spec, shape));
    }
    boolean overlap = shape.kernels().hopper("routed_prepare");
    routed(spec, shape).forEach(l -> launches.add(overlap ? l.overlapping() : l));
    return launches;
  }

  private List<Launch> routed(AttentionSpec spec, Shape shape) {
    String suffix = Path.suffix(spec, shape);
    int topK = spec.routed().topK();
    String choices = topK <= 4 ? "_k4" : topK <= 8 ? "_k8" : "_k16";
    int blocks = Math.toIntExact(shape.blocks(spec));
    int heads = spec.heads();
    int dim = spec.headDim();
    int tiles = Math.max(1, spec.block() / 64);
    long chosen = shape.queries() * topK;
    Launch last =
        near == null
            ? new Launch("routed_merge_" + suffix, blocks * tiles, heads, 1, 128, merged(dim))
            : new Launch(
                "routed_join_" + suffix, pieces(shape.queries() * dim, PART), heads, 1, 128, 0);
    return List.of(
        new Launch("routed_prepare", 1, 1, 1, PART, 0),
        new Launch(
            "block_means_" + suffix, Math.ceilDiv(blocks, PART / dim), spec.kvHeads(), 1, 128, 0),
        new Launch(
            "router_" + suffix + choices,
            Math.multiplyExact(blocks * tiles, heads),
            1,
            1,
            128,
            384 * dim + 32),
        new Launch("routed_items", heads, 1, 1, PART, 0),
        new Launch("routed_scatter", pieces(chosen, SORTED), heads, 1, PART, SORT_BYTES),
        new Launch(
            "routed_blocks_" + suffix,
            pieces(chosen, ITEM) + blocks,
            heads,
            1,
            128,
            (2 * tiles + 2) * 128 * dim),
        last);
  }

  private static int merged(int dim) {
    return 384 * dim + 36_864;
  }

  @Override
  public Cuts cuts(AttentionSpec spec, Shape shape) {
    return near == null ? null : near.cuts(spec, shape);
  }

  @Override
  public long counters(AttentionSpec spec, Shape shape) {
    return near == null ? 0 : near.counters(spec, shape);
  }

  @Override
  public boolean readsLogSumExp() {
    return near != null;
  }

  private static int pieces(long count, int size) {
    return Math.toIntExact(Math.ceilDiv(count, (long) size));
  }

  /** The other path is done with its own when this one begins. */
  @Override
  public long partialBytes(AttentionSpec spec, Shape shape) {
    long before = near == null ? 0 : near.partialBytes(spec, shape);
    return Math.max(before, routedBytes(spec, shape));
  }

  private static long routedBytes(AttentionSpec spec, Shape shape) {
    long heads = spec.heads();
    long blocks = shape.blocks(spec);
    long chosen = heads * shape.queries() * spec.routed().topK();
    long items = pieces(shape.queries() * spec.routed().topK(), ITEM) + blocks;
    return WORK_BYTES
        + aligned(blocks * BLOCK_BYTES)
        + aligned(chosen * spec.headDim() * 2)
        + 3 * aligned(chosen * 4)
        + aligned(heads * items * 16)
        + aligned(heads * 4)
        + 2 * aligned(heads * blocks * 4)
        + aligned((shape.segments() + 1) * 4L)
        + aligned(spec.kvHeads() * 4L)
        + aligned(spec.kvHeads() * blocks * 4);
  }

  private static long aligned(long bytes) {
    return (bytes + 255) & -256;
  }
}
