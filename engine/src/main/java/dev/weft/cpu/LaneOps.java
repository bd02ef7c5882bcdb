package dev.weft.cpu;

/** The tile kernels beside the products; as {@link TileKernels} describes them. */
interface LaneOps {
  void transpose(float[] rows, int row, int[] index, int lanes, float[] qt);

  void max(float[] st, int from, int to, int lanes, float[] m);

  void maxRows(float[] st, int from, int to, int lanes, float c, float[] rowLog, int r0, float[] m);

  void addLog(float[] st, int from, int to, int lanes, float c, float[] log, int l0);

  void mask(float[] st, int from, int to, int lanes, float[] limit, int first);

  void fold(float[] m, float[] x, float c, float[] log, int lanes);

  void offset(float[] m, float[] log, float[] off, int lanes);

  void rescale(float[] before, float[] m, float[] alpha, float[] l, int lanes);

  void exp(float[] st, int from, int to, int lanes, float c, float[] off, float[] l);

  void expRows(
      float[] st,
      int from,
      int to,
      int lanes,
      float c,
      float[] rowLog,
      int r0,
      float[] off,
      float[] l);

  void normalise(float[] o, int o0, float[] l, int l0, int rows, int[] order, float[] out);

  void scale(float[] o, float[] alpha, int from, int to);

  void scatter(float[] o, int[] index, int count, float[] alpha, float[] to);

  void log2(float[] from, int f0, int count, float threshold, float[] to, int t0);

  void fromBf16(short[] half, int count, float[] to, int at);

  void toBf16(float[] from, int at, int count, short[] half);

  void select(
      float[] st, int from, int to, int lanes, int first, int topK, float[] best, float[] which);

  void ascending(float[] which, int lanes, int topK);
}
