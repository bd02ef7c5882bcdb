package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tensors that do not fit are refused when they are bound, with a message that says why. */
class BindingArgumentsTest {
  private final Arena arena = Arena.ofShared();
  private final Engine engine = Engine.builder().backend("simd").threads(2).build();
  private final AttentionSpec spec =
      AttentionSpec.builder(4, 8).kvHeads(2).block(4).causal(true).routed(3).build();
  private final Tensor q = of(DType.F32, 4, 5, 8);
  private final Tensor k = of(DType.F32, 2, 9, 8);
  private final Tensor v = of(DType.F32, 2, 9, 8);
  private final Tensor out = of(DType.F32, 4, 5, 8);

  @AfterEach
  void close() {
    engine.close();
    arena.close();
  }

  private Tensor of(DType type, long... shape) {
    return Tensor.allocate(arena, type, shape);
  }

  private void bind(UnaryOperator<Binding.Builder> change) {
    bind(spec, new Capacity(5, 9, 2), change);
  }

  private void bind(AttentionSpec s, Capacity capacity, UnaryOperator<Binding.Builder> change) {
    Binding.Builder builder = engine.plan(s, capacity).binding().query(q).key(k).value(v).out(out);
    change.apply(builder).bind().close();
  }

  @Test
  void accepts() {
    assertDoesNotThrow(() -> bind(b -> b));
    assertDoesNotThrow(() -> bind(spec, new Capacity(50, 90, 20), b -> b));
    assertDoesNotThrow(() -> bind(b -> b.gate(of(DType.F32, 5))));
    assertDoesNotThrow(() -> bind(b -> b.gate(of(DType.F32, 4, 5))));
    assertDoesNotThrow(() -> bind(b -> b.out(of(DType.BF16, 4, 5, 8))));
    assertDoesNotThrow(() -> bind(b -> b.query(q.asReadOnly()).key(k.asReadOnly())));
    assertDoesNotThrow(() -> bind(b -> b.value(k)));
  }

  @Test
  void missing() {
    Messages.refuses("query", () -> bind(b -> b.query(null)));
    Messages.refuses("key", () -> bind(b -> b.key(null)));
    Messages.refuses("value", () -> bind(b -> b.value(null)));
    Messages.refuses("out", () -> bind(b -> b.out(null)));
  }

  @Test
  void shapes() {
    Messages.refuses("query.shape", "[3, 5, 8]", () -> bind(b -> b.query(of(DType.F32, 3, 5, 8))));
    Messages.refuses("query.shape", "[4, 5, 7]", () -> bind(b -> b.query(of(DType.F32, 4, 5, 7))));
    Messages.refuses("query.shape", "[4, 5]", () -> bind(b -> b.query(of(DType.F32, 4, 5))));
    Messages.refuses("key.shape", "[4, 9, 8]", () -> bind(b -> b.key(of(DType.F32, 4, 9, 8))));
    Messages.refuses("key.shape", "[2, 9, 9]", () -> bind(b -> b.key(of(DType.F32, 2, 9, 9))));
    Messages.refuses("value.shape", "[2, 8, 8]", () -> bind(b -> b.value(of(DType.F32, 2, 8, 8))));
    Messages.refuses("out.shape", "[4, 4, 8]", () -> bind(b -> b.out(of(DType.F32, 4, 4, 8))));
    Messages.refuses("out.shape", "[4, 40]", () -> bind(b -> b.out(of(DType.F32, 4, 40))));
    Messages.refuses("gate.shape", "[4]", () -> bind(b -> b.gate(of(DType.F32, 4))));
    Messages.refuses("gate.shape", "[2, 5]", () -> bind(b -> b.gate(of(DType.F32, 2, 5))));
    Messages.refuses("gate.shape", "[]", () -> bind(b -> b.gate(of(DType.F32))));
    Messages.refuses("logSumExp.shape", "[5]", () -> bind(b -> b.logSumExp(of(DType.F32, 5))));
    Messages.refuses(
        "selection.shape", "[4, 5, 2]", () -> bind(b -> b.selection(of(DType.I32, 4, 5, 2))));
  }

