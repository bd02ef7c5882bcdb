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
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

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
      FloatVector x0 = FloatVector.zero(S);
      FloatVector x1 = x0;
      FloatVector x2 = x0;
      FloatVector x3 = x0;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = FloatVector.fromArray(S, q, q0 + d);
        x0 = FloatVector.fromArray(S, k, a + d).fma(y, x0);
        x1 = FloatVector.fromArray(S, k, a + STRIDE + d).fma(y, x1);
        x2 = FloatVector.fromArray(S, k, a + 2 * STRIDE + d).fma(y, x2);
        x3 = FloatVector.fromArray(S, k, a + 3 * STRIDE + d).fma(y, x3);
      }
      sums(x0, x1, x2, x3).intoArray(s, j);
      for (int i = 0; i < 4 && WHOLE < DIM; i++) {
        s[j + i] += rest(k, a + i * STRIDE, q, q0);
      }
    }
  }

  /**
   * The sums of four accumulators' lanes, in the first four. Always the same tree: what {@code
   * reduceLanes} adds first is unspecified, and differs between interpreter and compiled code. Adds
   * 0 first, to get vectors whose class C2 knows: that of an accumulator after its loop it guesses
   * from a profile, which all widths in a JVM share.
   */
  private static FloatVector sums(FloatVector x0, FloatVector x1, FloatVector x2, FloatVector x3) {
    FloatVector zero = FloatVector.zero(S);
    return across(four(two(zero.add(x0), zero.add(x1)), two(zero.add(x2), zero.add(x3))));
  }

  private static FloatVector two(FloatVector a, FloatVector b) {
    return a.blend(b.rearrange(SWAP1), ODD1).add(a.rearrange(SWAP1).blend(b, ODD1));
  }

  private static FloatVector four(FloatVector a, FloatVector b) {
    return a.blend(b.rearrange(SWAP2), ODD2).add(a.rearrange(SWAP2).blend(b, ODD2));
  }

  /** Adds lanes four and eight apart. */
  private static FloatVector across(FloatVector a) {
    return eight(W > 4 ? a.add(a.rearrange(SWAP4)) : a);
  }

  private static FloatVector eight(FloatVector a) {
    return W > 8 ? a.add(a.rearrange(SWAP8)) : a;
  }

  private static float rest(float[] k, int a, float[] q, int q0) {
    float sum = 0;
    for (int d = WHOLE; d < DIM; d++) {
      sum = Math.fma(k[a + d], q[q0 + d], sum);
    }
    return sum;
  }

  /** Fills the last vector with numbers that add nothing. */
  private static void pad(float[] s, int rows) {
    for (int j = rows; j % W != 0; j++) {
      s[j] = TileKernels.NEVER;
    }
  }

  @Override
  public float expRow(float[] s, int rows, float c, float off) {
    assert rows >= 0 && s.length >= rows + W : "scores of " + s.length + ", expected " + rows;
    assert c >= 0 : "factor " + c + ", expected at least 0";
    pad(s, rows);
    FloatVector vc = FloatVector.broadcast(S, c);
    FloatVector vo = FloatVector.broadcast(S, off);
    FloatVector sum = FloatVector.zero(S);
    for (int j = 0; j < rows; j += W) {
      FloatVector e = Exp2.of(FloatVector.fromArray(S, s, j).fma(vc, vo));
      e.intoArray(s, j);
      sum = e.add(sum);
    }
    FloatVector x = FloatVector.zero(S).add(sum);
    x = x.add(x.rearrange(SWAP1));
    return across(x.add(x.rearrange(SWAP2))).lane(0);
  }

  @Override
  public float maxRow(float[] s, int rows) {
    assert rows >= 0 && s.length >= rows + W : "scores of " + s.length + ", expected " + rows;
    pad(s, rows);
    FloatVector m = FloatVector.broadcast(S, TileKernels.NEVER);
    for (int j = 0; j < rows; j += W) {
      FloatVector x = FloatVector.fromArray(S, s, j);
      m = x.blend(m, x.compare(VectorOperators.LT, m));
    }
    return FloatVector.zero(S).add(m).reduceLanes(VectorOperators.MAX);
  }

  @Override
  public void dotsAt(
      MemorySegment k, long base, long step, int[] index, int rows, float[] q, int q0, float[] s) {
    int padded = (rows + 3) / 4 * 4;
    assert index.length >= padded : "rows of " + index.length + ", expected " + rows;
    assert q0 >= 0 && q.length >= q0 + DIM : "queries of " + q.length + " from " + q0;
    assert rows >= 0 && s.length >= padded + W : "scores of " + s.length + ", expected " + rows;
    for (int j = rows; j < padded; j++) {
      index[j] = index[rows - 1];
    }
    for (int j = 0; j < rows; j += 4) {
      long a = base + index[j] * step;
      long b = base + index[j + 1] * step;
      long c = base + index[j + 2] * step;
      long e = base + index[j + 3] * step;
      FloatVector x0 = FloatVector.zero(S);
      FloatVector x1 = x0;
      FloatVector x2 = x0;
      FloatVector x3 = x0;
      for (int d = 0; d < WHOLE; d += W) {
        FloatVector y = FloatVector.fromArray(S, q, q0 + d);
        x0 = FloatVector.fromMemorySegment(S, k, a + 4L * d, ORDER).fma(y, x0);
        x1 = FloatVector.fromMemorySegment(S, k, b + 4L * d, ORDER).fma(y, x1);
        x2 = FloatVector.fromMemorySegment(S, k, c + 4L * d, ORDER).fma(y, x2);
        x3 = FloatVector.fromMemorySegment(S, k, e + 4L * d, ORDER).fma(y, x3);
      }
      sums(x0, x1, x2, x3).intoArray(s, j);
      if (WHOLE < DIM) {
        s[j] += rest(k, a, q, q0);
        s[j + 1] += rest(k, b, q, q0);
        s[j + 2] += rest(k, c, q, q0);
        s[j + 3] += rest(k, e, q, q0);
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
      FloatVector c0 = FloatVector.fromArray(S, o, i);
      FloatVector c1 = CHUNK > 1 ? FloatVector.fromArray(S, o, i + W) : zero;
      FloatVector c2 = CHUNK > 2 ? FloatVector.fromArray(S, o, i + 2 * W) : zero;
      FloatVector c3 = CHUNK > 2 ? FloatVector.fromArray(S, o, i + 3 * W) : zero;
      FloatVector c4 = CHUNK > 4 ? FloatVector.fromArray(S, o, i + 4 * W) : zero;
      FloatVector c5 = CHUNK > 4 ? FloatVector.fromArray(S, o, i + 5 * W) : zero;
      FloatVector c6 = CHUNK > 4 ? FloatVector.fromArray(S, o, i + 6 * W) : zero;
      FloatVector c7 = CHUNK > 4 ? FloatVector.fromArray(S, o, i + 7 * W) : zero;
      for (int j = 0; j < rows; j++) {
        long a = base + index[j] * step + 4L * d;
        FloatVector x = FloatVector.broadcast(S, p[j]);
        c0 = x.fma(FloatVector.fromMemorySegment(S, v, a, ORDER), c0);
        if (CHUNK > 1) {
          c1 = x.fma(FloatVector.fromMemorySegment(S, v, a + 4L * W, ORDER), c1);
        }
        if (CHUNK > 2) {
          c2 = x.fma(FloatVector.fromMemorySegment(S, v, a + 8L * W, ORDER), c2);
          c3 = x.fma(FloatVector.fromMemorySegment(S, v, a + 12L * W, ORDER), c3);
        }
        if (CHUNK > 4) {
          c4 = x.fma(FloatVector.fromMemorySegment(S, v, a + 16L * W, ORDER), c4);
          c5 = x.fma(FloatVector.fromMemorySegment(S, v, a + 20L * W, ORDER), c5);
          c6 = x.fma(FloatVector.fromMemorySegment(S, v, a + 24L * W, ORDER), c6);
          c7 = x.fma(FloatVector.fromMemorySegment(S, v, a + 28L * W, ORDER), c7);
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
      long a = base + index[j] * step;
      for (int d = WHOLE; d < DIM; d++) {
        o[o0 + d] = Math.fma(p[j], v.get(ValueLayout.JAVA_FLOAT, a + 4L * d), o[o0 + d]);
      }
    }
  }

  @Override
  public void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0) {
    assert rows >= 0 && p.length >= rows : "weights of " + p.length + ", expected " + rows;
    assert v0 >= 0 && v.length >= (v0 + rows) * STRIDE : "values of " + v.length + " from " + v0;
    assert o0 >= 0 && o.length >= o0 + STRIDE : "output of " + o.length + " from " + o0;
    for (int d = 0; d < STRIDE; d += 2 * W) {
      FloatVector a = FloatVector.fromArray(S, o, o0 + d);
      FloatVector b = FloatVector.fromArray(S, o, o0 + d + W);
      FloatVector c = FloatVector.zero(S);
      FloatVector e = c;
      int i = v0 * STRIDE + d;
      int j = 0;
      for (; j + 1 < rows; j += 2) {
        FloatVector x = FloatVector.broadcast(S, p[j]);
        FloatVector y = FloatVector.broadcast(S, p[j + 1]);
        a = x.fma(FloatVector.fromArray(S, v, i), a);
        b = x.fma(FloatVector.fromArray(S, v, i + W), b);
        c = y.fma(FloatVector.fromArray(S, v, i + STRIDE), c);
        e = y.fma(FloatVector.fromArray(S, v, i + STRIDE + W), e);
        i += 2 * STRIDE;
      }
      if (j < rows) {
        FloatVector x = FloatVector.broadcast(S, p[j]);
        a = x.fma(FloatVector.fromArray(S, v, i), a);
        b = x.fma(FloatVector.fromArray(S, v, i + W), b);
      }
      a.add(c).intoArray(o, o0 + d);
      b.add(e).intoArray(o, o0 + d + W);
    }
  }
}
