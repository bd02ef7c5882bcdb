package dev.weft.cpu;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorSpecies;

/** The tile kernels on vectors, specialised to a head dimension. */
final class SimdKernels extends TileKernels {
  /** Made once for all engines: a second one would be compiled again. */
  private static final ConcurrentHashMap<List<Integer>, SimdKernels> MADE =
      new ConcurrentHashMap<>();

  private final VectorSpecies<Float> species;
  private final int rows;
  private final MicroTile tall;
  private final MicroTile small;
  private final LaneOps ops;
  private final RowOps row;

  /** The kernels for a head dimension and a vector width. */
  static SimdKernels of(int dim, int bits) {
    return MADE.computeIfAbsent(
        List.of(dim, bits), key -> new SimdKernels(dim, Specialised.species(bits)));
  }

  private SimdKernels(int dim, VectorSpecies<Float> species) {
    super(dim, 2 * species.length());
    this.species = species;
    // 32 registers come with AVX-512; with 16 a tile of 6 × 2 is the most that fits.
    rows = species.length() >= 16 ? 8 : 6;
    tall = shape(rows).define(MicroTileTemplate.class, MicroTile.class);
    small = shape(4).define(MicroTileTemplate.class, MicroTile.class);
    ops = shape(0).define(LaneTemplate.class, LaneOps.class);
    row = shape(0).define(RowTemplate.class, RowOps.class);
  }

  /**
   * Tall tiles of so many rows, such that small ones of 4 fill up the rest without a row too many.
   */
  private int tallTiles(int count) {
    int tiles = count / rows;
    if (count % 4 == 0 && (count - tiles * rows) % 4 != 0) {
      tiles--;
    }
    return tiles;
  }

  private Specialised shape(int tileRows) {
    return new Specialised(species, dim, stride, tileRows);
  }

  @Override
  void transpose(float[] rows, int row, int[] index, int lanes, float[] qt) {
    ops.transpose(rows, row, index, lanes, qt);
  }

  @Override
  void scores(float[] k, int k0, int rows, float[] qt, int from, int to, float[] st, int s) {
    int end = from + round(to - from);
    int tiles = tallTiles(rows);
    tall.scores(k, k0, tiles, qt, from, end, st, s);
    int done = tiles * this.rows;
    if (done < rows) {
      small.scores(k, k0 + done, (rows - done + 3) / 4, qt, from, end, st, s + done);
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
    boolean fresh = alpha == null;
    if (!fresh) {
      ops.scale(o, alpha, i0, i1);
    }
    int tiles = tallTiles(i1 - i0);
    tall.accumulate(st, from, to, diagonal, v, v0, o, i0, tiles, fresh);
    int done = i0 + tiles * rows;
    if (done < i1) {
      small.accumulate(st, from, to, diagonal, v, v0, o, done, (i1 - done + 3) / 4, fresh);
    }
  }

  @Override
  void max(float[] st, int from, int to, int lanes, float[] m) {
    ops.max(st, from, to, lanes, m);
  }

  @Override
  void maxRows(
      float[] st, int from, int to, int lanes, float c, float[] rowLog, int r0, float[] m) {
    ops.maxRows(st, from, to, lanes, c, rowLog, r0, m);
  }

  @Override
  void addLog(float[] st, int from, int to, int lanes, float c, float[] log, int l0) {
    ops.addLog(st, from, to, lanes, c, log, l0);
  }

  @Override
  void mask(float[] st, int from, int to, int lanes, float[] limit, int first) {
    ops.mask(st, from, to, lanes, limit, first);
  }

  @Override
  void fold(float[] m, float[] x, float c, float[] log, int lanes) {
    ops.fold(m, x, c, log, lanes);
  }

  @Override
  void offset(float[] m, float[] log, float[] off, int lanes) {
    ops.offset(m, log, off, lanes);
  }

  @Override
  void rescale(float[] before, float[] m, float[] alpha, float[] l, int lanes) {
    ops.rescale(before, m, alpha, l, lanes);
  }

  @Override
  void exp(float[] st, int from, int to, int lanes, float c, float[] off, float[] l) {
    ops.exp(st, from, to, lanes, c, off, l);
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
    ops.expRows(st, from, to, lanes, c, rowLog, r0, off, l);
  }

  @Override
  void normalise(float[] o, int o0, float[] l, int l0, int rows, int[] order, float[] out) {
    ops.normalise(o, o0, l, l0, rows, order, out);
  }

  @Override
  void scatter(float[] o, int[] index, int count, float[] alpha, float[] to) {
    ops.scatter(o, index, count, alpha, to);
  }

  @Override
  void log2(float[] from, int f0, int count, float threshold, float[] to, int t0) {
    ops.log2(from, f0, count, threshold, to, t0);
  }

  @Override
  void fromBf16(short[] half, int count, float[] to, int at) {
    ops.fromBf16(half, count, to, at);
  }

  @Override
  void toBf16(float[] from, int at, int count, short[] half) {
    ops.toBf16(from, at, count, half);
  }

  @Override
  void dots(float[] k, int k0, int rows, float[] q, int q0, float[] s) {
    row.dots(k, k0, rows, q, q0, s);
  }

  @Override
  float expRow(float[] s, int rows, float c, float off) {
    return row.expRow(s, rows, c, off);
  }

  @Override
  float maxRow(float[] s, int rows) {
    return row.maxRow(s, rows);
  }

  @Override
  void addRows(float[] p, int rows, float[] v, int v0, float[] o, int o0) {
    row.addRows(p, rows, v, v0, o, o0);
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
    row.dotsAt(k, base, step, index, rows, q, q0, s, s0);
  }

  @Override
  void addRowsAt(
      float[] p, MemorySegment v, long base, long step, int[] index, int rows, float[] o, int o0) {
    row.addRowsAt(p, v, base, step, index, rows, o, o0);
  }

  @Override
  void dotsRun(MemorySegment k, long from, int rows, float[] q, int q0, float[] s, int s0) {
    row.dotsRun(k, from, rows, q, q0, s, s0);
  }

  @Override
  void addRowsRun(float[] p, int p0, MemorySegment v, long from, int rows, float[] o, int o0) {
    row.addRowsRun(p, p0, v, from, rows, o, o0);
  }

  @Override
  void select(
      float[] st, int from, int to, int lanes, int first, int topK, float[] best, float[] which) {
    ops.select(st, from, to, lanes, first, topK, best, which);
  }

  @Override
  void ascending(float[] which, int lanes, int topK) {
    if (topK <= 4) {
      ops.ascending(which, lanes, topK);
    } else {
      ScalarKernels.sort(which, lanes, topK);
    }
  }

  @Override
  String describe() {
    return species.vectorBitSize()
        + "-bit vectors, register tiles of "
        + rows
        + " and 4 rows × 2 vectors, headDim "
        + dim
        + " (rows of "
        + stride
        + " floats)";
  }
}
