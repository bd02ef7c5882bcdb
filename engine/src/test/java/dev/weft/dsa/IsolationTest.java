package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lies in other blocks and segments cannot reach a row that does not see it, not even as NaN
 * or infinity; nor can an earlier run. Not so within a block, and not for closed queries that share
 * a tile with open ones, which a global token that is not finite reaches.
 */
class IsolationTest extends OperatorTest {
  private static final int N = 100;
  private static final int D = 12;

  private static AttentionSpec.Builder spec(boolean causal) {
    return AttentionSpec.builder(2, D).block(16).causal(causal);
  }

  private static CallBuilder of(AttentionSpec.Builder spec) {
    return CallBuilder.of(spec.build()).tokens(N);
  }

  /** The call with one token's key, value, or both spoilt, in all heads. */
  private static Call spoilt(Call call, int token, float poison, int what) {
    float[] k = call.k().clone();
    float[] v = call.v().clone();
    for (int h = 0; h < call.spec().kvHeads(); h++) {
      int at = (h * call.keys() + token) * D;
      if (what != 1) {
        Arrays.fill(k, at, at + D, poison);
      }
      if (what != 0) {
        Arrays.fill(v, at, at + D, poison);
      }
    }
    return call.withTensors(call.q(), k, v);
  }

  /**
   * Compares the rows that the reference finds clean, without those of the positions {@code from ..
   * to}; there must be at least some.
   */
  private void checkClean(Call call, int least, int from, int to) {
    Result result = run(2, call, Layouts.PLAIN);
    Reference reference = Reference.of(call, result.selection());
    int clean = 0;
    for (int e = 0; e < reference.out().length; e++) {
      boolean left = e / D % N >= from && e / D % N < to;
      clean += !left && Double.isFinite(reference.out()[e]) ? 1 : 0;
      if (left) {
        result.out()[e] = (float) reference.out()[e];
        result.logSumExp()[e / D] = (float) reference.logSumExp()[e / D];
      }
    }
    assertTrue(clean >= least * D, clean / D + " clean rows, expected " + least);
    assertTrue(clean < reference.out().length, "expected rows that see the spoilt token");
    Agreement.check(call, result, call.dtype());
  }

