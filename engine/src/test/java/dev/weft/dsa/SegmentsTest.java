package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Packed segments: never see another, and give the bits that they give alone. */
class SegmentsTest extends OperatorTest {
  private static final int[] CU = {0, 0, 1, 40, 40, 41, 105, 170, 172, 172};

  static Stream<AttentionSpec> specs() {
    return Stream.of(false, true)
        .flatMap(
            causal ->
                Stream.of(
                        base(causal),
                        base(causal).headTail(9, 7).threshold(0.3f),
                        base(causal).routed(2),
                        base(causal).headTail(5, 20).routed(2),
                        base(causal).coo(true),
                        base(causal).headTail(5, 6).routed(1).coo(true),
                        base(causal).block(0).coo(true))
                    .map(AttentionSpec.Builder::build));
  }

  private static AttentionSpec.Builder base(boolean causal) {
    return AttentionSpec.builder(2, 16).block(16).causal(causal);
  }

  private static CallBuilder of(AttentionSpec spec) {
    return CallBuilder.of(spec)
        .gates(Gates.SHARED)
        .pairs(spec.coo() ? Lists.SHARED : Lists.NONE, 0.15);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void packed(AttentionSpec spec) {
    check(of(spec).segments(CU).build(), Layouts.PLAIN.withSlack(3));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theBitsOfASegmentAlone(AttentionSpec spec) {
    Call packed = of(spec).segments(CU).build();
    Result all = run(2, packed, Layouts.PLAIN);
    for (int s = 0; s < packed.segments(); s++) {
      Call alone = Slices.segment(packed, s);
      Result expected = Slices.rows(packed, all, CU[s], CU[s + 1]);
      assertSameBits(
          expected, run(1 + s % 3, alone, Layouts.PLAIN), "segment " + s + " of " + spec);
    }
  }

  /** The same for what a GPU computes on tensor cores, with each kind of blocks. */
  @ParameterizedTest
  @CsvSource({"64, 32, 32", "64, 0, 0", "64, 40, 60", "32, 8, 8", "128, 16, 16", "2000, 5, 5"})
  void theBitsOfALongSegmentAlone(int block, int head, int tail) {
    int[] cu = {0, 0, 1, 40, 300, 301, 431, 900};
    for (boolean causal : new boolean[] {false, true}) {
      for (int dim : new int[] {64, 128}) {
        AttentionSpec spec =
            AttentionSpec.builder(2, dim).causal(causal).block(block).headTail(head, tail).build();
        Call packed = of(spec).dtype(DType.F16).segments(cu).build();
        Result all = run(2, packed, Layouts.PLAIN);
        Agreement.check(packed, all, DType.F16);
        for (int s = 0; s < packed.segments(); s++) {
          Call alone = Slices.segment(packed, s);
          Result expected = Slices.rows(packed, all, cu[s], cu[s + 1]);
          String message = "segment " + s + " of " + spec;
          assertSameBits(expected, run(1, alone, Layouts.PLAIN), message);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void emptyCalls(AttentionSpec spec) {
    for (int[] cu : new int[][] {{0}, {0, 0}, {0, 0, 0, 0}}) {
      Call call = of(spec).segments(cu).build();
      check(call);
      check(call, Layouts.PLAIN.withSlack(4));
    }
  }

  @Test
  void manySegmentsOfOneToken() {
    int[] cu = new int[101];
    Arrays.setAll(cu, i -> i);
    Result result = run(CallBuilder.of(base(true).headTail(3, 3).build()).segments(cu).build());
    float[] values = CallBuilder.of(base(true).headTail(3, 3).build()).segments(cu).build().v();
    assertArrayEquals(values, result.out(), 2e-6f, "a token alone sees its own value");
  }

  /** One binding takes any packing, larger and smaller, in any order. */
  @Test
  void repacking() {
    AttentionSpec spec = base(true).headTail(8, 8).build();
    Call longest = of(spec).segments(0, 60, 60, 130).build();
    int[][] packings = {{0, 130}, {0, 1, 2, 130}, {0, 64}, {0}, {0, 0, 33}, {0, 60, 60, 130}};
    try (Rig rig = new Rig(engine(2), longest, Layouts.PLAIN)) {
      for (int[] cu : packings) {
        rig.binding().segments(cu);
        int n = cu[cu.length - 1];
        float[] out = rig.runAny();
        Call call = Slices.repacked(longest, cu);
        float[] expected = run(call).out();
        for (int h = 0; h < 2; h++) {
          assertArrayEquals(
              Arrays.copyOfRange(expected, h * n * 16, (h + 1) * n * 16),
              Arrays.copyOfRange(out, h * 130 * 16, (h * 130 + n) * 16),
              Arrays.toString(cu));
        }
      }
    }
  }
}
