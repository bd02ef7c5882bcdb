package dev.weft.bench.readme;

import dev.weft.bench.report.Result;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one process measured, as the rows ask for it. A number that is not there is NaN.
 *
 * @param results of any groups
 */
record Measured(List<Result> results) {

  private double get(Group group, String label, ToDoubleFunction<Result> field) {
    return results.stream()
        .filter(result -> result.suite().equals(group.label()) && label.equals(result.label()))
        .findFirst()
        .map(result -> field.applyAsDouble(result))
        .orElse(Double.NaN);
  }

  double micros(Group group, String label) {
    return get(group, label, Result::medianUs);
  }

  double p999(Group group, String label) {
    return get(group, label, Result::p999Us);
  }

  double ofPeak(Group group, String label) {
    return get(group, label, r -> r.peakFraction() == null ? Double.NaN : r.peakFraction());
  }

  double allocated(Group group, String label) {
    return get(group, label, Result::allocBytes);
  }

  /** How many times as long the first takes as the second. */
  double ratio(Group group, String first, String second) {
    return micros(group, first) / micros(group, second);
  }

  /** GFLOP/s of the peak that the group's shares refer to. */
  double peak(Group group) {
    return get(group, Field.PEAK, Result::gflops);
  }
}