  /** Does the same without the rows of a token's own block. */
  private void checkOtherBlocks(Call call, int token, int least) {
    checkClean(call, least, token - token % 16, Math.min(N, token - token % 16 + 16));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "NaN, 1", "NaN, 2", "Infinity, 1", "-Infinity, 1"})
  void otherBlocks(float poison, int what) {
    for (int token : new int[] {0, 15, 16, 50, 99}) {
      for (boolean causal : new boolean[] {false, true}) {
        Call call = spoilt(of(spec(causal)).build(), token, poison, what);
        checkOtherBlocks(call, token, 2 * (N - 16));
      }
    }
  }

  /** Own rows of the next blocks see the recent past; those further on do not. */
  @ParameterizedTest
  @CsvSource({"NaN, 0", "NaN, 1", "NaN, 2", "Infinity, 1"})
  void tokensThatAreNotGlobal(float poison, int what) {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = of(spec(causal).headTail(5, 6)).gates(Gates.SHARED).build();
      checkOtherBlocks(spoilt(call, 40, poison, what), 40, 100);
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "NaN, 1", "NaN, 2", "Infinity, 1"})
  void closedGates(float poison, int what) {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = closed(causal);
      checkOtherBlocks(spoilt(call, 2, poison, what), 2, 2 * (N - 30));
      checkOtherBlocks(spoilt(call, 97, poison, what), 97, 2 * (N - 30));
      checkOtherBlocks(spoilt(call, 40, poison, what), 40, 2 * (N - 30));
    }
  }

  private static Call closed(boolean causal) {
    return of(spec(causal).headTail(5, 6).threshold(0.5f))
        .build()
        .withGate(CallBuilder.filled(N, 0.49f));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "NaN, 1", "Infinity, 1"})
  void pairsOfWeightZero(float poison, int what) {
    for (boolean causal : new boolean[] {false, true}) {
      for (Lists lists : new Lists[] {Lists.SHARED, Lists.TILED}) {
        Call call = of(spec(causal).coo(true)).pairs(lists, 1).build();
        Arrays.fill(call.pairs().value(), 0);
        checkOtherBlocks(spoilt(call, 50, poison, what), 50, 2 * (N - 16));
      }
    }
  }

  /** Rows that do not list the spoilt token, beside rows that do. */
  @ParameterizedTest
  @CsvSource({"NaN, 0", "NaN, 1", "Infinity, 1"})
  void pairsOfOtherRows(float poison, int what) {
    for (boolean causal : new boolean[] {false, true}) {
      for (Lists lists : new Lists[] {Lists.SHARED, Lists.TILED}) {
        Call call = of(spec(causal).coo(true)).pairs(lists, 0.05).build();
        checkOtherBlocks(spoilt(call, 50, poison, what), 50, 20);
      }
    }
  }

  /** In causal form a routed row sees complete blocks of the past: none at all of what follows. */
  @ParameterizedTest
  @ValueSource(ints = {20, 50, 95})
  void routedFuture(int token) {
    Call call = of(spec(true).routed(2)).gates(Gates.SHARED).build();
    Result clean = run(call);
    Result spoilt = run(3, spoilt(call, token, Float.NaN, 2), Layouts.PLAIN);
    int block = token - token % 16;
    assertSameBits(
        Slices.rows(call, clean, 0, block), Slices.rows(call, spoilt, 0, block), "blocks before");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void otherSegments(boolean causal) {
    AttentionSpec.Builder spec = spec(causal).headTail(6, 7).routed(2);
    int[] cu = {0, 30, 63, 100};
    Call call = CallBuilder.of(spec.build()).segments(cu).gates(Gates.SHARED).build();
    Call spoilt = call;
    for (int token = 30; token < 63; token++) {
      spoilt = spoilt(spoilt, token, Float.NaN, 2);
    }
    Result expected = run(call);
    Result actual = run(2, spoilt, Layouts.PLAIN);
    for (int s = 0; s < 3; s += 2) {
      assertSameBits(
          Slices.rows(call, expected, cu[s], cu[s + 1]),
          Slices.rows(call, actual, cu[s], cu[s + 1]),
          "segment " + s);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void otherQueries(boolean causal) {
    Call call = of(spec(causal).headTail(6, 7).routed(1)).gates(Gates.SHARED).build();
    Result expected = run(call);
    float[] q = call.q().clone();
    Arrays.fill(q, 50 * D, 51 * D, Float.NaN);
    Result actual = run(call.withTensors(q, call.k(), call.v()));
    for (int e = 0; e < expected.out().length; e++) {
      if (e / D != 50) {
        assertEquals(expected.out()[e], actual.out()[e], 2e-6f, "row " + e / D);
      }
    }
  }

  /** What lies behind a call's last token is not read, and not written. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "I32")
  void beyondTheLastToken(DType type) {
    for (boolean causal : new boolean[] {false, true}) {
      for (int n : new int[] {1, 15, 17, 50, 97}) {
        AttentionSpec spec = spec(causal).headTail(5, 5).routed(2).build();
        Call call = CallBuilder.of(spec).dtype(type).tokens(n).gates(Gates.SHARED).build();
        check(call, Layouts.PLAIN.withSlack(20));
      }
    }
  }

  /** A run on NaN leaves nothing behind in the workspace. */
  @Test
  void anEarlierRun() {
    for (boolean causal : new boolean[] {false, true}) {
      for (int pattern = 0; pattern < 4; pattern++) {
        AttentionSpec.Builder spec = spec(causal).coo(pattern == 3);
        spec.headTail(pattern % 2 == 1 ? 20 : 0, 0).routed(pattern == 2 ? 2 : 0);
        Lists lists = pattern == 3 ? Lists.SHARED : Lists.NONE;
        Call call = of(spec).gates(Gates.SHARED).pairs(lists, 0.1).build();
        for (int i = 0; i < N; i++) {
          // Many closed gates: lanes that are left out of a step must not matter either.
          call.gate()[i] = i % 16 < i / 8 ? 0 : 0.5f;
        }
        float[] nan = CallBuilder.filled(2 * N * D, Float.NaN);
        Result fresh = run(call);
        for (int threads = 1; threads <= 2; threads++) {
          try (Rig rig = new Rig(engine(threads), call.withTensors(nan, nan, nan), Layouts.PLAIN)) {
            rig.run();
            rig.put(call);
            assertSameBits(fresh, rig.run(), "after NaN; " + call);
            assertSameBits(fresh, rig.run(), "once more; " + call);
          }
        }
      }
    }
  }
}
