package dev.weft.cpu;

import dev.weft.dsa.backend.Segments;

/**
 * The items of a call: for each segment, head and range one. Filled anew for each call in arrays
 * that are sized once.
 */
final class Items {
  private final Geometry geometry;
  private final Segments segments;
  private final int heads;

  /** First item of each segment. */
  private final int[] begin;

  /** Tokens of a range of each segment. */
  private final int[] range;

  /** First range of each segment: the one of its first query. */
  private final int[] firstRange;

  /** Most queries of a segment that are worked on row by row instead of in tiles. */
  private final int rowQueries;

  int count;
  long tokens;

  Items(Geometry geometry, Segments segments, int capacity, int heads, int rowQueries) {
    this.geometry = geometry;
    this.segments = segments;
    this.heads = heads;
    this.rowQueries = rowQueries;
    begin = new int[capacity + 1];
    range = new int[capacity];
    firstRange = new int[capacity];
  }

  /** Counts the items of the call as it is packed now. */
  void fill() {
    int next = 0;
    for (int s = 0; s < segments.count; s++) {
      begin[s] = next;
      int queries = segments.queryCount(s);
      int keys = segments.keyCount(s);
      if (queries == 0) {
        continue;
      }
      range[s] = geometry.range(keys);
      firstRange[s] = (keys - queries) / range[s];
      int ranges = inRows(s) ? 1 : (keys - 1) / range[s] - firstRange[s] + 1;
      next += heads * ranges;
    }
    begin[segments.count] = next;
    count = next;
    tokens = segments.queries();
  }

  /** Whether a segment has so few queries that each is worked on by itself. */
  boolean inRows(int s) {
    return segments.queryCount(s) <= rowQueries;
  }

  int segment(int item) {
    int low = 0;
    int high = segments.count;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (begin[middle] <= item) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int begin(int s) {
    return begin[s];
  }

  int ranges(int s) {
    return (begin[s + 1] - begin[s]) / heads;
  }

  int head(int item, int s) {
    return (item - begin[s]) / ranges(s);
  }

  /** First position of an item's range. */
  int from(int item, int s) {
    int r = firstRange[s] + (item - begin[s]) % ranges(s);
    return Math.max(r * range[s], segments.keyCount(s) - segments.queryCount(s));
  }

  /** End of the positions of an item's range. */
  int to(int item, int s) {
    int r = firstRange[s] + (item - begin[s]) % ranges(s);
    return (int) Math.min((r + 1L) * range[s], segments.keyCount(s));
  }
}
