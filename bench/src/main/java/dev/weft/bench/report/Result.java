package dev.weft.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of a report, and of its JSON file. What does not apply is null, and absent from the
 * file.
 *
 * @param suite the suite or group
 * @param label tells contestants of one group apart
 * @param kernel who computed
 * @param backend the engine's backend
 * @param pattern the pairs
 * @param causal whether in causal form
 * @param dtype of queries, keys, values and output
 * @param heads query heads
 * @param headDim elements of a head
 * @param n tokens
 * @param openGates share of open gates
 * @param threads threads of a call
 * @param medianUs microseconds a call
 * @param p99Us microseconds a call
 * @param p999Us microseconds a call
 * @param gflops useful operations a nanosecond
 * @param peakFraction of the multiply-add peak of as many cores, measured in the same run
 * @param gigabytesPerSecond bytes that must be read, a nanosecond
 * @param allocBytes heap bytes a call
 * @param samples calls timed
 * @param spread the middle half of the calls, as a share of the median
 * @param polluted whether all shapes and dtypes ran before in the same JVM
 * @param operations useful operations a call
 * @param leastBytes bytes that a call cannot do without: each input once, each output once
 * @param bound which limit holds: {@code arithmetic} or {@code memory}
 * @param limitUs microseconds that a call takes at that limit, measured in the same run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
    @JsonProperty("suite") String suite,
    @JsonProperty("label") String label,
    @JsonProperty("kernel") String kernel,
    @JsonProperty("backend") String backend,
    @JsonProperty("pattern") String pattern,
    @JsonProperty("causal") Boolean causal,
    @JsonProperty("dtype") String dtype,
    @JsonProperty("heads") Integer heads,
    @JsonProperty("head_dim") Integer headDim,
    @JsonProperty("n") Integer n,
    @JsonProperty("open_gates") Double openGates,
    @JsonProperty("threads") int threads,
    @JsonProperty("median_us") double medianUs,
    @JsonProperty("p99_us") double p99Us,
    @JsonProperty("p999_us") double p999Us,
    @JsonProperty("gflops") Double gflops,
    @JsonProperty("peak_fraction") Double peakFraction,
    @JsonProperty("gb_per_s") Double gigabytesPerSecond,
    @JsonProperty("alloc_bytes") Double allocBytes,
    @JsonProperty("samples") long samples,
    @JsonProperty("spread") Double spread,
    @JsonProperty("polluted") Boolean polluted,
    @JsonProperty("operations") Double operations,
    @JsonProperty("least_bytes") Double leastBytes,
    @JsonProperty("bound") String bound,
    @JsonProperty("limit_us") Double limitUs) {

  /** The share of the limit that a call reaches, or null without one. */
  public Double ofLimit() {
    return limitUs == null ? null : limitUs / medianUs;
  }

  /** The same result held against a limit. */
  Result limited(String by, double micros) {
    return new Result(
        suite,
        label,
        kernel,
        backend,
        pattern,
        causal,
        dtype,
        heads,
        headDim,
        n,
        openGates,
        threads,
        medianUs,
        p99Us,
        p999Us,
        gflops,
        peakFraction,
        gigabytesPerSecond,
        allocBytes,
        samples,
        spread,
        polluted,
        operations,
        leastBytes,
        by,
        micros);
  }
}
