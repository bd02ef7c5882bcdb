package dev.weft.bench.problem;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** A growing list of pairs, filled row by row in ascending order. */
final class PairList {
  private int[] row = new int[1024];
  private int[] col = new int[1024];
  private float[] value = new float[1024];
  private int count;

  void add(int i, int j, float weight) {
    if (count == row.length) {
      row = Arrays.copyOf(row, 2 * count);
      col = Arrays.copyOf(col, 2 * count);
      value = Arrays.copyOf(value, 2 * count);
    }
    row[count] = i;
    col[count] = j;
    value[count++] = weight;
  }

  Coo toCoo(Arena arena, int n) {
    return Coo.of(
        Tensor.of(arena, Arrays.copyOf(row, count), count),
        Tensor.of(arena, Arrays.copyOf(col, count), count),
        Tensor.of(arena, Arrays.copyOf(value, count), count),
        0,
        n);
  }
}
