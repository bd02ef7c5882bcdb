package dev.weft.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * One query against rows of keys or values: decode, and pairs too scattered for tiles. Two
 * operations an element read: bound by memory. A template: see {@link Specialised}.
 */
final class RowTemplate implements RowOps {
  private static final Specialised SHAPE = Specialised.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> S = SHAPE.species();
  private static final int W = S.length();

  /** The class of these vectors: for casts, see {@link LaneTemplate}. */
  private static final Class<? extends FloatVector> V = FloatVector.zero(S).getClass();

  private static final Class<? extends IntVector> N =
      IntVector.zero(VectorSpecies.of(int.class, S.vectorShape())).getClass();

  private static final int DIM = SHAPE.dim();
  private static final int STRIDE = SHAPE.stride();
  private static final long ROW_BYTES = 4L * DIM;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private static final VectorOperators.Binary UMIN = VectorOperators.UMIN;
  private static final VectorOperators.Binary LSHL = VectorOperators.LSHL;
  private static final VectorOperators.Comparison LT = VectorOperators.LT;
  private static final VectorOperators.Comparison GE = VectorOperators.GE;

  /** The number of each lane. */
  private static final FloatVector LANE = FloatVector.zero(S).addIndex(1);

  private static final VectorShuffle<Float> SWAP1 = swap(1);
  private static final VectorShuffle<Float> SWAP2 = swap(2);
  private static final VectorShuffle<Float> SWAP4 = swap(4);
  private static final VectorShuffle<Float> SWAP8 = swap(8);
  private static final VectorMask<Float> ODD1 = VectorMask.fromLong(S, 0xaaaaL);
  private static final VectorMask<Float> ODD2 = VectorMask.fromLong(S, 0xccccL);

