package dev.weft.cpu;

/** Where a segment's keys and values come from. Positions count from the segment's first key. */
interface KeySource {
  /** Copies the keys of {@code count} positions to rows {@code at} and following. */
  void keys(int segment, int kvHead, int from, int count, float[] to, int at, short[] half);

  /** Copies the values of {@code count} positions to rows {@code at} and following. */
  void values(int segment, int kvHead, int from, int count, float[] to, int at, short[] half);
}
