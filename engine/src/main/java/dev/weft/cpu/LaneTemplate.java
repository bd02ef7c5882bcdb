package dev.weft.cpu;

import dev.weft.tensor.BFloat16;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Softmax and its surroundings on transposed tiles: a lane is a query, so nothing is reduced across
 * a vector. A template: see {@link Specialised}.
 *
 * <p>What C2 does not inline, it calls with vectors on the heap, at a tenth of the speed. Three
 * rules follow. It stops inlining past a budget of nodes for a compilation, where a stage gets that
 * is inlined into its caller together with others; methods of over 325 bytecodes are compiled by
 * themselves: the assertions, which cost nothing when off, keep these above it, and a test checks
 * the sizes. At sites that a profile calls cold it inlines no method, however small, that was
 * compiled before and has grown: so there are no helpers on vectors here. And where it cannot see
 * the class of a vector (of one that a loop carries, that was loaded or broadcast, or whose type
 * was reinterpreted) it guesses from the profile of the vector library's own code, which every
 * width that the JVM uses has a part in; two classes there, and both are inlined and boxed. So such
 * a vector is cast to its class, {@code V}, before a method is called on it: the cast itself costs
 * no instruction. For the same reason nothing calls {@code test}, which guesses inside.
 *
 * <p>Cost: the exponential is 12 operations a vector of scores, bound by the FMA ports at about 4
 * cycles; the maximum 2; a tile of 128 keys × 64 queries spends a tenth of its time here at 256
 * bits and a sixth at 512.
 */
final class LaneTemplate implements LaneOps {
  private static final Specialised SHAPE = Specialised.of(MethodHandles.lookup());
  private static final VectorSpecies<Float> S = SHAPE.species();
  private static final VectorSpecies<Integer> I =
      VectorSpecies.of(int.class, SHAPE.species().vectorShape());
  private static final VectorSpecies<Short> H =
      VectorSpecies.of(short.class, VectorShape.forBitSize(SHAPE.species().vectorBitSize() / 2));
  private static final VectorOperators.Binary UMIN = VectorOperators.UMIN;
  private static final VectorOperators.Binary LSHL = VectorOperators.LSHL;
  private static final int W = S.length();

  /** The class of these vectors: for casts, see {@link LaneTemplate}. */
  private static final Class<? extends FloatVector> V = FloatVector.zero(S).getClass();

  private static final Class<? extends IntVector> N = IntVector.zero(I).getClass();
  private static final Class<? extends ShortVector> SHORTS = ShortVector.zero(H).getClass();

  private static final int UNIT = 2 * W;
  private static final int STRIDE = SHAPE.stride();
  private static final int LANES = TileKernels.LANES;
  private static final float NEVER = TileKernels.NEVER;
  private static final float NOTHING = TileKernels.NOTHING;
  private static final Transpose TRANSPOSE = new Transpose(SHAPE.dim(), STRIDE);

  private static int round(int lanes) {
    return (lanes + UNIT - 1) / UNIT * UNIT;
  }

  @Override
  public void transpose(float[] rows, int row, int[] index, int lanes, float[] qt) {
    TRANSPOSE.run(rows, row, index, lanes, qt);
  }

