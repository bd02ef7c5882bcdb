package dev.weft.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
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
  private static final int DIM = SHAPE.dim();
  private static final int STRIDE = SHAPE.stride();

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

  private static FloatVector load(float[] a, int i) {
    return FloatVector.fromArray(S, a, i);
  }

  @Override
  public void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s) {
    assert k0 >= 0 && k.length >= (k0 + rows) * STRIDE : "keys of " + k.length + " from " + k0;
    assert q0 >= 0 && q.length >= q0 + DIM : "queries of " + q.length + " from " + q0;
    assert rows >= 0 && s.length >= rows : "scores of " + s.length + ", expected " + rows;
    int j = 0;
    for (; j + 3 < rows; j += 4) {
      int a = (k0 + j) * STRIDE;
      FloatVector x0 = FloatVector.zero(S);
      FloatVector x1 = x0;
      FloatVector x2 = x0;
      FloatVector x3 = x0;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = load(q, q0 + d);
        x0 = load(k, a + d).fma(y, x0);
        x1 = load(k, a + STRIDE + d).fma(y, x1);
        x2 = load(k, a + 2 * STRIDE + d).fma(y, x2);
        x3 = load(k, a + 3 * STRIDE + d).fma(y, x3);
      }
      sums(x0, x1, x2, x3).intoArray(s, j);
      for (int i = 0; i < 4 && WHOLE < DIM; i++) {
        s[j + i] += rest(k, a + i * STRIDE, q, q0);
      }
    }
    for (; j < rows; j++) {
      int a = (k0 + j) * STRIDE;
      FloatVector x = FloatVector.zero(S);
      for (int d = 0; d < WHOLE; d += W) {
        x = load(k, a + d).fma(load(q, q0 + d), x);
      }
      s[j] = sum(x) + rest(k, a, q, q0);
    }
  }

  /**
   * The sums of four vectors' lanes, in one vector of four. Always the same tree: what {@code
   * reduceLanes} adds first is unspecified, and differs between interpreter and compiled code.
   */
  private static FloatVector sums(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
    FloatVector ab = a.blend(b.rearrange(SWAP1), ODD1).add(a.rearrange(SWAP1).blend(b, ODD1));
    FloatVector cd = c.blend(d.rearrange(SWAP1), ODD1).add(c.rearrange(SWAP1).blend(d, ODD1));
    FloatVector x = ab.blend(cd.rearrange(SWAP2), ODD2).add(ab.rearrange(SWAP2).blend(cd, ODD2));
    if (W > 4) {
      x = x.add(x.rearrange(SWAP4));
    }
    if (W > 8) {
      x = x.add(x.rearrange(SWAP8));
    }
    return (FloatVector) x.castShape(FloatVector.SPECIES_128, 0);
  }

  /** The sum of a vector's lanes, by the same tree. */
  private static float sum(FloatVector a) {
    FloatVector x = a.add(a.rearrange(SWAP1));
    x = x.add(x.rearrange(SWAP2));
    if (W > 4) {
      x = x.add(x.rearrange(SWAP4));
    }
    if (W > 8) {
      x = x.add(x.rearrange(SWAP8));
    }
    return x.lane(0);
  }

  private static float rest(float[] k, int a, float[] q, int q0) {
    float sum = 0;
    for (int d = WHOLE; d < DIM; d++) {
      sum = Math.fma(k[a + d], q[q0 + d], sum);
    }
    return sum;
  }

  @Override
  public float expRow(float[] s, int rows, float c, float off) {
    FloatVector vc = FloatVector.broadcast(S, c);
    FloatVector vo = FloatVector.broadcast(S, off);
    FloatVector sum = FloatVector.zero(S);
    int j = 0;
    for (; j + W <= rows; j += W) {
      FloatVector e = Exp2.of(load(s, j).fma(vc, vo));
      e.intoArray(s, j);
      sum = e.add(sum);
    }
    float total = sum(sum);
    for (; j < rows; j++) {
      s[j] = Exp2.of(Math.fma(s[j], c, off));
      total += s[j];
    }
    return total;
  }

  @Override
  public float maxRow(float[] s, int rows) {
    FloatVector m = FloatVector.broadcast(S, TileKernels.NEVER);
    int j = 0;
    for (; j + W <= rows; j += W) {
      FloatVector x = load(s, j);
      m = x.blend(m, x.compare(VectorOperators.LT, m));
    }
    float most = m.reduceLanes(VectorOperators.MAX);
    for (; j < rows; j++) {
      most = s[j] > most ? s[j] : most;
    }
    return most;
  }

  private static FloatVector at(MemorySegment segment, long offset) {
    return FloatVector.fromMemorySegment(S, segment, offset, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void dotsAt(
      MemorySegment k,
      long base,
      long step,
      int[] index,
      int at,
      int rows,
      float[] q,
      int q0,
      float[] s) {
    int j = 0;
    for (; j + 3 < rows; j += 4) {
      long a = base + index[at + j] * step;
      long b = base + index[at + j + 1] * step;
      long c = base + index[at + j + 2] * step;
      long e = base + index[at + j + 3] * step;
      FloatVector x0 = FloatVector.zero(S);
      FloatVector x1 = x0;
      FloatVector x2 = x0;
      FloatVector x3 = x0;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = load(q, q0 + d);
        x0 = at(k, a + 4L * d).fma(y, x0);
        x1 = at(k, b + 4L * d).fma(y, x1);
        x2 = at(k, c + 4L * d).fma(y, x2);
        x3 = at(k, e + 4L * d).fma(y, x3);
      }
      sums(x0, x1, x2, x3).intoArray(s, j);
      if (WHOLE < DIM) {
        s[j] += rest(k, a, q, q0);
        s[j + 1] += rest(k, b, q, q0);
        s[j + 2] += rest(k, c, q, q0);
        s[j + 3] += rest(k, e, q, q0);
      }
    }
    for (; j < rows; j++) {
      long a = base + index[at + j] * step;
      FloatVector x = FloatVector.zero(S);
      for (int d = 0; d < WHOLE; d += W) {
        x = at(k, a + 4L * d).fma(load(q, q0 + d), x);
      }
      s[j] = sum(x) + rest(k, a, q, q0);
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
      float[] p,
      MemorySegment v,
      long base,
      long step,
      int[] index,
      int at,
      int rows,
      float[] o,
      int o0) {
    for (int d = 0; d < WHOLE; d += CHUNK * W) {
      int i = o0 + d;
      FloatVector zero = FloatVector.zero(S);
      FloatVector c0 = load(o, i);
      FloatVector c1 = CHUNK > 1 ? load(o, i + W) : zero;
      FloatVector c2 = CHUNK > 2 ? load(o, i + 2 * W) : zero;
      FloatVector c3 = CHUNK > 2 ? load(o, i + 3 * W) : zero;
      FloatVector c4 = CHUNK > 4 ? load(o, i + 4 * W) : zero;
      FloatVector c5 = CHUNK > 4 ? load(o, i + 5 * W) : zero;
      FloatVector c6 = CHUNK > 4 ? load(o, i + 6 * W) : zero;
      FloatVector c7 = CHUNK > 4 ? load(o, i + 7 * W) : zero;
      for (int j = 0; j < rows; j++) {
        long a = base + index[at + j] * step + 4L * d;
        FloatVector x = FloatVector.broadcast(S, p[j]);
        c0 = x.fma(at(v, a), c0);
        if (CHUNK > 1) {
          c1 = x.fma(at(v, a + 4L * W), c1);
        }
        if (CHUNK > 2) {
          c2 = x.fma(at(v, a + 8L * W), c2);
          c3 = x.fma(at(v, a + 12L * W), c3);
        }
        if (CHUNK > 4) {
          c4 = x.fma(at(v, a + 16L * W), c4);
          c5 = x.fma(at(v, a + 20L * W), c5);
          c6 = x.fma(at(v, a + 24L * W), c6);
          c7 = x.fma(at(v, a + 28L * W), c7);
        }
      }
      c0.intoArray(o, i);
      if (CHUNK > 1) {
        c1.intoArray(o, i + W);
      }
      if (CHUNK > 2) {
        c2.intoArray(o, i + 2 * W);
        c3.intoArray(o, i + 3 * W);
      }
      if (CHUNK > 4) {
        c4.intoArray(o, i + 4 * W);
        c5.intoArray(o, i + 5 * W);
        c6.intoArray(o, i + 6 * W);
        c7.intoArray(o, i + 7 * W);
      }
    }
    for (int j = 0; j < rows && WHOLE < DIM; j++) {
      long a = base + index[at + j] * step;
      for (int d = WHOLE; d < DIM; d++) {
        o[o0 + d] = Math.fma(p[j], v.get(ValueLayout.JAVA_FLOAT, a + 4L * d), o[o0 + d]);
      }
    }
  }

  @Override
  public void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0) {
    for (int d = 0; d < STRIDE; d += 2 * W) {
      FloatVector a = load(o, o0 + d);
      FloatVector b = load(o, o0 + d + W);
      FloatVector c = FloatVector.zero(S);
      FloatVector e = c;
      int i = v0 * STRIDE + d;
      int j = 0;
      for (; j + 1 < rows; j += 2) {
        FloatVector x = FloatVector.broadcast(S, p[j]);
        FloatVector y = FloatVector.broadcast(S, p[j + 1]);
        a = x.fma(load(v, i), a);
        b = x.fma(load(v, i + W), b);
        c = y.fma(load(v, i + STRIDE), c);
        e = y.fma(load(v, i + STRIDE + W), e);
        i += 2 * STRIDE;
      }
      if (j < rows) {
        FloatVector x = FloatVector.broadcast(S, p[j]);
        a = x.fma(load(v, i), a);
        b = x.fma(load(v, i + W), b);
      }
      a.add(c).intoArray(o, o0 + d);
      b.add(e).intoArray(o, o0 + d + W);
    }
  }
}
