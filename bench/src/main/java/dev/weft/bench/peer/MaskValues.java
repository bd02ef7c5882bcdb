package dev.weft.bench.peer;

import dev.weft.bench.problem.PairWeights;
import dev.weft.bench.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Masks that a peer adds to its logits: {@code ln W}, and a number that vanishes where W is 0. */
final class MaskValues {

  /**
   * Stands for −∞: a row of nothing else then gives a mean instead of a NaN, and such rows are not
   * compared.
   */
  static final float CLOSED = -1e30f;

  private MaskValues() {}

  static FloatBuffer buffer(long elements) {
    long bytes = Math.multiplyExact(elements, (long) Float.BYTES);
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  static float of(float weight) {
    return weight > 0 ? (float) Math.log(weight) : CLOSED;
  }

  static PairWeights weights(Problem p) {
    return new PairWeights(p.spec(), p.of().n(), p.gate(), p.selection(), p.coo());
  }

  /** {@code [n, n]}: a query sees no key after it. */
  static FloatBuffer triangle(int n) {
    FloatBuffer mask = buffer((long) n * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        mask.put(j > i ? CLOSED : 0);
      }
    }
    return mask.flip();
  }

  /** {@code [heads, n, n]}. */
  static FloatBuffer full(Problem p) {
    int n = p.of().n();
    FloatBuffer mask = buffer((long) p.of().heads() * n * n);
    PairWeights weights = weights(p);
    float[] row = new float[n];
    for (int head = 0; head < p.of().heads(); head++) {
      for (int i = 0; i < n; i++) {
        weights.row(head, i, row);
        for (float weight : row) {
          mask.put(of(weight));
        }
      }
    }
    return mask.flip();
  }
}
