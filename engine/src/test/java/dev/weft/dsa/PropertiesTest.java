package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Convexity;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold between results, whatever the reference says. */
class PropertiesTest extends OperatorTest {
  private static final int N = 90;
  private static final int D = 16;

  private static AttentionSpec.Builder spec(boolean causal) {
    return AttentionSpec.builder(4, D).block(12).causal(causal);
  }

  private static AttentionSpec.Builder full(boolean causal) {
    return spec(causal).headTail(7, 8).routed(2).coo(true);
  }

  private static CallBuilder of(AttentionSpec.Builder spec) {
    AttentionSpec built = spec.build();
    return CallBuilder.of(built)
        .tokens(N)
        .gates(Gates.SHARED)
        .pairs(built.coo() ? Lists.SHARED : Lists.NONE, 0.1);
  }

  private static void assertClose(Result expected, Result actual, String message) {
    for (int e = 0; e < expected.out().length; e++) {
      assertEquals(expected.out()[e], actual.out()[e], 5e-6f, message + ", out " + e);
    }
    for (int e = 0; e < expected.logSumExp().length; e++) {
      assertEquals(expected.logSumExp()[e], actual.logSumExp()[e], 1e-5f, message + ", lse " + e);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "I32")
  void outputsAreConvexCombinations(DType type) {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = of(full(causal)).dtype(type).build();
      // Rounding the output to a narrow type is monotonic, and values are of that type: still
      // convex.
      Convexity.check(call, run(call));
    }
  }

  /** The same pairs of weight 1, said in five ways: all of them dense attention. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void waysToBeDense(boolean causal) {
    Call call = of(spec(causal)).gates(Gates.NONE).build();
    Result dense = run(call.with(spec(causal).block(N).build()));
    assertClose(dense, run(call.with(spec(causal).headTail(N, 0).build())), "all at the head");
    assertClose(dense, run(call.with(spec(causal).headTail(0, N).build())), "all at the tail");
    assertClose(dense, run(call.with(spec(causal).routed(64).build())), "all blocks routed to");
    Call all = of(spec(causal).coo(true)).gates(Gates.NONE).pairs(Lists.SHARED, 1).build();
    Arrays.fill(all.pairs().value(), 1);
    assertClose(dense, run(all), "all pairs listed");
    assertClose(dense, run(all.with(spec(causal).coo(true).block(0).build())), "no local part");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gatesOfOneAreNoGates(boolean causal) {
    Call call = of(full(causal)).build();
    Result none = run(call.withGate(null));
    assertClose(none, run(call.withGate(CallBuilder.filled(N, 1))), "one for all heads");
    assertClose(none, run(call.withGate(CallBuilder.filled(4 * N, 1))), "one a head");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gatesOfZeroLeaveTheLocalPart(boolean causal) {
    // The encoder's globals see each other whatever the gates: routing alone has none.
    AttentionSpec.Builder gated = causal ? spec(true).headTail(7, 8) : spec(false);
    Call call = of(gated.routed(2)).build().withGate(new float[N]);
    assertClose(run(call.with(spec(causal).build())), run(call), "gates of 0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGateForEachHeadThatIsTheSame(boolean causal) {
    Call call = of(full(causal)).build();
    float[] repeated = new float[4 * N];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = call.gate()[i % N];
    }
    assertSameBits(run(call), run(call.withGate(repeated)), "[n] and [heads, n]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void groupedQueriesAreRepeatedKeys(boolean causal) {
    Call grouped = of(full(causal).kvHeads(2)).build();
    int half = N * D;
    float[] k = new float[4 * half];
    float[] v = new float[4 * half];
    for (int h = 0; h < 4; h++) {
      System.arraycopy(grouped.k(), h / 2 * half, k, h * half, half);
      System.arraycopy(grouped.v(), h / 2 * half, v, h * half, half);
    }
    Call repeated = grouped.withTensors(grouped.q(), k, v).with(full(causal).build());
    assertSameBits(run(grouped), run(repeated), "2 and 4 kv heads");
  }

  /** A power of two moves between queries and scale without rounding. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scaledQueries(boolean causal) {
    Call call = of(full(causal).scale(0.25f)).build();
    float[] q = new float[call.q().length];
    for (int i = 0; i < q.length; i++) {
      q[i] = 4 * call.q()[i];
    }
    Call scaled = call.withTensors(q, call.k(), call.v()).with(full(causal).scale(0.0625f).build());
    assertSameBits(run(call), run(scaled), "scale");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shiftedValuesShiftOutputs(boolean causal) {
    Call call = of(full(causal)).build();
    float[] v = call.v().clone();
    for (int i = 0; i < v.length; i++) {
      v[i] += 3;
    }
    Result plain = run(call);
    Result shifted = run(call.withTensors(call.q(), call.k(), v));
    for (int e = 0; e < plain.out().length; e++) {
      assertEquals(plain.out()[e] + 3, shifted.out()[e], 1e-5f, "out " + e);
    }
  }

  /** In encoder form the order of keys within a block does not matter, nor does routing see it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void permutedKeysOfABlock(int topK) {
    Call call = of(spec(false).routed(topK)).build();
    float[] k = call.k().clone();
    float[] v = call.v().clone();
    for (int h = 0; h < 4; h++) {
      for (int j = 0; j < 12; j++) {
        // 5 is prime to 12.
        int from = (h * N + 24 + 5 * j % 12) * D;
        System.arraycopy(call.k(), from, k, (h * N + 24 + j) * D, D);
        System.arraycopy(call.v(), from, v, (h * N + 24 + j) * D, D);
      }
    }
    assertClose(run(call), run(call.withTensors(call.q(), k, v)), "permuted");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 30})
  void theLastQueriesGiveThePrefillsRows(int m) {
    Call call = of(spec(true).headTail(7, 8).routed(2)).build();
    Result all = Slices.rows(call, run(call), N - m, N);
    Call last =
        new Call(
            call.spec(),
            call.dtype(),
            new int[] {0, m},
            call.cuK(),
            Slices.rows(call.q(), N, D, N - m, N),
            call.k(),
            call.v(),
            Slices.rows(call.gate(), N, 1, N - m, N),
            null);
    Result result = run(last);
    assertClose(all, result, m + " queries");
    assertTrue(Arrays.equals(all.selection(), result.selection()), "selection");
  }
}
