package dev.weft.bench.demo;

import dev.weft.dsa.Engine;
import dev.weft.dsa.Gate;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/**
 * Queries, keys, values and gate of a text, by an embedding and projections that are random but
 * fixed. Keys share part of their projection with queries, so that equal tokens attend to each
 * other, and both are rotated by position (rotary embedding), so that near ones do so more.
 *
 * @param q {@code [heads, n, d]}
 * @param k {@code [heads, n, d]}
 * @param v {@code [heads, n, d]}
 * @param gate {@code [n]}
 */
record TextTensors(Tensor q, Tensor k, Tensor v, Tensor gate) {

  private static final long SEED = 7;
  private static final float SHARED = 0.5f;

  static TextTensors of(Arena arena, Engine engine, TextPieces text, int heads, int headDim) {
    int n = text.count();
    int width = heads * headDim;
    float[] embedding = normal(SEED, text.vocabulary() * width, 1);
    float scale = (float) (1 / Math.sqrt(width));
    float[] wq = normal(SEED + 1, width * width, scale);
    float[] wk = normal(SEED + 2, width * width, scale);
    float rest = (float) Math.sqrt(1 - SHARED * SHARED);
    for (int i = 0; i < wk.length; i++) {
      wk[i] = SHARED * wq[i] + rest * wk[i];
    }
    float[] wv = normal(SEED + 3, width * width, scale);
    float[] q = spread(text, project(embedding, wq, width), heads, headDim, true);
    float[] k = spread(text, project(embedding, wk, width), heads, headDim, true);
    float[] v = spread(text, project(embedding, wv, width), heads, headDim, false);
    Tensor gate = Tensor.allocate(arena, DType.F32, n);
    Tensor x = Tensor.of(arena, spread(text, embedding, 1, width, false), n, width);
    Gate.xavier(arena, width, 1, SEED + 4).apply(engine, x, gate);
    return new TextTensors(
        Tensor.of(arena, q, heads, n, headDim),
        Tensor.of(arena, k, heads, n, headDim),
        Tensor.of(arena, v, heads, n, headDim),
        gate);
  }

  /** The first tokens alone, without a copy. */
  TextTensors first(int n) {
    return new TextTensors(
        q.slice(1, 0, n), k.slice(1, 0, n), v.slice(1, 0, n), gate.slice(0, 0, n));
  }

  private static float[] normal(long seed, int count, float scale) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    return values;
  }

  /** Projects each token of the vocabulary once. */
  private static float[] project(float[] embedding, float[] weight, int width) {
    float[] projected = new float[embedding.length];
    for (int row = 0; row < embedding.length; row += width) {
      for (int in = 0; in < width; in++) {
        float x = embedding[row + in];
        for (int out = 0; out < width; out++) {
          projected[row + out] += x * weight[in * width + out];
        }
      }
    }
    return projected;
  }

  /**
   * Gives each token of the text its row, as {@code [heads, n, d]}, rotated by its position or not.
   */
  private static float[] spread(
      TextPieces text, float[] rows, int heads, int headDim, boolean rotate) {
    int n = text.count();
    float[] spread = new float[heads * n * headDim];
    for (int i = 0; i < n; i++) {
      for (int head = 0; head < heads; head++) {
        int from = (text.tokens()[i] * heads + head) * headDim;
        int to = (head * n + i) * headDim;
        System.arraycopy(rows, from, spread, to, headDim);
      }
      for (int pair = 0; rotate && pair < headDim / 2; pair++) {
        double angle = i * Math.pow(10_000, -2.0 * pair / headDim);
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        for (int head = 0; head < heads; head++) {
          int at = (head * n + i) * headDim + 2 * pair;
          float a = spread[at];
          float b = spread[at + 1];
          spread[at] = a * cos - b * sin;
          spread[at + 1] = a * sin + b * cos;
        }
      }
    }
    return spread;
  }
}
