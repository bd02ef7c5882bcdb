package dev.weft.bench.problem;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;

/**
 * What a case must compute and read, without its tensors.
 *
 * @param operations useful operations of the attention
 * @param bytes that must be read where reading is the limit, else 0
 * @param leastBytes that a call cannot do without: each input read once, each output written once
 */
public record CaseWork(double operations, double bytes, double leastBytes) {

  /** Of one call over the whole sequence. */
  public static CaseWork of(Case c) {
    if (c.pattern() == Pattern.ROUTED) {
      return ofRouted(c);
    }
    try (Arena arena = Arena.ofConfined()) {
      Tensor gate = c.pattern() == Pattern.DENSE ? null : Problem.gate(arena, c);
      Coo coo = Problem.coo(arena, c, gate);
      double operations = Operations.attention(c.spec(), c.n(), gate, null, coo);
      double row = 2.0 * c.heads() * c.headDim() * c.dtype().bytes();
      boolean gathers = c.pattern() == Pattern.COO_RANDOM64;
      return new CaseWork(operations, gathers ? row * coo.begin(1) : 0, leastBytes(c, coo));
    }
  }

  /** Of the last token's attention to a head/tail cache. */
  public static CaseWork ofDecode(Case c) {
    int start = (c.n() - 1) / Case.BLOCK * Case.BLOCK;
    int head = Math.min(Case.GLOBALS, start);
    int keys = head + start - Math.max(head, start - Case.GLOBALS) + c.n() - start;
    double pairs = (double) c.heads() * keys;
    double bytes = 2 * pairs * c.headDim() * c.dtype().bytes();
    double ends = 2.0 * c.heads() * c.headDim() * c.dtype().bytes();
    return new CaseWork(Operations.ofPairs(pairs, c.headDim()), bytes, bytes + ends);
  }

  /**
   * Of routed attention, without the router. Whatever blocks the router takes, it takes as many;
   * all are complete in causal form, and otherwise where the sequence ends with a complete block.
   */
  private static CaseWork ofRouted(Case c) {
    try (Arena arena = Arena.ofConfined()) {
      Tensor gate = Problem.gate(arena, c);
      int blocks = Math.ceilDiv(c.n(), Case.BLOCK);
      double pairs = 0;
      for (int i = 0; i < c.n(); i++) {
        int block = i / Case.BLOCK;
        int end = Math.min(c.n(), (block + 1) * Case.BLOCK);
        pairs += (c.causal() ? i + 1 : end) - block * Case.BLOCK;
        if (gate.getFloat(i) >= Case.THRESHOLD) {
          int candidates = c.causal() ? block : blocks - 1;
          pairs += (double) Case.BLOCK * Math.min(Case.TOP_K, candidates);
        }
      }
      return new CaseWork(
          Operations.ofPairs(c.heads() * pairs, c.headDim()), 0, leastBytes(c, null));
    }
  }

  /** Queries, keys, values, output, log-sum-exp, and whatever says which pairs there are. */
  private static double leastBytes(Case c, Coo coo) {
    double tokens = (double) c.heads() * c.n();
    double bytes = 4 * tokens * c.headDim() * c.dtype().bytes() + Float.BYTES * tokens;
    if (c.pattern() != Pattern.DENSE && c.pattern() != Pattern.LOCAL) {
      bytes += (double) Float.BYTES * c.n();
    }
    if (c.pattern() == Pattern.ROUTED) {
      bytes += Integer.BYTES * tokens * Case.TOP_K;
    }
    return coo == null ? bytes : bytes + 12.0 * coo.begin(1);
  }
}
