package dev.weft.bench.gate.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProcessorsTest {

  @Test
  void theLastOfAList() {
    assertEquals(0, Processors.last("\t0"));
    assertEquals(3, Processors.last("\t0-3"));
    assertEquals(12, Processors.last("0-3,8-9,12"));
    assertEquals(9, Processors.last("2,8-9\n"));
  }
}
