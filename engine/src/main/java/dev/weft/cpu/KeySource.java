package dev.weft.cpu;

import java.lang.foreign.MemorySegment;

/** Where a segment's keys and values come from. Positions count from the segment's first key. */
interface KeySource {
  /** Copies the keys of {@code count} positions to rows {@code at} and following. */
  void keys(int segment, int kvHead, int from, int count, float[] to, int at, short[] half);

  /** Where rows of positions lie, for kernels that read F32 rows in place; null for other types. */
  Direct direct();

  /**
   * Numbers the rows of {@code count} positions: row {@code j} begins at byte {@code index[at + j]
   * * step} of the keys and of the values.
   */
  void index(int segment, int kvHead, int from, int count, int[] index, int at);

  /**
   * The same as runs of rows one behind the other: pairs of a row's number and a count from {@code
   * runs[at]} on. Returns the end of what was written.
   */
  int runs(int segment, int kvHead, int from, int count, int[] runs, int at);

  /** Adds the begin of a head to {@link #index}; in bytes. */
  long base(int kvHead, boolean value);

  /**
   * F32 keys and values in place.
   *
   * @param keys memory of the keys
   * @param values memory of the values
   * @param keyStep bytes from row to row of the keys
   * @param valueStep bytes from row to row of the values
   */
  record Direct(MemorySegment keys, MemorySegment values, long keyStep, long valueStep) {
    /** Whether rows of so many elements have no gaps between them. */
    boolean packed(int dim) {
      return keyStep == 4L * dim && valueStep == 4L * dim;
    }
  }

  /** Copies the values of {@code count} positions to rows {@code at} and following. */
  void values(int segment, int kvHead, int from, int count, float[] to, int at, short[] half);
}
