package dev.weft.cuda;

import dev.weft.dsa.backend.Segments;
import java.lang.foreign.MemorySegment;

/**
 * How segments are cut into the items of work that tile kernels take. Of one binding, used by one
 * thread at a time.
 */
interface Cuts {
  /** Thread blocks of a cluster. */
  default int cluster() {
    return 1;
  }

  /** Most items of a call within a shape. */
  int mostItems(Shape shape);

  /** Looks at a call as a whole, before its segments are cut. */
  default void choose(Segments segments) {}

  /** Items of a segment with so many queries, the last of so many keys. */
  int parts(int queries, int keys);

  /** Items are taken in descending order of this, in any unit. */
  long cost(int queries, int keys, int part);

  /** Bytes of an item. */
  int itemBytes();

  /** Writes an item of a segment. */
  void write(MemorySegment to, long at, Segments segments, int segment, int part);
}
