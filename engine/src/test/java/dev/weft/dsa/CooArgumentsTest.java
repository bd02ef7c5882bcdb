package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** Lists that are refused when they are made. */
class CooArgumentsTest {
  private static final int[] CU = {0, 4, 4, 10};
  private final Arena arena = Arena.ofAuto();

  private Tensor ints(int... values) {
    return Tensor.of(arena, values, values.length);
  }

  private Tensor floats(float... values) {
    return Tensor.of(arena, values, values.length);
  }

  private Coo pairs(int[] row, int[] col, float... value) {
    return Coo.of(ints(row), ints(col), floats(value), CU);
  }

  private static int[] of(int... values) {
    return values;
  }

  @Test
  void accepts() {
    Coo coo =
        pairs(of(0, 0, 3, 4, 9), of(0, 3, 0, 9, 4), 0, 1, Float.MAX_VALUE, Float.MIN_VALUE, 2);
    assertEquals(1, coo.lists());
    assertEquals(0, coo.begin(0));
    assertEquals(5, coo.begin(1));
    assertEquals(10, coo.tokens());
    assertEquals(1, coo.tileColumns());
    assertArrayEquals(CU, coo.cuSeqlens());
    coo.cuSeqlens()[0] = 7;
    assertArrayEquals(CU, coo.cuSeqlens(), "a copy");
    assertEquals(0, pairs(of(), of()).begin(1), "an empty list");
  }

  @Test
  void entries() {
    Messages.refuses("row", -1, () -> pairs(of(-1), of(0), 1));
    Messages.refuses("row", 10, () -> pairs(of(10), of(9), 1));
    Messages.refuses("col", -1, () -> pairs(of(0), of(-1), 1));
    Messages.refuses("col", 4, () -> pairs(of(3), of(4), 1));
    Messages.refuses("col", 3, () -> pairs(of(4), of(3), 1));
    Messages.refuses("col", 10, () -> pairs(of(9), of(10), 1));
    Messages.refuses("unsorted", () -> pairs(of(1, 0), of(0, 0), 1, 1));
    Messages.refuses("unsorted", () -> pairs(of(1, 1), of(1, 0), 1, 1));
    Messages.refuses("duplicate", () -> pairs(of(1, 1), of(2, 2), 1, 1));
    Messages.refuses("value", -0.5f, () -> pairs(of(1), of(2), -0.5f));
    Messages.refuses("value", Float.NaN, () -> pairs(of(1), of(2), Float.NaN));
    Messages.refuses("value", () -> pairs(of(1), of(2), Float.POSITIVE_INFINITY));
    Messages.refuses("value", () -> pairs(of(1), of(2), Float.NEGATIVE_INFINITY));
    Messages.refuses("value[1]", () -> pairs(of(1, 2), of(2, 2), 1, -1));
  }

  @Test
  void tensors() {
    Tensor two = ints(0, 1);
    Tensor weights = floats(1, 1);
    Messages.refuses("row.dtype", () -> Coo.of(weights, two, weights, CU));
    Messages.refuses("col.dtype", () -> Coo.of(two, weights, weights, CU));
    Messages.refuses("value.dtype", () -> Coo.of(two, two, two, CU));
    Messages.refuses("col.shape", () -> Coo.of(two, ints(0), weights, CU));
    Messages.refuses("value.shape", () -> Coo.of(two, two, floats(1), CU));
    Tensor square = Tensor.allocate(arena, DType.I32, 2, 2);
    Messages.refuses("row.shape", () -> Coo.of(square, two, weights, CU));
    Messages.refuses("col.shape", () -> Coo.of(two, square.select(1, 0), weights, CU));
    assertThrows(NullPointerException.class, () -> Coo.of(null, two, weights, CU));
    assertThrows(NullPointerException.class, () -> Coo.of(two, null, weights, CU));
    assertThrows(NullPointerException.class, () -> Coo.of(two, two, null, CU));
    assertThrows(NullPointerException.class, () -> Coo.of(two, two, weights, (int[]) null));
  }

  @Test
  void headPointers() {
    Tensor row = ints(0, 1, 0);
    Tensor col = ints(0, 1, 2);
    Tensor value = floats(1, 1, 1);
    Coo two = Coo.perHead(new long[] {0, 2, 3}, row, col, value, CU);
    assertEquals(2, two.lists());
    assertEquals(2, two.begin(1));
    Messages.refuses("unsorted", () -> Coo.of(row, col, value, CU));
    Messages.refuses("headPtr", () -> Coo.perHead(new long[] {}, row, col, value, CU));
    Messages.refuses("headPtr", () -> Coo.perHead(new long[] {0}, row, col, value, CU));
    Messages.refuses("headPtr[0]", 1, () -> Coo.perHead(new long[] {1, 3}, row, col, value, CU));
    Messages.refuses("headPtr[2]", 1, () -> Coo.perHead(new long[] {0, 2, 1}, row, col, value, CU));
    Messages.refuses("headPtr", 4, () -> Coo.perHead(new long[] {0, 2, 4}, row, col, value, CU));
    assertThrows(NullPointerException.class, () -> Coo.perHead(null, row, col, value, CU));
  }

  @Test
  void segments() {
    Tensor none = ints();
    Tensor no = floats();
    Messages.refuses("cuSeqlens", () -> Coo.of(none, none, no));
    Messages.refuses("cuSeqlens[0]", 1, () -> Coo.of(none, none, no, 1, 2));
    Messages.refuses("cuSeqlens[2]", 3, () -> Coo.of(none, none, no, 0, 4, 3));
    assertEquals(0, Coo.of(none, none, no, 0).tokens());
  }

  @Test
  void tiles() {
    long[] one = {0, 1};
    Tensor weight = floats(1);
    // Blocks of 4 in the last segment, which has 6 tokens: 0 and 1.
    assertEquals(4, Coo.tiled(4, one, ints(9), ints(1), weight, CU).tileColumns());
    Messages.refuses("col", 2, () -> Coo.tiled(4, one, ints(9), ints(2), weight, CU));
    Messages.refuses("col", 1, () -> Coo.tiled(4, one, ints(3), ints(1), weight, CU));
    Messages.refuses("tileColumns", 0, () -> Coo.tiled(0, one, ints(3), ints(1), weight, CU));
    Messages.refuses("tileColumns", () -> Coo.tiled(-4, one, ints(3), ints(1), weight, CU));
  }
}
