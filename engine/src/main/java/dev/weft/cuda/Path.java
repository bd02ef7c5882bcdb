package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;
import java.util.List;
import java.util.Locale;

/** One way to compute calls: the kernels, and the workspace that they need. Needs no device. */
interface Path {
  /** The kernels of a call, in order. */
  List<Launch> launches(AttentionSpec spec, Shape shape);

  /** Bytes of {@code Call.partials}. */
  default long partialBytes(AttentionSpec spec, Shape shape) {
    return 0;
  }

  /** Numbers of {@code Call.counters}, which are zero between runs. */
  default long counters(AttentionSpec spec, Shape shape) {
    return 0;
  }

  /** Whether kernels read the log-sum-exp that others wrote, so that it must have room. */
  default boolean readsLogSumExp() {
    return false;
  }

  /** How segments are cut into items of work, or null if they are not. */
  default Cuts cuts(AttentionSpec spec, Shape shape) {
    return null;
  }

  /** The way that suits a call best; a COO pattern's list may change it when it is bound. */
  static Path of(AttentionSpec spec, Shape shape) {
    if (DecodePath.takes(spec, shape)) {
      return new DecodePath();
    }
    Path tiled = spec.routed() == null ? near(spec, shape) : RoutedPath.of(spec, shape);
    return tiled == null ? new RowPath() : tiled;
  }

  /** The way to local and HeadTail attention on tensor cores, or null if none takes the call. */
  static Path near(AttentionSpec spec, Shape shape) {
    if (HeadTailPath.takes(spec, shape)) {
      return new HeadTailPath();
    }
    return DensePath.takes(spec, shape) ? new DensePath() : null;
  }

  /** Whether the kernels for tensor cores take the tensors: two dtypes, two head dimensions. */
  static boolean isTiled(AttentionSpec spec, Shape shape) {
    return (shape.dtype() == DType.F16 || shape.dtype() == DType.BF16)
        && shape.outType() == shape.dtype()
        && (spec.headDim() == 64 || spec.headDim() == 128)
        && shape.aligned()
        && shape.queries() > 0
        && shape.keys() > 0;
  }

  /** Part of kernels' names: {@code f16_d64}. */
  static String suffix(AttentionSpec spec, Shape shape) {
    return name(shape.dtype()) + "_d" + spec.headDim();
  }

  /** A dtype in kernels' names. */
  static String name(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }
}
