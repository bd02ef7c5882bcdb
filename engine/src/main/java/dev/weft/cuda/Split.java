package dev.weft.cuda;

/**
 * How the sums of a segment's global rows are cut: {@code local_headtail/split.h}. Part {@code p}
 * has the tiles {@code p, p + parts, p + 2 * parts, ..}. Parts are folded from left to right within
 * a span, then the spans; this fixes the bits, and depends on the segment's length and the spec
 * alone.
 *
 * @param tiles tiles of 64 tokens
 * @param parts sets of tiles, each summed by itself
 * @param spans runs of parts
 */
record Split(int tiles, int parts, int spans) {
  static final int TILE = 64;

  /** Thread blocks of 64 elements a head that an H100 holds at once; half as many of 128. */
  private static final int SLOTS = 264;

  /** Most tiles of a segment that a cluster may take. */
  private static final int SHORT = 16;

  /** Most tiles of a segment whose parts are one span. */
  private static final int ONE_SPAN = 48;

  /** Tiles of a part of a short segment, at least. */
  static final int LEAST = 2;

  /** Tiles of a part of a longer segment, at least, where a head has 64 elements. */
  private static final int LONG = 3;

  /** The same where it has 128. */
  private static final int WIDE = 8;

  /** Thread blocks that the rule for headDim takes as one wave. */
  static int slots(int headDim) {
    return headDim == 64 ? SLOTS : SLOTS / 2;
  }

  static Split of(int length, int heads, int headDim) {
    int tiles = Math.ceilDiv(length, TILE);
    int most = slots(headDim) / heads;
    int least = tiles <= SHORT ? LEAST : headDim == TILE ? LONG : WIDE;
    int parts = Math.max(1, Math.min(Math.ceilDiv(tiles, least), most));
    int width = tiles <= ONE_SPAN ? 16 : 4;
    return new Split(tiles, parts, Math.ceilDiv(parts, width));
  }

  /** Tiles of the parts from one to before another. */
  int tilesOf(int fromPart, int toPart) {
    int more = tiles % parts; // parts that have a tile more, the first ones
    return (toPart - fromPart) * (tiles / parts)
        + Math.min(toPart, more)
        - Math.min(fromPart, more);
  }

  /** First part of a span; past the last span: the end. */
  int spanStart(int span) {
    return (int) ((long) span * parts / spans);
  }
}
