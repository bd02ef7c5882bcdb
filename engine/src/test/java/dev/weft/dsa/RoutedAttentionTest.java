package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Call;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routed blocks: is the choice valid, and the output right for it? */
class RoutedAttentionTest extends OperatorTest {
  private static AttentionSpec.Builder spec(int block, int topK) {
    return AttentionSpec.builder(2, 16).block(block).routed(topK);
  }

  private void check(AttentionSpec.Builder spec, int n, Gates gates) {
    for (boolean causal : new boolean[] {false, true}) {
      check(CallBuilder.of(spec.causal(causal).build()).tokens(n).gates(gates).seed(n).build());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 5", "2, 3", "7, 2", "16, 1", "16, 3", "16, 8", "32, 2", "32, 64", "64, 2", "65, 1",
    "100, 2", "128, 1", "300, 4"
  })
  void blocksAndCounts(int block, int topK) {
    for (int n : new int[] {1, 15, 16, 17, 63, 64, 65, 129, 200}) {
      check(spec(block, topK), n, Gates.SHARED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gates(Gates gates) {
    for (float threshold : new float[] {0, 0.5f, 1}) {
      check(spec(16, 2).threshold(threshold), 150, gates);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 2", "6, 1", "3, 3"})
  void groupedQueries(int heads, int kvHeads) {
    check(
        AttentionSpec.builder(heads, 24).kvHeads(kvHeads).block(16).routed(2), 100, Gates.PER_HEAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {333, 1000})
  void highPrecision(int n) {
    check(AttentionSpec.builder(1, 32).profile(Profile.HIGH_PRECISION), n, Gates.SHARED);
  }

  /** Many more candidates than places. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void manyCandidates(int topK) {
    check(spec(4, topK), 700, Gates.NONE);
  }

  /** Equal keys of exact sums give equal scores: the smaller block wins. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 12})
  void ties(int block) {
    AttentionSpec spec = spec(block, 2).causal(true).build();
    Call call = CallBuilder.of(spec).tokens(6 * block).build();
    float[] same = call.k().clone();
    for (int i = 0; i < same.length; i++) {
      same[i] = i % 3 - 1;
    }
    // One row for all tokens, whatever the head dimension.
    for (int i = 0; i < same.length; i++) {
      same[i] = same[i % spec.headDim()];
    }
    call = call.withTensors(call.q(), same, call.v());
    check(call);
    int[] selection = run(call).selection();
    for (int row = 3 * block; row < 6 * block; row++) {
      assertArrayEquals(
          new int[] {0, 1}, Arrays.copyOfRange(selection, 2 * row, 2 * row + 2), "row " + row);
    }
  }

  /** The output does not depend on whether the selection is asked for. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutSelection(boolean causal) {
    Call call =
        CallBuilder.of(spec(16, 2).causal(causal).threshold(0.5f).build())
            .tokens(100)
            .gates(Gates.SHARED)
            .build();
    float[] expected = run(call).out();
    float[] actual = Runs.outOnly(engine(2), call);
    for (int e = 0; e < expected.length; e++) {
      assertEquals(expected[e], actual[e], 2e-6f, "element " + e);
    }
  }
}
