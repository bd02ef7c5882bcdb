package dev.weft.bench.report;

/**
 * How long a call took.
 *
 * @param medianUs microseconds
 * @param p99Us microseconds
 * @param p999Us microseconds
 * @param allocBytes heap bytes a call
 * @param samples calls that were timed
 */
public record Timing(
    double medianUs, double p99Us, double p999Us, double allocBytes, long samples) {}
