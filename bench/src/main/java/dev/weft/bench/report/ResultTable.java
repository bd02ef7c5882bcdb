package dev.weft.bench.report;

import java.util.List;

/** Results as text. */
public final class ResultTable {

  private ResultTable() {}

  /** A table with a line for each result. */
  public static String of(List<Result> results) {
    TextTable table =
        new TextTable(
            "suite",
            "kernel",
            "pattern",
            "form",
            "dtype",
            ">heads",
            ">d",
            ">n",
            ">threads",
            ">median µs",
            ">p99 µs",
            ">GFLOP/s",
            ">of peak",
            ">GB/s",
            ">B/op");
    for (Result r : results) {
      table.row(
          r.suite(),
          r.kernel() + (r.backend() == null ? "" : " " + r.backend()),
          text(r.pattern()) + gates(r),
          r.causal() == null ? "-" : r.causal() ? "causal" : "encoder",
          text(r.dtype()),
          text(r.heads()),
          text(r.headDim()),
          text(r.n()),
          text(r.threads()),
          TextTable.number(r.medianUs()),
          TextTable.number(r.p99Us()),
          TextTable.number(r.gflops()),
          TextTable.number(r.peakFraction()),
          TextTable.number(r.gigabytesPerSecond()),
          TextTable.number((double) Math.round(r.allocBytes())));
    }
    return table.toString();
  }

  private static String gates(Result r) {
    return r.openGates() == null || r.openGates() == 1
        ? ""
        : " (%.0f %% open)".formatted(100 * r.openGates());
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }
}
