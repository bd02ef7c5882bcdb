package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import java.util.List;

/**
 * Routing and attention to the chosen blocks on tensor cores, block by block: {@code
 * routed/routed_work.cuh} says how the workspace is laid out.
 */
final class RoutedPath implements Path {
  private static final int MOST_CHOICES = 16;
  private static final int ITEM = 128;
  private static final int BLOCK_BYTES = 64;
  private static final int PART = 1024;

  static boolean takes(AttentionSpec spec, Shape shape) {
    int block = spec.block();
    return Path.isTiled(spec, shape)
        && spec.routed() != null
        && spec.routed().topK() <= MOST_CHOICES
        && spec.headTail() == null
        && !spec.coo()
        && !shape.cached()
        && (block == 32 || block == 64 || block == 128)
        && shape.queries() * spec.routed().topK() < 1L << 27;
  }

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    String suffix = Path.suffix(spec, shape);
    int topK = spec.routed().topK();
    String choices = topK <= 4 ? "_k4" : topK <= 8 ? "_k8" : "_k16";
    int blocks = Math.toIntExact(shape.blocks(spec));
    int heads = spec.heads();
    int dim = spec.headDim();
    int tiles = Math.max(1, spec.block() / 64);
    long chosen = shape.queries() * topK;
    return List.of(
        new Launch("routed_prepare", 1, 1, 1, PART, 0),
        new Launch(
            "block_means_" + suffix, Math.ceilDiv(blocks, PART / dim), spec.kvHeads(), 1, 128, 0),
        new Launch(
            "router_" + suffix + choices, Math.multiplyExact(blocks, heads), 1, 1, 256, 768 * dim),
        new Launch("routed_items", heads, 1, 1, PART, 0),
        new Launch("routed_scatter", pieces(chosen, PART), heads, 1, 256, 0),
        new Launch(
            "routed_blocks_" + suffix,
            pieces(chosen, ITEM) + blocks,
            heads,
            1,
            128,
            (2 * tiles + 2) * 128 * dim),
        new Launch("routed_merge_" + suffix, blocks * tiles, heads, 1, 128, 384 * dim + 36_864));
  }

  private static int pieces(long count, int size) {
    return Math.toIntExact(Math.ceilDiv(count, (long) size));
  }

  @Override
  public long partialBytes(AttentionSpec spec, Shape shape) {
    long heads = spec.heads();
    long blocks = shape.blocks(spec);
    long chosen = heads * shape.queries() * spec.routed().topK();
    long items = pieces(shape.queries() * spec.routed().topK(), ITEM) + blocks;
    return aligned(blocks * BLOCK_BYTES)
        + aligned(chosen * spec.headDim() * 2)
        + aligned(chosen * 4)
        + aligned(chosen * 8)
        + aligned(chosen * 4)
        + aligned(heads * items * 16)
        + aligned(heads * 4)
        + 2 * aligned(heads * blocks * 4)
        + aligned((shape.segments() + 1) * 4L);
  }

  private static long aligned(long bytes) {
    return (bytes + 255) & -256;
  }
}
