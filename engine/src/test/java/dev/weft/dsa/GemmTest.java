package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.weft.dsa.GemmSpec.Activation;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Products on a device, against float64. */
final class GemmTest {
  private final Engine engine = GemmRig.engine();

  private void checks(GemmSpec spec, int m) {
    try (GemmRig rig = new GemmRig(engine, spec, m, 7L * m + spec.k())) {
      double worst = rig.worst(rig.run());
      assertTrue(worst <= 1, spec + ", " + m + " rows: off by " + worst + " of the bound");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8, 8", "1, 64, 64", "3, 40, 72", "7, 96, 128", "16, 768, 768", "33, 200, 1000",
    "100, 65, 64", "5, 64, 65", "2, 3, 5", "129, 136, 1001", "64, 1, 32", "9, 33, 1"
  })
  void productsAreRight(int m, int n, int k) {
    for (DType dtype : new DType[] {DType.F16, DType.BF16}) {
      checks(GemmSpec.builder(m, n, k).dtype(dtype).build(), m);
      checks(GemmSpec.builder(m, n, k).dtype(dtype).outDtype(DType.F32).build(), m);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void epiloguesAreRight(Activation activation) {
    for (DType dtype : new DType[] {DType.F16, DType.BF16}) {
      for (boolean bias : new boolean[] {false, true}) {
        GemmSpec.Builder spec =
            GemmSpec.builder(50, 96, 48).dtype(dtype).bias(bias).activation(activation);
        checks(spec.build(), 1);
        checks(spec.build(), 50);
        checks(spec.rowInvariant(true).build(), 13);
      }
    }
  }

  @Test
  void biasOfF32OutputsIsF32() {
    checks(GemmSpec.builder(20, 64, 64).outDtype(DType.F32).bias(true).build(), 20);
  }

  @Test
  void runsRepeatTheirBits() {
    GemmSpec spec = GemmSpec.builder(16, 768, 3072).build();
    try (GemmRig rig = new GemmRig(engine, spec, 16, 1)) {
      assertArrayEquals(rig.run(), rig.run());
    }
  }

  @Test
  void fewerRowsLeaveTheOthersAlone() {
    GemmSpec spec = GemmSpec.builder(100, 64, 64).build();
    try (GemmRig rig = new GemmRig(engine, spec, 60, 2);
        GemmBinding binding = rig.bind()) {
      Tensor marks = Tensor.of(Arena.ofAuto(), new float[60 * 64], 60, 64);
      rig.y.copyFrom(marks);
      binding.rows(0);
      binding.run();
      binding.rows(17);
      binding.run();
      float[] part = rig.result();
      binding.rows(60);
      binding.run();
      float[] all = rig.result();
      assertTrue(rig.worst(all) <= 1);
      for (int i = 17 * 64; i < part.length; i++) {
        assertEquals(0f, part[i], "element " + i);
      }
      for (int i = 0; i < 17 * 64; i++) {
        assertEquals(all[i], part[i], 0.02 + 0.001 * Math.abs(all[i]), "element " + i);
      }
      Messages.refuses("rows", 61, () -> binding.rows(61));
    }
  }

  @Test
  void stridedRowsAreReadInPlace() {
    GemmSpec spec = GemmSpec.builder(10, 64, 64).build();
    try (GemmRig rig = new GemmRig(engine, spec, 10, 3)) {
      Tensor wide = rig.memory.allocate(DType.F16, 10, 192);
      float[] values = new float[10 * 192];
      try (Arena arena = Arena.ofConfined()) {
        Tensor host = Tensor.allocate(arena, DType.F16, 10, 64);
        host.copyFrom(rig.x);
        for (int i = 0; i < 10; i++) {
          for (int j = 0; j < 64; j++) {
            values[i * 192 + 64 + j] = host.getFloat(i, j);
          }
        }
        wide.copyFrom(Tensor.of(arena, values, 10, 192));
      }
      Tensor part = wide.slice(1, 64, 128);
      try (GemmBinding binding = engine.gemm(spec).bind(part, rig.w, null, rig.y, rig.stream)) {
        rig.y.copyFrom(Tensor.of(Arena.ofAuto(), new float[640], 10, 64));
        binding.run();
        assertTrue(rig.worst(rig.result()) <= 1);
      }
    }
  }

  @Test
  void recordedRunsReadTheInputsOfTheirTime() {
    GemmSpec spec = GemmSpec.builder(8, 64, 64).bias(true).build();
    try (GemmRig rig = new GemmRig(engine, spec, 8, 4);
        GemmBinding binding = rig.bind();
        DeviceGraph graph = rig.stream.record(binding::run)) {
      rig.y.copyFrom(Tensor.of(Arena.ofAuto(), new float[512], 8, 64));
      graph.run();
      assertTrue(rig.worst(rig.result()) <= 1);
    }
  }

  @Test
  void runsAllocateNoHeap() {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    GemmSpec spec = GemmSpec.builder(64, 64, 64).build();
    try (GemmRig rig = new GemmRig(engine, spec, 64, 5);
        GemmBinding binding = rig.bind()) {
      long end = System.nanoTime() + 20_000_000_000L;
      long bytes;
      do {
        long before = bean.getThreadAllocatedBytes(id);
        for (int i = 0; i < 500; i++) {
          binding.rows(1 + (i & 63));
          binding.run();
        }
        bytes = bean.getThreadAllocatedBytes(id) - before;
      } while (bytes != 0 && System.nanoTime() < end);
      rig.stream.await();
      assertEquals(0, bytes);
    }
  }

  @Test
  void closedThingsAreRefused() {
    GemmSpec spec = GemmSpec.builder(8, 64, 64).build();
    GemmRig rig = new GemmRig(engine, spec, 8, 6);
    GemmBinding binding = rig.bind();
    binding.close();
    binding.close();
    Messages.badState("binding is closed", binding::run);
    Messages.badState("binding is closed", () -> binding.rows(1));
    try (GemmBinding other = rig.bind()) {
      rig.memory.close();
      Messages.badState("arena is closed", other::run);
      rig.stream.close();
      Messages.badState("stream is closed", other::run);
    }
    rig.close();
  }

  @Test
  void placesAreRefusedByName() {
    GemmSpec spec = GemmSpec.builder(8, 64, 64).build();
    try (GemmRig rig = new GemmRig(engine, spec, 8, 6);
        Engine second = new EngineUnderTest("cuda", 0).open(1);
        DeviceArena elsewhere = second.deviceArena();
        DeviceStream otherStream = second.deviceStream()) {
      GemmPlan plan = engine.gemm(spec);
      Tensor far = elsewhere.allocate(DType.F16, 8, 64);
      Messages.refuses("x", () -> plan.bind(far, rig.w, null, rig.y, rig.stream));
      Messages.refuses("stream", () -> plan.bind(rig.x, rig.w, null, rig.y, otherStream));
      Messages.refuses("stream", () -> plan.bind(rig.x, rig.w, null, rig.y, null));
      Tensor odd = Tensor.wrap(rig.memory.allocate(DType.F16, 600).device(), DType.F16, 600);
      Tensor shifted = odd.slice(0, 1, 513).split(0, 8);
      Messages.refuses("multiple of 16", () -> plan.bind(shifted, rig.w, null, rig.y, rig.stream));
    }
  }

  @Test
  void plansTellWhatRuns() {
    String text = engine.gemm(GemmSpec.builder(64, 64, 64).build()).explain();
    assertTrue(text.contains("cuBLASLt") && text.contains("algorithm"), text);
    assertEquals(2, Arrays.stream(text.split("\n", -1)).filter(l -> !l.isBlank()).count());
  }
}
