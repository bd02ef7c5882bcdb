package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What needs no device: every class, the packing in memory, the choice of launches. */
class PackingTest {
  private static final KernelFacts KERNELS = new MadeUpKernels();

  private static int[] header(MemorySegment memory, long at, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = memory.get(ValueLayout.JAVA_INT, at + 4L * i);
    }
    return values;
  }

  @Test
  void packing() {
    Segments s = new Segments(3, false);
    int[] cu = {0, 100, 100, 700};
    System.arraycopy(cu, 0, s.query, 0, 4);
    System.arraycopy(cu, 0, s.key, 0, 4);
    s.count = 3;
    AttentionSpec spec = AttentionSpec.builder(1, 64).build();
    Packing packing =
        new Packing(Shape.of(spec, Capacity.of(700, 3), DType.F32, KERNELS), 64, null);
    assertTrue(packing.changed(s));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(packing.bytes(), 16);
      packing.write(s, memory);
      assertFalse(packing.changed(s));
      assertEquals(List.of(3, 700, 12, 0, 6), List.of(box(header(memory, 0, 5))));
      long at = packing.segmentsAt();
      assertEquals(List.of(0, 100, 0, 100, 0, 0), List.of(box(header(memory, at, 6))));
      assertEquals(List.of(100, 0, 100, 0, 2, 1), List.of(box(header(memory, at + 32, 6))));
      assertEquals(List.of(100, 600, 100, 600, 2, 1), List.of(box(header(memory, at + 64, 6))));
    }
    s.query[1] = 99;
    assertTrue(packing.changed(s));
  }

  private static Integer[] box(int[] values) {
    Integer[] boxed = new Integer[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  /** What a call needs no more than, and what has room on the device. */
  @Test
  void paths() {
    AttentionSpec.Builder spec = AttentionSpec.builder(2, 64).causal(true);
    assertInstanceOf(HeadTailPath.class, path(spec.headTail(32, 32), 1000, 1000, KERNELS));
    assertInstanceOf(DensePath.class, path(spec.headTail(33, 32), 1000, 1000, KERNELS));
    // Not of the capacity: a segment's bits would depend on what else there is room for.
    assertInstanceOf(DensePath.class, path(spec.headTail(33, 32), 30, 30, KERNELS));
    assertInstanceOf(DensePath.class, path(spec.headTail(16, 16).block(128), 1000, 1000, KERNELS));
    assertInstanceOf(DecodePath.class, path(spec, 1, 1000, KERNELS));
    assertInstanceOf(DensePath.class, path(spec, 1, 1, KERNELS));
    KernelFacts small = new MadeUpKernels(99_999);
    assertInstanceOf(RowPath.class, path(spec, 1000, 1000, small));
    assertInstanceOf(RowPath.class, path(spec.block(64), 1000, 1000, small));
    // Routing fits devices of 8.6 and 8.9; with HeadTail it needs the room of HeadTail's kernels,
    // too.
    assertInstanceOf(RowPath.class, path(spec.routed(4), 1000, 1000, small));
    assertInstanceOf(RoutedPath.class, path(spec, 1000, 1000, KERNELS));
    assertInstanceOf(RoutedPath.class, path(spec.headTail(0, 0), 1000, 1000, small));
    assertInstanceOf(RowPath.class, path(spec.routed(17), 1000, 1000, KERNELS));
  }

  /** Runs that follow each other overlap. */
  @Test
  void overlaps() {
    AttentionSpec.Builder spec = AttentionSpec.builder(12, 64).headTail(32, 32);
    assertTrue(launch(spec, 65_536, 1).overlaps());
    assertTrue(launch(spec, 65_536, 64).overlaps());
    assertTrue(launch(spec.causal(true), 8_192, 1).overlaps());
  }

  /** Items are spans or parts, by what is estimated to take less time. */
  @Test
  void itemsOfPackedSegments() {
    assertEquals(21, items(21, 3000), "spans: all at once, of the average load");
    assertEquals(32, items(32, 2048), "spans, though there are not many");
    assertEquals(64, items(64, 1024), "spans");
    assertEquals(44, items(2, 32_768), "parts: spans are longer than the average load");
    assertEquals(22, items(1, 4096), "parts: spans would leave the device empty");
    assertEquals(32, items(4, 1024), "parts: the same");
  }

  /** Where a segment may be cut anywhere: one round of items if it can be, else short ones. */
  @Test
  void itemsWithoutGlobalRows() {
    AttentionSpec.Builder small = AttentionSpec.builder(12, 64).headTail(32, 32).causal(true);
    AttentionSpec.Builder large = AttentionSpec.builder(16, 128).headTail(32, 32).causal(true);
    assertEquals(22, items(small, 1, 65_536), "all thread blocks of the device");
    assertEquals(8, items(large, 1, 32_768), "as many as fit at once, though one has more tiles");
    assertEquals(8, items(large, 1, 65_536), "as many as fit at once");
    assertEquals(16, items(small, 8, 8192), "as many as fit at once");
    assertEquals(64, items(small, 32, 2048), "of at most 16 tiles");
    assertEquals(64, items(small, 64, 1024), "segments");
  }

  private static int items(int count, int length) {
    return items(AttentionSpec.builder(12, 64).headTail(32, 32), count, length);
  }

  private static int items(AttentionSpec.Builder builder, int count, int length) {
    AttentionSpec spec = builder.build();
    Segments s = new Segments(count, false);
    for (int i = 0; i <= count; i++) {
      s.query[i] = s.key[i] = i * length;
    }
    s.count = count;
    Shape shape = Shape.of(spec, Capacity.of(count * length, count), DType.F16, KERNELS);
    HeadTailCuts cuts = HeadTailCuts.of(spec, shape, size -> false);
    cuts.choose(s);
    return count * cuts.parts(length, length);
  }

  /** The forms of the kernel: in clusters, or with a pace where one segment fills the device. */
  @Test
  void forms() {
    AttentionSpec.Builder small = AttentionSpec.builder(12, 64).headTail(32, 32);
    AttentionSpec.Builder large = AttentionSpec.builder(16, 128).headTail(32, 32);
    assertEquals("headtail_long_f16_d64_b64", launch(small, 65_536, 1).kernel());
    assertEquals("headtail_long_f16_d64_b64", launch(small, 16_384, 1).kernel());
    assertEquals("headtail_encoder_f16_d64_b64", launch(small, 8_192, 1).kernel());
    assertEquals("headtail_encoder_f16_d64_b64", launch(small, 65_536, 2).kernel());
    assertEquals("headtail_cluster_f16_d64_b64", launch(small, 1_024, 1).kernel());
    assertEquals("headtail_encoder_f16_d64_b64", launch(small, 1_024, 2).kernel());
    assertEquals("headtail_long_f16_d128_b64", launch(large, 8_192, 1).kernel());
    assertEquals("headtail_encoder_f16_d128_b64", launch(large, 4_096, 1).kernel());
    assertEquals("headtail_causal_f16_d64_b64", launch(small.causal(true), 65_536, 1).kernel());
  }

  private static Launch launch(AttentionSpec.Builder builder, int n, int segments) {
    AttentionSpec spec = builder.build();
    Shape shape = Shape.of(spec, Capacity.of(n, segments), DType.F16, KERNELS);
    return new HeadTailPath().launches(spec, shape).get(0);
  }

  private static Path path(
      AttentionSpec.Builder builder, int queries, int keys, KernelFacts facts) {
    AttentionSpec spec = builder.build();
    return Path.of(spec, Shape.of(spec, new Capacity(queries, keys, 1), DType.F16, facts));
  }

  /** Grids have at most 65,535 blocks in y and z, whatever the call. */
  @Test
  void launchesAreWithinLimits() {
    for (boolean causal : new boolean[] {false, true}) {
      for (int heads : new int[] {1, 12, 4096}) {
        for (int n : new int[] {0, 1, 100, 1 << 20}) {
          for (int dim : new int[] {1, 64, 100, 128, 256}) {
            AttentionSpec spec =
                AttentionSpec.builder(heads, dim).causal(causal).headTail(32, 32).routed(4).build();
            Shape shape = Shape.of(spec, Capacity.of(n, 7), DType.F16, KERNELS);
            for (Launch launch : Path.of(spec, shape).launches(spec, shape)) {
              assertTrue(launch.gridX() >= 1 && launch.gridY() >= 1, launch.toString());
              assertTrue(launch.gridY() <= 65_535 && launch.gridZ() <= 65_535, launch.toString());
              assertTrue(launch.threads() % 32 == 0 && launch.threads() <= 1024, "" + launch);
            }
          }
        }
      }
    }
  }
}
