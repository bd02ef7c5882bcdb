package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causal segments whose queries are the last positions of their keys: decode, and prefix reuse. */
class FewerQueriesTest extends OperatorTest {
  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(4, 24).kvHeads(2).causal(true).threshold(0.2f);
  }

  private void check(AttentionSpec.Builder spec, int m) {
    for (int keys : new int[] {m, m + 1, m + 15, 64, 100, 128, 129, 200}) {
      if (keys >= m) {
        check(CallBuilder.of(spec.build()).tokens(m, keys).gates(Gates.SHARED).seed(keys).build());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 100})
  void local(int m) {
    check(spec().block(16), m);
    check(spec().block(64), m);
    check(spec().block(1000), m);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 100})
  void headTail(int m) {
    check(spec().block(16).headTail(5, 9), m);
    check(spec().block(64).headTail(32, 32), m);
    check(spec().block(8).headTail(20, 30), m);
    check(spec().block(16).headTail(0, 40), m);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 100})
  void routed(int m) {
    check(spec().block(16).routed(3), m);
    check(spec().block(64).routed(1), m);
    check(spec().block(7).headTail(10, 10).routed(2), m);
  }

  /** More keys than a step holds, in every part that a query sees. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 70})
  void manyKeys(int m) {
    for (int keys : new int[] {450, 599, 601, 700}) {
      AttentionSpec.Builder spec = spec().block(300).headTail(150, 150);
      check(CallBuilder.of(spec.build()).tokens(m, keys).gates(Gates.SHARED).seed(m).build());
      spec.block(250).headTail(0, 0).routed(2);
      check(CallBuilder.of(spec.build()).tokens(m, keys).gates(Gates.SHARED).seed(m).build());
    }
  }

  /** Prefills, drafts and decodes of one call; and a segment of no queries. */
  @Test
  void mixedSegments() {
    int[] cuQ = {0, 1, 1, 6, 46, 47, 47, 52};
    int[] cuK = {0, 77, 90, 154, 194, 195, 195, 200};
    for (int pattern = 0; pattern < 4; pattern++) {
      AttentionSpec.Builder spec = spec().block(16);
      if (pattern % 2 == 1) {
        spec.headTail(8, 8);
      }
      if (pattern >= 2) {
        spec.routed(2);
      }
      check(CallBuilder.of(spec.build()).segments(cuQ, cuK).gates(Gates.PER_HEAD).build());
    }
  }
}
