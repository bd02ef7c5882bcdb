package dev.weft.bench.demo;

import dev.weft.bench.problem.RowReference;
import dev.weft.tensor.Tensor;

/**
 * How far a result is from the reference in float64, on sampled rows.
 *
 * @param most of one element
 * @param relative norm of the difference over norm of the reference
 */
record Deviation(double most, double relative) {

  /** What single precision explains for values of unit norm. */
  private static final double TOLERANCE = 2e-5;

  private static final int SAMPLES = 24;

  /** Compares rows of each head, the first and the last among them. */
  static Deviation of(Tensor out, RowReference reference) {
    int n = (int) out.shape(1);
    double most = 0;
    double difference = 0;
    double size = 0;
    for (int head = 0; head < out.shape(0); head++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        int i = (int) ((long) sample * (n - 1) / (SAMPLES - 1));
        double[] expected = reference.row(head, i);
        for (int e = 0; e < expected.length; e++) {
          double delta = out.getFloat(head, i, e) - expected[e];
          most = Math.max(most, Math.abs(delta));
          difference += delta * delta;
          size += expected[e] * expected[e];
        }
      }
    }
    return new Deviation(most, Math.sqrt(difference / size));
  }

  /** Whether single precision explains it; a NaN is not explained. */
  boolean ok() {
    return most <= TOLERANCE && relative <= TOLERANCE;
  }
}
