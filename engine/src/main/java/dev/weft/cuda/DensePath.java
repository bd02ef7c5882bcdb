package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Local and HeadTail attention with blocks of any size and any number of global tokens, dense
 * attention among them, on tensor cores. The encoder form's global rows are summed apart.
 */
final class DensePath implements Path {
  /** Query rows at a time. */
  private static final int ROWS = 128;

  private static final int WIDE_ROWS = 192;

  /** The least block for which more rows at a time are worth the keys that fewer of them see. */
  private static final int WIDE_BLOCK = 1024;

  private static final int GLOBAL_ROWS = 64;
  private static final int MERGE_ROWS = 4;

  /** Whether it takes a call, the routed part apart. */
  static boolean takes(AttentionSpec spec, Shape shape) {
    return Path.isTiled(spec, shape)
        && spec.block() > 0
        && !spec.coo()
        && !shape.cached()
        && shared(spec, shape) <= shape.kernels().sharedBytes();
  }

  private static int shared(AttentionSpec spec, Shape shape) {
    int index = spec.headDim() == 128 ? 1 : isWide(spec) ? 2 : 0;
    return shape.kernels().constant("weft_dense_shape", index);
  }

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    List<Launch> launches = new ArrayList<>();
    String suffix = Path.suffix(spec, shape);
    int dim = spec.headDim();
    KernelFacts kernels = shape.kernels();
    String kernel = (isWide(spec) ? "dense_rows_wide_" : "dense_rows_") + suffix;
    int threads = 2 * rows(spec) + 128;
    Launch launch =
        new Launch(kernel, kernels.multiprocessors(), 1, 1, threads, shared(spec, shape));
    launches.add(launch);
    int globals = globals(spec, shape);
    if (globals > 0) {
      int chunks = Math.toIntExact(shape.chunks());
      int groups = Math.ceilDiv(globals, GLOBAL_ROWS);
      int bytes = 640 * dim + 512;
      launches.add(new Launch("dense_globals_" + suffix, chunks, spec.heads(), groups, 128, bytes));
      int merged = Math.ceilDiv(globals, MERGE_ROWS);
      launches.add(
          new Launch("merge_rows_d" + dim, shape.segments(), spec.heads(), merged, 128, 0));
    }
    return kernels.hopper(kernel) ? launches.stream().map(Launch::overlapping).toList() : launches;
  }

  @Override
  public Cuts cuts(AttentionSpec spec, Shape shape) {
    int tileKeys = shape.kernels().constant("weft_dense_shape", 3);
    return new DenseCuts(spec, shape, rows(spec), tileKeys);
  }

  /** Of the spec alone: a row's bits may depend on it. */
  private static boolean isWide(AttentionSpec spec) {
    return spec.headDim() == 64 && spec.block() >= WIDE_BLOCK;
  }

  private static int rows(AttentionSpec spec) {
    return isWide(spec) ? WIDE_ROWS : ROWS;
  }

  /** Tiles of rows given out, and thread blocks done. */
  @Override
  public long counters(AttentionSpec spec, Shape shape) {
    return 2;
  }

  @Override
  public long partialBytes(AttentionSpec spec, Shape shape) {
    return RowPath.partialBytesOf(spec, shape);
  }

  /** Rows of a segment that are summed apart. */
  private static int globals(AttentionSpec spec, Shape shape) {
    return spec.causal() ? 0 : shape.head(spec) + shape.tail(spec);
  }
}
