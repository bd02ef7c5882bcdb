package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import dev.weft.dsa.oracle.Routing;
import dev.weft.dsa.oracle.Weights;
import dev.weft.tensor.DType;
import org.junit.jupiter.api.Test;

/** The oracle against matrices and numbers worked out by hand. */
class OracleTest {
  private static final float G = 0.25f;

  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(1, 1).block(2);
  }

  private static Call call(AttentionSpec spec, int n, float[] gate, Pairs pairs) {
    int[] cu = {0, n};
    float[] zeros = new float[n];
    return new Call(spec, DType.F32, cu, cu, zeros, zeros, zeros, gate, pairs);
  }

  private static void assertWeights(Call call, int[] selection, double[][] expected) {
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], Weights.row(call, selection, 0, row), "row " + row);
    }
  }

  @Test
  void localWeights() {
    assertWeights(
        call(spec().build(), 5, null, null),
        null,
        new double[][] {
          {1, 1, 0, 0, 0},
          {1, 1, 0, 0, 0},
          {0, 0, 1, 1, 0},
          {0, 0, 1, 1, 0},
          {0, 0, 0, 0, 1}
        });
    assertWeights(
        call(spec().causal(true).build(), 3, null, null),
        null,
        new double[][] {{1, 0, 0}, {1, 1, 0}, {0, 0, 1}});
  }

  @Test
  void encoderHeadTailWeights() {
    // Globals are 0 and 5; the gate of token 3 is below the threshold.
    float[] gate = {0.5f, 0.6f, 0.7f, 0.4f, 0.8f, 0.9f};
    double a = 0.6f;
    double b = 0.7f;
    double c = 0.8f;
    assertWeights(
        call(spec().headTail(1, 1).threshold(0.5f).build(), 6, gate, null),
        null,
        new double[][] {
          {1, 1, b, 0, c, 1},
          {1, 1, 0, 0, 0, a},
          {b, 0, 1, 1, 0, b},
          {0, 0, 1, 1, 0, 0},
          {c, 0, 0, 0, 1, 1},
          {1, a, b, 0, 1, 1}
        });
  }

  @Test
  void causalHeadTailWeights() {
    float[] gate = CallBuilder.filled(7, G);
    assertWeights(
        call(spec().causal(true).headTail(1, 1).build(), 7, gate, null),
        null,
        new double[][] {
          {1, 0, 0, 0, 0, 0, 0},
          {1, 1, 0, 0, 0, 0, 0},
          {G, G, 1, 0, 0, 0, 0},
          {G, G, 1, 1, 0, 0, 0},
          {G, 0, 0, G, 1, 0, 0},
          {G, 0, 0, G, 1, 1, 0},
          {G, 0, 0, 0, 0, G, 1}
        });
  }

  @Test
  void precedenceOfPatterns() {
    // Row 5 (block 2): head token 0 by HeadTail, block 1 by routing, token 1 by the list alone.
    AttentionSpec spec =
        spec().causal(true).headTail(1, 0).routed(1).coo(true).threshold(0.5f).build();
    int[] selection = {-1, -1, 0, 0, 1, 1};
    Pairs pairs =
        new Pairs(
            new long[] {0, 5},
            new int[] {4, 5, 5, 5, 5},
            new int[] {5, 0, 1, 2, 4},
            new float[] {9, 2, 3, 4, 5},
            1);
    float[] open = CallBuilder.filled(6, 0.5f);
    assertArrayEquals(
        new double[] {0.5, 3, 0.5, 0.5, 1, 1},
        Weights.row(call(spec, 6, open, pairs), selection, 0, 5));
    assertArrayEquals(
        new double[] {0.5, 0, 0.5, 0.5, 1, 0},
        Weights.row(call(spec, 6, open, pairs), selection, 0, 4));
    float[] closed = CallBuilder.filled(6, G);
    assertArrayEquals(
        new double[] {0, 3, 0, 0, 1, 1},
        Weights.row(call(spec, 6, closed, pairs), selection, 0, 5),
        "a pattern names a pair even where its gate is closed");
  }

  @Test
  void tiledAndBlocklessLists() {
    Pairs tiles =
        new Pairs(new long[] {0, 2}, new int[] {0, 2}, new int[] {2, 1}, new float[] {3, 4}, 2);
    assertWeights(
        call(spec().coo(true).build(), 5, null, tiles),
        null,
        new double[][] {{1, 1, 0, 0, 3}, {1, 1, 0, 0, 0}, {0, 0, 1, 1, 0}});
    Pairs single =
        new Pairs(new long[] {0, 2}, new int[] {0, 2}, new int[] {0, 1}, new float[] {3, 4}, 1);
    assertWeights(
        call(spec().block(0).coo(true).build(), 3, null, single),
        null,
        new double[][] {{3, 0, 0}, {0, 0, 0}, {0, 4, 0}});
  }

  @Test
  void outputByHand() {
    // Logits ln 2 and 0 with weights 1 and G: probabilities 2 : 0.25.
    AttentionSpec spec = spec().block(1).scale(1).headTail(1, 0).causal(true).build();
    float ln2 = (float) Math.log(2);
    int[] cu = {0, 2};
    float[] key = {0, ln2};
    float[] value = {9, 18};
    Call call =
        new Call(spec, DType.F32, cu, cu, new float[] {1, 1}, key, value, new float[] {G, G}, null);
    Reference r = Reference.of(call, null);
    assertEquals(9, r.out()[0]);
    assertEquals(17, r.out()[1], 1e-6);
    assertEquals(0, r.logSumExp()[0]);
    assertEquals(Math.log(2.25), r.logSumExp()[1], 1e-6);
  }

  @Test
  void aRowWithoutPairs() {
    Pairs none = new Pairs(new long[] {0, 0}, new int[0], new int[0], new float[0], 1);
    Call call = call(spec().block(0).coo(true).build(), 1, null, none);
    Reference r = Reference.of(call, null);
    assertEquals(0, r.out()[0]);
    assertEquals(Double.NEGATIVE_INFINITY, r.logSumExp()[0]);
  }

  /** Block means 1, 5, 3, 4 (the last of one token), and queries of 1. */
  private static Call routed(boolean causal, int topK) {
    int[] cu = {0, 7};
    float[] key = {0, 2, 4, 6, 3, 3, 4};
    return new Call(
        spec().causal(causal).routed(topK).build(),
        DType.F32,
        cu,
        cu,
        CallBuilder.filled(7, 1),
        key,
        key,
        null,
        null);
  }

  @Test
  void ownChoiceOfBlocks() {
    assertArrayEquals(
        new int[] {1, 3, 1, 3, 2, 3, 2, 3, 1, 3, 1, 3, 1, 2}, Routing.choose(routed(false, 2)));
    assertArrayEquals(
        new int[] {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 1, 1, 2},
        Routing.choose(routed(true, 2)));
  }

  @Test
  void refusesBadSelections() {
    Call call = routed(true, 2);
    int[][] bad = {
      {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 1, 0, 1},
      {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 1, 2, 1},
      {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 1, 1, 1},
      {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, -1, 1, 2},
      {-1, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 2, 1, 2},
      {0, -1, -1, -1, 0, -1, 0, -1, 0, 1, 0, 1, 1, 2},
      {-1, -1, -1, -1, -1, 0, 0, -1, 0, 1, 0, 1, 1, 2}
    };
    for (int[] selection : bad) {
      assertThrows(AssertionError.class, () -> Routing.check(call, selection));
    }
    Routing.check(call, Routing.choose(call));
  }

  @Test
  void agreementRefusesSmallErrors() {
    Call call = CallBuilder.of(AttentionSpec.builder(2, 16).build()).tokens(100).build();
    Reference r = Reference.of(call, null);
    Agreement.check(call, result(r, 0, 0), DType.F32);
    assertThrows(AssertionError.class, () -> Agreement.check(call, result(r, 3e-5f, 0), DType.F32));
    assertThrows(
        AssertionError.class, () -> Agreement.check(call, result(r, Float.NaN, 0), DType.F32));
    assertThrows(AssertionError.class, () -> Agreement.check(call, result(r, 0, 4e-5f), DType.F32));
  }

  /** The reference as a kernel would write it, one element off. */
  private static Result result(Reference r, float outError, float lseError) {
    float[] out = new float[r.out().length];
    for (int e = 0; e < out.length; e++) {
      out[e] = (float) r.out()[e];
    }
    float[] lse = new float[r.logSumExp().length];
    for (int e = 0; e < lse.length; e++) {
      lse[e] = (float) r.logSumExp()[e];
    }
    out[77] += outError;
    lse[7] += lseError;
    return new Result(out, lse, null);
  }
}
