package dev.weft.bench.command;

import dev.weft.bench.report.FactLines;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.RunFacts;
import java.io.PrintWriter;

/** Reports on the terminal. */
final class ReportText {

  private ReportText() {}

  /** All tables, then how noisy it was. */
  static void print(PrintWriter out, Report report) {
    report
        .tables()
        .forEach(
            (title, table) -> {
              out.println(title);
              out.println(table);
            });
    tail(out, report);
  }

  /** The limits, and how noisy it was. */
  static void tail(PrintWriter out, Report report) {
    for (RunFacts run : report.runs()) {
      if (run.limits() != null) {
        out.println("limits: " + FactLines.text(run.limits()));
      }
      if (run.noise() != null) {
        out.println("run: " + run.noise().verdict());
      }
    }
    out.flush();
  }
}
