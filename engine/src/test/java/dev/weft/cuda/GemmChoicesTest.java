package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which numbers of rows share an algorithm. */
final class GemmChoicesTest {
  @Test
  void smallNumbersHaveTheirOwn() {
    for (int rows = 1; rows <= 16; rows++) {
      assertEquals(rows, GemmChoices.ceiling(rows));
      assertEquals(rows, GemmChoices.index(rows));
    }
  }

  @Test
  void ceilingsAndIndicesGoTogether() {
    for (int rows = 2; rows < 100_000; rows++) {
      int step = GemmChoices.ceiling(rows) == GemmChoices.ceiling(rows - 1) ? 0 : 1;
      assertEquals(step, GemmChoices.index(rows) - GemmChoices.index(rows - 1), "rows " + rows);
      assertTrue(GemmChoices.ceiling(rows) >= rows);
      assertTrue(GemmChoices.ceiling(rows) <= rows * 1.125, "rows " + rows);
    }
  }

  @Test
  void theLargestNumberHasAnIndex() {
    assertTrue(GemmChoices.index(Integer.MAX_VALUE) < 256);
    assertEquals(Integer.MAX_VALUE, GemmChoices.ceiling(Integer.MAX_VALUE));
  }
}
