package dev.weft.bench.gate.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report as a comment on a pull request. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** The verdict first, what is not well before what is. */
  public static String of(GateReport report) {
    StringBuilder text = new StringBuilder("### Weft gate: ");
    text.append(escaped(report.headline())).append("\n\n");
    report.remarks().forEach(remark -> text.append("- ").append(escaped(remark)).append('\n'));
    if (report.judgement() != null) {
      text.append('\n');
      titles(text, Cells.BENCHMARK);
      report.judgement().benchmarks().forEach(line -> row(text, Cells.of(line)));
    }
    if (!report.checks().isEmpty()) {
      text.append("\n<details><summary>Limits</summary>\n\n");
      titles(text, Cells.CHECK);
      report.checks().forEach(check -> row(text, Cells.of(check)));
      text.append("\n</details>\n");
    }
    return text.toString();
  }

  private static void titles(StringBuilder text, List<String> titles) {
    row(text, titles.stream().map(title -> title.replaceFirst("^>", "")).toList());
    row(text, titles.stream().map(title -> title.startsWith(">") ? "---:" : "---").toList());
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
        cells.stream()
            .map(MarkdownReport::escaped)
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
