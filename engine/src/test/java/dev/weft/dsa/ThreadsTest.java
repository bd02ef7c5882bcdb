package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same bits for any number of threads, from run to run, on calls that are worth sharing out.
 */
class ThreadsTest extends OperatorTest {
  private void checkThreads(Call call) {
    Result one = run(1, call, Layouts.PLAIN);
    Agreement.check(call, one, call.dtype());
    for (int threads = 2; threads <= 3; threads++) {
      try (Rig rig = new Rig(engine(threads), call, Layouts.PLAIN)) {
        for (int run = 0; run < 3; run++) {
          assertSameBits(one, rig.run(), "run " + run + " with " + threads + " threads; " + call);
        }
      }
    }
  }

  private static AttentionSpec.Builder spec(int pattern, boolean causal) {
    return AttentionSpec.builder(4, 16)
        .kvHeads(2)
        .block(24)
        .causal(causal)
        .headTail(pattern % 2 == 1 ? 20 : 0, pattern % 2 == 1 ? 10 : 0)
        .routed(pattern / 2 % 2 == 1 ? 2 : 0)
        .coo(pattern / 4 == 1);
  }

  /** Pattern 0 to 7: a bit each for head/tail, routed and COO. */
  static IntStream patterns() {
    return IntStream.range(0, 8);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void oneSegment(int pattern) {
    for (boolean causal : new boolean[] {false, true}) {
      checkThreads(
          CallBuilder.of(spec(pattern, causal).build())
              .tokens(600)
              .gates(Gates.SHARED)
              .pairs(pattern / 4 == 1 ? Lists.SHARED : Lists.NONE, 0.03)
              .build());
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void packedSegments(int pattern) {
    for (boolean causal : new boolean[] {false, true}) {
      checkThreads(
          CallBuilder.of(spec(pattern, causal).build())
              .segments(0, 3, 3, 300, 400, 401, 560)
              .gates(Gates.PER_HEAD)
              .pairs(pattern / 4 == 1 ? Lists.PER_HEAD : Lists.NONE, 0.05)
              .build());
    }
  }

  @ParameterizedTest
  @CsvSource({"F16, 100", "BF16, 300"})
  void narrowTypes(DType type, int block) {
    AttentionSpec spec = AttentionSpec.builder(4, 16).block(block).headTail(30, 40).build();
    checkThreads(CallBuilder.of(spec).dtype(type).tokens(500).gates(Gates.SHARED).build());
  }

  @Test
  void decodeOfManySegments() {
    AttentionSpec spec =
        AttentionSpec.builder(8, 16).block(64).causal(true).headTail(16, 16).routed(3).build();
    int[] cuQ = {0, 1, 2, 5, 6, 70};
    int[] cuK = {0, 400, 520, 1000, 1100, 1700};
    checkThreads(CallBuilder.of(spec).segments(cuQ, cuK).gates(Gates.SHARED).build());
  }
}
