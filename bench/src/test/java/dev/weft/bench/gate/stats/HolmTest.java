package dev.weft.bench.gate.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

  /** The example of Wikipedia's article on the method: at 0.05 the first and the last fall. */
  @Test
  void fourHypotheses() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(0.01, 0.04, 0.03, 0.005), 1e-12);
  }

  /** As R's {@code p.adjust(c(0.001, 0.2, 0.9, 0.6), "holm")}: never above 1, never decreasing. */
  @Test
  void adjustedValuesEndAtOne() {
    assertArrayEquals(new double[] {0.004, 0.6, 1, 1}, Holm.adjust(0.001, 0.2, 0.9, 0.6), 1e-12);
  }

  @Test
  void oneTestIsLeftAlone() {
    assertArrayEquals(new double[] {0.04}, Holm.adjust(0.04), 0);
    assertArrayEquals(new double[0], Holm.adjust(), 0);
  }
}
