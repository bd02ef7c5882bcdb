package dev.weft.bench.gate.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A gate of {@code gates.toml}.
 *
 * @param metric such as {@code heap_bytes}
 * @param benchmark a label, or null for every benchmark that has the metric
 * @param atLeast the least good value, or null
 * @param atMost the greatest good value, or null
 * @param strict whether it holds on some machines only, and blocks on demand alone
 * @param vectorBits the vector width that it is for, or null for all
 * @param reason why the value is what it is
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record Limit(
    @JsonProperty(value = "metric", required = true) String metric,
    @JsonProperty("benchmark") String benchmark,
    @JsonProperty("at_least") Double atLeast,
    @JsonProperty("at_most") Double atMost,
    @JsonProperty("strict") boolean strict,
    @JsonProperty("vector_bits") Integer vectorBits,
    @JsonProperty(value = "reason", required = true) String reason) {

  /** Checks. */
  public Limit {
    if ((atLeast == null) == (atMost == null)) {
      throw new IllegalArgumentException(metric + " needs one of at_least and at_most");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(metric + " has no reason");
    }
  }

  /** Whether it is about a quantity. */
  boolean covers(String otherMetric, String otherBenchmark) {
    return metric.equals(otherMetric) && (benchmark == null || benchmark.equals(otherBenchmark));
  }

  /** Whether a value is good. */
  boolean holds(double value) {
    return atLeast != null ? value >= atLeast : value <= atMost;
  }

  /** Such as {@code ≥ 0.7}. */
  String text() {
    return atLeast != null ? "≥ " + Check.number(atLeast) : "≤ " + Check.number(atMost);
  }
}
