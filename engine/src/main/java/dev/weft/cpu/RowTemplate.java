package dev.weft.cpu;

import java.lang.invoke.MethodHandles;
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
      sum = sum.add(e);
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
      m = m.blend(x, x.compare(VectorOperators.GT, m));
    }
    float most = m.reduceLanes(VectorOperators.MAX);
    for (; j < rows; j++) {
      most = s[j] > most ? s[j] : most;
    }
    return most;
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
