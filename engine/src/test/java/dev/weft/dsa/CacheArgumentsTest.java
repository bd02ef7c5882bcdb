package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cache, and a binding to one, refuse. */
class CacheArgumentsTest {
  private final Arena arena = Arena.ofShared();
  private final Engine engine = Engine.builder().backend("simd").threads(2).build();

  @AfterEach
  void close() {
    engine.close();
    arena.close();
  }

  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(2, 8).block(4).causal(true);
  }

  private PagedCache.Builder builder(AttentionSpec.Builder spec) {
    return PagedCache.builder(spec.build());
  }

  private Tensor of(DType type, long... shape) {
    return Tensor.allocate(arena, type, shape);
  }

  private void append(PagedCache cache, int sequence, int tokens) {
    Tensor t = of(DType.F32, 2, tokens, 8);
    cache.append(sequence, t, t);
  }

  @Test
  void sizes() {
    Messages.refuses("causal", () -> builder(spec().causal(false)));
    Messages.refuses("coo", () -> builder(spec().coo(true)));
    Messages.refuses("dtype", "I32", () -> builder(spec()).dtype(DType.I32));
    Messages.refuses("pages", 0, () -> builder(spec()).pages(0));
    Messages.refuses("pageTokens", 6, () -> builder(spec()).pageTokens(6));
    Messages.refuses("pageTokens", 0, () -> builder(spec()).pageTokens(0));
    Messages.refuses("pageTokens", -4, () -> builder(spec()).pageTokens(-4));
    Messages.refuses("sequences", 0, () -> builder(spec()).sequences(0));
    Messages.refuses("maxTokens", 0, () -> builder(spec()).maxTokens(0));
    Messages.refuses("rollback", -1, () -> builder(spec()).rollback(-1));
  }

  @Test
  void whatItHolds() {
    PagedCache cache =
        builder(spec().routed(2)).dtype(DType.BF16).pages(3).pageTokens(8).build(arena);
    assertEquals(3, cache.freePages());
    assertEquals(8, cache.pageTokens());
    assertEquals(spec().routed(2).build(), cache.spec());
    assertEquals("[3, 2, 8, 8]", Arrays.toString(cache.keys().shape()));
    assertEquals("[3, 2, 8, 8]", Arrays.toString(cache.values().shape()));
    assertEquals(DType.BF16, cache.keys().dtype());
    assertEquals("[3, 2, 2, 8]", Arrays.toString(cache.blockSums().shape()));
    assertEquals(DType.F32, cache.blockSums().dtype());
    assertEquals(null, builder(spec()).build(arena).blockSums());
    assertEquals(4, builder(spec()).build(arena).pageTokens());
  }

  @Test
  void sequences() {
    PagedCache cache = builder(spec()).sequences(2).build(arena);
    int a = cache.open();
    int b = cache.open();
    Messages.badState("2", cache::open);
    cache.close(a);
    Messages.refuses("sequence", a, () -> cache.close(a));
    Messages.refuses("sequence", a, () -> cache.length(a));
    Messages.refuses("sequence", a, () -> cache.rollback(a, 0));
    Messages.refuses("sequence", a, () -> append(cache, a, 1));
    Messages.refuses("sequence", -1, () -> cache.length(-1));
    Messages.refuses("sequence", 2, () -> cache.length(2));
    assertEquals(0, cache.length(b));
    assertEquals(a, cache.open());
  }

  @Test
  void appends() {
    PagedCache cache = builder(spec()).maxTokens(10).build(arena);
    int s = cache.open();
    Tensor good = of(DType.F32, 2, 3, 8);
    Messages.refuses("key.dtype", "F16", () -> cache.append(s, of(DType.F16, 2, 3, 8), good));
    Messages.refuses("value.dtype", "F16", () -> cache.append(s, good, of(DType.F16, 2, 3, 8)));
    Messages.refuses("key.shape", () -> cache.append(s, of(DType.F32, 1, 3, 8), good));
    Messages.refuses("key.shape", () -> cache.append(s, of(DType.F32, 2, 3, 7), good));
    Messages.refuses("key.shape", () -> cache.append(s, of(DType.F32, 3, 8), good));
    Messages.refuses("value.shape", () -> cache.append(s, good, of(DType.F32, 2, 2, 8)));
    Tensor swapped = of(DType.F32, 2, 8, 3).transpose(1, 2);
    Messages.refuses("key.strides", () -> cache.append(s, swapped, good));
    Messages.refuses("value.strides", () -> cache.append(s, good, swapped));
    assertEquals(0, cache.length(s));
    append(cache, s, 9);
    Messages.refuses("key.shape", 2, () -> append(cache, s, 2));
    assertEquals(9, cache.length(s));
    append(cache, s, 1);
  }

  @Test
  void rollbacks() {
    PagedCache cache = builder(spec()).rollback(3).build(arena);
    int s = cache.open();
    append(cache, s, 2);
    Messages.refuses("tokens", -1, () -> cache.rollback(s, -1));
    Messages.refuses("tokens", 3, () -> cache.rollback(s, 3));
    append(cache, s, 18);
    Messages.refuses("tokens", 4, () -> cache.rollback(s, 4));
    cache.rollback(s, 2);
    Messages.refuses("tokens", 2, () -> cache.rollback(s, 2));
    cache.rollback(s, 1);
    append(cache, s, 1);
    Messages.refuses("tokens", 2, () -> cache.rollback(s, 2));
    assertEquals(18, cache.length(s));

    PagedCache routed = builder(spec().routed(1)).build(arena);
    int r = routed.open();
    append(routed, r, 30);
    routed.rollback(r, 30);
    assertEquals(0, routed.length(r));
  }

  private Binding.Builder binding(AttentionSpec spec, int queries, int keys, int segments) {
    Tensor q = of(DType.F32, 2, queries, 8);
    return engine
        .plan(spec, new Capacity(queries, keys, segments))
        .binding()
        .query(q)
        .out(of(DType.F32, 2, queries, 8));
  }

  @Test
  void bindings() {
    PagedCache cache = builder(spec()).build(arena);
    AttentionSpec same = spec().build();
    Messages.refuses("cache", () -> binding(spec().block(8).build(), 4, 9, 1).cache(cache).bind());
    Messages.refuses(
        "cache", () -> binding(spec().headTail(1, 1).build(), 4, 9, 1).cache(cache).bind());
    Messages.refuses("cache", () -> binding(spec().routed(1).build(), 4, 9, 1).cache(cache).bind());
    Messages.refuses(
        "cache", () -> binding(spec().kvHeads(1).build(), 4, 9, 1).cache(cache).bind());
    AttentionSpec encoder = spec().causal(false).build();
    Messages.refuses("causal", () -> binding(encoder, 4, 4, 1).cache(cache).bind());
    AttentionSpec coo = spec().coo(true).build();
    Messages.refuses("coo", () -> binding(coo, 4, 9, 1).cache(cache).bind());
    Tensor key = of(DType.F32, 2, 9, 8);
    Messages.refuses("key", () -> binding(same, 4, 9, 1).cache(cache).key(key).bind());
    PagedCache narrow = builder(spec()).dtype(DType.F16).build(arena);
    Messages.refuses("dtype", "F16", () -> binding(same, 4, 9, 1).cache(narrow).bind());
    // Scale and threshold are the plan's, as more query heads are.
    AttentionSpec other = spec().scale(3).threshold(0.5f).build();
    assertDoesNotThrow(() -> binding(other, 4, 9, 1).cache(cache).bind().close());
  }

  @Test
  void confinedPages() {
    try (Arena confined = Arena.ofConfined()) {
      PagedCache cache = builder(spec()).build(confined);
      Messages.refuses("cache", () -> binding(spec().build(), 4, 9, 1).cache(cache).bind());
    }
  }

  @Test
  void runs() {
    PagedCache cache = builder(spec()).rollback(2).sequences(3).build(arena);
    int a = cache.open();
    int b = cache.open();
    append(cache, a, 30);
    append(cache, b, 2);
    try (Binding binding = binding(spec().build(), 8, 32, 2).cache(cache).bind()) {
      int[] one = {0, 1};
      Messages.badState("sequences", () -> binding.segments(0, 1));
      assertDoesNotThrow(binding::run, "no sequences, nothing to do");
      Messages.refuses("sequences[0]", 2, () -> binding.sequences(new int[] {2}, one));
      Messages.refuses("sequences[0]", -1, () -> binding.sequences(new int[] {-1}, one));
      Messages.refuses("keys", () -> binding.sequences(new int[] {b}, new int[] {0, 3}));
      Messages.refuses("cuSeqlensQ", () -> binding.sequences(new int[] {a}, new int[] {0, 1, 2}));
      Messages.refuses("cuSeqlensQ", () -> binding.sequences(new int[] {a}, new int[] {1, 2}));
      Messages.refuses("cuSeqlensQ", () -> binding.sequences(new int[] {a}, new int[] {0, 9}));
      Messages.refuses(
          "sequences", 3, () -> binding.sequences(new int[] {a, b, a}, new int[] {0, 1, 2, 3}));
      // Position 24 begins a block: with queries from 23 on, block 5 must be held, which is gone.
      assertDoesNotThrow(() -> binding.sequences(new int[] {a}, new int[] {0, 6}));
      Messages.refuses("holds", () -> binding.sequences(new int[] {a}, new int[] {0, 7}));
      binding.sequences(new int[] {a, b}, new int[] {0, 3, 5});
      assertDoesNotThrow(binding::run);
      append(cache, a, 2);
      assertDoesNotThrow(binding::run, "lengths are looked up at each run");
      append(cache, a, 1);
      Messages.badState("keys", binding::run);
      cache.rollback(a, 1);
      assertDoesNotThrow(binding::run);
      cache.close(b);
      Messages.badState("open", binding::run);
    }
  }
}
