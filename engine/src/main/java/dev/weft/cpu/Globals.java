package dev.weft.cpu;

import java.util.Arrays;

/**
 * The global queries of the encoder form: they see every key of their segment. Each range of a
 * segment gives a partial result, and the partial results are merged in the order of the ranges.
 */
final class Globals {
  final Tile[] tile;

  /** Tiles in use. */
  int tiles;

  Globals(TileKernels kernels, int most) {
    tile = new Tile[(most + TileKernels.LANES - 1) / TileKernels.LANES];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = new Tile(kernels);
    }
  }

  long bytes() {
    return tile.length == 0 ? 0 : 4L * tile.length * (tile[0].qt.length + tile[0].o.length);
  }

  /**
   * Loads the global queries of a segment. A tile's first is the number of a global, not a
   * position.
   */
  void begin(Call call, Geometry geometry, Scratch w, int s, int head, int length) {
    int count = geometry.globals(length);
    tiles = (count + TileKernels.LANES - 1) / TileKernels.LANES;
    for (int i = 0; i < tiles; i++) {
      Tile t = tile[i];
      t.first = i * TileKernels.LANES;
      t.count = Math.min(TileKernels.LANES, count - t.first);
      t.open = t.count;
      t.ordered = true;
      t.ungated = true;
      int done = 0;
      while (done < t.count) {
        int position = geometry.global(t.first + done, length);
        int run = run(geometry, t.first + done, t.count - done, length);
        call.loadQueries(s, head, position, run, w.rows, done, w.half);
        done += run;
      }
      call.kernels.transpose(w.rows, 0, null, (t.count + 7) / 8 * 8, t.qt);
      t.begin(call.kernels.round(t.count));
    }
  }

  /** Globals that follow each other without a gap. */
  private static int run(Geometry geometry, int number, int most, int length) {
    int head = geometry.headEnd(length);
    return number < head ? Math.min(most, head - number) : most;
  }

  /** Floats of a partial result. */
  static int partial(TileKernels kernels, int globals) {
    int rows = (globals + TileKernels.LANES - 1) / TileKernels.LANES * TileKernels.LANES;
    return rows * (kernels.stride + 2);
  }

  /** Keeps the state of all tiles at an offset. */
  void save(float[] to, int at, int stride) {
    int next = at;
    for (int i = 0; i < tiles; i++) {
      Tile t = tile[i];
      System.arraycopy(t.o, 0, to, next, TileKernels.LANES * stride);
      next += TileKernels.LANES * stride;
      System.arraycopy(t.m, 0, to, next, TileKernels.LANES);
      System.arraycopy(t.l, 0, to, next + TileKernels.LANES, TileKernels.LANES);
      next += 2 * TileKernels.LANES;
    }
  }

  /** Merges the partial results that lie behind each other, in order, into this one's tiles. */
  void merge(float[] from, int at, int parts, int size, int stride) {
    for (int i = 0; i < tiles; i++) {
      Tile t = tile[i];
      int o = at + i * TileKernels.LANES * (stride + 2);
      int m = o + TileKernels.LANES * stride;
      int l = m + TileKernels.LANES;
      for (int q = 0; q < t.count; q++) {
        float most = TileKernels.NEVER;
        for (int p = 0; p < parts; p++) {
          most = Math.max(most, from[m + p * size + q]);
        }
        Arrays.fill(t.o, q * stride, (q + 1) * stride, 0);
        float sum = 0;
        for (int p = 0; p < parts; p++) {
          float factor = factor(from[m + p * size + q], most);
          sum += from[l + p * size + q] * factor;
          addScaled(factor, from, o + p * size + q * stride, t.o, q * stride, stride);
        }
        t.m[q] = most;
        t.l[q] = sum;
      }
    }
  }

  /** {@code 2^(m − most)}, 0 for a part that saw nothing. */
  private static float factor(float m, float most) {
    return m <= TileKernels.NOTHING ? 0 : (float) Math.pow(2, (double) m - most);
  }

  private static void addScaled(float factor, float[] x, int x0, float[] y, int y0, int count) {
    for (int i = 0; i < count; i++) {
      y[y0 + i] += factor * x[x0 + i];
    }
  }

  /** Writes the outputs of the global queries. */
  void emit(Call call, Geometry geometry, Scratch w, int s, int head, int length) {
    for (int i = 0; i < tiles; i++) {
      Tile t = tile[i];
      int done = 0;
      while (done < t.count) {
        int run = run(geometry, t.first + done, t.count - done, length);
        int position = geometry.global(t.first + done, length);
        call.emit(w, s, head, position, run, t.o, t.m, t.l, done);
        done += run;
      }
    }
  }
}
