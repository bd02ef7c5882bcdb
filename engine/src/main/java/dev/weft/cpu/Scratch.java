package dev.weft.cpu;

/** Heap scratch of one worker, for the tiles it works on. */
final class Scratch {
  /** Most keys that are held at once. */
  static final int KEYS = 192;

  /** Most keys of a step where they do not all fit at once. */
  static final int STEP = 128;

  /** Tiles that share one loading of keys. */
  static final int GROUP = 4;

  final float[] rows;
  final float[] k;
  final float[] v;
  final float[] st = new float[(KEYS + TileKernels.PAD) * TileKernels.LANES];
  final float[] out;
  final Tile[] tiles = new Tile[GROUP];

  /** Logarithm of the weight of each row (key). */
  final float[] rowLog = new float[KEYS + TileKernels.PAD];

  /** Logarithm of the weight of each row and lane. */
  final float[] log = new float[(KEYS + TileKernels.PAD) * TileKernels.LANES];

  /** Numbers of rows that are read in place. */
  final int[] index = new int[KEYS + TileKernels.PAD];

  /** Rows that are read in place as runs: pairs of a number and a count. */
  final int[] runs = new int[2 * KEYS];

  int runsEnd;

  final float[] limit = new float[TileKernels.LANES];
  final float[] max = new float[TileKernels.LANES];
  final float[] remoteMax = new float[TileKernels.LANES];
  final float[] before = new float[TileKernels.LANES];
  final float[] alpha = new float[TileKernels.LANES];
  final float[] offset = new float[TileKernels.LANES];
  final float[] remoteOffset = new float[TileKernels.LANES];
  final float[] logSum = new float[TileKernels.LANES + TileKernels.PAD];
  final short[] half = new short[4096];

  /** What {@link #k} and {@link #v} hold of the remote keys, as pairs of positions; −1 ends it. */
  final int[] held = new int[9];

  Scratch(TileKernels kernels) {
    int stride = kernels.stride;
    rows = new float[TileKernels.LANES * stride];
    k = new float[(KEYS + TileKernels.PAD) * stride];
    v = new float[(KEYS + TileKernels.PAD) * stride];
    out = new float[TileKernels.LANES * stride];
    for (int i = 0; i < GROUP; i++) {
      tiles[i] = new Tile(kernels);
    }
    held[0] = -1;
  }

  long bytes() {
    long floats = (long) rows.length + k.length + v.length + st.length + out.length + log.length;
    for (Tile tile : tiles) {
      floats += (long) tile.qt.length + tile.o.length;
    }
    return 4 * floats + 2L * half.length;
  }
}
