package dev.weft.bench.gate.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A limit and what was found.
 *
 * @param metric such as {@code heap_bytes}
 * @param benchmark a label, or empty
 * @param value the candidate's
 * @param baseline the baseline's, or null
 * @param limit as text
 * @param ok whether it holds
 * @param blocks whether the gate fails if it does not
 * @param reason of the limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    @JsonProperty("metric") String metric,
    @JsonProperty("benchmark") String benchmark,
    @JsonProperty("value") String value,
    @JsonProperty("baseline") String baseline,
    @JsonProperty("limit") String limit,
    @JsonProperty("ok") boolean ok,
    @JsonProperty("blocks") boolean blocks,
    @JsonProperty("reason") String reason) {

  /** Whether the gate fails by it. */
  public boolean broken() {
    return blocks && !ok;
  }

  /** What a report says of it: {@code ok}, {@code BROKEN}, or {@code missed} if nothing blocks. */
  public String outcome() {
    return ok ? "ok" : blocks ? "BROKEN" : "missed";
  }

  /** A number as reports write it. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return "%,d".formatted((long) value);
    }
    return Math.abs(value) < 1e-3 ? "%.1e".formatted(value) : "%.3f".formatted(value);
  }
}
