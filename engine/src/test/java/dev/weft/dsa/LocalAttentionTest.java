package dev.weft.dsa;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Block-local attention alone: blocks and lengths around every edge, and plain dense attention. */
class LocalAttentionTest extends OperatorTest {
  private static AttentionSpec spec(int block, boolean causal) {
    return AttentionSpec.builder(2, 20).block(block).causal(causal).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 32, 64, 65, 100, 128, 300})
  void lengths(int block) {
    Set<Integer> lengths = new TreeSet<>(Set.of(1, 2, 63, 64, 65, 127, 129, 200));
    lengths.addAll(Set.of(block, block + 1));
    lengths.add(Math.max(1, block - 1));
    for (int n : lengths) {
      check(CallBuilder.of(spec(block, false)).tokens(n).seed(n).build());
      check(CallBuilder.of(spec(block, true)).tokens(n).seed(n).build());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThousandTokens(boolean causal) {
    for (int block : new int[] {64, 300}) {
      check(CallBuilder.of(spec(block, causal)).tokens(1000).build());
    }
  }

  /** A block of at least the length is plain dense attention. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dense(boolean causal) {
    for (int block : new int[] {257, 1000, 1 << 30}) {
      check(CallBuilder.of(spec(block, causal)).tokens(257).seed(block).build());
    }
  }

  @Test
  void theGateDoesNotMatterWithoutPattern() {
    var call = CallBuilder.of(spec(16, false)).tokens(50).build();
    assertSameBits(run(call), run(call.withGate(new float[50])), "gate of 0");
  }
}
