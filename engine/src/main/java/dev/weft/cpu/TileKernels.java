package dev.weft.cpu;

import java.lang.foreign.MemorySegment;

/**
 * What the driver asks of a backend, on tiles in heap scratch. A tile of queries is transposed:
 * lane {@code q} of row {@code r} lies at {@code r * LANES + q}. Rows of queries, keys, values and
 * outputs are {@link #stride} floats apart. Logarithms are to base 2 throughout; a weight of 0 has
 * the logarithm {@link #NEVER}, and its exponential is exactly 0.
 *
 * <p>Kernels round lanes up to {@link #unit} and rows up to {@link #PAD}: scratch has that room,
 * and what lies beyond a tile's lanes is finite or the result is not looked at.
 */
abstract class TileKernels {
  /** Queries a tile, and the distance of a transposed tile's rows. */
  static final int LANES = 64;

  /** Rows that a kernel may read or write past the last. */
  static final int PAD = 16;

  /** In place of a chosen row's number where there is none: larger than each. */
  static final float NONE = 1 << 24;

  /** Logarithm of 0, finite so that differences of two stay numbers. */
  static final float NEVER = -1e30f;

  /** Below it a maximum means that a lane has seen no pair. */
  static final float NOTHING = -1e29f;

  static final float LOG2E = 1.442695f;

  final int dim;
  final int stride;
  final int unit;

  TileKernels(int dim, int unit) {
    this.dim = dim;
    this.unit = unit;
    this.stride = (dim + Math.max(unit, 8) - 1) / Math.max(unit, 8) * Math.max(unit, 8);
  }

  /** Lanes that kernels work on for {@code lanes} queries. */
  final int round(int lanes) {
    return (lanes + unit - 1) / unit * unit;
  }

  /**
   * Transposes rows: {@code qt[d * LANES + q] = rows[(row + (index == null ? q : index[q])) *
   * stride + d]} for {@code q < lanes}, a multiple of 8.
   */
  abstract void transpose(float[] rows, int row, int[] index, int lanes, float[] qt);

  /** {@code st[(s + j) * LANES + q] = k[k0 + j]·q} for {@code j < rows}, lanes from to to. */
  abstract void scores(
      float[] k, int k0, int rows, float[] qt, int from, int to, float[] st, int s);

  /** {@code m[q] =} the maximum of the lane over rows from to to; {@link #NEVER} over none. */
  abstract void max(float[] st, int from, int to, int lanes, float[] m);

  /** {@link #max} of {@code st * c + rowLog[r0 + j]}. */
  abstract void maxRows(
      float[] st, int from, int to, int lanes, float c, float[] rowLog, int r0, float[] m);

  /** {@code st = st * c + log}, a logarithm for each entry. */
  abstract void addLog(float[] st, int from, int to, int lanes, float c, float[] log, int l0);

  /** Sets entries to {@link #NEVER} where {@code first + j >= limit[q]}. */
  abstract void mask(float[] st, int from, int to, int lanes, float[] limit, int first);

  /** {@code m = max(m, x * c + log)}; a null log is 0. */
  abstract void fold(float[] m, float[] x, float c, float[] log, int lanes);

  /** {@code off = log − m}, with 0 for the maximum of a lane that has seen nothing. */
  abstract void offset(float[] m, float[] log, float[] off, int lanes);

  /** {@code alpha = 2^(before − m)}, {@code l *= alpha}. */
  abstract void rescale(float[] before, float[] m, float[] alpha, float[] l, int lanes);

  /** {@code st = 2^(st * c + off)}, its sum over the rows added to {@code l}. */
  abstract void exp(float[] st, int from, int to, int lanes, float c, float[] off, float[] l);

  /** {@link #exp} with {@code rowLog[r0 + j]} added to the exponents. */
  abstract void expRows(
      float[] st,
      int from,
      int to,
      int lanes,
      float c,
      float[] rowLog,
      int r0,
      float[] off,
      float[] l);

