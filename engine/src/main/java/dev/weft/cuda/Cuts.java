package dev.weft.cuda;

/**
 * Where the tile kernels cut a segment into runs of blocks, an item of work for each head. It
 * depends on the segment's own length and the spec alone, so that bits do not depend on what a
 * segment is packed with.
 */
interface Cuts {
  /** Items of a segment. */
  int parts(int queries, int keys);

  /** First block of an item, counted from the start of the segment; past the last item: its end. */
  int firstBlock(int queries, int keys, int part);

  /** Most items of a call. */
  int mostItems(long keys, int segments);
}
