package dev.weft.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a load at a given rate met. Response times count from when a call was due, service times
 * from when it began. Times are in microseconds.
 *
 * @param suite {@code latency}
 * @param what the operator and its shape
 * @param backend the engine's backend
 * @param threads that call
 * @param callThreads threads of one call
 * @param rate calls a second that were due, of all threads together
 * @param done calls a second that ended
 * @param calls that were due
 * @param abandoned calls that were due and not begun when the run was cut off; their waiting up to
 *     then counts as their response time
 * @param response times from when due
 * @param service times from when begun
 * @param curve points for a plot, by rising quantile
 * @param pauses of the JVM meanwhile
 * @param allocBytes heap bytes a call
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Latency(
    @JsonProperty("suite") String suite,
    @JsonProperty("what") String what,
    @JsonProperty("backend") String backend,
    @JsonProperty("threads") int threads,
    @JsonProperty("call_threads") int callThreads,
    @JsonProperty("rate") double rate,
    @JsonProperty("done") double done,
    @JsonProperty("calls") long calls,
    @JsonProperty("abandoned") long abandoned,
    @JsonProperty("response") Times response,
    @JsonProperty("service") Times service,
    @JsonProperty("curve") List<Point> curve,
    @JsonProperty("pauses") Pauses pauses,
    @JsonProperty("alloc_bytes") double allocBytes) {

  /** Percentiles in microseconds. */
  public record Times(
      @JsonProperty("p50_us") double p50,
      @JsonProperty("p90_us") double p90,
      @JsonProperty("p99_us") double p99,
      @JsonProperty("p999_us") double p999,
      @JsonProperty("max_us") double max) {}

  /** What the share {@code quantile} of calls did not exceed, in microseconds. */
  public record Point(
      @JsonProperty("quantile") double quantile,
      @JsonProperty("response_us") double response,
      @JsonProperty("service_us") double service) {}

  /**
   * Pauses of the JVM.
   *
   * @param collections of garbage
   * @param collectionMillis their pauses together
   * @param longestCollectionMillis the longest of their pauses
   * @param safepoints stops of all threads, for whatever reason
   * @param safepointMillis together
   * @param longestSafepointMillis the longest
   */
  public record Pauses(
      @JsonProperty("collections") long collections,
      @JsonProperty("collection_ms") double collectionMillis,
      @JsonProperty("longest_collection_ms") double longestCollectionMillis,
      @JsonProperty("safepoints") long safepoints,
      @JsonProperty("safepoint_ms") double safepointMillis,
      @JsonProperty("longest_safepoint_ms") double longestSafepointMillis) {}

  /** Whether calls came faster than they could be done. */
  public boolean saturated() {
    return abandoned > 0 || done < 0.97 * rate;
  }

  /** A table with a line for each. */
  public static TextTable table(List<Latency> loads) {
    TextTable table =
        new TextTable(
            "what",
            "backend",
            ">threads",
            ">calls/s",
            ">done/s",
            "times µs",
            ">p50",
            ">p90",
            ">p99",
            ">p99.9",
            ">max",
            ">GC",
            ">longest ms",
            ">safepoints",
            ">longest ms",
            ">B/op");
    for (Latency l : loads) {
      table.row(
          l.what,
          l.backend,
          l.threads + (l.callThreads == 1 ? "" : " × " + l.callThreads),
          TextTable.number(l.rate),
          TextTable.number(l.done) + (l.saturated() ? " (saturated)" : ""),
          "response",
          TextTable.number(l.response.p50),
          TextTable.number(l.response.p90),
          TextTable.number(l.response.p99),
          TextTable.number(l.response.p999),
          TextTable.number(l.response.max),
          String.valueOf(l.pauses.collections),
          TextTable.number(l.pauses.longestCollectionMillis),
          String.valueOf(l.pauses.safepoints),
          TextTable.number(l.pauses.longestSafepointMillis),
          TextTable.whole(l.allocBytes));
      table.row(
          "",
          "",
          "",
          "",
          "",
          "service",
          TextTable.number(l.service.p50),
          TextTable.number(l.service.p90),
          TextTable.number(l.service.p99),
          TextTable.number(l.service.p999),
          TextTable.number(l.service.max),
          "",
          "",
          "",
          "",
          "");
    }
    return table;
  }
}
