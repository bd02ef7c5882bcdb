package dev.weft.bench.demo;

import dev.weft.bench.page.Inlined;
import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The demonstration as one HTML page that needs nothing else: style, script and pictures are in it.
 */
public final class DemoPage {
  private final DemoReport report;
  private final Map<String, Map<String, ?>> facts;

  /**
   * Takes what is shown.
   *
   * @param facts about the machine, by section
   */
  public DemoPage(DemoReport report, Map<String, Map<String, ?>> facts) {
    this.report = report;
    this.facts = facts;
  }

  /** Writes the page as a whole. */
  public void write(Path file) throws IOException {
    JsonLines.replace(file, html());
  }

  private String html() throws IOException {
    List<DemoRun> dense = runs("dense");
    int longest = dense.get(dense.size() - 1).n();
    return Inlined.resource(DemoPage.class, "demo.html")
        .replace("$UPLOT_CSS", Inlined.uPlot("uPlot.min.css"))
        .replace("$UPLOT_JS", Inlined.uPlot("uPlot.iife.min.js"))
        .replace("$TOKENS", "%,d".formatted(report.text().count()))
        .replace("$VOCABULARY", "%,d".formatted(report.text().vocabulary()))
        .replace("$FILES", "%,d".formatted(report.text().files()))
        .replace("$HEADS", String.valueOf(Demo.HEADS))
        .replace("$HEAD_DIM", String.valueOf(Demo.HEAD_DIM))
        .replace("$LONGEST", "%,d".formatted(longest))
        .replace("$SPEED_UP", "%.1f".formatted(report.speedUp(longest)))
        .replace("$VERDICT", report.ok() ? "agrees" : "<strong>does not agree</strong>")
        .replace("$ERROR", "%.0e".formatted(largestError()))
        .replace("$ROWS", rows())
        .replace("$FACTS", facts())
        .replace(
            "$SHOWN", String.valueOf(Math.min(PatternPicture.MOST_TOKENS, report.text().count())))
        .replace("$PICTURE", Base64.getEncoder().encodeToString(report.picture()))
        .replace("$X", JsonLines.line(dense.stream().map(DemoRun::n).toList()))
        .replace("$DENSE", JsonLines.line(dense.stream().map(DemoRun::millis).toList()))
        .replace("$SPARSE", JsonLines.line(runs("sparse").stream().map(DemoRun::millis).toList()));
  }

  private List<DemoRun> runs(String name) {
    return report.runs().stream().filter(run -> run.name().equals(name)).toList();
  }

  private double largestError() {
    return report.runs().stream().mapToDouble(run -> run.deviation().most()).max().orElse(0);
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (DemoRun run : report.runs()) {
      boolean sparse = run.name().equals("sparse");
      rows.append("<tr class=\"").append(run.name()).append("\">");
      cell(rows, sparse ? "" : "%,d".formatted(run.n()));
      cell(rows, run.name());
      cell(rows, TextTable.number(run.millis()));
      cell(rows, TextTable.number(run.tokensPerSecond()));
      cell(rows, "%.0f %%".formatted(100 * run.ofPeak()));
      cell(rows, TextTable.number(run.mebibytes()));
      cell(rows, "%.0e".formatted(run.deviation().most()));
      cell(rows, sparse ? "%.1f ×".formatted(report.speedUp(run.n())) : "");
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  private static void cell(StringBuilder rows, String text) {
    rows.append("<td>").append(text).append("</td>");
  }

  private String facts() {
    StringBuilder rows = new StringBuilder();
    facts.forEach(
        (title, section) ->
            section.forEach(
                (key, value) ->
                    rows.append("<tr><th>")
                        .append(Inlined.escape(title + " " + key))
                        .append("</th><td>")
                        .append(Inlined.escape(Inlined.words(value)))
                        .append("</td></tr>\n")));
    rows.append(
        "<tr><th>FMA peak</th><td>%.0f GFLOP/s a core, %d threads in use</td></tr>\n"
            .formatted(report.corePeak(), report.threads()));
    return rows.toString();
  }
}
