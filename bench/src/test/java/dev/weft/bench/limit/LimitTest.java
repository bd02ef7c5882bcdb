package dev.weft.bench.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class LimitTest {

  @Test
  void thePeakIsFoundAtAWidth() {
    FmaPeak peak = FmaPeak.of(128);
    peak.run();
    assertTrue(Float.isFinite(peak.sink()));
    assertTrue(peak.gflops() > 0);
    assertEquals(128, peak.bits());
    assertThrows(IllegalArgumentException.class, () -> FmaPeak.of(96));
  }

  @Test
  void theReadLoopReadsAll() {
    try (Arena arena = Arena.ofConfined()) {
      Tensor ones = Tensor.allocate(arena, DType.F32, 1024);
      ones.fill(1);
      assertEquals(1024, ReadLoop.sum(ones.segment(), 0, 4096));
      assertEquals(16, ReadLoop.sum(ones.segment(), 64, 64));
    }
  }

  @Test
  void theGatherLoopReadsEveryEntry() {
    Case c = Case.of(Pattern.COO_RANDOM64, 2, 64, 100);
    try (Problem p = Problem.of(c)) {
      p.k().fill(1);
      p.v().fill(2);
      GatherLoop loop = new GatherLoop(p.k(), p.v(), p.coo());
      loop.run();
      assertEquals(2 * 100 * 64 * 64 * 3, loop.sink());
      assertEquals(2.0 * 2 * 100 * 64 * 64 * 4, loop.bytes());
    }
  }
}
