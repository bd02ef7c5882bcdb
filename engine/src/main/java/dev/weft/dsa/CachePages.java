package dev.weft.dsa;

import dev.weft.tensor.BFloat16;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Moves tokens into pages and keeps the blocks' sums. */
final class CachePages {
  private CachePages() {}

  /** Copies {@code count} tokens of {@code src [kvHeads, m, d]} into a page. */
  static void copy(Tensor src, int from, Tensor pages, int page, int at, int count) {
    long bytes = src.dtype().bytes();
    long row = src.shape(2) * bytes;
    if (pages.device() != null) {
      copyToDevice(src, from, pages, page, at, count);
      return;
    }
    for (long h = 0; h < src.shape(0); h++) {
      long s = (h * src.stride(0) + from * src.stride(1)) * bytes;
      long d = (page * pages.stride(0) + h * pages.stride(1) + at * pages.stride(2)) * bytes;
      if (src.stride(1) == src.shape(2)) {
        MemorySegment.copy(src.segment(), s, pages.segment(), d, row * count);
      } else {
        for (int t = 0; t < count; t++) {
          MemorySegment.copy(
              src.segment(), s + t * src.stride(1) * bytes, pages.segment(), d + t * row, row);
        }
      }
    }
  }

  /** Starts the copies: one where a head's tokens lie together, else one a token. */
  private static void copyToDevice(
      Tensor src, int from, Tensor pages, int page, int at, int count) {
    long bytes = src.dtype().bytes();
    long row = src.shape(2) * bytes;
    boolean together = src.stride(1) == src.shape(2) || count == 1;
    int tokens = together ? count : 1;
    for (int t = 0; t < count; t += tokens) {
      long offset = (page * pages.stride(0) + (at + t) * pages.stride(2)) * bytes;
      pages
          .device()
          .startRows(
              offset,
              pages.stride(1) * bytes,
              src.slice(1, from + t, from + t + tokens),
              src.stride(0) * bytes,
              tokens * row,
              src.shape(0));
    }
  }

  /** Waits until the pages hold what was copied. */
  static void finish(Tensor pages) {
    if (pages.device() != null) {
      pages.device().finish();
    }
  }

  /**
   * Adds {@code count} tokens of a page to their blocks' sums, in token order; a first one resets.
   */
  static void sum(Tensor pages, Tensor sums, int page, int at, int count) {
    long d = pages.shape(3);
    long block = pages.shape(2) / sums.shape(2);
    MemorySegment from = pages.segment();
    MemorySegment to = sums.segment();
    for (long h = 0; h < pages.shape(1); h++) {
      for (int t = at; t < at + count; t++) {
        long s = page * pages.stride(0) + h * pages.stride(1) + t * pages.stride(2);
        long o = page * sums.stride(0) + h * sums.stride(1) + t / block * sums.stride(2);
        for (long e = 0; e < d; e++) {
          float before = t % block == 0 ? 0 : to.getAtIndex(ValueLayout.JAVA_FLOAT, o + e);
          to.setAtIndex(ValueLayout.JAVA_FLOAT, o + e, before + value(from, pages.dtype(), s + e));
        }
      }
    }
  }

  private static float value(MemorySegment segment, DType dtype, long index) {
    return switch (dtype) {
      case F32 -> segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
      case F16 -> Float.float16ToFloat(segment.getAtIndex(ValueLayout.JAVA_SHORT, index));
      case BF16 -> BFloat16.toFloat(segment.getAtIndex(ValueLayout.JAVA_SHORT, index));
      case I32 -> throw new IllegalArgumentException("dtype is I32, expected a float dtype");
    };
  }
}
