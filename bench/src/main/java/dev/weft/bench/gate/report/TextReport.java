package dev.weft.bench.gate.report;

import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.report.TextTable;

/** The report on a terminal. */
public final class TextReport {

  private TextReport() {}

  /** Tables, remarks and, last, the verdict. */
  public static String of(GateReport report) {
    StringBuilder text = new StringBuilder();
    if (!report.checks().isEmpty()) {
      TextTable checks = new TextTable(Cells.CHECK.toArray(String[]::new));
      for (Check check : report.checks()) {
        checks.row(Cells.of(check).toArray(String[]::new));
      }
      text.append(checks).append('\n');
    }
    if (report.judgement() != null) {
      TextTable benchmarks = new TextTable(Cells.BENCHMARK.toArray(String[]::new));
      for (Judgement.Line line : report.judgement().benchmarks()) {
        benchmarks.row(Cells.of(line).toArray(String[]::new));
      }
      text.append(benchmarks).append('\n');
    }
    report.remarks().forEach(remark -> text.append(remark).append('\n'));
    return text.append(report.headline()).append('\n').toString();
  }
}
