package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;

/**
 * One operator on one shape. Equal cases have equal tensors.
 *
 * @param pattern the pairs; null for work on tensors of that shape that has none
 * @param causal whether a query sees no key after it
 * @param dtype of queries, keys, values and output
 * @param heads query heads, and as many key and value heads
 * @param headDim elements of a head
 * @param n tokens, one segment
 * @param openGates the share of gates at or above the threshold, scattered; in [0, 1]
 */
public record Case(
    Pattern pattern, boolean causal, DType dtype, int heads, int headDim, int n, double openGates) {

  /** Tokens a block, but for dense cases. */
  public static final int BLOCK = 64;

  /** Global tokens at the head, and as many at the tail. */
  public static final int GLOBALS = 32;

  /** Routed blocks a token. */
  public static final int TOP_K = 4;

  /** Open gates are at or above it, closed ones below. */
  public static final float THRESHOLD = 0.5f;

  /** Keys a token of the pattern of random pairs. */
  public static final int RANDOM_KEYS = 64;

  /** An encoder's case in F32 with all gates open. */
  public static Case of(Pattern pattern, int heads, int headDim, int n) {
    return new Case(pattern, false, DType.F32, heads, headDim, n, 1);
  }

  /** The same case for another pattern. */
  public Case with(Pattern other) {
    return new Case(other, causal, dtype, heads, headDim, n, openGates);
  }

  /** The shape alone, for work that has no pairs, of so many heads. */
  public Case shapeAlone(int some) {
    return new Case(null, false, dtype, some, headDim, n, 1);
  }

  /** The same case in causal form. */
  public Case causalForm() {
    return new Case(pattern, true, dtype, heads, headDim, n, openGates);
  }

  /** The same case in another type. */
  public Case with(DType other) {
    return new Case(pattern, causal, other, heads, headDim, n, openGates);
  }

  /** The same case with another share of open gates. */
  public Case open(double share) {
    return new Case(pattern, causal, dtype, heads, headDim, n, share);
  }

  /** What the engine is asked to compute. */
  public AttentionSpec spec() {
    AttentionSpec.Builder spec =
        AttentionSpec.builder(heads, headDim).causal(causal).threshold(THRESHOLD).block(BLOCK);
    switch (pattern) {
      case HEADTAIL -> spec.headTail(GLOBALS, GLOBALS);
      case DENSE -> spec.block(Math.max(1, n)).threshold(0);
      case LOCAL -> {}
      case ROUTED -> spec.routed(TOP_K);
      case COO_HEADTAIL, COO_RANDOM_GLOBALS -> spec.coo(true);
      case COO_RANDOM64 -> spec.coo(true).block(0);
    }
    return spec.build();
  }
}