  /** Exchanges lanes whose numbers differ in one bit. */
  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(S, i -> (i ^ bit) & (S.length() - 1));
  }

  /** Where whole vectors of a head end. */
  private static final int WHOLE = DIM / W * W;

  /** Vectors of a row that are held in registers at once. */
  private static final int CHUNK = chunk(WHOLE / W);

  private static int chunk(int vectors) {
    return vectors % 8 == 0 ? 8 : vectors % 4 == 0 ? 4 : vectors % 2 == 0 ? 2 : 1;
  }

  /**
   * Four rows at a time, always: beyond the last there is room, and what is there does not count.
   */
  @Override
  public void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s) {
    int padded = (rows + 3) / 4 * 4;
    assert k0 >= 0 && k.length >= (k0 + padded) * STRIDE : "keys of " + k.length + " from " + k0;
    assert q0 >= 0 && q.length >= q0 + DIM : "queries of " + q.length + " from " + q0;
    assert rows >= 0 && s.length >= padded + W : "scores of " + s.length + ", expected " + rows;
    for (int j = 0; j < rows; j += 4) {
      int a = (k0 + j) * STRIDE;
      FloatVector zero = FloatVector.zero(S);
      FloatVector x0 = zero;
      FloatVector x1 = zero;
      FloatVector x2 = zero;
      FloatVector x3 = zero;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x0 = V.cast(FloatVector.fromArray(S, k, a + d)).fma(y, x0);
        x1 = V.cast(FloatVector.fromArray(S, k, a + STRIDE + d)).fma(y, x1);
        x2 = V.cast(FloatVector.fromArray(S, k, a + 2 * STRIDE + d)).fma(y, x2);
        x3 = V.cast(FloatVector.fromArray(S, k, a + 3 * STRIDE + d)).fma(y, x3);
      }
      // The sums of all lanes of each, in the first four, always by the same tree: the order of
      // reduceLanes is unspecified.
      FloatVector y0 = V.cast(x0);
      FloatVector y1 = V.cast(x1);
      FloatVector y2 = V.cast(x2);
      FloatVector y3 = V.cast(x3);
      FloatVector u = y0.blend(y1.rearrange(SWAP1), ODD1).add(y0.rearrange(SWAP1).blend(y1, ODD1));
      FloatVector v = y2.blend(y3.rearrange(SWAP1), ODD1).add(y2.rearrange(SWAP1).blend(y3, ODD1));
      FloatVector w = u.blend(v.rearrange(SWAP2), ODD2).add(u.rearrange(SWAP2).blend(v, ODD2));
      if (W > 4) {
        w = w.add(w.rearrange(SWAP4));
      }
      if (W > 8) {
        w = w.add(w.rearrange(SWAP8));
      }
      w.intoArray(s, j);
      for (int i = 0; i < 4 && WHOLE < DIM; i++) {
        s[j + i] += rest(k, a + i * STRIDE, q, q0);
      }
    }
  }

  private static float rest(float[] k, int a, float[] q, int q0) {
    float sum = 0;
    for (int d = WHOLE; d < DIM; d++) {
      sum = Math.fma(k[a + d], q[q0 + d], sum);
    }
    return sum;
  }

  /**
   * Lanes past the last row are masked, not filled beforehand: a vector that is read soon after a
   * part of it was written waits for the write to get to the cache.
   */
  @Override
  public float expRow(float[] s, int rows, float factor, float off) {
    assert rows >= 0 && s.length >= rows + W : "scores of " + s.length + ", expected " + rows;
    assert factor >= 0 : "factor " + factor + ", expected at least 0";
    FloatVector vc = V.cast(FloatVector.broadcast(S, factor));
    FloatVector vo = V.cast(FloatVector.broadcast(S, off));
    FloatVector sum = FloatVector.zero(S);
    for (int j = 0; j < rows; j += W) {
      FloatVector y = V.cast(FloatVector.fromArray(S, s, j)).fma(vc, vo);
      FloatVector x = y.blend(TileKernels.NEVER, LANE.compare(GE, (float) (rows - j)));
      FloatVector c =
          V.cast(N.cast(x.reinterpretAsInts()).lanewise(UMIN, Exp2.LEAST).reinterpretAsFloats());
      FloatVector t = c.add(Exp2.ROUND);
      FloatVector f = c.sub(t.sub(Exp2.ROUND));
      FloatVector p = f.broadcast(Exp2.C5).fma(f, f.broadcast(Exp2.C4));
      p = p.fma(f, f.broadcast(Exp2.C3));
      p = p.fma(f, f.broadcast(Exp2.C2));
      p = p.fma(f, f.broadcast(Exp2.C1));
      p = p.fma(f, f.broadcast(1f));
      IntVector n = N.cast(t.reinterpretAsInts()).lanewise(LSHL, 23);
      FloatVector e = V.cast(N.cast(p.reinterpretAsInts()).add(n).reinterpretAsFloats());
      e.intoArray(s, j);
      sum = e.add(sum);
    }
    FloatVector x = V.cast(sum);
    x = x.add(x.rearrange(SWAP1));
    x = x.add(x.rearrange(SWAP2));
    if (W > 4) {
      x = x.add(x.rearrange(SWAP4));
    }
    if (W > 8) {
      x = x.add(x.rearrange(SWAP8));
    }
    return x.lane(0);
  }

  @Override
  public float maxRow(float[] s, int rows) {
    assert rows >= 0 && s.length >= rows + W : "scores of " + s.length + ", expected " + rows;
    FloatVector m = V.cast(FloatVector.broadcast(S, TileKernels.NEVER));
    for (int j = 0; j < rows; j += W) {
      FloatVector x = V.cast(FloatVector.fromArray(S, s, j));
      m = x.blend(m, x.compare(LT, m).or(LANE.compare(GE, (float) (rows - j))));
    }
    return V.cast(m).reduceLanes(VectorOperators.MAX);
  }

  @Override
  public void dotsAt(
      MemorySegment k,
      long base,
      long step,
      int[] index,
      int rows,
      float[] q,
      int q0,
      float[] s,
      int s0) {
    int padded = (rows + 3) / 4 * 4;
    assert index.length >= padded : "rows of " + index.length + ", expected " + rows;
    assert q0 >= 0 && q.length >= q0 + DIM : "queries of " + q.length + " from " + q0;
    assert rows >= 0 && s.length >= s0 + padded + W : "scores of " + s.length + " from " + s0;
    for (int j = rows; j < padded; j++) {
      index[j] = index[rows - 1];
    }
    for (int j = 0; j < rows; j += 4) {
      long a = base + index[j] * step;
      long b = base + index[j + 1] * step;
      long c = base + index[j + 2] * step;
      long e = base + index[j + 3] * step;
      FloatVector zero = FloatVector.zero(S);
      FloatVector x0 = zero;
      FloatVector x1 = zero;
      FloatVector x2 = zero;
      FloatVector x3 = zero;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x0 = V.cast(FloatVector.fromMemorySegment(S, k, a + 4L * d, ORDER)).fma(y, x0);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x1 = V.cast(FloatVector.fromMemorySegment(S, k, b + 4L * d, ORDER)).fma(y, x1);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x2 = V.cast(FloatVector.fromMemorySegment(S, k, c + 4L * d, ORDER)).fma(y, x2);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x3 = V.cast(FloatVector.fromMemorySegment(S, k, e + 4L * d, ORDER)).fma(y, x3);
      }
      // The sums of all lanes of each, in the first four, always by the same tree: the order of
      // reduceLanes is unspecified.
      FloatVector y0 = V.cast(x0);
      FloatVector y1 = V.cast(x1);
      FloatVector y2 = V.cast(x2);
      FloatVector y3 = V.cast(x3);
      FloatVector u = y0.blend(y1.rearrange(SWAP1), ODD1).add(y0.rearrange(SWAP1).blend(y1, ODD1));
      FloatVector v = y2.blend(y3.rearrange(SWAP1), ODD1).add(y2.rearrange(SWAP1).blend(y3, ODD1));
      FloatVector w = u.blend(v.rearrange(SWAP2), ODD2).add(u.rearrange(SWAP2).blend(v, ODD2));
      if (W > 4) {
        w = w.add(w.rearrange(SWAP4));
      }
      if (W > 8) {
        w = w.add(w.rearrange(SWAP8));
      }
      w.intoArray(s, s0 + j);
      if (WHOLE < DIM) {
        s[s0 + j] += rest(k, a, q, q0);
        s[s0 + j + 1] += rest(k, b, q, q0);
        s[s0 + j + 2] += rest(k, c, q, q0);
        s[s0 + j + 3] += rest(k, e, q, q0);
      }
    }
  }

  @Override
  public void dotsRun(MemorySegment k, long from, int rows, float[] q, int q0, float[] s, int s0) {
    assert rows >= 0 && rows % 4 == 0 : "rows " + rows + ", expected a multiple of 4";
    assert q0 >= 0 && q.length >= q0 + DIM : "queries of " + q.length + " from " + q0;
    assert s0 >= 0 && s.length >= s0 + rows + W : "scores of " + s.length + " from " + s0;
    for (long j = 0; j < rows; j += 4) {
      long a = from + j * ROW_BYTES;
      FloatVector zero = FloatVector.zero(S);
      FloatVector x0 = zero;
      FloatVector x1 = zero;
      FloatVector x2 = zero;
      FloatVector x3 = zero;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x0 = V.cast(FloatVector.fromMemorySegment(S, k, a + 4L * d, ORDER)).fma(y, x0);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x1 = V.cast(FloatVector.fromMemorySegment(S, k, a + ROW_BYTES + 4L * d, ORDER)).fma(y, x1);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x2 =
            V.cast(FloatVector.fromMemorySegment(S, k, a + 2 * ROW_BYTES + 4L * d, ORDER))
                .fma(y, x2);
      }
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = V.cast(FloatVector.fromArray(S, q, q0 + d));
        x3 =
            V.cast(FloatVector.fromMemorySegment(S, k, a + 3 * ROW_BYTES + 4L * d, ORDER))
                .fma(y, x3);
      }
      int i = s0 + (int) j;
      // The sums of all lanes of each, in the first four, always by the same tree: the order of
      // reduceLanes is unspecified.
      FloatVector y0 = V.cast(x0);
      FloatVector y1 = V.cast(x1);
      FloatVector y2 = V.cast(x2);
      FloatVector y3 = V.cast(x3);
      FloatVector u = y0.blend(y1.rearrange(SWAP1), ODD1).add(y0.rearrange(SWAP1).blend(y1, ODD1));
      FloatVector v = y2.blend(y3.rearrange(SWAP1), ODD1).add(y2.rearrange(SWAP1).blend(y3, ODD1));
      FloatVector w = u.blend(v.rearrange(SWAP2), ODD2).add(u.rearrange(SWAP2).blend(v, ODD2));
      if (W > 4) {
        w = w.add(w.rearrange(SWAP4));
      }
      if (W > 8) {
        w = w.add(w.rearrange(SWAP8));
      }
      w.intoArray(s, i);
      if (WHOLE < DIM) {
        s[i] += rest(k, a, q, q0);
        s[i + 1] += rest(k, a + ROW_BYTES, q, q0);
        s[i + 2] += rest(k, a + 2 * ROW_BYTES, q, q0);
        s[i + 3] += rest(k, a + 3 * ROW_BYTES, q, q0);
      }
    }
  }

  private static float rest(MemorySegment k, long a, float[] q, int q0) {
    float sum = 0;
    for (int d = WHOLE; d < DIM; d++) {
      sum = Math.fma(k.get(ValueLayout.JAVA_FLOAT, a + 4L * d), q[q0 + d], sum);
    }
    return sum;
  }

  /** A row at a time, with {@link #CHUNK} vectors of it in registers over all rows. */
  @Override
  public void addRowsAt(
      float[] p, MemorySegment v, long base, long step, int[] index, int rows, float[] o, int o0) {
    for (int d = 0; d < WHOLE; d += CHUNK * W) {
      int i = o0 + d;
      FloatVector zero = FloatVector.zero(S);
      FloatVector c0 = V.cast(FloatVector.fromArray(S, o, i));
      FloatVector c1 = CHUNK > 1 ? V.cast(FloatVector.fromArray(S, o, i + W)) : zero;
      FloatVector c2 = CHUNK > 2 ? V.cast(FloatVector.fromArray(S, o, i + 2 * W)) : zero;
      FloatVector c3 = CHUNK > 2 ? V.cast(FloatVector.fromArray(S, o, i + 3 * W)) : zero;
      FloatVector c4 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 4 * W)) : zero;
      FloatVector c5 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 5 * W)) : zero;
      FloatVector c6 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 6 * W)) : zero;
      FloatVector c7 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 7 * W)) : zero;
      for (int j = 0; j < rows; j++) {
        long a = base + index[j] * step + 4L * d;
        FloatVector x = V.cast(FloatVector.broadcast(S, p[j]));
        c0 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a, ORDER)), c0);
        if (CHUNK > 1) {
          c1 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 4L * W, ORDER)), c1);
        }
        if (CHUNK > 2) {
          c2 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 8L * W, ORDER)), c2);
          c3 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 12L * W, ORDER)), c3);
        }
        if (CHUNK > 4) {
          c4 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 16L * W, ORDER)), c4);
          c5 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 20L * W, ORDER)), c5);
          c6 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 24L * W, ORDER)), c6);
          c7 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 28L * W, ORDER)), c7);
        }
      }
      V.cast(c0).intoArray(o, i);
      if (CHUNK > 1) {
        V.cast(c1).intoArray(o, i + W);
      }
      if (CHUNK > 2) {
        V.cast(c2).intoArray(o, i + 2 * W);
        V.cast(c3).intoArray(o, i + 3 * W);
      }
      if (CHUNK > 4) {
        V.cast(c4).intoArray(o, i + 4 * W);
        V.cast(c5).intoArray(o, i + 5 * W);
        V.cast(c6).intoArray(o, i + 6 * W);
        V.cast(c7).intoArray(o, i + 7 * W);
      }
    }
    for (int j = 0; j < rows && WHOLE < DIM; j++) {
      long a = base + index[j] * step;
      for (int d = WHOLE; d < DIM; d++) {
        o[o0 + d] = Math.fma(p[j], v.get(ValueLayout.JAVA_FLOAT, a + 4L * d), o[o0 + d]);
      }
    }
  }

  @Override
  public void addRowsRun(
      float[] p, int p0, MemorySegment v, long from, int rows, float[] o, int o0) {
    for (int d = 0; d < WHOLE; d += CHUNK * W) {
      int i = o0 + d;
      FloatVector zero = FloatVector.zero(S);
      FloatVector c0 = V.cast(FloatVector.fromArray(S, o, i));
      FloatVector c1 = CHUNK > 1 ? V.cast(FloatVector.fromArray(S, o, i + W)) : zero;
      FloatVector c2 = CHUNK > 2 ? V.cast(FloatVector.fromArray(S, o, i + 2 * W)) : zero;
      FloatVector c3 = CHUNK > 2 ? V.cast(FloatVector.fromArray(S, o, i + 3 * W)) : zero;
      FloatVector c4 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 4 * W)) : zero;
      FloatVector c5 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 5 * W)) : zero;
      FloatVector c6 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 6 * W)) : zero;
      FloatVector c7 = CHUNK > 4 ? V.cast(FloatVector.fromArray(S, o, i + 7 * W)) : zero;
      for (long j = 0; j < rows; j++) {
        long a = from + j * ROW_BYTES + 4L * d;
        FloatVector x = V.cast(FloatVector.broadcast(S, p[p0 + (int) j]));
        c0 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a, ORDER)), c0);
        if (CHUNK > 1) {
          c1 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 4L * W, ORDER)), c1);
        }
        if (CHUNK > 2) {
          c2 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 8L * W, ORDER)), c2);
          c3 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 12L * W, ORDER)), c3);
        }
        if (CHUNK > 4) {
          c4 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 16L * W, ORDER)), c4);
          c5 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 20L * W, ORDER)), c5);
          c6 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 24L * W, ORDER)), c6);
          c7 = x.fma(V.cast(FloatVector.fromMemorySegment(S, v, a + 28L * W, ORDER)), c7);
        }
      }
      V.cast(c0).intoArray(o, i);
      if (CHUNK > 1) {
        V.cast(c1).intoArray(o, i + W);
      }
      if (CHUNK > 2) {
        V.cast(c2).intoArray(o, i + 2 * W);
        V.cast(c3).intoArray(o, i + 3 * W);
      }
      if (CHUNK > 4) {
        V.cast(c4).intoArray(o, i + 4 * W);
        V.cast(c5).intoArray(o, i + 5 * W);
        V.cast(c6).intoArray(o, i + 6 * W);
        V.cast(c7).intoArray(o, i + 7 * W);
      }
    }
    for (long j = 0; j < rows && WHOLE < DIM; j++) {
      long a = from + j * ROW_BYTES;
      for (int d = WHOLE; d < DIM; d++) {
        o[o0 + d] = Math.fma(p[p0 + (int) j], v.get(ValueLayout.JAVA_FLOAT, a + 4L * d), o[o0 + d]);
      }
    }
  }

  @Override
  public void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0) {
    assert rows >= 0 && p.length >= rows : "weights of " + p.length + ", expected " + rows;
    assert v0 >= 0 && v.length >= (v0 + rows) * STRIDE : "values of " + v.length + " from " + v0;
    assert o0 >= 0 && o.length >= o0 + STRIDE : "output of " + o.length + " from " + o0;
    for (int d = 0; d < STRIDE; d += 2 * W) {
      FloatVector a = V.cast(FloatVector.fromArray(S, o, o0 + d));
      FloatVector b = V.cast(FloatVector.fromArray(S, o, o0 + d + W));
      FloatVector c = FloatVector.zero(S);
      FloatVector e = c;
      int i = v0 * STRIDE + d;
      int j = 0;
      for (; j + 1 < rows; j += 2) {
        FloatVector x = V.cast(FloatVector.broadcast(S, p[j]));
        FloatVector y = V.cast(FloatVector.broadcast(S, p[j + 1]));
        a = x.fma(V.cast(FloatVector.fromArray(S, v, i)), a);
        b = x.fma(V.cast(FloatVector.fromArray(S, v, i + W)), b);
        c = y.fma(V.cast(FloatVector.fromArray(S, v, i + STRIDE)), c);
        e = y.fma(V.cast(FloatVector.fromArray(S, v, i + STRIDE + W)), e);
        i += 2 * STRIDE;
      }
      if (j < rows) {
        FloatVector x = V.cast(FloatVector.broadcast(S, p[j]));
        a = x.fma(V.cast(FloatVector.fromArray(S, v, i)), a);
        b = x.fma(V.cast(FloatVector.fromArray(S, v, i + W)), b);
      }
      V.cast(a).add(c).intoArray(o, o0 + d);
      V.cast(b).add(e).intoArray(o, o0 + d + W);
    }
  }
}
