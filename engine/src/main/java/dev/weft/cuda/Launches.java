package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kernels of a call, in order. Needs no device. */
final class Launches {
  private static final int WARPS = 4;

  private Launches() {}

  static List<Launch> of(AttentionSpec spec, Shape shape, DeviceFacts facts) {
    List<Launch> launches = new ArrayList<>();
    if (shape.queries() == 0 || shape.keys() == 0) {
      return launches;
    }
    if (spec.routed() != null) {
      route(launches, spec, shape);
    }
    rows(launches, spec, shape);
    return launches;
  }

  private static void route(List<Launch> launches, AttentionSpec spec, Shape shape) {
    String type = name(shape.dtype());
    int blocks = Math.toIntExact(shape.blocks(spec));
    launches.add(
        new Launch(
            "row_means_" + type,
            blocks,
            spec.kvHeads(),
            1,
            Math.max(32, Math.ceilDiv(spec.headDim(), 32) * 32),
            0));
    launches.add(
        new Launch("row_router_" + type, groups(shape.queries()), spec.heads(), 1, 32 * WARPS, 0));
  }

  private static void rows(List<Launch> launches, AttentionSpec spec, Shape shape) {
    int dim = spec.headDim() <= 64 ? 64 : spec.headDim() <= 128 ? 128 : 256;
    String kernel = name(shape.dtype()) + "_d" + dim;
    launches.add(
        new Launch("rows_" + kernel, groups(shape.queries()), spec.heads(), 1, 32 * WARPS, 0));
    int globals = shape.head(spec) + shape.tail(spec);
    if (!spec.causal() && globals > 0) {
      launches.add(
          new Launch(
              "global_rows_" + kernel,
              Math.toIntExact(shape.chunks()),
              spec.heads(),
              groups(globals),
              32 * WARPS,
              0));
      launches.add(
          new Launch(
              "merge_rows_d" + dim,
              shape.segments(),
              spec.heads(),
              groups(globals),
              32 * WARPS,
              0));
    }
  }

  /** Floats of the partial results of global rows. */
  static long partialFloats(AttentionSpec spec, Shape shape) {
    if (spec.causal() || spec.headTail() == null) {
      return 0;
    }
    long globals = (long) shape.head(spec) + shape.tail(spec);
    return shape.chunks() * spec.heads() * globals * (spec.headDim() + 2L);
  }

  /** Counters that are zero between runs. */
  static long counters(AttentionSpec spec, Shape shape) {
    return 0;
  }

  /** How tile kernels cut segments, or null if the call has none. */
  static Cuts cuts(AttentionSpec spec, Shape shape) {
    return null;
  }

  private static int groups(long rows) {
    return Math.toIntExact(Math.ceilDiv(rows, (long) WARPS));
  }

  static String name(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }
}
