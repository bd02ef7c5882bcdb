package dev.weft.cuda;

import dev.weft.dsa.backend.Segments;

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

  /** First tile of an item. */
  int first(int queries, int keys, int part);

  /** Tiles of an item; none where a cluster has a thread block too many. */
  int tiles(int queries, int keys, int part);

  /** Items are taken in descending order of this, in any unit. */
  long cost(int queries, int keys, int part);
}
