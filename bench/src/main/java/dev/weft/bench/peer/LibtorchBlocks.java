package dev.weft.bench.peer;

import ai.djl.ndarray.types.Shape;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.PairWeights;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import java.nio.FloatBuffer;

/**
 * Block-local and head/tail attention as calls of fused attention: the queries of a block are a
 * batch entry against the keys of that block and the globals, gathered, with a mask of {@code ln W}
 * made beforehand; the global queries are one more call, against all keys. Work and memory grow
 * with n.
 */
final class LibtorchBlocks {
  private static final int BLOCK = Case.BLOCK;
  private static final int GLOBALS = Case.GLOBALS;

  private final Problem problem;
  private final int n;
  private final boolean causal;
  private final boolean local;

  LibtorchBlocks(Problem problem) {
    this.problem = problem;
    this.n = problem.of().n();
    this.causal = problem.of().causal();
    this.local = problem.of().pattern() == Pattern.LOCAL;
    if (n % BLOCK != 0 || n < 2 * BLOCK) {
      throw new IllegalArgumentException(
          "n is " + n + ", expected a multiple of " + BLOCK + ", at least " + 2 * BLOCK);
    }
  }

  /** The module's source. */
  String source() {
    String source =
        local ? BlockScripts.LOCAL : causal ? BlockScripts.CAUSAL : BlockScripts.ENCODER;
    return source
        .replace("#\n", "")
        .replace("$B - $G", String.valueOf(BLOCK - GLOBALS))
        .replace("$N - $G", String.valueOf(n - GLOBALS))
        .replace("$C - 1", String.valueOf(n / BLOCK - 1))
        .replace("2 * $G", String.valueOf(2 * GLOBALS))
        .replace("$G", String.valueOf(GLOBALS))
        .replace("$H", String.valueOf(problem.of().heads()))
        .replace("$N", String.valueOf(n))
        .replace("$D", String.valueOf(problem.of().headDim()))
        .replace("$C", String.valueOf(n / BLOCK))
        .replace("$B", String.valueOf(BLOCK))
        .replace("$causal", causal ? "True" : "False")
        .replace("$S", String.valueOf(problem.spec().scale()));
  }

  /** Keys of a block's call: its own, the head's, the tail's. */
  private int columns() {
    return local ? BLOCK : BLOCK + 2 * GLOBALS;
  }

  /** The shape of the blocks' mask, the same for all heads. */
  Shape blockMaskShape() {
    return new Shape(1, local ? 1 : n / BLOCK, local ? 1 : BLOCK, columns());
  }

  /** {@code ln W} of each block's queries and gathered keys. */
  FloatBuffer blockMask() {
    FloatBuffer mask = MaskValues.buffer(blockMaskShape().size());
    PairWeights weights = MaskValues.weights(problem);
    float[] row = new float[n];
    for (int i = 0; i < n && !local; i++) {
      weights.row(0, i, row);
      int start = i - i % BLOCK;
      for (int j = 0; j < BLOCK; j++) {
        mask.put(MaskValues.of(row[start + j]));
      }
      for (int g = 0; g < GLOBALS; g++) {
        mask.put(outside(row, g, start));
      }
      int second = causal ? start - GLOBALS : n - GLOBALS;
      for (int g = second; g < second + GLOBALS; g++) {
        // What the head names already must not count twice.
        mask.put(causal && g < GLOBALS ? MaskValues.CLOSED : outside(row, g, start));
      }
    }
    return mask.rewind();
  }

  /** A key that the block holds itself must not count twice. */
  private static float outside(float[] row, int j, int start) {
    return j < 0 || (j >= start && j < start + BLOCK) ? MaskValues.CLOSED : MaskValues.of(row[j]);
  }

  /** The shape of the global queries' mask. */
  Shape globalMaskShape() {
    return hasGlobalQueries() ? new Shape(1, 1, 2L * GLOBALS, n) : new Shape(1);
  }

  /** {@code ln W} of the global queries and all keys. */
  FloatBuffer globalMask() {
    FloatBuffer mask = MaskValues.buffer(globalMaskShape().size());
    PairWeights weights = MaskValues.weights(problem);
    float[] row = new float[n];
    for (int g = 0; g < 2 * GLOBALS && hasGlobalQueries(); g++) {
      weights.row(0, g < GLOBALS ? g : n - 2 * GLOBALS + g, row);
      for (float weight : row) {
        mask.put(MaskValues.of(weight));
      }
    }
    return mask.rewind();
  }

  private boolean hasGlobalQueries() {
    return !causal && !local;
  }
}
