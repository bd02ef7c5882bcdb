package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.Layouts.Order;
import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Strides and types: what a projection writes is read in place. */
class LayoutsTest extends OperatorTest {
  static Stream<Layouts> mixtures() {
    Order h = Order.HEADS;
    Order t = Order.TOKENS;
    Order p = Order.PADDED;
    return Stream.of(
        Layouts.of(t),
        Layouts.of(p),
        new Layouts(t, h, h, h, h, null, 0),
        new Layouts(h, t, h, h, h, null, 1),
        new Layouts(h, h, t, h, h, null, 2),
        new Layouts(h, h, h, t, h, null, 3),
        new Layouts(h, h, h, h, t, null, 4),
        new Layouts(p, t, h, t, p, null, 5),
        new Layouts(t, p, t, p, t, null, 6),
        new Layouts(h, p, p, h, h, null, 0));
  }

  private static Stream<Call> calls(DType type) {
    AttentionSpec.Builder spec = AttentionSpec.builder(4, 20).kvHeads(2).block(16);
    AttentionSpec encoder = spec.headTail(9, 7).threshold(0.4f).build();
    AttentionSpec decoder = spec.causal(true).routed(2).build();
    AttentionSpec listed = spec.headTail(0, 0).routed(0).coo(true).build();
    int[] cu = {0, 31, 33, 90};
    return Stream.of(
        CallBuilder.of(encoder).dtype(type).segments(cu).gates(Gates.PER_HEAD).build(),
        CallBuilder.of(encoder).dtype(type).segments(cu).gates(Gates.SHARED).build(),
        CallBuilder.of(decoder).dtype(type).tokens(70).gates(Gates.PER_HEAD).build(),
        CallBuilder.of(decoder).dtype(type).tokens(5, 70).gates(Gates.SHARED).build(),
        CallBuilder.of(listed).dtype(type).segments(cu).pairs(Lists.SHARED, 0.1).build());
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void f32(Layouts layouts) {
    calls(DType.F32).forEach(call -> check(call, layouts));
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void narrow(Layouts layouts) {
    calls(DType.F16).forEach(call -> check(call, layouts));
    calls(DType.BF16).forEach(call -> check(call, layouts));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "I32")
  void outputTypes(DType type) {
    for (DType out : new DType[] {DType.F32, DType.F16, DType.BF16}) {
      calls(type).forEach(call -> check(call, Layouts.PLAIN.withOutType(out)));
      calls(type).forEach(call -> check(call, Layouts.of(Order.TOKENS).withOutType(out)));
    }
  }

  /** Head dimensions that are no multiple of anything, in the types that need converting. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void narrowHeadDimensions(DType type) {
    for (int d : new int[] {1, 3, 7, 8, 17, 24, 40, 72, 100, 128, 256}) {
      AttentionSpec spec = AttentionSpec.builder(2, d).block(16).headTail(5, 6).routed(1).build();
      Call call = CallBuilder.of(spec).dtype(type).tokens(60).gates(Gates.SHARED).build();
      check(call, Layouts.of(Order.PADDED));
      check(call.with(AttentionSpec.builder(2, d).block(16).causal(true).build()));
    }
  }
}
