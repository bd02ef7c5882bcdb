package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's pairs. The lists hold pairs of the own block and of the future, and weights of 0. */
class CooAttentionTest extends OperatorTest {
  private static AttentionSpec spec(int block, boolean causal) {
    return AttentionSpec.builder(3, 16).block(block).causal(causal).coo(true).build();
  }

  private static CallBuilder of(int block, boolean causal, int n) {
    return CallBuilder.of(spec(block, causal)).tokens(n).seed(n + block);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void lists(Lists lists) {
    for (int block : new int[] {7, 16, 64}) {
      for (double density : new double[] {0, 0.01, 0.2, 1}) {
        for (int n : new int[] {1, 16, 65, 130}) {
          check(of(block, false, n).pairs(lists, density).build());
          check(of(block, true, n).pairs(lists, density).build());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "65", "100", "128", "300"})
  void blocks(int block) {
    for (boolean causal : new boolean[] {false, true}) {
      check(of(block, causal, 140).pairs(Lists.SHARED, 0.1).build());
      check(of(block, causal, 140).pairs(Lists.TILED, 0.3).build());
    }
  }

  /** A few rows with pairs by the hundred among sparse ones, fewer and more of them than a tile. */
  @ParameterizedTest
  @CsvSource({"16, 3", "16, 70", "0, 3", "0, 70", "300, 5"})
  void longRows(int block, int count) {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = CallBuilder.of(spec(block, causal)).segments(0, 40, 700).build();
      List<int[]> entries = new ArrayList<>();
      for (int row = 0; row < 700; row++) {
        boolean isLong = row >= 40 && row % (700 / count) == 3;
        for (int col = row < 40 ? 0 : 40; col < (row < 40 ? 40 : 700); col++) {
          if (isLong || (row * 31 + col * 17) % 97 == 0) {
            entries.add(new int[] {row, col});
          }
        }
      }
      int nnz = entries.size();
      float[] value = new float[nnz];
      for (int e = 0; e < nnz; e++) {
        value[e] = e % 7 / 4f;
      }
      int[] row = entries.stream().mapToInt(e -> e[0]).toArray();
      int[] col = entries.stream().mapToInt(e -> e[1]).toArray();
      check(call.withPairs(new Pairs(new long[] {0, nnz}, row, col, value, 1)));
    }
  }

  /** The list alone, many rows of which are empty. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.005, 0.05, 1})
  void withoutLocalPart(double density) {
    for (boolean causal : new boolean[] {false, true}) {
      for (Lists lists : new Lists[] {Lists.SHARED, Lists.PER_HEAD}) {
        Call call = of(0, causal, 120).pairs(lists, density).build();
        Reference reference = check(call);
        boolean empty = false;
        for (double lse : reference.logSumExp()) {
          empty |= lse == Double.NEGATIVE_INFINITY;
        }
        assertTrue(empty || density >= 0.05, "the case has rows without pairs");
      }
    }
  }

  @Test
  void rowsWithoutPairsAreZeroExactly() {
    Pairs one = new Pairs(new long[] {0, 1}, new int[] {4}, new int[] {2}, new float[] {0.5f}, 1);
    Call call = of(0, false, 9).build().withPairs(one);
    Result result = run(call);
    for (int e = 0; e < result.out().length; e++) {
      int row = e / 16 % 9;
      if (row == 4) {
        assertEquals(call.v()[e / 144 * 144 + 2 * 16 + e % 16], result.out()[e]);
      } else {
        assertEquals(0, result.out()[e]);
        assertEquals(Float.NEGATIVE_INFINITY, result.logSumExp()[e / 16]);
      }
    }
  }

  /** Pairs whose weight is 0 are no pairs: such a row is empty, too. */
  @Test
  void weightsOfZero() {
    Call call = of(0, false, 40).pairs(Lists.SHARED, 0.2).build();
    Pairs p = call.pairs();
    Pairs zeros =
        new Pairs(p.headPtr(), p.row(), p.col(), new float[p.value().length], p.tileColumns());
    Result result = run(call.withPairs(zeros));
    for (float lse : result.logSumExp()) {
      assertEquals(Float.NEGATIVE_INFINITY, lse);
    }
    for (float o : result.out()) {
      assertEquals(0, o);
    }
  }

  @Test
  void largeAndSmallWeights() {
    Call call = of(16, false, 90).pairs(Lists.PER_HEAD, 0.2).build();
    float[] value = call.pairs().value();
    float[] special = {1e-38f, 1e-30f, 1e-10f, 1, 1e3f, 1e10f, Float.MIN_VALUE};
    for (int e = 0; e < value.length; e++) {
      value[e] = special[e % special.length];
    }
    // Logarithms of such weights are as large as logits of 50 to 100 would be.
    Agreement.check(call, run(call), DType.F32, 8);
    for (int e = 0; e < value.length; e++) {
      value[e] = e % 5 == 0 ? Float.MAX_VALUE : 1;
    }
    Agreement.check(call, run(call), DType.F32, 8);
  }

  /** A row whose pairs all have tiny weights is still theirs. */
  @ParameterizedTest
  @ValueSource(floats = {1e-20f, 1e-30f, 1e-38f, 1e-42f})
  void tinyWeightsAlone(float weight) {
    Call call = of(0, true, 60).pairs(Lists.SHARED, 0.3).build();
    float[] value = call.pairs().value();
    for (int e = 0; e < value.length; e++) {
      value[e] = weight * (1 + e % 3);
    }
    Agreement.check(call, run(call), DType.F32, 8);
  }

  @Test
  void entriesOfTheOwnBlockAndTheFutureAreIgnored() {
    Call call = of(8, true, 24).build();
    int[] row = {0, 3, 3, 10, 10};
    int[] col = {20, 1, 3, 9, 23};
    float[] value = {5, 5, 5, 5, 5};
    Pairs ignored = new Pairs(new long[] {0, 5}, row, col, value, 1);
    Pairs none = new Pairs(new long[] {0, 0}, new int[0], new int[0], new float[0], 1);
    Result expected = run(call.withPairs(none));
    Result actual = run(call.withPairs(ignored));
    for (int e = 0; e < expected.out().length; e++) {
      assertEquals(expected.out()[e], actual.out()[e], 1e-6f);
    }
    for (int e = 0; e < expected.logSumExp().length; e++) {
      assertEquals(expected.logSumExp()[e], actual.logSumExp()[e], 2e-6f);
    }
  }
}
