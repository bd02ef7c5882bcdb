package dev.weft.cpu;

import java.lang.foreign.MemorySegment;

/** One query against rows; as {@link TileKernels} describes them. */
interface RowOps {
  void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s);

  float expRow(float[] s, int rows, float c, float off);

  float maxRow(float[] s, int rows);

  void dotsAt(
      MemorySegment k,
      long base,
      long step,
      int[] index,
      int rows,
      float[] q,
      int q0,
      float[] s,
      int s0);

  void addRowsAt(
      float[] p, MemorySegment v, long base, long step, int[] index, int rows, float[] o, int o0);

  void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0);

  void dotsRun(MemorySegment k, long from, int rows, float[] q, int q0, float[] s, int s0);

  void addRowsRun(float[] p, int p0, MemorySegment v, long from, int rows, float[] o, int o0);
}
