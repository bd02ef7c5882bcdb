package dev.weft.bench.gate.verdict;

import java.util.List;
import java.util.Map;

/**
 * A block of forks: the unit of resampling.
 *
 * @param forks nanoseconds of a call by the benchmark's label, in the order of {@link Role#BLOCK}
 */
public record Block(List<Map<String, Double>> forks) {

  /** Checks and copies. */
  public Block {
    if (forks.size() != Role.BLOCK.size()) {
      throw new IllegalArgumentException(
          "a block has " + forks.size() + " forks, expected " + Role.BLOCK.size());
    }
    forks = List.copyOf(forks);
  }

  private double log(int fork, String benchmark) {
    return Math.log(forks.get(fork).get(benchmark));
  }

  /** The log-ratios candidate against baseline of the block's two pairs. */
  double[] candidate(String benchmark) {
    return new double[] {
      log(1, benchmark) - log(0, benchmark), log(3, benchmark) - log(4, benchmark)
    };
  }

  /** The log-ratio of the canary against the baselines around it. */
  double[] canary(String benchmark) {
    return new double[] {log(2, benchmark) - (log(0, benchmark) + log(4, benchmark)) / 2};
  }

  /** The log-ratio of a baseline against the other. */
  double baselines(String benchmark) {
    return log(4, benchmark) - log(0, benchmark);
  }
}