  /**
   * {@code o[q] = alpha[q] * o[q] + Σ_j st[j][q] * v[v0 + j]} for rows from to to and lanes i0 to
   * i1 (i0 a multiple of the unit); a null alpha counts as 0. With {@code diagonal >= 0} the
   * entries of rows {@code j > diagonal + q} are 0 and may be left out.
   */
  abstract void accumulate(
      float[] st,
      int from,
      int to,
      int diagonal,
      float[] v,
      int v0,
      float[] o,
      int i0,
      int i1,
      float[] alpha);

  /**
   * {@code out[order[q]] = o[q] / l[q]}, 0 where {@code l} is 0, for rows of {@link #stride}
   * floats; a null order keeps them in place.
   */
  abstract void normalise(float[] o, int o0, float[] l, int l0, int rows, int[] order, float[] out);

  /** {@code to[index[i]] = alpha[i] * to[index[i]] + o[i]} for rows of {@link #stride} floats. */
  abstract void scatter(float[] o, int[] index, int count, float[] alpha, float[] to);

  /**
   * {@code to[i] = log2(from[i])} where {@code from >= threshold}, else and of 0 {@link #NEVER}.
   * Works on whole vectors: both arrays have room for {@link #PAD} more.
   */
  abstract void log2(float[] from, int f0, int count, float threshold, float[] to, int t0);

  /** Widens BF16. */
  abstract void fromBf16(short[] half, int count, float[] to, int at);

  /** Rounds to BF16, ties to even; NaN stays NaN. */
  abstract void toBf16(float[] from, int at, int count, short[] half);

  /** {@code s[j] = q·k[k0 + j]} for one query at {@code q0}; {@link #PAD} more may be spoilt. */
  abstract void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s);

  /** {@code s = 2^(s * c + off)} over the first rows; returns the sum. */
  abstract float expRow(float[] s, int rows, float c, float off);

  /** The maximum of the first rows. */
  abstract float maxRow(float[] s, int rows);

  /** {@code o[o0..] += Σ_j p[j] * v[v0 + j]}. */
  abstract void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0);

  /**
   * {@link #dots} over F32 rows where they lie: row {@code j} begins at byte {@code base + index[j]
   * * step}, its score goes to {@code s[s0 + j]}; spoils up to {@link #PAD} entries of {@code
   * index} beyond them.
   */
  abstract void dotsAt(
      MemorySegment k,
      long base,
      long step,
      int[] index,
      int rows,
      float[] q,
      int q0,
      float[] s,
      int s0);

  /** {@link #addRows} over F32 rows where they lie. */
  abstract void addRowsAt(
      float[] p, MemorySegment v, long base, long step, int[] index, int rows, float[] o, int o0);

  /**
   * {@link #dots} over F32 rows where they lie one behind the other from a byte on, into {@code s}
   * from {@code s0} on; rows are a multiple of 4.
   */
  abstract void dotsRun(MemorySegment k, long from, int rows, float[] q, int q0, float[] s, int s0);

  /** {@link #addRows} over such rows, any number of them, with weights from {@code p0} on. */
  abstract void addRowsRun(
      float[] p, int p0, MemorySegment v, long from, int rows, float[] o, int o0);

  /**
   * Offers rows as candidates to each lane's best: keeps the {@code topK} largest of what was there
   * and {@code st[from..to)}, equal ones in order of arrival. {@code best} and {@code which} are
   * descending, {@code [topK][LANES]} with room for 4 rows, which need not be kept; row {@code j}
   * has the number {@code first + j − from}, below 2^24 and so exact as a float.
   */
  abstract void select(
      float[] st, int from, int to, int lanes, int first, int topK, float[] best, float[] which);

  /** Sorts each lane's numbers, {@code [topK][LANES]}; {@link #NONE} goes to the end. */
  abstract void ascending(float[] which, int lanes, int topK);

  /** The kernels' names and shapes, for {@code explain}. */
  abstract String describe();
}
