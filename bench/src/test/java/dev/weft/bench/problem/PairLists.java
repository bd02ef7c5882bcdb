package dev.weft.bench.problem;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** Lists of pairs for tests, one or several. */
final class PairLists {
  private final List<Integer> rows = new ArrayList<>();
  private final List<Integer> cols = new ArrayList<>();
  private final List<Float> values = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>(List.of(0L));

  void add(int row, int col, float value) {
    rows.add(row);
    cols.add(col);
    values.add(value);
  }

  /** Ends a list. */
  void end() {
    ends.add((long) rows.size());
  }

  Coo coo(Arena arena, int n) {
    float[] weights = new float[values.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = values.get(i);
    }
    return Coo.perHead(
        ends.stream().mapToLong(Long::longValue).toArray(),
        integers(arena, rows),
        integers(arena, cols),
        Tensor.of(arena, weights, weights.length),
        0,
        n);
  }

  private static Tensor integers(Arena arena, List<Integer> numbers) {
    return Tensor.of(arena, numbers.stream().mapToInt(Integer::intValue).toArray(), numbers.size());
  }
}
