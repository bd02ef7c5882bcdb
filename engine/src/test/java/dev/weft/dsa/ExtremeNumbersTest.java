package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Convexity;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits far from unit-normal ones, and gates beside them. */
class ExtremeNumbersTest extends OperatorTest {
  private static final int N = 100;
  private static final int D = 16;

  private static AttentionSpec.Builder spec(boolean causal, int pattern) {
    return AttentionSpec.builder(2, D)
        .block(16)
        .causal(causal)
        .headTail(pattern == 1 ? 7 : 0, pattern == 1 ? 5 : 0)
        .routed(pattern == 2 ? 2 : 0)
        .coo(pattern == 3);
  }

  private static Call call(boolean causal, int pattern) {
    return CallBuilder.of(spec(causal, pattern).build())
        .tokens(N)
        .gates(Gates.SHARED)
        .pairs(pattern == 3 ? Lists.SHARED : Lists.NONE, 0.2)
        .build();
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor * values[i];
    }
    return scaled;
  }

  /**
   * A query of 4 along the first component alone: with scale 1/4 a logit is the key's first one.
   */
  private static float[] pointers() {
    float[] q = new float[2 * N * D];
    for (int i = 0; i < q.length; i += D) {
      q[i] = 4;
    }
    return q;
  }

  @ParameterizedTest
  @ValueSource(floats = {10, 30, 100})
  void hugeLogits(float factor) {
    for (int pattern = 0; pattern < 4; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        Call call = call(causal, pattern);
        call = call.withTensors(scaled(call.q(), factor), scaled(call.k(), factor), call.v());
        Result result = run(call);
        Convexity.check(call, result);
        double[] expected = Reference.of(call, result.selection()).logSumExp();
        for (int e = 0; e < expected.length; e++) {
          double allowed = 1e-5 * Math.max(factor * factor, Math.abs(expected[e]));
          assertEquals(expected[e], result.logSumExp()[e], allowed, "logSumExp " + e);
        }
      }
    }
  }

  /** All logits of some rows are +10,000, of others −10,000: neither overflow nor nothing left. */
  @ParameterizedTest
  @ValueSource(floats = {1e4f, -1e4f})
  void allLogitsFarOff(float logit) {
    for (int pattern = 0; pattern < 4; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        Call call = call(causal, pattern);
        float[] k = new float[call.k().length];
        for (int i = 0; i < k.length; i += D) {
          k[i] = logit;
        }
        call = call.withTensors(pointers(), k, call.v());
        Result result = run(call);
        Convexity.check(call, result);
        double[] expected = Reference.of(call, result.selection()).logSumExp();
        for (int e = 0; e < expected.length; e++) {
          assertEquals(expected[e], result.logSumExp()[e], 1, "logSumExp " + e);
        }
      }
    }
  }

  /** Remote keys of logit +80 behind closed gates: what is left is the local part, exactly. */
  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2", "false, 3", "true, 3"})
  void closedGatesBesideDominantLogits(boolean causal, int pattern) {
    for (float dominant : new float[] {80, 1e4f}) {
      Call call = call(causal, pattern);
      float[] k = call.k().clone();
      // Tokens 0 to 6 (the head), and 20, 60: for routing and lists.
      for (int h = 0; h < 2; h++) {
        for (int j : new int[] {0, 1, 2, 3, 4, 5, 6, 20, 60}) {
          k[(h * N + j) * D] = dominant;
        }
      }
      call = call.withTensors(pointers(), k, call.v()).withGate(new float[N]);
      if (pattern == 3) {
        Arrays.fill(call.pairs().value(), 0);
      }
      Result actual = run(call);
      Result local = run(call.with(spec(causal, 0).build()).withPairs(null));
      int compared = 0;
      for (int e = 0; e < actual.out().length; e++) {
        int i = e / D % N;
        // Tokens that are global see each other, however closed the gates.
        if (causal || pattern != 1 || (i >= 7 && i < N - 5)) {
          assertEquals(local.out()[e], actual.out()[e], 1e-6f, "row " + i);
          compared++;
        }
      }
      assertTrue(compared > N * D, "rows were compared");
      Convexity.check(call, actual);
    }
  }

  /** Gates so small that only a dominant logit brings their keys back. */
  @ParameterizedTest
  @CsvSource({
    "1e-30, 60",
    "1e-30, 69",
    "1e-30, 80",
    "1e-38, 80",
    "1e-38, 88",
    "1e-38, 120",
    "1e-44, 101",
    "0.5, 80",
    "0.5, 1000",
    "1e-20, -80",
    "1e-38, -200"
  })
  void tinyGatesBesideDominantLogits(float gate, float dominant) {
    for (int pattern = 1; pattern < 4; pattern++) {
      for (boolean causal : new boolean[] {false, true}) {
        Call call = call(causal, pattern);
        float[] k = call.k().clone();
        for (int h = 0; h < 2; h++) {
          for (int j : new int[] {2, 5, 20, 60}) {
            k[(h * N + j) * D] = dominant;
          }
        }
        call = call.withTensors(pointers(), k, call.v()).withGate(CallBuilder.filled(N, gate));
        if (pattern == 3) {
          Arrays.fill(call.pairs().value(), gate);
        }
        Result result = run(call);
        Agreement.check(call, result, DType.F32, 10);
        Convexity.check(call, result);
      }
    }
  }

  /** One logit towers over the others of its row by more than exp can tell from 0. */
  @Test
  void oneDominantKeyEach() {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = call(causal, 0);
      float[] k = call.k().clone();
      for (int j = 0; j < 2 * N; j += 5) {
        k[j * D] = 200 + j;
      }
      call = call.withTensors(pointers(), k, call.v());
      Agreement.check(call, run(call), DType.F32, 10);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-30f, 1e-6f, 1e6f, 1e30f})
  void valuesOfAnySize(float size) {
    for (int pattern = 0; pattern < 4; pattern++) {
      Call call = call(true, pattern);
      Call sized = call.withTensors(call.q(), call.k(), scaled(call.v(), size));
      Result result = run(sized);
      double[] expected = Reference.of(sized, result.selection()).out();
      for (int e = 0; e < expected.length; e++) {
        assertEquals(expected[e], result.out()[e], 2e-5 * size, "element " + e);
      }
    }
  }

  @Test
  void zeros() {
    for (int pattern = 0; pattern < 4; pattern++) {
      Call call = call(false, pattern);
      float[] none = new float[2 * N * D];
      Call noKeys = call.withTensors(none, none, call.v());
      Agreement.check(noKeys, run(noKeys), DType.F32);
      Call noValues = call.withTensors(call.q(), call.k(), none);
      for (float o : run(noValues).out()) {
        assertEquals(0, o);
      }
    }
  }
}