  @Test
  void types() {
    Messages.refuses("query.dtype", "I32", () -> bind(b -> b.query(of(DType.I32, 4, 5, 8))));
    Messages.refuses("key.dtype", "F16", () -> bind(b -> b.key(of(DType.F16, 2, 9, 8))));
    Messages.refuses("value.dtype", "BF16", () -> bind(b -> b.value(of(DType.BF16, 2, 9, 8))));
    Messages.refuses("out.dtype", "I32", () -> bind(b -> b.out(of(DType.I32, 4, 5, 8))));
    Messages.refuses("gate.dtype", "F16", () -> bind(b -> b.gate(of(DType.F16, 5))));
    Messages.refuses("logSumExp.dtype", () -> bind(b -> b.logSumExp(of(DType.F16, 4, 5))));
    Messages.refuses("selection.dtype", () -> bind(b -> b.selection(of(DType.F32, 4, 5, 3))));
  }

  @Test
  void strides() {
    Tensor swapped = of(DType.F32, 4, 8, 5).transpose(1, 2);
    Messages.refuses("query.strides", () -> bind(b -> b.query(swapped)));
    Messages.refuses("out.strides", () -> bind(b -> b.out(swapped)));
    Tensor keys = of(DType.F32, 2, 8, 9).transpose(1, 2);
    Messages.refuses("key.strides", () -> bind(b -> b.key(keys)));
    Messages.refuses("value.strides", () -> bind(b -> b.value(keys)));
  }

  @Test
  void outputs() {
    Messages.refuses("out", "read-only", () -> bind(b -> b.out(out.asReadOnly())));
    Tensor lse = of(DType.F32, 4, 5);
    Messages.refuses("logSumExp", "read-only", () -> bind(b -> b.logSumExp(lse.asReadOnly())));
    Tensor selection = of(DType.I32, 4, 5, 3);
    Messages.refuses(
        "selection", "read-only", () -> bind(b -> b.selection(selection.asReadOnly())));
    Messages.refuses("out overlaps query", () -> bind(b -> b.out(q)));
    Tensor base = of(DType.F32, 8, 9, 8);
    Tensor front = base.slice(0, 0, 4).slice(1, 0, 5);
    Tensor back = base.slice(0, 3, 5);
    Messages.refuses("out overlaps key", () -> bind(b -> b.out(front).key(back)));
    Messages.refuses("out overlaps value", () -> bind(b -> b.out(front).value(back)));
    Tensor rows = out.select(2, 0);
    Messages.refuses("logSumExp overlaps out", () -> bind(b -> b.logSumExp(rows)));
    Tensor gate = of(DType.F32, 4, 5);
    Messages.refuses("logSumExp overlaps gate", () -> bind(b -> b.gate(gate).logSumExp(gate)));
  }

  @Test
  void capacities() {
    Messages.refuses("4", () -> bind(spec, new Capacity(4, 9, 1), b -> b));
    Messages.refuses("8", () -> bind(spec, new Capacity(5, 8, 1), b -> b));
    AttentionSpec encoder = AttentionSpec.builder(4, 8).kvHeads(2).build();
    Messages.refuses("key.shape", () -> bind(encoder, Capacity.of(9), b -> b));
    Messages.refuses("keys", () -> engine.plan(encoder, new Capacity(5, 9, 1)));
  }

  @Test
  void patterns() {
    AttentionSpec plain = AttentionSpec.builder(4, 8).kvHeads(2).causal(true).build();
    Capacity capacity = new Capacity(5, 9, 1);
    Tensor selection = of(DType.I32, 4, 5, 3);
    Messages.refuses("selection", () -> bind(plain, capacity, b -> b.selection(selection)));
    Tensor none = of(DType.I32, 0);
    Coo coo = Coo.of(none, none, of(DType.F32, 0), 0, 5);
    Messages.refuses("coo", () -> bind(plain, capacity, b -> b.coo(coo)));
  }

  @Test
  void memoryOfOneThread() {
    try (Arena confined = Arena.ofConfined()) {
      Tensor mine = Tensor.allocate(confined, DType.F32, 4, 5, 8);
      Tensor keys = Tensor.allocate(confined, DType.F32, 2, 9, 8);
      Messages.refuses("query", "confined", () -> bind(b -> b.query(mine)));
      Messages.refuses("key", "confined", () -> bind(b -> b.key(keys)));
      Messages.refuses("value", "confined", () -> bind(b -> b.value(keys)));
      Messages.refuses("out", "confined", () -> bind(b -> b.out(mine)));
      Messages.refuses("gate", "confined", () -> bind(b -> b.gate(mine.select(2, 0))));
      try (Engine single = Engine.builder().backend("simd").threads(1).build();
          Binding binding =
              single
                  .plan(spec, new Capacity(5, 9, 1))
                  .binding()
                  .query(mine)
                  .key(keys)
                  .value(keys)
                  .out(out)
                  .bind()) {
        assertDoesNotThrow(binding::run);
      }
    }
  }
}
