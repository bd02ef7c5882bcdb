package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists that gate and router make give what the patterns themselves give. */
class CooBuilderTest extends OperatorTest {
  private static final int[] CU = {0, 3, 3, 60, 61, 150};
  private final Arena arena = Arena.ofShared();

  @AfterEach
  void free() {
    arena.close();
  }

  private static AttentionSpec.Builder spec(boolean causal) {
    return AttentionSpec.builder(3, 16).block(16).causal(causal).threshold(0.4f);
  }

  private Tensor gate(Call call) {
    float[] g = call.gate();
    if (g == null) {
      return null;
    }
    return g.length == call.queries()
        ? Tensor.of(arena, g, call.queries())
        : Tensor.of(arena, g, 3, call.queries());
  }

  private static Pairs pairs(Coo coo) {
    long[] headPtr = new long[coo.lists() + 1];
    for (int list = 0; list < headPtr.length; list++) {
      headPtr[list] = coo.begin(list);
    }
    return new Pairs(
        headPtr,
        coo.row().toIntArray(),
        coo.col().toIntArray(),
        coo.value().toFloatArray(),
        coo.tileColumns());
  }

  private static void assertClose(Result expected, Result actual) {
    assertArrayEquals(expected.out(), actual.out(), 5e-6f);
    assertArrayEquals(expected.logSumExp(), actual.logSumExp(), 1e-5f);
  }

  @ParameterizedTest
  @EnumSource
  void headTail(Gates gates) {
    int[][] globals = {{5, 7}, {0, 9}, {20, 0}, {20, 40}};
    for (boolean causal : new boolean[] {false, true}) {
      for (int[] g : globals) {
        AttentionSpec closed = spec(causal).headTail(g[0], g[1]).build();
        Call call = CallBuilder.of(closed).segments(CU).gates(gates).build();
        Coo coo = Coo.headTail(arena, closed, gate(call), CU);
        assertEquals(gates == Gates.PER_HEAD ? 3 : 1, coo.lists());
        assertEquals(1, coo.tileColumns());
        assertArrayEquals(CU, coo.cuSeqlens());
        Call listed = call.with(spec(causal).coo(true).build()).withPairs(pairs(coo));
        check(listed);
        assertClose(run(call), run(listed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void routed(Gates gates) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec spec = spec(causal).routed(2).build();
      Call call = CallBuilder.of(spec).segments(CU).gates(gates).build();
      Result routed = run(call);
      Tensor selection = Tensor.of(arena, routed.selection(), 3, call.queries(), 2);
      Coo coo = Coo.routed(arena, spec, selection, gate(call), CU);
      assertEquals(3, coo.lists());
      assertEquals(16, coo.tileColumns());
      Call listed = call.with(spec(causal).coo(true).build()).withPairs(pairs(coo));
      check(listed);
      assertClose(routed, run(listed));
    }
  }

  @Test
  void refusals() {
    AttentionSpec spec = spec(true).headTail(2, 2).routed(2).build();
    Tensor narrow = Tensor.allocate(arena, DType.F16, 150);
    Tensor shortGate = Tensor.allocate(arena, DType.F32, 149);
    Tensor wrongHeads = Tensor.allocate(arena, DType.F32, 2, 150);
    Messages.refuses("gate.dtype", () -> Coo.headTail(arena, spec, narrow, CU));
    Messages.refuses("gate.shape", () -> Coo.headTail(arena, spec, shortGate, CU));
    Messages.refuses("gate.shape", () -> Coo.headTail(arena, spec, wrongHeads, CU));
    Messages.refuses("headTail", () -> Coo.headTail(arena, spec(true).build(), null, CU));
    Messages.refuses("cuSeqlens", () -> Coo.headTail(arena, spec, null, 1, 5));
    assertThrows(NullPointerException.class, () -> Coo.headTail(arena, spec, null, (int[]) null));

    Tensor selection = Tensor.allocate(arena, DType.I32, 3, 150, 2);
    selection.fill(-1);
    assertEquals(0, Coo.routed(arena, spec, selection, null, CU).begin(3));
    selection.setInt(4, 1, 100, 0);
    assertEquals(1, Coo.routed(arena, spec, selection, null, CU).begin(3));
    // Rows 61 to 149 are a segment of 89 tokens: blocks 0 to 5.
    selection.setInt(6, 1, 100, 1);
    Messages.refuses("col", () -> Coo.routed(arena, spec, selection, null, CU));
    selection.setInt(4, 1, 100, 1);
    Messages.refuses("", () -> Coo.routed(arena, spec, selection, null, CU));
    Tensor floats = Tensor.allocate(arena, DType.F32, 3, 150, 2);
    Messages.refuses("selection.dtype", () -> Coo.routed(arena, spec, floats, null, CU));
    Tensor flat = Tensor.allocate(arena, DType.I32, 3, 150);
    Messages.refuses("selection.shape", () -> Coo.routed(arena, spec, flat, null, CU));
    Messages.refuses("selection.shape", () -> Coo.routed(arena, spec, selection, null, 0, 149));
  }
}
