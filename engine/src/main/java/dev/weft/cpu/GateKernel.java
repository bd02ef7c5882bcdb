package dev.weft.cpu;

import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code σ(x·w + b)}. Two operations an element of {@code x} for each output: bound by the reading
 * of {@code x}. Plain loops with eight sums, which C2 turns into vectors.
 */
final class GateKernel {
  private static final int ROWS = 64;
  private static final int SUMS = 8;

  private GateKernel() {}

  static void run(
      Workers workers, TileKernels kernels, Tensor x, Tensor weight, Tensor bias, Tensor out) {
    int n = (int) x.shape(0);
    int dim = (int) x.shape(1);
    int outputs = (int) weight.shape(0);
    Rows rows = new Rows(kernels, x, 0, x.stride(0), dim);
    float[] w = weight.toFloatArray();
    float[] b = bias.toFloatArray();
    int items = (n + ROWS - 1) / ROWS;
    boolean alone = (long) n * dim * outputs < 100_000;
    workers.run(
        (item, worker) -> {
          float[] row = new float[dim];
          short[] half = new short[4096];
          MemorySegment to = out.segment();
          for (int i = item * ROWS; i < Math.min(n, (item + 1) * ROWS); i++) {
            rows.load(0, i, 1, row, 0, dim, half);
            for (int o = 0; o < outputs; o++) {
              double z = dot(row, w, o * dim, dim) + b[o];
              float g = (float) (1 / (1 + Math.exp(-z)));
              to.setAtIndex(ValueLayout.JAVA_FLOAT, (long) o * n + i, g);
            }
          }
        },
        items,
        alone);
  }

  private static float dot(float[] x, float[] w, int w0, int count) {
    float[] sum = new float[SUMS];
    int whole = count / SUMS * SUMS;
    for (int i = 0; i < whole; i += SUMS) {
      for (int j = 0; j < SUMS; j++) {
        sum[j] += x[i + j] * w[w0 + i + j];
      }
    }
    float total = 0;
    for (int i = whole; i < count; i++) {
      total += x[i] * w[w0 + i];
    }
    for (float part : sum) {
      total += part;
    }
    return total;
  }
}
