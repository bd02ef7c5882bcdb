package dev.weft.bench.readme;

import java.util.function.ToDoubleFunction;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param goal what the value should be
 * @param bound of the goal; without one the value is only reported
 * @param unit of value and bound
 * @param value NaN if what it needs was not measured
 */
record Row(String what, Goal goal, double bound, String unit, ToDoubleFunction<Measured> value) {

  /** Which values are good. */
  enum Goal {
    AT_LEAST,
    AT_MOST,
    REPORTED
  }

  static Row atLeast(double bound, String unit, String what, ToDoubleFunction<Measured> value) {
    return new Row(what, Goal.AT_LEAST, bound, unit, value);
  }

  static Row atMost(double bound, String unit, String what, ToDoubleFunction<Measured> value) {
    return new Row(what, Goal.AT_MOST, bound, unit, value);
  }

  static Row reported(String unit, String what, ToDoubleFunction<Measured> value) {
    return new Row(what, Goal.REPORTED, Double.NaN, unit, value);
  }

  /** Such as {@code ≥ 0.75 of peak}. */
  String target() {
    return switch (goal) {
      case AT_LEAST -> "≥ " + text(bound);
      case AT_MOST -> "≤ " + text(bound);
      case REPORTED -> "(reported)";
    };
  }

  /** A value with its unit. */
  String text(double number) {
    String digits =
        number == 0
            ? "0"
            : Math.abs(number) >= 100 ? "%,.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f";
    return digits.formatted(number) + (unit.isEmpty() ? "" : unit.equals("×") ? " ×" : " " + unit);
  }

  /** Whether a value is good, or null if it is only reported or was not measured. */
  Boolean met(double number) {
    if (Double.isNaN(number) || goal == Goal.REPORTED) {
      return null;
    }
    return goal == Goal.AT_LEAST ? number >= bound : number <= bound;
  }
}
