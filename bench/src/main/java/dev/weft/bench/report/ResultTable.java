package dev.weft.bench.report;

import java.util.List;

/** Results as a table. */
public final class ResultTable {

  private ResultTable() {}

  /** A line for each result, as text. */
  public static String of(List<Result> results) {
    return table(results).toString();
  }

  /** A line for each result. */
  public static TextTable table(List<Result> results) {
    TextTable table =
        new TextTable(
            "suite",
            "kernel",
            "what",
            "dtype",
            ">heads × d",
            ">n",
            ">threads",
            ">median µs",
            ">p99 µs",
            ">spread",
            ">GFLOP/s",
            ">of peak",
            ">GB/s",
            "bound by",
            ">of limit",
            ">B/op");
    for (Result r : results) {
      table.row(
          r.suite(),
          r.kernel() + (r.backend() == null ? "" : " " + r.backend()),
          what(r),
          text(r.dtype()),
          r.heads() == null ? "-" : r.heads() + " × " + r.headDim(),
          r.n() == null ? "-" : "%,d".formatted(r.n()),
          text(r.threads()),
          TextTable.number(r.medianUs()),
          TextTable.number(r.p99Us()),
          percent(r.spread()),
          TextTable.number(r.gflops()),
          TextTable.number(r.peakFraction()),
          TextTable.number(r.gigabytesPerSecond()),
          text(r.bound()),
          percent(r.ofLimit()),
          TextTable.whole(r.allocBytes()));
    }
    return table;
  }

  /** The pairs and the form of a result, and what else tells it from others. */
  static String what(Result r) {
    StringBuilder what = new StringBuilder(r.pattern() == null ? "" : r.pattern());
    if (Boolean.TRUE.equals(r.causal())) {
      what.append(" causal");
    }
    if (r.openGates() != null && r.openGates() != 1) {
      what.append(" (%.0f %% open)".formatted(100 * r.openGates()));
    }
    if (r.label() != null) {
      what.append(what.isEmpty() ? "" : ", ").append(r.label());
    }
    if (Boolean.TRUE.equals(r.polluted())) {
      what.append(what.isEmpty() ? "" : ", ").append("polluted");
    }
    return what.isEmpty() ? "-" : what.toString();
  }

  private static String percent(Double share) {
    return share == null ? "-" : "%.0f %%".formatted(100 * share);
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }
}
