package dev.weft.cpu;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Rows of a tensor {@code [outer, rows, d]} of any float type and strides, copied to and from rows
 * of floats in scratch. Micro-kernels read heap arrays alone: C2 keeps their accumulators in
 * registers, which it does not over a memory segment.
 */
final class Rows {
  private final TileKernels kernels;
  private final MemorySegment segment;
  private final DType dtype;
  private final long outer;
  private final long row;
  private final int dim;

  Rows(TileKernels kernels, Tensor t) {
    this(kernels, t, t.stride(0), t.stride(1), (int) t.shape(2));
  }

  Rows(TileKernels kernels, Tensor t, long outerStride, long rowStride, int dim) {
    this.kernels = kernels;
    segment = t.segment();
    dtype = t.dtype();
    outer = outerStride * dtype.bytes();
    row = rowStride * dtype.bytes();
    this.dim = dim;
  }

  /** Copies {@code count} rows from {@code from} on to rows {@code at} and following. */
  void load(long head, long from, int count, float[] to, int at, int stride, short[] half) {
    long offset = head * outer + from * row;
    if (row == (long) dim * dtype.bytes() && dim == stride) {
      load(offset, count * dim, to, at * stride, half);
      return;
    }
    for (int i = 0; i < count; i++) {
      load(offset + i * row, dim, to, (at + i) * stride, half);
    }
  }

  private void load(long offset, int count, float[] to, int at, short[] half) {
    if (dtype == DType.F32) {
      MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, offset, to, at, count);
      return;
    }
    for (int done = 0; done < count; done += half.length) {
      int part = Math.min(half.length, count - done);
      MemorySegment.copy(segment, ValueLayout.JAVA_SHORT, offset + 2L * done, half, 0, part);
      if (dtype == DType.F16) {
        fromF16(half, part, to, at + done);
      } else {
        kernels.fromBf16(half, part, to, at + done);
      }
    }
  }

  /** Copies the first {@code count} rows of scratch to rows from {@code from} on. */
  void store(long head, long from, int count, float[] values, int stride, short[] half) {
    long offset = head * outer + from * row;
    if (row == (long) dim * dtype.bytes() && dim == stride) {
      store(offset, count * dim, values, 0, half);
      return;
    }
    for (int i = 0; i < count; i++) {
      store(offset + i * row, dim, values, i * stride, half);
    }
  }

  private void store(long offset, int count, float[] values, int at, short[] half) {
    if (dtype == DType.F32) {
      MemorySegment.copy(values, at, segment, ValueLayout.JAVA_FLOAT, offset, count);
      return;
    }
    for (int done = 0; done < count; done += half.length) {
      int part = Math.min(half.length, count - done);
      if (dtype == DType.F16) {
        toF16(values, at + done, part, half);
      } else {
        kernels.toBf16(values, at + done, part, half);
      }
      MemorySegment.copy(half, 0, segment, ValueLayout.JAVA_SHORT, offset + 2L * done, part);
    }
  }

  private static void fromF16(short[] half, int count, float[] to, int at) {
    for (int i = 0; i < count; i++) {
      to[at + i] = Float.float16ToFloat(half[i]);
    }
  }

  private static void toF16(float[] from, int at, int count, short[] half) {
    for (int i = 0; i < count; i++) {
      half[i] = Float.floatToFloat16(from[at + i]);
    }
  }
}
