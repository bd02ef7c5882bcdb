package dev.weft.cpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two matrix products of attention on register tiles of {@link #ROWS} × 2 vectors. A template:
 * see {@link Specialised}. With 16 registers 6 rows are the most that fit (12 accumulators, 2
 * columns, a broadcast). With 32 registers 12 would fit, but C2 stops inlining vector operations
 * beyond some 80 a method and then calls them; 8 stay well below and are within 2 % of 12. Measured
 * at 0.96 to 1.0 of the FMA peak at headDim 64.
 *
 * <p>The fence after each row costs no instruction. It keeps C2 from hoisting the broadcasts of all
 * rows before the first product, which spills accumulators.
 */
final class MicroTileTemplate implements MicroTile {
  private static final Specialised SHAPE = Specialised.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> S = SHAPE.species();
  private static final int W = S.length();

  /** The class of these vectors: for casts, see {@link LaneTemplate}. */
  private static final Class<? extends FloatVector> V = FloatVector.zero(S).getClass();

  private static final int ROWS = SHAPE.rows();
  private static final int DIM = SHAPE.dim();
  private static final int STRIDE = SHAPE.stride();
  private static final int LANES = TileKernels.LANES;

  @Override
  public void scores(
      float[] k, int k0, int tiles, float[] qt, int from, int to, float[] st, int s) {
    for (int q = from; q < to; q += 2 * W) {
      for (int t = 0; t < tiles; t++) {
        int j = t * ROWS;
        scoreTile(k, (k0 + j) * STRIDE, qt, q, st, (s + j) * LANES + q);
      }
    }
  }

  @Override
  public void accumulate(
      float[] st,
      int from,
      int to,
      int diagonal,
      float[] v,
      int v0,
      float[] o,
      int i0,
      int tiles,
      boolean fresh) {
    for (int d = 0; d < STRIDE; d += 2 * W) {
      for (int t = 0; t < tiles; t++) {
        int i = i0 + t * ROWS;
        int end = diagonal < 0 ? to : Math.min(to, diagonal + i + ROWS);
        int rows = Math.max(0, end - from);
        if (fresh) {
          freshTile(st, from * LANES + i, rows, v, v0 * STRIDE + d, o, i * STRIDE + d);
        } else {
          addTile(st, from * LANES + i, rows, v, v0 * STRIDE + d, o, i * STRIDE + d);
        }
      }
    }
  }

  private static void scoreTile(float[] k, int a0, float[] qt, int b0, float[] st, int c) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector c0a = zero;
    FloatVector c0b = zero;
    FloatVector c1a = zero;
    FloatVector c1b = zero;
    FloatVector c2a = zero;
    FloatVector c2b = zero;
    FloatVector c3a = zero;
    FloatVector c3b = zero;
    FloatVector c4a = zero;
    FloatVector c4b = zero;
    FloatVector c5a = zero;
    FloatVector c5b = zero;
    FloatVector c6a = zero;
    FloatVector c6b = zero;
    FloatVector c7a = zero;
    FloatVector c7b = zero;
    for (int d = 0; d < DIM; d++) {
      FloatVector a = FloatVector.fromArray(S, qt, b0 + d * LANES);
      FloatVector b = FloatVector.fromArray(S, qt, b0 + d * LANES + W);
      FloatVector x;
      x = V.cast(FloatVector.broadcast(S, k[a0 + d]));
      c0a = x.fma(a, c0a);
      c0b = x.fma(b, c0b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, k[a0 + STRIDE + d]));
      c1a = x.fma(a, c1a);
      c1b = x.fma(b, c1b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, k[a0 + 2 * STRIDE + d]));
      c2a = x.fma(a, c2a);
      c2b = x.fma(b, c2b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, k[a0 + 3 * STRIDE + d]));
      c3a = x.fma(a, c3a);
      c3b = x.fma(b, c3b);
      VarHandle.loadLoadFence();
      if (ROWS > 4) {
        x = V.cast(FloatVector.broadcast(S, k[a0 + 4 * STRIDE + d]));
        c4a = x.fma(a, c4a);
        c4b = x.fma(b, c4b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, k[a0 + 5 * STRIDE + d]));
        c5a = x.fma(a, c5a);
        c5b = x.fma(b, c5b);
        VarHandle.loadLoadFence();
      }
      if (ROWS > 6) {
        x = V.cast(FloatVector.broadcast(S, k[a0 + 6 * STRIDE + d]));
        c6a = x.fma(a, c6a);
        c6b = x.fma(b, c6b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, k[a0 + 7 * STRIDE + d]));
        c7a = x.fma(a, c7a);
        c7b = x.fma(b, c7b);
        VarHandle.loadLoadFence();
      }
    }
    V.cast(c0a).intoArray(st, c);
    V.cast(c0b).intoArray(st, c + W);
    V.cast(c1a).intoArray(st, c + LANES);
    V.cast(c1b).intoArray(st, c + LANES + W);
    V.cast(c2a).intoArray(st, c + 2 * LANES);
    V.cast(c2b).intoArray(st, c + 2 * LANES + W);
    V.cast(c3a).intoArray(st, c + 3 * LANES);
    V.cast(c3b).intoArray(st, c + 3 * LANES + W);
    if (ROWS > 4) {
      V.cast(c4a).intoArray(st, c + 4 * LANES);
      V.cast(c4b).intoArray(st, c + 4 * LANES + W);
      V.cast(c5a).intoArray(st, c + 5 * LANES);
      V.cast(c5b).intoArray(st, c + 5 * LANES + W);
    }
    if (ROWS > 6) {
      V.cast(c6a).intoArray(st, c + 6 * LANES);
      V.cast(c6b).intoArray(st, c + 6 * LANES + W);
      V.cast(c7a).intoArray(st, c + 7 * LANES);
      V.cast(c7b).intoArray(st, c + 7 * LANES + W);
    }
  }

  private static void freshTile(float[] st, int a0, int rows, float[] v, int b0, float[] o, int c) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector c0a = zero;
    FloatVector c0b = zero;
    FloatVector c1a = zero;
    FloatVector c1b = zero;
    FloatVector c2a = zero;
    FloatVector c2b = zero;
    FloatVector c3a = zero;
    FloatVector c3b = zero;
    FloatVector c4a = zero;
    FloatVector c4b = zero;
    FloatVector c5a = zero;
    FloatVector c5b = zero;
    FloatVector c6a = zero;
    FloatVector c6b = zero;
    FloatVector c7a = zero;
    FloatVector c7b = zero;
    for (int j = 0; j < rows; j++) {
      FloatVector a = FloatVector.fromArray(S, v, b0 + j * STRIDE);
      FloatVector b = FloatVector.fromArray(S, v, b0 + j * STRIDE + W);
      FloatVector x;
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES]));
      c0a = x.fma(a, c0a);
      c0b = x.fma(b, c0b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 1]));
      c1a = x.fma(a, c1a);
      c1b = x.fma(b, c1b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 2]));
      c2a = x.fma(a, c2a);
      c2b = x.fma(b, c2b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 3]));
      c3a = x.fma(a, c3a);
      c3b = x.fma(b, c3b);
      VarHandle.loadLoadFence();
      if (ROWS > 4) {
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 4]));
        c4a = x.fma(a, c4a);
        c4b = x.fma(b, c4b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 5]));
        c5a = x.fma(a, c5a);
        c5b = x.fma(b, c5b);
        VarHandle.loadLoadFence();
      }
      if (ROWS > 6) {
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 6]));
        c6a = x.fma(a, c6a);
        c6b = x.fma(b, c6b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 7]));
        c7a = x.fma(a, c7a);
        c7b = x.fma(b, c7b);
        VarHandle.loadLoadFence();
      }
    }
    V.cast(c0a).intoArray(o, c);
    V.cast(c0b).intoArray(o, c + W);
    V.cast(c1a).intoArray(o, c + STRIDE);
    V.cast(c1b).intoArray(o, c + STRIDE + W);
    V.cast(c2a).intoArray(o, c + 2 * STRIDE);
    V.cast(c2b).intoArray(o, c + 2 * STRIDE + W);
    V.cast(c3a).intoArray(o, c + 3 * STRIDE);
    V.cast(c3b).intoArray(o, c + 3 * STRIDE + W);
    if (ROWS > 4) {
      V.cast(c4a).intoArray(o, c + 4 * STRIDE);
      V.cast(c4b).intoArray(o, c + 4 * STRIDE + W);
      V.cast(c5a).intoArray(o, c + 5 * STRIDE);
      V.cast(c5b).intoArray(o, c + 5 * STRIDE + W);
    }
    if (ROWS > 6) {
      V.cast(c6a).intoArray(o, c + 6 * STRIDE);
      V.cast(c6b).intoArray(o, c + 6 * STRIDE + W);
      V.cast(c7a).intoArray(o, c + 7 * STRIDE);
      V.cast(c7b).intoArray(o, c + 7 * STRIDE + W);
    }
  }

  private static void addTile(float[] st, int a0, int rows, float[] v, int b0, float[] o, int c) {
    FloatVector c0a = FloatVector.fromArray(S, o, c);
    FloatVector c0b = FloatVector.fromArray(S, o, c + W);
    FloatVector c1a = FloatVector.fromArray(S, o, c + STRIDE);
    FloatVector c1b = FloatVector.fromArray(S, o, c + STRIDE + W);
    FloatVector c2a = FloatVector.fromArray(S, o, c + 2 * STRIDE);
    FloatVector c2b = FloatVector.fromArray(S, o, c + 2 * STRIDE + W);
    FloatVector c3a = FloatVector.fromArray(S, o, c + 3 * STRIDE);
    FloatVector c3b = FloatVector.fromArray(S, o, c + 3 * STRIDE + W);
    FloatVector zero = FloatVector.zero(S);
    FloatVector c4a = zero;
    FloatVector c4b = zero;
    FloatVector c5a = zero;
    FloatVector c5b = zero;
    FloatVector c6a = zero;
    FloatVector c6b = zero;
    FloatVector c7a = zero;
    FloatVector c7b = zero;
    if (ROWS > 4) {
      c4a = FloatVector.fromArray(S, o, c + 4 * STRIDE);
      c4b = FloatVector.fromArray(S, o, c + 4 * STRIDE + W);
      c5a = FloatVector.fromArray(S, o, c + 5 * STRIDE);
      c5b = FloatVector.fromArray(S, o, c + 5 * STRIDE + W);
    }
    if (ROWS > 6) {
      c6a = FloatVector.fromArray(S, o, c + 6 * STRIDE);
      c6b = FloatVector.fromArray(S, o, c + 6 * STRIDE + W);
      c7a = FloatVector.fromArray(S, o, c + 7 * STRIDE);
      c7b = FloatVector.fromArray(S, o, c + 7 * STRIDE + W);
    }
    for (int j = 0; j < rows; j++) {
      FloatVector a = FloatVector.fromArray(S, v, b0 + j * STRIDE);
      FloatVector b = FloatVector.fromArray(S, v, b0 + j * STRIDE + W);
      FloatVector x;
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES]));
      c0a = x.fma(a, c0a);
      c0b = x.fma(b, c0b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 1]));
      c1a = x.fma(a, c1a);
      c1b = x.fma(b, c1b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 2]));
      c2a = x.fma(a, c2a);
      c2b = x.fma(b, c2b);
      VarHandle.loadLoadFence();
      x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 3]));
      c3a = x.fma(a, c3a);
      c3b = x.fma(b, c3b);
      VarHandle.loadLoadFence();
      if (ROWS > 4) {
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 4]));
        c4a = x.fma(a, c4a);
        c4b = x.fma(b, c4b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 5]));
        c5a = x.fma(a, c5a);
        c5b = x.fma(b, c5b);
        VarHandle.loadLoadFence();
      }
      if (ROWS > 6) {
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 6]));
        c6a = x.fma(a, c6a);
        c6b = x.fma(b, c6b);
        VarHandle.loadLoadFence();
        x = V.cast(FloatVector.broadcast(S, st[a0 + j * LANES + 7]));
        c7a = x.fma(a, c7a);
        c7b = x.fma(b, c7b);
        VarHandle.loadLoadFence();
      }
    }
    V.cast(c0a).intoArray(o, c);
    V.cast(c0b).intoArray(o, c + W);
    V.cast(c1a).intoArray(o, c + STRIDE);
    V.cast(c1b).intoArray(o, c + STRIDE + W);
    V.cast(c2a).intoArray(o, c + 2 * STRIDE);
    V.cast(c2b).intoArray(o, c + 2 * STRIDE + W);
    V.cast(c3a).intoArray(o, c + 3 * STRIDE);
    V.cast(c3b).intoArray(o, c + 3 * STRIDE + W);
    if (ROWS > 4) {
      V.cast(c4a).intoArray(o, c + 4 * STRIDE);
      V.cast(c4b).intoArray(o, c + 4 * STRIDE + W);
      V.cast(c5a).intoArray(o, c + 5 * STRIDE);
      V.cast(c5b).intoArray(o, c + 5 * STRIDE + W);
    }
    if (ROWS > 6) {
      V.cast(c6a).intoArray(o, c + 6 * STRIDE);
      V.cast(c6b).intoArray(o, c + 6 * STRIDE + W);
      V.cast(c7a).intoArray(o, c + 7 * STRIDE);
      V.cast(c7b).intoArray(o, c + 7 * STRIDE + W);
    }
  }
}