  @Override
  public void max(float[] st, int from, int to, int lanes, float[] m) {
    assert st.length % LANES == 0 : "tile of " + st.length + ", expected whole rows of " + LANES;
    assert from >= 0 && from <= to : "rows " + from + " to " + to + ", expected an interval";
    assert lanes >= 0 && lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert st.length >= to * LANES : "tile of " + st.length + ", expected rows up to " + to;
    assert m.length >= round(lanes) : "maxima of " + m.length + ", expected " + lanes + " lanes";
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector a = V.cast(FloatVector.broadcast(S, NEVER));
      FloatVector b = a;
      int j = from;
      for (; j + 1 < to; j += 2) {
        FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q));
        a = x.blend(a, x.compare(VectorOperators.LT, a));
        FloatVector y = V.cast(FloatVector.fromArray(S, st, j * LANES + LANES + q));
        b = y.blend(b, y.compare(VectorOperators.LT, b));
      }
      if (j < to) {
        FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q));
        a = x.blend(a, x.compare(VectorOperators.LT, a));
      }
      FloatVector most = V.cast(a);
      most.blend(b, most.compare(VectorOperators.LT, b)).intoArray(m, q);
    }
  }

  @Override
  public void maxRows(
      float[] st, int from, int to, int lanes, float c, float[] rowLog, int r0, float[] m) {
    assert from >= 0 && from <= to : "rows " + from + " to " + to + ", expected an interval";
    assert lanes >= 0 && lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert st.length >= to * LANES : "tile of " + st.length + ", expected rows up to " + to;
    assert m.length >= round(lanes) : "maxima of " + m.length + ", expected " + lanes + " lanes";
    assert r0 >= 0 : "first weight " + r0 + ", expected at least 0";
    assert rowLog.length >= r0 + to - from : "weights of " + rowLog.length + " rows from " + r0;
    FloatVector vc = V.cast(FloatVector.broadcast(S, c));
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector a = V.cast(FloatVector.broadcast(S, NEVER));
      FloatVector b = a;
      int j = from;
      for (; j + 1 < to; j += 2) {
        int i = j * LANES + q;
        int r = r0 + j - from;
        FloatVector x = V.cast(FloatVector.fromArray(S, st, i)).fma(vc, vc.broadcast(rowLog[r]));
        a = x.blend(a, x.compare(VectorOperators.LT, a));
        FloatVector y =
            V.cast(FloatVector.fromArray(S, st, i + LANES)).fma(vc, vc.broadcast(rowLog[r + 1]));
        b = y.blend(b, y.compare(VectorOperators.LT, b));
      }
      if (j < to) {
        FloatVector r = vc.broadcast(rowLog[r0 + j - from]);
        FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q)).fma(vc, r);
        a = x.blend(a, x.compare(VectorOperators.LT, a));
      }
      FloatVector most = V.cast(a);
      most.blend(b, most.compare(VectorOperators.LT, b)).intoArray(m, q);
    }
  }

  @Override
  public void addLog(float[] st, int from, int to, int lanes, float c, float[] log, int l0) {
    FloatVector vc = V.cast(FloatVector.broadcast(S, c));
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q += W) {
        int i = j * LANES + q;
        V.cast(FloatVector.fromArray(S, st, i))
            .fma(vc, V.cast(FloatVector.fromArray(S, log, (l0 + j - from) * LANES + q)))
            .intoArray(st, i);
      }
    }
  }

  @Override
  public void mask(float[] st, int from, int to, int lanes, float[] limit, int first) {
    FloatVector never = V.cast(FloatVector.broadcast(S, NEVER));
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector end = V.cast(FloatVector.fromArray(S, limit, q));
      for (int j = from; j < to; j++) {
        FloatVector place = V.cast(FloatVector.broadcast(S, (float) (first + j - from)));
        VectorMask<Float> seen = place.compare(VectorOperators.LT, end);
        never
            .blend(V.cast(FloatVector.fromArray(S, st, j * LANES + q)), seen)
            .intoArray(st, j * LANES + q);
      }
    }
  }

  /** Two loops: C2 would box a vector that is one of two. */
  @Override
  public void fold(float[] m, float[] x, float c, float[] log, int lanes) {
    assert m.length % W == 0
        : "maxima of " + m.length + ", expected whole vectors of " + W + " lanes";
    assert x.length % W == 0
        : "new maxima of " + x.length + ", expected whole vectors of " + W + " lanes";
    assert lanes >= 0 : "lanes " + lanes + ", expected 0 to " + LANES;
    assert lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert m.length >= round(lanes) : "maxima of " + m.length + ", expected " + lanes + " lanes";
    assert x.length >= round(lanes)
        : "new maxima of " + x.length + ", expected " + lanes + " lanes";
    assert log == null || log.length >= round(lanes)
        : "weights of " + log.length + " lanes " + lanes;
    assert c >= 0 : "factor " + c + ", expected at least 0";
    FloatVector vc = V.cast(FloatVector.broadcast(S, c));
    if (log == null) {
      for (int q = 0; q < round(lanes); q += W) {
        FloatVector a = V.cast(FloatVector.fromArray(S, m, q));
        FloatVector b = V.cast(FloatVector.fromArray(S, x, q)).mul(vc);
        b.blend(a, b.compare(VectorOperators.LT, a)).intoArray(m, q);
      }
      return;
    }
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector a = V.cast(FloatVector.fromArray(S, m, q));
      FloatVector b =
          V.cast(FloatVector.fromArray(S, x, q)).fma(vc, V.cast(FloatVector.fromArray(S, log, q)));
      b.blend(a, b.compare(VectorOperators.LT, a)).intoArray(m, q);
    }
  }

  @Override
  public void offset(float[] m, float[] log, float[] off, int lanes) {
    assert m.length % W == 0
        : "maxima of " + m.length + ", expected whole vectors of " + W + " lanes";
    assert off.length % W == 0
        : "offsets of " + off.length + ", expected whole vectors of " + W + " lanes";
    assert lanes >= 0 : "lanes " + lanes + ", expected 0 to " + LANES;
    assert lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert m.length >= round(lanes) : "maxima of " + m.length + ", expected " + lanes + " lanes";
    assert off.length >= round(lanes)
        : "offsets of " + off.length + ", expected " + lanes + " lanes";
    assert log == null || log.length >= round(lanes)
        : "weights of " + log.length + " lanes " + lanes;
    assert m.length % W == 0 : "maxima of " + m.length + ", expected whole vectors of " + W;
    if (log == null) {
      for (int q = 0; q < round(lanes); q += W) {
        FloatVector x = V.cast(FloatVector.fromArray(S, m, q));
        x.blend(0f, x.compare(VectorOperators.LE, NOTHING)).neg().intoArray(off, q);
      }
      return;
    }
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector x = V.cast(FloatVector.fromArray(S, m, q));
      FloatVector y = x.blend(0f, x.compare(VectorOperators.LE, NOTHING));
      V.cast(FloatVector.fromArray(S, log, q)).sub(y).intoArray(off, q);
    }
  }

  @Override
  public void rescale(float[] before, float[] m, float[] alpha, float[] l, int lanes) {
    assert before.length % W == 0
        : "old maxima of " + before.length + ", expected whole vectors of " + W + " lanes";
    assert alpha.length % W == 0
        : "factors of " + alpha.length + ", expected whole vectors of " + W + " lanes";
    assert l.length % W == 0
        : "sums of " + l.length + ", expected whole vectors of " + W + " lanes";
    assert lanes >= 0 : "lanes " + lanes + ", expected 0 to " + LANES;
    assert lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert m.length >= round(lanes) : "maxima of " + m.length + ", expected " + lanes + " lanes";
    assert before.length >= round(lanes) : "old maxima of " + before.length + " lanes of " + lanes;
    assert alpha.length >= round(lanes) : "factors of " + alpha.length + " lanes of " + lanes;
    assert l.length >= round(lanes) : "sums of " + l.length + ", expected " + lanes + " lanes";
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector most = V.cast(FloatVector.fromArray(S, m, q));
      FloatVector safe = most.blend(0f, most.compare(VectorOperators.LE, NOTHING));
      FloatVector x = V.cast(FloatVector.fromArray(S, before, q)).sub(safe);
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
      FloatVector a = V.cast(N.cast(p.reinterpretAsInts()).add(n).reinterpretAsFloats());
      a.intoArray(alpha, q);
      V.cast(FloatVector.fromArray(S, l, q)).mul(a).intoArray(l, q);
    }
  }

  @Override
  public void exp(float[] st, int from, int to, int lanes, float factor, float[] off, float[] l) {
    assert st.length % LANES == 0 : "tile of " + st.length + ", expected whole rows of " + LANES;
    assert factor >= 0 : "factor " + factor + ", expected at least 0";
    assert from >= 0 && from <= to : "rows " + from + " to " + to + ", expected an interval";
    assert lanes >= 0 && lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert st.length >= to * LANES : "tile of " + st.length + ", expected rows up to " + to;
    assert off.length >= round(lanes)
        : "offsets of " + off.length + ", expected " + lanes + " lanes";
    assert l.length >= round(lanes) : "sums of " + l.length + ", expected " + lanes + " lanes";
    FloatVector vc = V.cast(FloatVector.broadcast(S, factor));
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector o = V.cast(FloatVector.fromArray(S, off, q));
      FloatVector sum = V.cast(FloatVector.fromArray(S, l, q));
      for (int j = from; j < to; j++) {
        FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q)).fma(vc, o);
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
        e.intoArray(st, j * LANES + q);
        sum = e.add(sum);
      }
      V.cast(sum).intoArray(l, q);
    }
  }

  @Override
  public void expRows(
      float[] st,
      int from,
      int to,
      int lanes,
      float factor,
      float[] rowLog,
      int r0,
      float[] off,
      float[] l) {
    assert factor >= 0 : "factor " + factor + ", expected at least 0";
    assert from >= 0 && from <= to : "rows " + from + " to " + to + ", expected an interval";
    assert lanes >= 0 && lanes <= LANES : "lanes " + lanes + ", expected 0 to " + LANES;
    assert st.length >= to * LANES : "tile of " + st.length + ", expected rows up to " + to;
    assert off.length >= round(lanes)
        : "offsets of " + off.length + ", expected " + lanes + " lanes";
    assert r0 >= 0 : "first weight " + r0 + ", expected at least 0";
    assert rowLog.length >= r0 + to - from : "weights of " + rowLog.length + " rows from " + r0;
    FloatVector vc = V.cast(FloatVector.broadcast(S, factor));
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector o = V.cast(FloatVector.fromArray(S, off, q));
      FloatVector sum = V.cast(FloatVector.fromArray(S, l, q));
      for (int j = from; j < to; j++) {
        FloatVector x =
            V.cast(FloatVector.fromArray(S, st, j * LANES + q))
                .fma(vc, o.add(rowLog[r0 + j - from]));
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
        e.intoArray(st, j * LANES + q);
        sum = e.add(sum);
      }
      V.cast(sum).intoArray(l, q);
    }
  }

  @Override
  public void normalise(float[] o, int o0, float[] l, int l0, int rows, int[] order, float[] out) {
    for (int i = 0; i < rows; i++) {
      float sum = l[l0 + i];
      float factor = sum == 0 ? 0 : 1 / sum;
      int from = (o0 + i) * STRIDE;
      int to = (order == null ? i : order[i]) * STRIDE;
      for (int d = 0; d < STRIDE; d += W) {
        V.cast(FloatVector.fromArray(S, o, from + d)).mul(factor).intoArray(out, to + d);
      }
    }
  }

  /** Multiplies rows by their factors. After the first keys of a query most are 1. */
  @Override
  public void scale(float[] o, float[] alpha, int from, int to) {
    for (int q = from; q < to; q++) {
      float factor = alpha[q];
      if (factor != 1) {
        for (int d = 0; d < STRIDE; d += W) {
          V.cast(FloatVector.fromArray(S, o, q * STRIDE + d))
              .mul(factor)
              .intoArray(o, q * STRIDE + d);
        }
      }
    }
  }

  @Override
  public void scatter(float[] o, int[] index, int count, float[] alpha, float[] to) {
    for (int i = 0; i < count; i++) {
      FloatVector keep = V.cast(FloatVector.broadcast(S, alpha[i]));
      int from = i * STRIDE;
      int row = index[i] * STRIDE;
      for (int d = 0; d < STRIDE; d += W) {
        V.cast(FloatVector.fromArray(S, to, row + d))
            .fma(keep, V.cast(FloatVector.fromArray(S, o, from + d)))
            .intoArray(to, row + d);
      }
    }
  }

  /** Exponent and a polynomial in the mantissa from √½ to √2, error 2e-8 absolute in it. */
  @Override
  public void log2(float[] from, int f0, int count, float threshold, float[] to, int t0) {
    assert f0 >= 0 && t0 >= 0 : "places " + f0 + " and " + t0 + ", expected at least 0";
    assert count >= 0 : "count " + count + ", expected at least 0";
    assert from.length >= f0 + count : "numbers of " + from.length + " from " + f0;
    assert to.length >= t0 + count : "logarithms of " + to.length + " from " + t0;
    assert threshold >= 0 : "threshold " + threshold + ", expected at least 0";
    for (int i = 0; i < count; i += W) {
      FloatVector g = V.cast(FloatVector.fromArray(S, from, f0 + i));
      VectorMask<Float> small = g.compare(VectorOperators.LT, 1e-30f);
      IntVector bits = N.cast(g.blend(g.mul(0x1p64f), small).reinterpretAsInts());
      IntVector e = bits.sub(0x3f3504f3).lanewise(VectorOperators.ASHR, 23);
      FloatVector t =
          V.cast(bits.sub(e.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats()).sub(1f);
      FloatVector p = t.mul(0.12511323f).add(-0.20744534f);
      p = p.fma(t, t.broadcast(0.2160868f));
      p = p.fma(t, t.broadcast(-0.23897414f));
      p = p.fma(t, t.broadcast(0.287888f));
      p = p.fma(t, t.broadcast(-0.36069828f));
      p = p.fma(t, t.broadcast(0.48091036f));
      p = p.fma(t, t.broadcast(-0.7213475f));
      p = p.fma(t, t.broadcast(1.442695f));
      FloatVector exponent = V.cast(e.convertShape(VectorOperators.I2F, S, 0));
      FloatVector y = p.fma(t, exponent.sub(V.cast(FloatVector.zero(S)).blend(64f, small)));
      VectorMask<Float> closed = g.compare(VectorOperators.LT, threshold);
      y = y.blend(NEVER, closed.or(g.compare(VectorOperators.EQ, 0f)));
      // A gate that is not a number stays one: it shows in the output, as it should.
      y.blend(g, g.compare(VectorOperators.NE, g)).intoArray(to, t0 + i);
    }
  }

  @Override
  public void fromBf16(short[] half, int count, float[] to, int at) {
    assert count >= 0 && half.length >= count : "halves of " + half.length + ", not " + count;
    assert at >= 0 && to.length >= at + count : "floats of " + to.length + " from " + at;
    int i = 0;
    for (; i + W <= count; i += W) {
      ShortVector s = SHORTS.cast(ShortVector.fromArray(H, half, i));
      IntVector x = N.cast(s.convertShape(VectorOperators.ZERO_EXTEND_S2I, I, 0));
      V.cast(x.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats()).intoArray(to, at + i);
    }
    for (; i < count; i++) {
      to[at + i] = BFloat16.toFloat(half[i]);
    }
  }

  @Override
  public void toBf16(float[] from, int at, int count, short[] half) {
    assert count >= 0 && half.length >= count : "halves of " + half.length + ", not " + count;
    assert at >= 0 && from.length >= at + count : "floats of " + from.length + " from " + at;
    int i = 0;
    for (; i + W <= count; i += W) {
      FloatVector x = V.cast(FloatVector.fromArray(S, from, at + i));
      IntVector bits = N.cast(x.reinterpretAsInts());
      IntVector high = bits.lanewise(VectorOperators.LSHR, 16);
      IntVector even = high.and(1).add(0x7fff);
      IntVector rounded = bits.add(even).lanewise(VectorOperators.LSHR, 16);
      VectorMask<Integer> nan = x.compare(VectorOperators.NE, x).cast(I);
      IntVector y = rounded.blend(high.or(0x40), nan);
      SHORTS.cast(y.convertShape(VectorOperators.I2S, H, 0)).intoArray(half, i);
    }
    for (; i < count; i++) {
      half[i] = BFloat16.fromFloat(from[at + i]);
    }
  }

  @Override
  public void select(
      float[] st, int from, int to, int lanes, int first, int topK, float[] best, float[] which) {
    for (int q = 0; q < round(lanes); q += W) {
      if (topK <= 4) {
        selectFour(st, from, to, q, first, best, which);
      } else {
        selectMany(st, from, to, q, first, topK, best, which);
      }
    }
  }

  /**
   * The four best in registers. No branch: early in a sequence most vectors have a lane with a new
   * best, later it would often be guessed wrongly. All four compares are of the candidate with what
   * was, so that the chain from one candidate to the next is short: 18 operations a vector.
   */
  private static void selectFour(
      float[] st, int from, int to, int q, int first, float[] best, float[] which) {
    FloatVector t0 = V.cast(FloatVector.fromArray(S, best, q));
    FloatVector w0 = V.cast(FloatVector.fromArray(S, which, q));
    FloatVector t1 = V.cast(FloatVector.fromArray(S, best, q + LANES));
    FloatVector w1 = V.cast(FloatVector.fromArray(S, which, q + LANES));
    FloatVector t2 = V.cast(FloatVector.fromArray(S, best, q + 2 * LANES));
    FloatVector w2 = V.cast(FloatVector.fromArray(S, which, q + 2 * LANES));
    FloatVector t3 = V.cast(FloatVector.fromArray(S, best, q + 3 * LANES));
    FloatVector w3 = V.cast(FloatVector.fromArray(S, which, q + 3 * LANES));
    for (int j = from; j < to; j++) {
      FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q));
      FloatVector i = V.cast(FloatVector.broadcast(S, (float) (first + j - from)));
      VectorMask<Float> m0 = x.compare(VectorOperators.GT, t0);
      VectorMask<Float> m1 = x.compare(VectorOperators.GT, t1);
      VectorMask<Float> m2 = x.compare(VectorOperators.GT, t2);
      VectorMask<Float> m3 = x.compare(VectorOperators.GT, t3);
      // From the last on: a place takes what stood before it, the candidate, or keeps its own.
      t3 = V.cast(t3).blend(x, m3).blend(t2, m2);
      w3 = V.cast(w3).blend(i, m3).blend(w2, m2);
      t2 = V.cast(t2).blend(x, m2).blend(t1, m1);
      w2 = V.cast(w2).blend(i, m2).blend(w1, m1);
      t1 = V.cast(t1).blend(x, m1).blend(t0, m0);
      w1 = V.cast(w1).blend(i, m1).blend(w0, m0);
      t0 = V.cast(t0).blend(x, m0);
      w0 = V.cast(w0).blend(i, m0);
    }
    V.cast(t0).intoArray(best, q);
    V.cast(w0).intoArray(which, q);
    V.cast(t1).intoArray(best, q + LANES);
    V.cast(w1).intoArray(which, q + LANES);
    V.cast(t2).intoArray(best, q + 2 * LANES);
    V.cast(w2).intoArray(which, q + 2 * LANES);
    V.cast(t3).intoArray(best, q + 3 * LANES);
    V.cast(w3).intoArray(which, q + 3 * LANES);
  }

  /** A network of five exchanges. */
  @Override
  public void ascending(float[] which, int lanes, int topK) {
    for (int i = topK; i < 4; i++) {
      Arrays.fill(which, i * LANES, i * LANES + LANES, TileKernels.NONE);
    }
    for (int q = 0; q < round(lanes); q += W) {
      FloatVector a = V.cast(FloatVector.fromArray(S, which, q));
      FloatVector b = V.cast(FloatVector.fromArray(S, which, q + LANES));
      FloatVector c = V.cast(FloatVector.fromArray(S, which, q + 2 * LANES));
      FloatVector d = V.cast(FloatVector.fromArray(S, which, q + 3 * LANES));
      VectorMask<Float> ab = a.compare(VectorOperators.GT, b);
      VectorMask<Float> cd = c.compare(VectorOperators.GT, d);
      FloatVector a1 = a.blend(b, ab);
      FloatVector b1 = b.blend(a, ab);
      FloatVector c1 = c.blend(d, cd);
      FloatVector d1 = d.blend(c, cd);
      VectorMask<Float> ac = a1.compare(VectorOperators.GT, c1);
      VectorMask<Float> bd = b1.compare(VectorOperators.GT, d1);
      FloatVector b2 = b1.blend(d1, bd);
      FloatVector c2 = c1.blend(a1, ac);
      VectorMask<Float> bc = b2.compare(VectorOperators.GT, c2);
      a1.blend(c1, ac).intoArray(which, q);
      b2.blend(c2, bc).intoArray(which, q + LANES);
      c2.blend(b2, bc).intoArray(which, q + 2 * LANES);
      d1.blend(b1, bd).intoArray(which, q + 3 * LANES);
    }
  }

  private static void selectMany(
      float[] st, int from, int to, int q, int first, int topK, float[] best, float[] which) {
    int last = (topK - 1) * LANES + q;
    for (int j = from; j < to; j++) {
      FloatVector x = V.cast(FloatVector.fromArray(S, st, j * LANES + q));
      if (!x.compare(VectorOperators.GT, V.cast(FloatVector.fromArray(S, best, last))).anyTrue()) {
        continue;
      }
      FloatVector number = V.cast(FloatVector.broadcast(S, (float) (first + j - from)));
      for (int t = q; t <= last; t += LANES) {
        FloatVector old = V.cast(FloatVector.fromArray(S, best, t));
        FloatVector oldNumber = V.cast(FloatVector.fromArray(S, which, t));
        VectorMask<Float> wins = old.compare(VectorOperators.LT, x);
        old.blend(x, wins).intoArray(best, t);
        oldNumber.blend(number, wins).intoArray(which, t);
        x = old.blend(x, wins.not());
        number = oldNumber.blend(number, wins.not());
      }
    }
  }
}
