package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operands that are parts of other tensors, repeated, or read-only. */
class ViewsTest extends OperatorTest {
  private static final int HEADS = 4;
  private static final int KV = 2;
  private static final int N = 70;
  private static final int D = 12;

  private final Arena arena = Arena.ofShared();
  private final AttentionSpec spec =
      AttentionSpec.builder(HEADS, D).kvHeads(KV).block(16).headTail(7, 6).routed(1).build();
  private final Call call = CallBuilder.of(spec).tokens(N).gates(Gates.SHARED).build();
  private final Tensor out = Tensor.allocate(arena, DType.F32, HEADS, N, D);
  private final Tensor selection = Tensor.allocate(arena, DType.I32, HEADS, N, 1);

  @AfterEach
  void free() {
    arena.close();
  }

  private Result run(Tensor q, Tensor k, Tensor v, Tensor gate) {
    Binding.Builder builder =
        engine(THREADS)
            .plan(spec, Capacity.of(N))
            .binding()
            .query(q)
            .key(k)
            .value(v)
            .gate(gate)
            .selection(selection)
            .out(out);
    try (Binding binding = builder.bind()) {
      binding.run();
    }
    return new Result(out.toFloatArray(), null, selection.toIntArray());
  }

  private Tensor q() {
    return Tensor.of(arena, call.q(), HEADS, N, D);
  }

  private Tensor k() {
    return Tensor.of(arena, call.k(), KV, N, D);
  }

  private Tensor v() {
    return Tensor.of(arena, call.v(), KV, N, D);
  }

  private Tensor gate() {
    return Tensor.of(arena, call.gate(), N);
  }

  /** Some heads of a fused projection {@code [n, (heads + 2 · kvHeads) · d]}. */
  private static Tensor heads(Tensor fused, int from, int count) {
    return fused
        .slice(1, (long) from * D, (long) (from + count) * D)
        .split(1, count)
        .transpose(0, 1);
  }

  @Test
  void fusedProjection() {
    Tensor fused = Tensor.allocate(arena, DType.F32, N, (HEADS + 2 * KV) * D);
    Tensor q = heads(fused, 0, HEADS);
    Tensor k = heads(fused, HEADS, KV);
    Tensor v = heads(fused, HEADS + KV, KV);
    q.copyFrom(q());
    k.copyFrom(k());
    v.copyFrom(v());
    Agreement.check(call, run(q, k, v, gate()), DType.F32);
  }

  @Test
  void readOnlyInputs() {
    Tensor[] in = {q(), k(), v(), gate()};
    Result result =
        run(in[0].asReadOnly(), in[1].asReadOnly(), in[2].asReadOnly(), in[3].asReadOnly());
    Agreement.check(call, result, DType.F32);
    float[][] before = {call.q(), call.k(), call.v(), call.gate()};
    for (int i = 0; i < in.length; i++) {
      assertArrayEquals(before[i], in[i].toFloatArray(), "input " + i + " is as it was");
    }
  }

  /** Strides of 0: one gate for all tokens, and one row of gates for all heads. */
  @Test
  void repeatedGates() {
    Tensor one = Tensor.of(arena, new float[] {0.3f}, 1);
    Tensor all = Tensor.wrap(one.segment(), DType.F32, new long[] {N}, new long[] {0});
    Call constant = call.withGate(CallBuilder.filled(N, 0.3f));
    Agreement.check(constant, run(q(), k(), v(), all), DType.F32);
    long[] shape = {HEADS, N};
    Tensor rows = Tensor.wrap(gate().segment(), DType.F32, shape, new long[] {0, 1});
    Agreement.check(call, run(q(), k(), v(), rows), DType.F32);
  }

  /** Keys that serve as values, and one token's key for all tokens. */
  @Test
  void sharedAndRepeatedKeys() {
    Call same = call.withTensors(call.q(), call.k(), call.k());
    Tensor k = k();
    Agreement.check(same, run(q(), k, k, gate()), DType.F32);

    float[] repeated = new float[KV * N * D];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = call.k()[i / (N * D) * D + i % D];
    }
    Tensor two = Tensor.of(arena, Arrays.copyOf(call.k(), KV * D), KV, D);
    long[] shape = {KV, N, D};
    Tensor view = Tensor.wrap(two.segment(), DType.F32, shape, new long[] {D, 0, 1});
    Call constant = call.withTensors(call.q(), repeated, call.v());
    Agreement.check(constant, run(q(), view, v(), gate()), DType.F32);
  }
}
