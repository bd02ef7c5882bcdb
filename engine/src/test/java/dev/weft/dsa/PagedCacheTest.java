package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CacheRig.Sequence;
import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding from pages gives what a prefill of the whole sequence gives. */
class PagedCacheTest extends OperatorTest {
  static Stream<AttentionSpec> specs() {
    return Stream.of(
            base(),
            base().headTail(5, 11),
            base().headTail(0, 20),
            base().headTail(20, 0),
            base().routed(2),
            base().headTail(9, 6).routed(3))
        .map(AttentionSpec.Builder::build);
  }

  private static AttentionSpec.Builder base() {
    return AttentionSpec.builder(4, 12).kvHeads(2).block(8).causal(true).threshold(0.3f);
  }

  private static Call call(AttentionSpec spec, int queries, int keys, long seed) {
    return CallBuilder.of(spec).tokens(queries, keys).gates(Gates.SHARED).seed(seed).build();
  }

  private CacheRig rig(AttentionSpec spec, int pageTokens, int rollback, int sequences) {
    PagedCache.Builder b =
        PagedCache.builder(spec).pages(200).pageTokens(pageTokens).rollback(rollback);
    return new CacheRig(engine(2), b, DType.F32, sequences);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void tokenByToken(AttentionSpec spec) {
    for (int pageTokens : new int[] {8, 16, 24}) {
      try (CacheRig rig = rig(spec, pageTokens, 0, 1)) {
        Sequence s = rig.open(call(spec, 150, 150, pageTokens));
        for (int t = 0; t < 150; t++) {
          rig.append(s, 1);
          rig.decode(new Sequence[] {s}, 1);
        }
        s.check();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void promptsInChunks(AttentionSpec spec) {
    for (int chunk : new int[] {7, 8, 30, 120}) {
      try (CacheRig rig = rig(spec, 16, 0, 1)) {
        Sequence s = rig.open(call(spec, 30, 150, chunk));
        while (s.appended() < 120) {
          rig.append(s, Math.min(chunk, 120 - s.appended()));
        }
        for (int t = 0; t < 30; t++) {
          rig.append(s, 1);
          rig.decode(new Sequence[] {s}, 1);
        }
        s.check();
      }
    }
  }

  /** Appending or taking back nothing is allowed, and does nothing. */
  @ParameterizedTest
  @MethodSource("specs")
  void nothing(AttentionSpec spec) {
    try (CacheRig rig = rig(spec, 8, 0, 1)) {
      Sequence s = rig.open(call(spec, 1, 21, 1));
      rig.append(s, 0);
      assertEquals(200, rig.cache.freePages());
      for (int length = 1; length <= 20; length++) {
        rig.append(s, 1);
        int free = rig.cache.freePages();
        rig.append(s, 0);
        rig.rollback(s, 0);
        assertEquals(length, rig.cache.length(s.number));
        assertEquals(free, rig.cache.freePages());
      }
      rig.append(s, 1);
      rig.decode(new Sequence[] {s}, 1);
      s.check();
    }
  }

  /** As many queries as the rollback and one: drafts, and the prefill of a chunk. */
  @ParameterizedTest
  @MethodSource("specs")
  void severalQueriesAtOnce(AttentionSpec spec) {
    for (int m : new int[] {2, 5, 8, 33}) {
      try (CacheRig rig = rig(spec, 8, m - 1, 1)) {
        Sequence s = rig.open(call(spec, 4 * m, 90 + 4 * m, m));
        rig.append(s, 90);
        for (int step = 0; step < 4; step++) {
          rig.append(s, m);
          rig.decode(new Sequence[] {s}, m);
        }
        s.check();
      }
    }
  }

  /** Drafts of wrong tokens are verified, taken back and replaced, at every offset in a page. */
  @ParameterizedTest
  @MethodSource("specs")
  void rollback(AttentionSpec spec) {
    for (int pageTokens : new int[] {8, 16}) {
      try (CacheRig rig = rig(spec, pageTokens, 6, 1)) {
        Sequence s = rig.open(call(spec, 120, 140, 1));
        Call wrong = call(spec, 120, 300, 2);
        rig.append(s, 20);
        for (int step = 0; s.appended() < 140; step++) {
          rig.append(s, 1);
          int drafted = 1 + step % 6;
          rig.append(s, wrong, s.appended(), drafted);
          if (step % 2 == 0) {
            rig.verify(s, drafted);
          }
          rig.cache.rollback(s.number, drafted);
          if (step % 2 == 1) {
            rig.decode(new Sequence[] {s}, 1);
          }
        }
        s.check();
      }
    }
  }

  /** Sequences of different lengths share pages and runs; one ends and another takes its place. */
  @ParameterizedTest
  @MethodSource("specs")
  void interleavedSequences(AttentionSpec spec) {
    try (CacheRig rig = rig(spec, 8, 2, 3)) {
      Sequence a = rig.open(call(spec, 90, 90, 1));
      Sequence b = rig.open(call(spec, 60, 130, 2));
      Sequence c = rig.open(call(spec, 30, 40, 3));
      rig.append(b, 70);
      rig.append(c, 10);
      for (int t = 0; t < 30; t++) {
        rig.append(a, 2);
        rig.append(b, 1);
        rig.append(c, 1);
        rig.decode(new Sequence[] {a, b, c}, 2, 1, 1);
      }
      c.check();
      rig.cache.close(c.number);
      Sequence d = rig.open(call(spec, 30, 77, 4));
      assertEquals(c.number, d.number, "a number is used again");
      rig.append(d, 47);
      for (int t = 0; t < 30; t++) {
        rig.append(d, 1);
        rig.append(b, 1);
        rig.append(a, 1);
        rig.decode(new Sequence[] {d, a, b}, 1, 1, 1);
      }
      a.check();
      b.check();
      d.check();
      for (Sequence s : new Sequence[] {a, b, d}) {
        rig.cache.close(s.number);
      }
      assertEquals(200, rig.cache.freePages(), "all pages are free again");
    }
  }

  /** A sequence may be in a run without queries, and before its first token. */
  @Test
  void sequencesWithoutQueries() {
    AttentionSpec spec = base().headTail(3, 3).build();
    try (CacheRig rig = rig(spec, 8, 0, 3)) {
      Sequence a = rig.open(call(spec, 20, 20, 1));
      Sequence b = rig.open(call(spec, 5, 5, 2));
      Sequence empty = rig.open(call(spec, 1, 1, 3));
      rig.append(b, 5);
      for (int t = 0; t < 20; t++) {
        rig.append(a, 1);
        rig.decode(new Sequence[] {b, a, empty}, 0, 1, 0);
      }
      a.check();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void narrowTypes(DType type) {
    for (AttentionSpec spec : specs().toList()) {
      PagedCache.Builder b = PagedCache.builder(spec).pages(40).pageTokens(16).rollback(3);
      try (CacheRig rig = new CacheRig(engine(1), b, type, 1)) {
        Call call = CallBuilder.of(spec).tokens(40, 100).gates(Gates.SHARED).dtype(type).build();
        Sequence s = rig.open(call);
        rig.append(s, 60);
        for (int t = 0; t < 10; t++) {
          rig.append(s, 4);
          rig.decode(new Sequence[] {s}, 4);
        }
        s.check();
      }
    }
  }

  /** Without routing, however long the sequence, a constant number of pages will do. */
  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void constantPages(int pageTokens) {
    AttentionSpec spec = base().headTail(5, 11).build();
    int rollback = 4;
    int enough = (5 + pageTokens - 1) / pageTokens + (11 + 8 + rollback + 1) / pageTokens + 2;
    PagedCache.Builder b =
        PagedCache.builder(spec).pages(enough).pageTokens(pageTokens).rollback(rollback);
    try (CacheRig rig = new CacheRig(engine(1), b, DType.F32, 1)) {
      Sequence s = rig.open(call(spec, 1200, 1200, 5));
      int early = 0;
      int late = 0;
      for (int t = 0; t < 1200; t += 3) {
        rig.append(s, 3);
        rig.decode(new Sequence[] {s}, 3);
        int used = enough - rig.cache.freePages();
        early = t < 300 ? Math.max(early, used) : early;
        late = Math.max(late, used);
      }
      s.check();
      assertEquals(early, late, "pages in use do not grow with the sequence");
      assertTrue(rig.cache.page(s.number, 0) >= 0, "the head is held");
      assertEquals(-1, rig.cache.page(s.number, 600), "the distant past is not");
    }
  }

  /** With routing all pages are held; what does not fit is refused as a whole. */
  @Test
  void fullCache() {
    AttentionSpec spec = base().routed(2).build();
    PagedCache.Builder b = PagedCache.builder(spec).pages(5).pageTokens(8);
    try (CacheRig rig = new CacheRig(engine(1), b, DType.F32, 2)) {
      Sequence s = rig.open(call(spec, 20, 36, 1));
      rig.append(s, 16);
      for (int t = 0; t < 10; t++) {
        rig.append(s, 1);
        rig.decode(new Sequence[] {s}, 1);
      }
      assertEquals(1, rig.cache.freePages());
      Sequence other = rig.open(call(spec, 1, 9, 2));
      assertThrows(IllegalStateException.class, () -> rig.append(other, 9));
      assertEquals(0, rig.cache.length(other.number));
      assertEquals(1, rig.cache.freePages(), "nothing was taken");
      Call longer = call(spec, 1, 46, 3);
      assertThrows(IllegalStateException.class, () -> rig.append(s, longer, 26, 20));
      assertEquals(26, rig.cache.length(s.number));
      for (int t = 0; t < 10; t++) {
        rig.append(s, 1);
        rig.decode(new Sequence[] {s}, 1);
      }
      s.check();
      rig.cache.close(s.number);
      assertEquals(5, rig.cache.freePages());
    }
  }

  @Test
  void rollbackFreesPages() {
    AttentionSpec spec = base().routed(2).build();
    try (CacheRig rig = rig(spec, 8, 0, 1)) {
      Sequence s = rig.open(call(spec, 1, 100, 1));
      rig.append(s, 100);
      assertEquals(200 - 13, rig.cache.freePages());
      rig.rollback(s, 4);
      assertEquals(200 - 12, rig.cache.freePages());
      rig.rollback(s, 95);
      assertEquals(200 - 1, rig.cache.freePages());
      rig.rollback(s, 1);
      assertEquals(200, rig.cache.freePages());
      rig.append(s, 100);
      rig.decode(new Sequence[] {s}, 1);
      s.check();
    }
  }
}
