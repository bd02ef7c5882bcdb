package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.dsa.HeadTail;
import dev.weft.tensor.Tensor;
import java.util.Arrays;

/**
 * The weights W of an operator's pairs by its definition, a row at a time, for one segment. Written
 * to be compared with the definition, not to be fast: reference results and masks come from it.
 */
public final class PairWeights {
  private final AttentionSpec spec;
  private final int n;
  private final Tensor gate;
  private final Tensor selection;
  private final Coo coo;

  /**
   * Takes what decides the weights.
   *
   * @param spec the operator
   * @param n tokens
   * @param gate {@code [n]} or {@code [heads, n]} F32, or null for gates of 1
   * @param selection {@code [heads, n, topK]} I32, needed if the operator routes
   * @param coo needed if the operator has a list of pairs, made for one segment of n tokens
   */
  public PairWeights(AttentionSpec spec, int n, Tensor gate, Tensor selection, Coo coo) {
    this.spec = spec;
    this.n = n;
    this.gate = gate;
    this.selection = selection;
    this.coo = coo;
  }

  /** The gate of a token after the threshold. */
  public float gamma(int head, int token) {
    if (gate == null) {
      return 1;
    }
    float g = gate.rank() == 1 ? gate.getFloat(token) : gate.getFloat(head, token);
    return g >= spec.threshold() ? g : 0;
  }

  /**
   * Writes the weights of one query.
   *
   * @param head the query head
   * @param i the query
   * @param weights becomes W of each key, 0 where there is no pair
   */
  public void row(int head, int i, float[] weights) {
    // A NaN marks a pair that no pattern has named yet: the first that names one decides.
    Arrays.fill(weights, 0, n, Float.NaN);
    if (spec.headTail() != null) {
      headTail(spec.headTail(), head, i, weights);
    }
    if (spec.routed() != null) {
      for (int slot = 0; slot < spec.routed().topK(); slot++) {
        int block = selection.getInt(head, i, slot);
        if (block >= 0) {
          nameBlock(block, gamma(head, i), weights);
        }
      }
    }
    if (coo != null) {
      entries(head, i, weights);
    }
    for (int j = 0; j < n; j++) {
      boolean local = spec.block() > 0 && i / spec.block() == j / spec.block();
      if (spec.causal() && j > i) {
        weights[j] = 0;
      } else if (local) {
        weights[j] = 1;
      } else if (Float.isNaN(weights[j])) {
        weights[j] = 0;
      }
    }
  }

  private void headTail(HeadTail pattern, int head, int i, float[] weights) {
    int start = i - i % spec.block();
    for (int j = 0; j < n; j++) {
      if (spec.causal()) {
        if (j < pattern.head() || (start - pattern.tail() <= j && j < start)) {
          weights[j] = gamma(head, i);
        }
      } else {
        boolean queryGlobal = isGlobal(pattern, i);
        boolean keyGlobal = isGlobal(pattern, j);
        if (queryGlobal && keyGlobal) {
          weights[j] = 1;
        } else if (keyGlobal) {
          weights[j] = gamma(head, i);
        } else if (queryGlobal) {
          weights[j] = gamma(head, j);
        }
      }
    }
  }

  private boolean isGlobal(HeadTail pattern, int token) {
    return token < pattern.head() || token >= n - pattern.tail();
  }

  private void nameBlock(int block, float weight, float[] weights) {
    int end = (int) Math.min(n, (block + 1L) * spec.block());
    for (int j = block * spec.block(); j < end; j++) {
      name(j, weight, weights);
    }
  }

  private static void name(int j, float weight, float[] weights) {
    if (Float.isNaN(weights[j])) {
      weights[j] = weight;
    }
  }

  private void entries(int head, int i, float[] weights) {
    int list = coo.lists() == 1 ? 0 : head;
    for (long e = firstEntry(list, i); e < coo.begin(list + 1) && coo.row().getInt(e) == i; e++) {
      int col = coo.col().getInt(e);
      float value = coo.value().getFloat(e);
      if (coo.tileColumns() == 1) {
        name(col, value, weights);
      } else {
        nameBlock(col, value, weights);
      }
    }
  }

  private long firstEntry(int list, int i) {
    long low = coo.begin(list);
    long high = coo.begin(list + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (coo.row().getInt(middle) < i) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
