package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/**
 * A tensor of the host's memory with a place on the device: {@code [heads, rows, width]} without
 * gaps there and in a staging buffer of pinned memory, through which its elements go. Only the rows
 * of the call are copied, so that nothing beside them is read or written.
 */
final class Mirror {
  private final Tensor tensor;
  private final long heads;
  private final long rows;
  private final long width;
  private final long headStride;
  private final long rowStride;
  private final long itemStride;
  private final int element;
  private final long address;
  private final MemorySegment staging;

  /**
   * Lays a tensor out.
   *
   * @param address on the device
   * @param staging pinned memory of {@link #bytes(Tensor)}
   */
  Mirror(Tensor tensor, long address, MemorySegment staging) {
    this.tensor = tensor;
    this.address = address;
    this.staging = staging;
    heads = Views.heads(tensor);
    rows = Views.rows(tensor);
    width = Views.width(tensor);
    headStride = Views.headStride(tensor);
    rowStride = Views.rowStride(tensor);
    itemStride = width == 1 ? 1 : Views.itemStride(tensor);
    element = tensor.dtype().bytes();
  }

  static long bytes(Tensor tensor) {
    return Views.heads(tensor) * Views.rows(tensor) * Views.width(tensor) * tensor.dtype().bytes();
  }

  long address() {
    return address;
  }

  long headStride() {
    return tensor.rank() == 1 ? 0 : rows * width;
  }

  long rowStride() {
    return width;
  }

  MemorySegment staging() {
    return staging;
  }

  /** Copies the first rows of each head to the staging buffer. */
  void load(long count) {
    move(count, true);
  }

  /** Copies the first rows of each head from the staging buffer. */
  void store(long count) {
    move(count, false);
  }

  private void move(long count, boolean in) {
    MemorySegment host = tensor.segment();
    for (long h = 0; h < heads; h++) {
      long there = h * rows * width;
      if (itemStride == 1 && rowStride == width) {
        copy(host, h * headStride, there, count * width, in);
        continue;
      }
      for (long r = 0; r < count; r++) {
        long at = h * headStride + r * rowStride;
        if (itemStride == 1 && width > 1) {
          copy(host, at, there + r * width, width, in);
        } else {
          for (long i = 0; i < width; i++) {
            one(host, at + i * itemStride, there + r * width + i, in);
          }
        }
      }
    }
  }

  private void copy(MemorySegment host, long at, long there, long elements, boolean in) {
    if (elements == 0) {
      return;
    }
    if (in) {
      MemorySegment.copy(host, at * element, staging, there * element, elements * element);
    } else {
      MemorySegment.copy(staging, there * element, host, at * element, elements * element);
    }
  }

  private void one(MemorySegment host, long at, long there, boolean in) {
    MemorySegment from = in ? host : staging;
    MemorySegment to = in ? staging : host;
    long source = (in ? at : there) * element;
    long target = (in ? there : at) * element;
    if (element == 4) {
      to.set(JAVA_INT_UNALIGNED, target, from.get(JAVA_INT_UNALIGNED, source));
    } else {
      to.set(JAVA_SHORT_UNALIGNED, target, from.get(JAVA_SHORT_UNALIGNED, source));
    }
  }
}
