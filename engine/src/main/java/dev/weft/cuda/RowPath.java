package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import java.util.ArrayList;
import java.util.List;

/** A warp a query row: right for everything, and the only way for F32 and odd shapes. */
final class RowPath implements Path {
  private static final int WARPS = 4;

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    List<Launch> launches = new ArrayList<>();
    if (shape.queries() == 0 || shape.keys() == 0) {
      return launches;
    }
    if (spec.routed() != null) {
      String type = Path.name(shape.dtype());
      int threads = Math.max(32, Math.ceilDiv(spec.headDim(), 32) * 32);
      int blocks = Math.toIntExact(shape.blocks(spec));
      launches.add(new Launch("row_means_" + type, blocks, spec.kvHeads(), 1, threads, 0));
      launches.add(rows("row_router_" + type, spec, shape));
    }
    int dim = spec.headDim() <= 64 ? 64 : spec.headDim() <= 128 ? 128 : 256;
    String suffix = Path.name(shape.dtype()) + "_d" + dim;
    launches.add(rows("rows_" + suffix, spec, shape));
    int globals = shape.head(spec) + shape.tail(spec);
    if (!spec.causal() && globals > 0) {
      int chunks = Math.toIntExact(shape.chunks());
      int groups = groups(globals);
      int threads = 32 * WARPS;
      launches.add(new Launch("global_rows_" + suffix, chunks, spec.heads(), groups, threads, 0));
      launches.add(
          new Launch("merge_rows_d" + dim, shape.segments(), spec.heads(), groups, threads, 0));
    }
    return launches;
  }

  private static Launch rows(String kernel, AttentionSpec spec, Shape shape) {
    return new Launch(kernel, groups(shape.queries()), spec.heads(), 1, 32 * WARPS, 0);
  }

  @Override
  public long partialBytes(AttentionSpec spec, Shape shape) {
    return partialBytesOf(spec, shape);
  }

  /** Sums of each global row over each chunk of keys, with their maximum and sum of weights. */
  static long partialBytesOf(AttentionSpec spec, Shape shape) {
    if (spec.causal() || spec.headTail() == null) {
      return 0;
    }
    long globals = (long) shape.head(spec) + shape.tail(spec);
    long rows = Math.multiplyExact(shape.chunks() * spec.heads(), globals);
    return Math.multiplyExact(rows, 4 * (spec.headDim() + 2L));
  }

  private static int groups(long rows) {
    return Math.toIntExact(Math.ceilDiv(rows, (long) WARPS));
  }
}
