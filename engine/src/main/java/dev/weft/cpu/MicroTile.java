package dev.weft.cpu;

/**
 * The products of one register-tile height. The loops over tiles are inside, so that a call is
 * rare.
 */
interface MicroTile {
  /** Scores of {@code tiles} tiles of keys, lanes from to to (whole units). */
  void scores(float[] k, int k0, int tiles, float[] qt, int from, int to, float[] st, int s);

  /** Weighted sums of values for {@code tiles} tiles of queries from lane {@code i0} on. */
  void accumulate(
      float[] st,
      int from,
      int to,
      int diagonal,
      float[] v,
      int v0,
      float[] o,
      int i0,
      int tiles,
      boolean fresh);
}
