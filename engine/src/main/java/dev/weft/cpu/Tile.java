package dev.weft.cpu;

/**
 * Up to 64 queries of one head, transposed, with the running state of their softmax: the maximum
 * {@code m} of the logits seen (base 2), the sum {@code l} of {@code 2^(logit − m)}, and the
 * weighted sum {@code o} of values, not yet divided by it.
 */
final class Tile {
  final float[] qt;
  final float[] o;
  final float[] m = new float[TileKernels.LANES];
  final float[] l = new float[TileKernels.LANES + TileKernels.PAD];

  /** Logarithm of each query's gate; lanes past {@link #open} hold {@link TileKernels#NEVER}. */
  final float[] gateLog = new float[TileKernels.LANES];

  /** Where each lane's query lies from {@link #first} on. */
  final int[] order = new int[TileKernels.LANES + TileKernels.PAD];

  /** Position of the first query. */
  int first;

  /** Queries. */
  int count;

  /** Queries whose gate is open: the first ones. */
  int open;

  /** Whether lanes are in the order of the queries. */
  boolean ordered;

  /** Whether every gate is 1, so that none need be looked at. */
  boolean ungated;

  /** Whether nothing was attended to yet. */
  boolean fresh;

  Tile(TileKernels kernels) {
    qt = new float[(kernels.dim + 7) / 8 * 8 * TileKernels.LANES];
    o = new float[(TileKernels.LANES + TileKernels.PAD) * kernels.stride];
  }

  /** Forgets what was attended to. */
  void begin(int lanes) {
    fresh = true;
    for (int q = 0; q < lanes; q++) {
      m[q] = TileKernels.NEVER;
      l[q] = 0;
    }
  }
}
