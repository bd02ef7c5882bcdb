package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;

/**
 * How a call lies in memory.
 *
 * @param q order of the queries' dimensions
 * @param k order of the keys' dimensions
 * @param v order of the values' dimensions
 * @param out order of the dimensions of output, log-sum-exp and selection
 * @param gate order of the gate's dimensions
 * @param outType type of the output, or null for that of the queries
 * @param slack tokens of the tensors beyond the call's last
 */
record Layouts(Order q, Order k, Order v, Order out, Order gate, DType outType, int slack) {

  /** An order of dimensions in memory, under one logical shape. */
  enum Order {
    /** {@code [heads, n, d]}, as the logical shape says. */
    HEADS,
    /** {@code [n, heads, d]}, as a projection writes it. */
    TOKENS,
    /** A slice of something larger in every dimension: gaps, and no alignment. */
    PADDED
  }

  static final Layouts PLAIN = of(Order.HEADS);

  static Layouts of(Order order) {
    return new Layouts(order, order, order, order, order, null, 0);
  }

  Layouts withSlack(int tokens) {
    return new Layouts(q, k, v, out, gate, outType, tokens);
  }

  Layouts withOutType(DType type) {
    return new Layouts(q, k, v, out, gate, type, slack);
  }

  DType outType(DType queries) {
    return outType == null ? queries : outType;
  }

  /** A tensor of a logical shape, and all the memory that it was cut from. */
  record Placed(Tensor base, Tensor view) {}

  static Placed place(Arena arena, DType dtype, Order order, long... shape) {
    switch (order) {
      case HEADS -> {
        Tensor t = Tensor.allocate(arena, dtype, shape);
        return new Placed(t, t);
      }
      case TOKENS -> {
        if (shape.length == 1) {
          Tensor t = Tensor.allocate(arena, dtype, shape[0], 2);
          return new Placed(t, t.select(1, 1));
        }
        long[] swapped = shape.clone();
        swapped[0] = shape[1];
        swapped[1] = shape[0];
        Tensor t = Tensor.allocate(arena, dtype, swapped);
        return new Placed(t, t.transpose(0, 1));
      }
      case PADDED -> {
        long[] larger = shape.clone();
        for (int i = 0; i < larger.length; i++) {
          larger[i] += 3;
        }
        Tensor t = Tensor.allocate(arena, dtype, larger);
        Tensor view = t;
        for (int i = 0; i < shape.length; i++) {
          view = view.slice(i, 1, 1 + shape[i]);
        }
        return new Placed(t, view);
      }
    }
    throw new AssertionError(order);
  }
}
