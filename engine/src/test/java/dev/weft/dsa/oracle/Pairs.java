package dev.weft.dsa.oracle;

import java.util.Arrays;

/**
 * A caller's list of pairs in plain arrays: one for all heads, or one a head.
 *
 * @param headPtr where each list begins, and where the last ends
 * @param row positions of queries in the packed call
 * @param col positions of keys in the packed call, or block indices within the segment
 * @param value weights
 * @param tileColumns 1, or the tokens of the block that an entry stands for
 */
public record Pairs(long[] headPtr, int[] row, int[] col, float[] value, int tileColumns) {

  /**
   * The weights that the list gives a row, for the positions {@code 0 .. length} of its segment;
   * NaN where it names no pair. {@code col} counts from the segment's start {@code from}.
   */
  double[] weights(int head, int rowInCall, int from, int length) {
    double[] weights = new double[length];
    Arrays.fill(weights, Double.NaN);
    int list = headPtr.length == 2 ? 0 : head;
    for (long e = headPtr[list]; e < headPtr[list + 1]; e++) {
      if (row[(int) e] != rowInCall) {
        continue;
      }
      int c = col[(int) e];
      if (tileColumns == 1) {
        weights[c - from] = value[(int) e];
      } else {
        for (int j = c * tileColumns; j < Math.min(length, (c + 1) * tileColumns); j++) {
          weights[j] = value[(int) e];
        }
      }
    }
    return weights;
  }
}
