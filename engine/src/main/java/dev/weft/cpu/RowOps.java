package dev.weft.cpu;

/** One query against rows; as {@link TileKernels} describes them. */
interface RowOps {
  void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s);

  float expRow(float[] s, int rows, float c, float off);

  float maxRow(float[] s, int rows);

  void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0);
}
