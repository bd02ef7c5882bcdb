package dev.weft.bench.problem;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** The lists of pairs of the cases that bring one. */
final class CooPatterns {

  private CooPatterns() {}

  /** The list of a case, or null if its pattern has none. */
  static Coo of(Arena arena, Case c, Tensor gate, long seed) {
    return switch (c.pattern()) {
      case COO_HEADTAIL ->
          Coo.headTail(arena, c.with(Pattern.HEADTAIL).spec(), gate, new int[] {0, c.n()});
      case COO_RANDOM_GLOBALS -> randomGlobals(arena, c, gate, seed);
      case COO_RANDOM64 -> randomKeys(arena, c, seed);
      default -> null;
    };
  }

  private static Coo randomGlobals(Arena arena, Case c, Tensor gate, long seed) {
    int n = c.n();
    int[] globals = distinct(new SplittableRandom(seed), Math.min(n, 2 * Case.GLOBALS), n);
    BitSet isGlobal = new BitSet(n);
    Arrays.stream(globals).forEach(isGlobal::set);
    float[] open = gate.toFloatArray();
    for (int i = 0; i < n; i++) {
      open[i] = open[i] >= Case.THRESHOLD ? open[i] : 0;
    }
    PairList pairs = new PairList();
    for (int i = 0; i < n; i++) {
      int start = i - i % Case.BLOCK;
      int end = Math.min(n, start + Case.BLOCK);
      if (!c.causal() && isGlobal.get(i)) {
        for (int j = 0; j < n; j++) {
          float weight = isGlobal.get(j) ? 1 : open[j];
          if ((j < start || j >= end) && weight > 0) {
            pairs.add(i, j, weight);
          }
        }
      } else if (open[i] > 0) {
        for (int j : globals) {
          if (j < start || (j >= end && !c.causal())) {
            pairs.add(i, j, open[i]);
          }
        }
      }
    }
    return pairs.toCoo(arena, n);
  }

  private static Coo randomKeys(Arena arena, Case c, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PairList pairs = new PairList();
    for (int i = 0; i < c.n(); i++) {
      int among = c.causal() ? i + 1 : c.n();
      for (int j : distinct(random, Math.min(Case.RANDOM_KEYS, among), among)) {
        pairs.add(i, j, 1 - 0.5f * (float) random.nextDouble());
      }
    }
    return pairs.toCoo(arena, c.n());
  }

  /** Distinct numbers below {@code bound}, ascending (Floyd's method). */
  private static int[] distinct(SplittableRandom random, int count, int bound) {
    int[] chosen = new int[count];
    int size = 0;
    for (int top = bound - count; top < bound; top++) {
      int candidate = random.nextInt(top + 1);
      for (int k = 0; k < size; k++) {
        if (chosen[k] == candidate) {
          candidate = top;
          break;
        }
      }
      chosen[size++] = candidate;
    }
    Arrays.sort(chosen);
    return chosen;
  }
}
