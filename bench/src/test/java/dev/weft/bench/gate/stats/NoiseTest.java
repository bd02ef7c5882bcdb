package dev.weft.bench.gate.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoiseTest {

  /** R's {@code mad(c(-3, -1, 0, 1, 3), center = 0)} is 1.4826. */
  @Test
  void deviationAsRHasIt() {
    assertEquals(1.4826, Noise.aroundZero(-3, -1, 0, 1, 3), 1e-4);
  }

  /** 1.96 times the root of π / 2 times 0.1 over the root of 100. */
  @Test
  void halfWidthOfNormalValues() {
    assertEquals(0.024564, Noise.halfWidth(0.1, 100, 0.95), 1e-5);
  }

  @Test
  void neededGrowsWithTheSquare() {
    long some = Noise.needed(0.02, 0.04, 0.95);
    assertEquals(5, some);
    assertEquals(413, Noise.needed(0.2, 0.04, 0.95));
  }
}
