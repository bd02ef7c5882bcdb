package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.tensor.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns together: a pair counts once, and the first pattern that names it gives its weight. */
class CombinedPatternsTest extends OperatorTest {
  @ParameterizedTest
  @CsvSource({
    "true, true, NONE", "true, false, SHARED", "true, false, PER_HEAD", "true, false, TILED",
    "false, true, SHARED", "false, true, PER_HEAD", "false, true, TILED", "true, true, SHARED",
    "true, true, PER_HEAD", "true, true, TILED"
  })
  void combinations(boolean headTail, boolean routed, Lists lists) {
    for (boolean causal : new boolean[] {false, true}) {
      for (float threshold : new float[] {0, 0.6f}) {
        for (int n : new int[] {40, 131}) {
          AttentionSpec.Builder spec =
              AttentionSpec.builder(4, 16)
                  .kvHeads(2)
                  .block(12)
                  .causal(causal)
                  .threshold(threshold)
                  .coo(lists != Lists.NONE);
          if (headTail) {
            spec.headTail(14, 9);
          }
          if (routed) {
            spec.routed(3);
          }
          check(
              CallBuilder.of(spec.build())
                  .tokens(n)
                  .gates(n < 100 ? Gates.SHARED : Gates.PER_HEAD)
                  .pairs(lists, 0.3)
                  .build());
        }
      }
    }
  }

  /** HeadTail with Routed in the shapes that kernels for tiles take. */
  @ParameterizedTest
  @CsvSource({"64, 32, F16", "64, 64, BF16", "64, 128, F16", "128, 32, BF16", "128, 64, F16"})
  void headTailAndRoutedInTiles(int headDim, int block, DType dtype) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec spec =
          AttentionSpec.builder(4, headDim)
              .kvHeads(2)
              .block(block)
              .causal(causal)
              .threshold(0.3f)
              .headTail(40, 33)
              .routed(3)
              .build();
      CallBuilder call = CallBuilder.of(spec).dtype(dtype).gates(Gates.PER_HEAD);
      int[] keys = {0, 300, 301, 301, 700};
      check(call.segments(keys, keys).build());
      if (causal) {
        check(call.segments(new int[] {0, 7, 8, 8, 200}, keys).build());
      }
    }
  }

  /** All gates closed: the patterns still name their pairs, and so hide those of the list. */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true"})
  void closedGatesHideTheList(boolean headTail, boolean routed) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec spec =
          AttentionSpec.builder(2, 8)
              .block(8)
              .causal(causal)
              .headTail(headTail ? 10 : 0, headTail ? 5 : 0)
              .routed(routed ? 2 : 0)
              .coo(true)
              .build();
      var call = CallBuilder.of(spec).tokens(70).pairs(Lists.SHARED, 1).build();
      check(call.withGate(new float[70]));
      check(call.withGate(new float[2 * 70]));
    }
  }

  @ParameterizedTest
  @CsvSource({"F16", "BF16"})
  void narrowTypes(DType dtype) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec spec =
          AttentionSpec.builder(2, 24)
              .block(16)
              .causal(causal)
              .headTail(10, 5)
              .routed(2)
              .coo(true)
              .build();
      check(
          CallBuilder.of(spec)
              .tokens(120)
              .dtype(dtype)
              .gates(Gates.SHARED)
              .pairs(Lists.SHARED, 0.2)
              .build());
    }
  }
}
