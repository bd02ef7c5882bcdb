package dev.weft.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads, writes and converts elements, by their byte offset in a memory segment. */
final class Elements {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Elements() {}

  static float getFloat(DType dtype, MemorySegment segment, long offset) {
    return switch (dtype) {
      case F32 -> segment.get(FLOAT, offset);
      case F16 -> Float.float16ToFloat(segment.get(SHORT, offset));
      case BF16 -> BFloat16.toFloat(segment.get(SHORT, offset));
      case I32 -> throw new AssertionError(dtype);
    };
  }

  static void setFloat(DType dtype, MemorySegment segment, long offset, float value) {
    switch (dtype) {
      case F32 -> segment.set(FLOAT, offset, value);
      case F16 -> segment.set(SHORT, offset, Float.floatToFloat16(value));
      case BF16 -> segment.set(SHORT, offset, BFloat16.fromFloat(value));
      case I32 -> throw new AssertionError(dtype);
    }
  }

  /**
   * Copies a shape from one strided place to another, converting between float types. Strides are
   * in elements of their own side. The same type copies bits, so NaN payloads are kept.
   */
  static void copy(
      long[] shape,
      DType srcType,
      MemorySegment src,
      long[] srcStrides,
      DType dstType,
      MemorySegment dst,
      long[] dstStrides) {
    if (Layout.elements(shape) == 0) {
      return;
    }
    if (Layout.isContiguous(shape, srcStrides) && Layout.isContiguous(shape, dstStrides)) {
      run(srcType, src, 0, 1, dstType, dst, 0, 1, Layout.elements(shape));
      return;
    }
    int inner = shape.length - 1;
    long[] index = new long[inner];
    long from = 0;
    long to = 0;
    int dim;
    do {
      run(srcType, src, from, srcStrides[inner], dstType, dst, to, dstStrides[inner], shape[inner]);
      for (dim = inner - 1; dim >= 0; dim--) {
        from += srcStrides[dim];
        to += dstStrides[dim];
        if (++index[dim] < shape[dim]) {
          break;
        }
        from -= srcStrides[dim] * shape[dim];
        to -= dstStrides[dim] * shape[dim];
        index[dim] = 0;
      }
    } while (dim >= 0);
  }

  /** Copies one element to every index of a shape. */
  static void fill(
      long[] shape, DType dtype, MemorySegment one, MemorySegment dst, long[] strides) {
    if (Layout.isContiguous(shape, strides)) {
      // The elements are one run, which a broadcast source alone would not tell.
      run(dtype, one, 0, 0, dtype, dst, 0, 1, Layout.elements(shape));
    } else {
      copy(shape, dtype, one, new long[shape.length], dtype, dst, strides);
    }
  }

  private static void run(
      DType srcType,
      MemorySegment src,
      long from,
      long srcStride,
      DType dstType,
      MemorySegment dst,
      long to,
      long dstStride,
      long count) {
    long srcBytes = srcType.bytes();
    long dstBytes = dstType.bytes();
    long s = from * srcBytes;
    long d = to * dstBytes;
    long srcStep = srcStride * srcBytes;
    long dstStep = dstStride * dstBytes;
    if (srcType != dstType) {
      for (long i = 0; i < count; i++) {
        float value = getFloat(srcType, src, s + i * srcStep);
        setFloat(dstType, dst, d + i * dstStep, value);
      }
    } else if (srcStride == 1 && dstStride == 1) {
      MemorySegment.copy(src, s, dst, d, count * srcBytes);
    } else if (srcBytes == 4) {
      for (long i = 0; i < count; i++) {
        dst.set(INT, d + i * dstStep, src.get(INT, s + i * srcStep));
      }
    } else {
      for (long i = 0; i < count; i++) {
        dst.set(SHORT, d + i * dstStep, src.get(SHORT, s + i * srcStep));
      }
    }
  }
}
