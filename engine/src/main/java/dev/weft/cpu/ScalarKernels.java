package dev.weft.cpu;

import dev.weft.tensor.BFloat16;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The tile kernels as plain loops over lanes, which C2 vectorises by itself where it can. Written
 * to be read; the definition that {@link SimdKernels} is faster at.
 */
final class ScalarKernels extends TileKernels {
  private static final double LN2 = 0.6931471805599453;

  ScalarKernels(int dim) {
    super(dim, 8);
  }

  @Override
  void transpose(float[] rows, int row, int[] index, int lanes, float[] qt) {
    for (int q = 0; q < lanes; q++) {
      int at = (row + (index == null ? q : index[q])) * stride;
      for (int d = 0; d < dim; d++) {
        qt[d * LANES + q] = rows[at + d];
      }
    }
  }

  @Override
  void scores(float[] k, int k0, int rows, float[] qt, int from, int to, float[] st, int s) {
    for (int j = 0; j < rows; j++) {
      int out = (s + j) * LANES;
      Arrays.fill(st, out + from, out + round(to), 0);
      for (int d = 0; d < dim; d++) {
        addScaled(k[(k0 + j) * stride + d], qt, d * LANES + from, st, out + from, round(to) - from);
      }
    }
  }

  private static void addScaled(float factor, float[] x, int x0, float[] y, int y0, int count) {
    for (int i = 0; i < count; i++) {
      y[y0 + i] += factor * x[x0 + i];
    }
  }

