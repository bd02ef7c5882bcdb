package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packings and lists that a binding refuses. */
class SegmentArgumentsTest {
  private final Arena arena = Arena.ofShared();
  private final Engine engine = Engine.builder().backend("simd").threads(2).build();
  private final Tensor none = Tensor.allocate(arena, DType.I32, 0);
  private final Tensor noValue = Tensor.allocate(arena, DType.F32, 0);

  @AfterEach
  void close() {
    engine.close();
    arena.close();
  }

  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(2, 8).block(4);
  }

  /** A binding of 10 tokens, for at most 3 segments. */
  private Binding bind(AttentionSpec spec) {
    Tensor t = Tensor.allocate(arena, DType.F32, 2, 10, 8);
    Tensor out = Tensor.allocate(arena, DType.F32, 2, 10, 8);
    return engine
        .plan(spec, new Capacity(10, 10, 3))
        .binding()
        .query(t)
        .key(t)
        .value(t)
        .out(out)
        .bind();
  }

  @Test
  void packings() {
    try (Binding b = bind(spec().build())) {
      assertDoesNotThrow(() -> b.segments(0, 10));
      assertDoesNotThrow(() -> b.segments(0, 0, 3, 3));
      assertDoesNotThrow(() -> b.segments(0));
      Messages.refuses("cuSeqlens", () -> b.segments());
      Messages.refuses("cuSeqlens[0]", 1, () -> b.segments(1, 10));
      Messages.refuses("cuSeqlens[0]", -1, () -> b.segments(-1, 10));
      Messages.refuses("cuSeqlens[2]", 4, () -> b.segments(0, 5, 4));
      Messages.refuses("cuSeqlens", 11, () -> b.segments(0, 11));
      Messages.refuses("segments", 4, () -> b.segments(0, 1, 2, 3, 4));
      assertThrows(NullPointerException.class, () -> b.segments((int[]) null));
    }
  }

  @Test
  void aRefusedPackingLeavesTheOneBefore() {
    Tensor ones = Tensor.allocate(arena, DType.F32, 2, 10, 8);
    ones.fill(1);
    Tensor out = Tensor.allocate(arena, DType.F32, 2, 10, 8);
    try (Binding b =
        engine
            .plan(spec().build(), new Capacity(10, 10, 3))
            .binding()
            .query(ones)
            .key(ones)
            .value(ones)
            .out(out)
            .bind()) {
      b.segments(0, 3, 7);
      assertThrows(IllegalArgumentException.class, () -> b.segments(0, 5, 4));
      assertThrows(
          IllegalArgumentException.class, () -> b.segments(new int[] {0, 2}, new int[] {0}));
      b.run();
      float[] written = new float[10];
      Arrays.fill(written, 0, 7, 1);
      assertArrayEquals(written, out.select(0, 0).select(1, 0).toFloatArray(), 1e-6f);
    }
  }

  @Test
  void fewerQueries() {
    try (Binding b = bind(spec().causal(true).build())) {
      assertDoesNotThrow(() -> b.segments(new int[] {0, 1, 3}, new int[] {0, 4, 10}));
      assertDoesNotThrow(() -> b.segments(new int[] {0, 0}, new int[] {0, 10}));
      Messages.refuses("cuSeqlensK", () -> b.segments(new int[] {0, 1}, new int[] {0, 4, 10}));
      Messages.refuses("cuSeqlensQ[0]", () -> b.segments(new int[] {1, 1}, new int[] {0, 4}));
      Messages.refuses("cuSeqlensK[0]", () -> b.segments(new int[] {0, 1}, new int[] {2, 4}));
      Messages.refuses("cuSeqlensK", 11, () -> b.segments(new int[] {0, 1}, new int[] {0, 11}));
      Messages.refuses("queries", 5, () -> b.segments(new int[] {0, 5}, new int[] {0, 4}));
      assertThrows(NullPointerException.class, () -> b.segments(null, new int[] {0, 4}));
      assertThrows(NullPointerException.class, () -> b.segments(new int[] {0, 4}, null));
    }
    for (AttentionSpec spec :
        new AttentionSpec[] {spec().build(), spec().causal(true).coo(true).build()}) {
      try (Binding b = bind(spec)) {
        Messages.refuses("segment 0", () -> b.segments(new int[] {0, 1}, new int[] {0, 4}));
        assertDoesNotThrow(() -> b.segments(new int[] {0, 4}, new int[] {0, 4}));
      }
    }
  }

  @Test
  void lists() {
    try (Binding b = bind(spec().coo(true).build())) {
      Messages.badState("pairs", b::run);
      b.coo(Coo.of(none, none, noValue, 0, 10));
      assertDoesNotThrow(b::run);
      b.segments(0, 4, 10);
      Messages.badState("segments", b::run);
      b.coo(Coo.of(none, none, noValue, 0, 4, 10));
      assertDoesNotThrow(b::run);
      b.coo(Coo.perHead(new long[] {0, 0, 0}, none, none, noValue, 0, 4, 10));
      assertDoesNotThrow(b::run);
      Coo three = Coo.perHead(new long[] {0, 0, 0, 0}, none, none, noValue, 0, 10);
      Messages.refuses("lists", 3, () -> b.coo(three));
      Messages.refuses("tokens", 11, () -> b.coo(Coo.of(none, none, noValue, 0, 11)));
      long[] one = {0, 0};
      Messages.refuses(
          "tileColumns", 5, () -> b.coo(Coo.tiled(5, one, none, none, noValue, 0, 10)));
      b.coo(Coo.tiled(4, one, none, none, noValue, 0, 4, 10));
      assertDoesNotThrow(b::run);
      assertThrows(NullPointerException.class, () -> b.coo(null));
    }
    try (Binding b = bind(spec().build())) {
      Messages.refuses("coo", () -> b.coo(Coo.of(none, none, noValue, 0, 10)));
    }
  }

  @Test
  void noCache() {
    try (Binding b = bind(spec().build())) {
      Messages.badState("cache", () -> b.sequences(new int[] {0}, new int[] {0, 1}));
    }
  }
}
