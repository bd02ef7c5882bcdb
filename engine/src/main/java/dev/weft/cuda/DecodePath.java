package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import java.util.List;

/** A thread block a query row, for few queries a segment: all keys are in flight at once. */
final class DecodePath implements Path {
  /** Up to so many queries a segment on average. */
  private static final int QUERIES = 4;

  static boolean takes(AttentionSpec spec, Shape shape) {
    return Path.isTiled(spec, shape)
        && spec.causal()
        && spec.routed() == null
        && !spec.coo()
        && shape.queries() < 1L << 31
        && (shape.cached()
            || (shape.queries() <= (long) QUERIES * shape.segments()
                && shape.queries() < shape.keys()));
  }

  @Override
  public List<Launch> launches(AttentionSpec spec, Shape shape) {
    String kernel = "decode_headtail_" + Path.suffix(spec, shape);
    int rows = Math.toIntExact(shape.queries());
    return List.of(new Launch(kernel, rows, spec.heads(), 1, 2 * spec.headDim(), 0));
  }
}