  @Override
  void max(float[] st, int from, int to, int lanes, float[] m) {
    Arrays.fill(m, 0, round(lanes), NEVER);
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        m[q] = Math.max(m[q], st[j * LANES + q]);
      }
    }
  }

  @Override
  void maxRows(
      float[] st, int from, int to, int lanes, float c, float[] rowLog, int r0, float[] m) {
    Arrays.fill(m, 0, round(lanes), NEVER);
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        m[q] = Math.max(m[q], st[j * LANES + q] * c + rowLog[r0 + j - from]);
      }
    }
  }

  @Override
  void addLog(float[] st, int from, int to, int lanes, float c, float[] log, int l0) {
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        st[j * LANES + q] = st[j * LANES + q] * c + log[(l0 + j - from) * LANES + q];
      }
    }
  }

  @Override
  void mask(float[] st, int from, int to, int lanes, float[] limit, int first) {
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        if (first + j - from >= limit[q]) {
          st[j * LANES + q] = NEVER;
        }
      }
    }
  }

  @Override
  void fold(float[] m, float[] x, float c, float[] log, int lanes) {
    for (int q = 0; q < round(lanes); q++) {
      m[q] = Math.max(m[q], x[q] * c + (log == null ? 0 : log[q]));
    }
  }

  @Override
  void offset(float[] m, float[] log, float[] off, int lanes) {
    for (int q = 0; q < round(lanes); q++) {
      off[q] = (log == null ? 0 : log[q]) - (m[q] <= NOTHING ? 0 : m[q]);
    }
  }

  @Override
  void rescale(float[] before, float[] m, float[] alpha, float[] l, int lanes) {
    for (int q = 0; q < round(lanes); q++) {
      alpha[q] = exp2(before[q] - (m[q] <= NOTHING ? 0 : m[q]));
      l[q] *= alpha[q];
    }
  }

  @Override
  void exp(float[] st, int from, int to, int lanes, float c, float[] off, float[] l) {
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        float e = exp2(Math.fma(st[j * LANES + q], c, off[q]));
        st[j * LANES + q] = e;
        l[q] += e;
      }
    }
  }

  @Override
  void expRows(
      float[] st,
      int from,
      int to,
      int lanes,
      float c,
      float[] rowLog,
      int r0,
      float[] off,
      float[] l) {
    for (int j = from; j < to; j++) {
      for (int q = 0; q < round(lanes); q++) {
        float e = exp2(Math.fma(st[j * LANES + q], c, off[q] + rowLog[r0 + j - from]));
        st[j * LANES + q] = e;
        l[q] += e;
      }
    }
  }

  @Override
  void accumulate(
      float[] st,
      int from,
      int to,
      int diagonal,
      float[] v,
      int v0,
      float[] o,
      int i0,
      int i1,
      float[] alpha) {
    for (int q = i0; q < i1; q++) {
      int out = q * stride;
      float keep = alpha == null ? 0 : alpha[q];
      for (int d = 0; d < stride; d++) {
        o[out + d] = keep == 0 ? 0 : o[out + d] * keep;
      }
      int end = diagonal < 0 ? to : Math.min(to, diagonal + q + 1);
      for (int j = from; j < end; j++) {
        addScaled(st[j * LANES + q], v, (v0 + j - from) * stride, o, out, stride);
      }
    }
  }

  @Override
  void normalise(float[] o, int o0, float[] l, int l0, int rows, int[] order, float[] out) {
    for (int i = 0; i < rows; i++) {
      float sum = l[l0 + i];
      float factor = sum == 0 ? 0 : 1 / sum;
      int to = (order == null ? i : order[i]) * stride;
      for (int d = 0; d < stride; d++) {
        out[to + d] = o[(o0 + i) * stride + d] * factor;
      }
    }
  }

  @Override
  void scatter(float[] o, int[] index, int count, float[] alpha, float[] to) {
    for (int i = 0; i < count; i++) {
      int row = index[i] * stride;
      for (int d = 0; d < stride; d++) {
        to[row + d] = alpha[i] * to[row + d] + o[i * stride + d];
      }
    }
  }

  @Override
  void log2(float[] from, int f0, int count, float threshold, float[] to, int t0) {
    for (int i = 0; i < count; i++) {
      float g = from[f0 + i];
      // A gate that is not a number stays one: it shows in the output, as it should.
      to[t0 + i] = g < threshold || g == 0 ? NEVER : (float) (Math.log(g) / LN2);
    }
  }

  @Override
  void fromBf16(short[] half, int count, float[] to, int at) {
    for (int i = 0; i < count; i++) {
      to[at + i] = BFloat16.toFloat(half[i]);
    }
  }

  @Override
  void toBf16(float[] from, int at, int count, short[] half) {
    for (int i = 0; i < count; i++) {
      half[i] = BFloat16.fromFloat(from[at + i]);
    }
  }

  @Override
  void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s) {
    for (int j = 0; j < rows; j++) {
      float sum = 0;
      for (int d = 0; d < dim; d++) {
        sum = Math.fma(k[(k0 + j) * stride + d], q[q0 + d], sum);
      }
      s[j] = sum;
    }
  }

  @Override
  float expRow(float[] s, int rows, float c, float off) {
    float sum = 0;
    for (int j = 0; j < rows; j++) {
      s[j] = exp2(Math.fma(s[j], c, off));
      sum += s[j];
    }
    return sum;
  }

  @Override
  float maxRow(float[] s, int rows) {
    float m = NEVER;
    for (int j = 0; j < rows; j++) {
      m = Math.max(m, s[j]);
    }
    return m;
  }

  @Override
  void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0) {
    for (int j = 0; j < rows; j++) {
      addScaled(p[j], v, (v0 + j) * stride, o, o0, stride);
    }
  }

  @Override
  void dotsAt(
      MemorySegment k,
      long base,
      long step,
      int[] index,
      int rows,
      float[] q,
      int q0,
      float[] s,
      int s0) {
    for (int j = 0; j < rows; j++) {
      s[s0 + j] = dot(k, base + index[j] * step, q, q0);
    }
  }

  @Override
  void dotsRun(MemorySegment k, long from, int rows, float[] q, int q0, float[] s, int s0) {
    for (int j = 0; j < rows; j++) {
      s[s0 + j] = dot(k, from + 4L * dim * j, q, q0);
    }
  }

  private float dot(MemorySegment k, long from, float[] q, int q0) {
    float sum = 0;
    for (int d = 0; d < dim; d++) {
      sum = Math.fma(k.get(ValueLayout.JAVA_FLOAT, from + 4L * d), q[q0 + d], sum);
    }
    return sum;
  }

  @Override
  void addRowsAt(
      float[] p, MemorySegment v, long base, long step, int[] index, int rows, float[] o, int o0) {
    for (int j = 0; j < rows; j++) {
      addScaled(p[j], v, base + index[j] * step, o, o0);
    }
  }

  @Override
  void addRowsRun(float[] p, int p0, MemorySegment v, long from, int rows, float[] o, int o0) {
    for (int j = 0; j < rows; j++) {
      addScaled(p[p0 + j], v, from + 4L * dim * j, o, o0);
    }
  }

  private void addScaled(float p, MemorySegment v, long from, float[] o, int o0) {
    for (int d = 0; d < dim; d++) {
      o[o0 + d] += p * v.get(ValueLayout.JAVA_FLOAT, from + 4L * d);
    }
  }

  @Override
  void select(
      float[] st, int from, int to, int lanes, int first, int topK, float[] best, float[] which) {
    for (int j = from; j < to; j++) {
      for (int q = 0; q < lanes; q++) {
        insert(st[j * LANES + q], first + j - from, q, topK, best, which);
      }
    }
  }

  @Override
  void ascending(float[] which, int lanes, int topK) {
    sort(which, lanes, topK);
  }

  /** Sorts each lane's numbers by insertion. */
  static void sort(float[] which, int lanes, int topK) {
    for (int q = 0; q < lanes; q++) {
      for (int i = 1; i < topK; i++) {
        float number = which[i * LANES + q];
        int place = i;
        while (place > 0 && which[(place - 1) * LANES + q] > number) {
          which[place * LANES + q] = which[(place - 1) * LANES + q];
          place--;
        }
        which[place * LANES + q] = number;
      }
    }
  }

  /**
   * Puts a candidate in its place among a lane's best; an equal one that came before stays before.
   */
  static void insert(float x, int number, int q, int topK, float[] best, float[] which) {
    int place = topK;
    while (place > 0 && x > best[(place - 1) * LANES + q]) {
      place--;
    }
    for (int t = topK - 1; t > place; t--) {
      best[t * LANES + q] = best[(t - 1) * LANES + q];
      which[t * LANES + q] = which[(t - 1) * LANES + q];
    }
    if (place < topK) {
      best[place * LANES + q] = x;
      which[place * LANES + q] = number;
    }
  }

  /**
   * As the vector kernels have it: below 2^-126 it is 0, so that no subnormal slows the products.
   */
  private static float exp2(float x) {
    return x < -126 ? 0 : (float) Math.exp(x * LN2);
  }

  @Override
  String describe() {
    return "scalar loops, headDim " + dim;
  }
}
