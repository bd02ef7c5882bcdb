package dev.weft.bench.gate.report;

import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.report.TextTable;
import java.util.List;

/** The report's tables as cells of text, for every form alike. */
final class Cells {

  /** Titles of a benchmark's cells; one that begins with {@code >} is a number. */
  static final List<String> BENCHMARK =
      List.of(
          "benchmark",
          ">baseline µs",
          ">candidate µs",
          ">change",
          ">interval",
          ">p",
          ">canary",
          ">noise",
          "verdict");

  /** Titles of a check's cells. */
  static final List<String> CHECK =
      List.of("metric", "benchmark", ">value", ">baseline", ">limit", "outcome");

  private Cells() {}

  static List<String> of(Judgement.Line line) {
    return List.of(
        line.benchmark(),
        TextTable.number(line.baselineNanos() * 1e-3),
        TextTable.number(line.candidateNanos() * 1e-3),
        GateReport.change(line.ratio()),
        GateReport.change(line.lower()) + " to " + GateReport.change(line.upper()),
        line.p() < 1e-3 ? "< 0.001" : "%.3f".formatted(line.p()),
        GateReport.change(line.canaryRatio()),
        GateReport.percent(line.noise()),
        line.verdict().name());
  }

  static List<String> of(Check check) {
    return List.of(
        check.metric(),
        check.benchmark(),
        check.value(),
        check.baseline() == null ? "" : check.baseline(),
        check.limit(),
        check.outcome());
  }
}
