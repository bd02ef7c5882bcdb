package dev.weft.bench.gate.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the forks say.
 *
 * @param verdict in all
 * @param canaryCaught whether the canary, as a candidate, would have failed
 * @param pairs of baseline and candidate
 * @param benchmarks one by one
 */
public record Judgement(
    @JsonProperty("verdict") Verdict verdict,
    @JsonProperty("canary_caught") boolean canaryCaught,
    @JsonProperty("pairs") int pairs,
    @JsonProperty("benchmarks") List<Line> benchmarks) {

  /**
   * A benchmark. Ratios are times of the candidate over those of the baseline.
   *
   * @param benchmark its label
   * @param verdict on it
   * @param reason of the verdict
   * @param baselineNanos median over the forks
   * @param candidateNanos median over the forks
   * @param ratio the median
   * @param lower end of its interval
   * @param upper end of its interval
   * @param p of the hypothesis that it is no slower than allowed, corrected
   * @param canaryRatio the canary's median ratio
   * @param canaryLower end of its interval
   * @param canaryUpper end of its interval
   * @param noise standard deviation of the log-ratio of two forks of the baseline
   * @param morePairs how many more the verdict would need; 0 unless inconclusive
   */
  public record Line(
      @JsonProperty("benchmark") String benchmark,
      @JsonProperty("verdict") Verdict verdict,
      @JsonProperty("reason") String reason,
      @JsonProperty("baseline_ns") double baselineNanos,
      @JsonProperty("candidate_ns") double candidateNanos,
      @JsonProperty("ratio") double ratio,
      @JsonProperty("lower") double lower,
      @JsonProperty("upper") double upper,
      @JsonProperty("p") double p,
      @JsonProperty("canary_ratio") double canaryRatio,
      @JsonProperty("canary_lower") double canaryLower,
      @JsonProperty("canary_upper") double canaryUpper,
      @JsonProperty("noise") double noise,
      @JsonProperty("more_pairs") long morePairs) {}
}
