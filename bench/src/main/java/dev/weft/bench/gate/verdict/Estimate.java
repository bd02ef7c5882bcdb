package dev.weft.bench.gate.verdict;

import dev.weft.bench.gate.stats.BlockBootstrap;
import dev.weft.bench.gate.stats.Interval;
import dev.weft.bench.gate.stats.Noise;

/**
 * A median log-ratio and what may be said of it.
 *
 * @param median of the pairs
 * @param interval around it
 * @param p of the hypothesis that it is at most the limit
 */
record Estimate(double median, Interval interval, double p) {

  /**
   * Estimates.
   *
   * @param ratios the log-ratios of each block
   * @param noise standard deviation of a log-ratio of two equal forks: a bootstrap interval that is
   *     narrower than this explains, by luck, is widened
   */
  static Estimate of(double[][] ratios, double noise, Rules rules, long seed) {
    BlockBootstrap bootstrap = new BlockBootstrap(ratios, rules.resamples(), seed);
    Interval interval = bootstrap.interval(rules.confidence());
    int count = ratios.length * ratios[0].length;
    double least = Noise.halfWidth(noise, count, rules.confidence());
    double widening = Math.max(1, least / Math.max(interval.halfWidth(), 1e-12));
    return new Estimate(
        bootstrap.median(),
        interval.widened(bootstrap.median(), widening),
        bootstrap.atMost(rules.limit(), widening));
  }
}
