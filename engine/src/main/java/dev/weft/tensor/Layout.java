package dev.weft.tensor;

import java.util.Arrays;

/** Checks and arithmetic of shapes and strides, both in elements. */
final class Layout {
  static final int MAX_RANK = 8;

  private Layout() {}

  /** Returns a copy of the shape, refused unless its size in bytes can be told in a long. */
  static long[] checkShape(long[] shape, DType dtype) {
    long[] copy = shape.clone();
    if (copy.length > MAX_RANK) {
      throw new IllegalArgumentException(
          "shape has rank " + copy.length + ", expected at most " + MAX_RANK);
    }
    long bytes = dtype.bytes();
    for (long extent : copy) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(copy) + " has extent " + extent + ", expected at least 0");
      }
      // An extent of 0 counts as 1: the strides of an empty tensor must not overflow either.
      if (Math.multiplyHigh(bytes, Math.max(extent, 1)) != 0
          || (bytes *= Math.max(extent, 1)) < 0) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(copy) + " overflows, expected at most 2^63 - 1 bytes");
      }
    }
    return copy;
  }

  static long elements(long[] shape) {
    long elements = 1;
    for (long extent : shape) {
      elements *= extent;
    }
    return elements;
  }

  static long[] rowMajor(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int dim = shape.length - 1; dim >= 0; dim--) {
      strides[dim] = stride;
      stride *= Math.max(shape[dim], 1);
    }
    return strides;
  }

  /** Returns the elements from the first to past the last, 0 for an empty shape. */
  static long span(long[] shape, long[] strides) {
    long span = 1;
    for (int dim = 0; dim < shape.length; dim++) {
      if (shape[dim] == 0) {
        return 0;
      }
      span += (shape[dim] - 1) * strides[dim];
    }
    return span;
  }

  static boolean isContiguous(long[] shape, long[] strides) {
    long expected = 1;
    boolean contiguous = true;
    for (int dim = shape.length - 1; dim >= 0; dim--) {
      if (shape[dim] == 0) {
        return true;
      }
      contiguous &= shape[dim] == 1 || strides[dim] == expected;
      expected *= shape[dim];
    }
    return contiguous;
  }

  /** Says whether a stride of 0 makes several indices share an element. */
  static boolean isBroadcast(long[] shape, long[] strides) {
    for (int dim = 0; dim < shape.length; dim++) {
      if (shape[dim] > 1 && strides[dim] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns a copy of the strides, refused unless they lie in the limit and do not interleave. */
  static long[] checkStrides(long[] shape, long[] strides, long limit) {
    long[] copy = strides.clone();
    String both = "strides " + Arrays.toString(copy) + " for shape " + Arrays.toString(shape);
    if (copy.length != shape.length) {
      throw new IllegalArgumentException(both + ", expected one stride a dimension");
    }
    for (long stride : copy) {
      if (stride < 0) {
        throw new IllegalArgumentException(both + ", expected strides of at least 0");
      }
    }
    if (elements(shape) == 0) {
      return copy;
    }
    checkSpan(shape, copy, limit, both);
    checkDisjoint(shape, copy, both);
    return copy;
  }

  private static void checkSpan(long[] shape, long[] strides, long limit, String both) {
    long left = limit - 1;
    for (int dim = 0; dim < shape.length && left >= 0; dim++) {
      long steps = shape[dim] - 1;
      if (steps > 0 && strides[dim] > left / steps) {
        left = -1;
      } else {
        left -= steps * strides[dim];
      }
    }
    if (left < 0) {
      throw new IllegalArgumentException(
          both + " reach past the segment, expected at most " + limit + " elements");
    }
  }

  /** Refuses positive strides under which two indices share an element, as sliding windows do. */
  private static void checkDisjoint(long[] shape, long[] strides, String both) {
    Integer[] order = new Integer[shape.length];
    Arrays.setAll(order, dim -> dim);
    Arrays.sort(order, (a, b) -> Long.compare(strides[a], strides[b]));
    long reach = 0;
    for (int dim : order) {
      if (shape[dim] > 1 && strides[dim] > 0) {
        if (strides[dim] <= reach) {
          throw new IllegalArgumentException(
              both + " interleave, expected each stride to pass the smaller ones' elements");
        }
        reach += (shape[dim] - 1) * strides[dim];
      }
    }
  }
}
