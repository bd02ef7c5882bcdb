package dev.weft.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How noisy a run was. What the system does not tell is null.
 *
 * @param peakBefore multiply-adds of one core in GFLOP/s before the first measurement
 * @param peakAfter the same after the last
 * @param jitterBefore p99 over median of one fixed piece of work, before
 * @param jitterAfter the same after
 * @param load processes that could run, averaged over the last minute at the end
 * @param others share of all processor time that other processes took
 * @param stolen share of all processor time that the hypervisor gave to others
 * @param spread median over the results of the middle half of their calls over their median
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Noise(
    @JsonProperty("peak_before") Double peakBefore,
    @JsonProperty("peak_after") Double peakAfter,
    @JsonProperty("jitter_before") Double jitterBefore,
    @JsonProperty("jitter_after") Double jitterAfter,
    @JsonProperty("load") Double load,
    @JsonProperty("others") Double others,
    @JsonProperty("stolen") Double stolen,
    @JsonProperty("spread") Double spread) {

  private static final double MOST_DRIFT = 0.08;
  private static final double MOST_JITTER = 1.5;
  private static final double MOST_SHARE = 0.05;
  private static final double MOST_SPREAD = 0.10;

  /** One line: quiet, or what disturbed. */
  public String verdict() {
    List<String> reasons = new ArrayList<>();
    if (peakBefore != null && peakAfter != null) {
      double drift = peakAfter / peakBefore - 1;
      if (Math.abs(drift) > MOST_DRIFT) {
        reasons.add("the peak of a core changed by %+.0f %%".formatted(100 * drift));
      }
    }
    if (above(jitterBefore, MOST_JITTER) || above(jitterAfter, MOST_JITTER)) {
      reasons.add("equal pieces of work took unequal times");
    }
    if (above(others, MOST_SHARE)) {
      reasons.add("other processes took %.0f %% of the processors".formatted(100 * others));
    }
    if (above(stolen, MOST_SHARE / 2)) {
      reasons.add("the hypervisor took %.1f %%".formatted(100 * stolen));
    }
    if (above(spread, MOST_SPREAD)) {
      reasons.add("calls spread by %.0f %% of their median".formatted(100 * spread));
    }
    return reasons.isEmpty() ? "quiet" : "noisy: " + String.join(", ", reasons);
  }

  private static boolean above(Double value, double most) {
    return value != null && value > most;
  }
}
