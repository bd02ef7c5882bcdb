package dev.weft.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes rows into a tile, 8 × 8 at a time by a butterfly of one-source rearranges and blends.
 * Wider vectors gain nothing: the permutes bound it, at 0.4 to 0.8 cycles an element.
 */
final class Transpose {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;

  /** The class of these vectors: for casts, see {@link LaneTemplate}. */
  private static final Class<? extends FloatVector> V = FloatVector.zero(S).getClass();

  private static final VectorShuffle<Float> SWAP1 =
      VectorShuffle.fromValues(S, 1, 0, 3, 2, 5, 4, 7, 6);
  private static final VectorShuffle<Float> SWAP2 =
      VectorShuffle.fromValues(S, 2, 3, 0, 1, 6, 7, 4, 5);
  private static final VectorShuffle<Float> SWAP4 =
      VectorShuffle.fromValues(S, 4, 5, 6, 7, 0, 1, 2, 3);
  private static final VectorMask<Float> ODD1 = VectorMask.fromLong(S, 0b10101010);
  private static final VectorMask<Float> ODD2 = VectorMask.fromLong(S, 0b11001100);
  private static final VectorMask<Float> ODD4 = VectorMask.fromLong(S, 0b11110000);
  private static final int LANES = TileKernels.LANES;

  private final int dim;
  private final int stride;
  private final boolean vectors;

  Transpose(int dim, int stride) {
    this.dim = dim;
    this.stride = stride;
    this.vectors = FloatVector.SPECIES_PREFERRED.length() >= 8;
  }

  void run(float[] rows, int row, int[] index, int lanes, float[] qt) {
    int step = stride;
    for (int q = 0; q < lanes; q += 8) {
      if (!vectors) {
        columns(rows, row, index, qt, q);
      } else if (index == null) {
        int a = (row + q) * step;
        for (int d = 0; d < dim; d += 8) {
          square(
              rows,
              a + d,
              a + step + d,
              a + 2 * step + d,
              a + 3 * step + d,
              a + 4 * step + d,
              a + 5 * step + d,
              a + 6 * step + d,
              a + 7 * step + d,
              qt,
              d * LANES + q);
        }
      } else {
        int a0 = (row + index[q]) * step;
        int a1 = (row + index[q + 1]) * step;
        int a2 = (row + index[q + 2]) * step;
        int a3 = (row + index[q + 3]) * step;
        int a4 = (row + index[q + 4]) * step;
        int a5 = (row + index[q + 5]) * step;
        int a6 = (row + index[q + 6]) * step;
        int a7 = (row + index[q + 7]) * step;
        for (int d = 0; d < dim; d += 8) {
          square(
              rows,
              a0 + d,
              a1 + d,
              a2 + d,
              a3 + d,
              a4 + d,
              a5 + d,
              a6 + d,
              a7 + d,
              qt,
              d * LANES + q);
        }
      }
    }
  }

  private void columns(float[] rows, int row, int[] index, float[] qt, int q) {
    for (int lane = 0; lane < 8; lane++) {
      int a = (row + (index == null ? q + lane : index[q + lane])) * stride;
      for (int d = 0; d < dim; d++) {
        qt[d * LANES + q + lane] = rows[a + d];
      }
    }
  }

  /** Reads 8 floats of each of 8 rows, writes 8 rows of 8 lanes. */
  private static void square(
      float[] t, int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, float[] o, int p) {
    FloatVector r0 = V.cast(FloatVector.fromArray(S, t, a0));
    FloatVector r1 = V.cast(FloatVector.fromArray(S, t, a1));
    FloatVector r2 = V.cast(FloatVector.fromArray(S, t, a2));
    FloatVector r3 = V.cast(FloatVector.fromArray(S, t, a3));
    FloatVector r4 = V.cast(FloatVector.fromArray(S, t, a4));
    FloatVector r5 = V.cast(FloatVector.fromArray(S, t, a5));
    FloatVector r6 = V.cast(FloatVector.fromArray(S, t, a6));
    FloatVector r7 = V.cast(FloatVector.fromArray(S, t, a7));
    FloatVector u0 = r0.blend(r1.rearrange(SWAP1), ODD1);
    FloatVector u1 = r0.rearrange(SWAP1).blend(r1, ODD1);
    FloatVector u2 = r2.blend(r3.rearrange(SWAP1), ODD1);
    FloatVector u3 = r2.rearrange(SWAP1).blend(r3, ODD1);
    FloatVector u4 = r4.blend(r5.rearrange(SWAP1), ODD1);
    FloatVector u5 = r4.rearrange(SWAP1).blend(r5, ODD1);
    FloatVector u6 = r6.blend(r7.rearrange(SWAP1), ODD1);
    FloatVector u7 = r6.rearrange(SWAP1).blend(r7, ODD1);
    FloatVector v0 = u0.blend(u2.rearrange(SWAP2), ODD2);
    FloatVector v2 = u0.rearrange(SWAP2).blend(u2, ODD2);
    FloatVector v1 = u1.blend(u3.rearrange(SWAP2), ODD2);
    FloatVector v3 = u1.rearrange(SWAP2).blend(u3, ODD2);
    FloatVector v4 = u4.blend(u6.rearrange(SWAP2), ODD2);
    FloatVector v6 = u4.rearrange(SWAP2).blend(u6, ODD2);
    FloatVector v5 = u5.blend(u7.rearrange(SWAP2), ODD2);
    FloatVector v7 = u5.rearrange(SWAP2).blend(u7, ODD2);
    v0.blend(v4.rearrange(SWAP4), ODD4).intoArray(o, p);
    v1.blend(v5.rearrange(SWAP4), ODD4).intoArray(o, p + LANES);
    v2.blend(v6.rearrange(SWAP4), ODD4).intoArray(o, p + 2 * LANES);
    v3.blend(v7.rearrange(SWAP4), ODD4).intoArray(o, p + 3 * LANES);
    v0.rearrange(SWAP4).blend(v4, ODD4).intoArray(o, p + 4 * LANES);
    v1.rearrange(SWAP4).blend(v5, ODD4).intoArray(o, p + 5 * LANES);
    v2.rearrange(SWAP4).blend(v6, ODD4).intoArray(o, p + 6 * LANES);
    v3.rearrange(SWAP4).blend(v7, ODD4).intoArray(o, p + 7 * LANES);
  }
}
