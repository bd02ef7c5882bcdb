package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.HeadTail;
import java.util.List;

/** Local and HeadTail attention in one pass over tiles of 64 tokens, on tensor cores. */
final class HeadTailPath implements Path {
  private static final int MOST_GLOBALS = 64;
  private static final String CLUSTER = "cluster";

  /** Tiles of a thread block from which on they are kept side by side. */
  private static final long LENGTHY = 8;

  /** Whether it takes a call, the routed part apart. */
  static boolean takes(AttentionSpec spec, Shape shape) {
    return Path.isTiled(spec, shape)
        && spec.block() == Split.TILE
        && !spec.coo()
        && !shape.cached()
        && globals(spec) <= MOST_GLOBALS
        && shared(spec, shape) <= shape.kernels().sharedBytes();
  }

  /** Of the spec alone, so that a segment meets the same kernels in plans of every capacity. */
  private static long globals(AttentionSpec spec) {
    HeadTail pattern = spec.headTail();
    return pattern == null ? 0 : (long) pattern.head() + pattern.tail();
  }

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    int shared = shared(spec, shape);
    int cluster = cuts(spec, shape).cluster();
    boolean lengthy = lengthy(spec, shape);
    String form = spec.causal() ? "causal" : cluster > 1 ? CLUSTER : lengthy ? "long" : "encoder";
    String kernel = kernel(form, spec, shape);
    Launch launch = new Launch(kernel, spec.heads(), 1, 1, threads(spec), shared, cluster, true);
    return List.of(shape.kernels().hopper(kernel) ? launch.overlapping() : launch);
  }

  private static String kernel(String form, AttentionSpec spec, Shape shape) {
    return "headtail_" + form + "_" + Path.suffix(spec, shape) + "_b64";
  }

  /** Whether one segment fills the device for long: its thread blocks then keep a common pace. */
  private static boolean lengthy(AttentionSpec spec, Shape shape) {
    long tiles = shape.keys() / Split.TILE * spec.heads();
    return !spec.causal() && shape.segments() == 1 && tiles > LENGTHY * Split.slots(spec.headDim());
  }

  private static int threads(AttentionSpec spec) {
    return spec.causal() ? 2 * spec.headDim() : 256;
  }

  private static int shared(AttentionSpec spec, Shape shape) {
    int index = (spec.headDim() == 64 ? 0 : 2) + (spec.causal() ? 1 : 0);
    return shape.kernels().constant("weft_headtail_shared", index);
  }

  @Override
  public HeadTailCuts cuts(AttentionSpec spec, Shape shape) {
    String kernel = kernel(CLUSTER, spec, shape);
    KernelFacts kernels = shape.kernels();
    return HeadTailCuts.of(
        spec,
        shape,
        size ->
            kernels.hopper(kernel)
                && kernels.clusters(kernel, threads(spec), shared(spec, shape), size) > 0);
  }

  @Override
  public long partialBytes(AttentionSpec spec, Shape shape) {
    HeadTailCuts cuts = cuts(spec, shape);
    // 64 rows of a head, and the sums of each.
    long state = 4 * (64L * spec.headDim() + 128);
    return cuts.sums() ? cuts.mostItems(shape) * state * spec.heads() : 0;
  }

  @Override
  public long counters(AttentionSpec spec, Shape shape) {
    HeadTailCuts cuts = cuts(spec, shape);
    return 2 + (cuts.sums() ? 2L * cuts.mostItems(shape) * spec.heads() : 0);
  }
}
