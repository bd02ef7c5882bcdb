package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gates at their special values. */
class GateOperandTest extends OperatorTest {
  private static final int N = 110;

  private static AttentionSpec.Builder spec(boolean causal, int pattern) {
    return AttentionSpec.builder(2, 16)
        .block(16)
        .causal(causal)
        .headTail(pattern == 1 ? 0 : 7, pattern == 1 ? 0 : 9)
        .routed(pattern == 0 ? 0 : 2);
  }

  private static Call call(AttentionSpec.Builder spec) {
    return CallBuilder.of(spec.build()).tokens(N).build();
  }

  /** Every gate on one side of the threshold, or exactly on it. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0.5, 0.49999997", "0.5, 0.5", "0.5, 0.50000006", "1, 1", "1, 0.99"})
  void atTheThreshold(float threshold, float gate) {
    for (int pattern = 0; pattern < 3; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        check(
            call(spec(causal, pattern).threshold(threshold)).withGate(CallBuilder.filled(N, gate)));
      }
    }
  }

  /** A gate equal to the threshold is open, the float below it closed. */
  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.7f, 0.9f})
  void neighboursOfTheThreshold(float value) {
    Call call = call(spec(true, 0).threshold(value));
    Result open = check(call, CallBuilder.filled(N, value));
    Result closed = check(call, CallBuilder.filled(N, Math.nextDown(value)));
    Call local = call.with(AttentionSpec.builder(2, 16).block(16).causal(true).build());
    assertEquals(0, count(closed, run(local)), "closed gates leave the local part");
    assertTrue(count(open, closed) > N, "open gates do not");
  }

  private Result check(Call call, float[] gate) {
    check(call.withGate(gate));
    return run(call.withGate(gate));
  }

  private static int count(Result a, Result b) {
    int differing = 0;
    for (int e = 0; e < a.out().length; e++) {
      differing += Math.abs(a.out()[e] - b.out()[e]) > 1e-6 ? 1 : 0;
    }
    return differing;
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-3f, 1e-10f, 1e-30f, 1e-38f, Float.MIN_VALUE})
  void tinyGates(float gate) {
    for (int pattern = 0; pattern < 3; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        check(call(spec(causal, pattern)).withGate(CallBuilder.filled(N, gate)));
      }
    }
  }

  /** Open and closed gates alternate, in runs of every length around a tile. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 31})
  void runsOfClosedGates(int run) {
    float[] gate = new float[2 * N];
    for (int i = 0; i < gate.length; i++) {
      gate[i] = i / run % 2 == 0 ? 0.7f : 0;
    }
    for (int pattern = 0; pattern < 3; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        check(call(spec(causal, pattern)).withGate(gate));
      }
    }
  }

  /** Blocks with every number of open gates around the vector widths, anywhere in the block. */
  @ParameterizedTest
  @CsvSource({"64, 20, 20", "64, 150, 150", "300, 20, 20", "300, 150, 10"})
  void numbersOfOpenGates(int block, int head, int tail) {
    int[] numbers = {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 47, 48, 55, 56, 57, 62, 63, 64, 0};
    int n = 64 * numbers.length;
    float[] gate = new float[n];
    for (int i = 0; i < n; i++) {
      // 37 is prime to 64: a permutation of the block, so that open and closed ones alternate.
      gate[i] = 37 * i % 64 < numbers[i / 64] ? 0.6f : 0;
    }
    for (boolean causal : new boolean[] {false, true}) {
      for (int topK = 0; topK <= 2; topK += 2) {
        AttentionSpec spec =
            AttentionSpec.builder(1, 8)
                .block(block)
                .causal(causal)
                .headTail(head, tail)
                .routed(topK)
                .build();
        check(CallBuilder.of(spec).tokens(n).build().withGate(gate));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneOpenGate(boolean causal) {
    for (int open : new int[] {0, 6, 7, 50, 100, 101, 109}) {
      float[] gate = new float[N];
      gate[open] = 0.3f;
      check(call(spec(causal, 2)).withGate(gate));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGateForEachHead(boolean causal) {
    Call call = CallBuilder.of(spec(causal, 2).build()).tokens(N).gates(Gates.PER_HEAD).build();
    check(call);
    // One head closed, the other open.
    float[] gate = new float[2 * N];
    Arrays.fill(gate, N, 2 * N, 1);
    check(call.withGate(gate));
  }
}
