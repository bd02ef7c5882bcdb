package dev.weft.bench.page;

import dev.weft.bench.report.FactLines;
import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.RunFacts;
import dev.weft.bench.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report as one HTML page: style, script, data and plots are in it. */
public final class ReportPage {

  private ReportPage() {}

  /** Writes a report as a whole. */
  public static void write(Path file, Report report) throws IOException {
    JsonLines.replace(file, of(report));
  }

  /** A report as a page. */
  public static String of(Report report) throws IOException {
    // What is put in last is looked through for no further place.
    return Inlined.resource(ReportPage.class, "report.html")
        .replace("$UPLOT_CSS", Inlined.uPlot("uPlot.min.css"))
        .replace("$SCRIPT", Inlined.resource(ReportPage.class, "report.js"))
        .replace("$UPLOT_JS", Inlined.uPlot("uPlot.iife.min.js"))
        .replace("$HEADER", header(report))
        .replace("$TABLES", tables(report))
        .replace("$MACHINE", machine(report))
        .replace("$DATA", Inlined.script(JsonLines.line(data(report))));
  }

  private static Map<String, Object> data(Report report) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("roofline", RooflinePlot.of(report.runs(), report.results()));
    data.put("times", TimePlots.of(report.results(), report.others()));
    data.put("loads", LoadPlots.of(report.loads()));
    return data;
  }

  private static String header(Report report) {
    StringBuilder text = new StringBuilder();
    for (RunFacts run : report.runs()) {
      text.append("<p>Measured ").append(Inlined.escape(run.started().replace('T', ' ')));
      text.append(" on ").append(Inlined.escape(fact(run, "machine", "cpu"))).append(" (");
      text.append(Inlined.escape(fact(run, "machine", "cores"))).append(" cores), Java ");
      text.append(Inlined.escape(fact(run, "java", "version"))).append(", commit <code>");
      text.append(Inlined.escape(run.commit())).append("</code>.");
      if (run.noise() != null) {
        String verdict = run.noise().verdict();
        boolean quiet = verdict.equals("quiet");
        text.append(" The run was <strong class=\"").append(quiet ? "good" : "poor").append("\">");
        text.append(Inlined.escape(verdict)).append("</strong>.");
      }
      text.append("</p>\n");
      for (String note : run.notes() == null ? java.util.List.<String>of() : run.notes()) {
        text.append("<p class=\"note\">Peer ").append(Inlined.escape(note)).append("</p>\n");
      }
    }
    return text.toString();
  }

  private static String fact(RunFacts run, String section, String name) {
    Map<String, Object> facts = run.facts() == null ? null : run.facts().get(section);
    return facts == null ? "unknown" : Inlined.words(facts.getOrDefault(name, "unknown"));
  }

  private static String tables(Report report) {
    StringBuilder text = new StringBuilder();
    report
        .tables()
        .forEach(
            (title, table) -> {
              text.append("<h2>").append(Inlined.escape(title)).append("</h2>\n");
              append(text, table);
            });
    return text.toString();
  }

  private static void append(StringBuilder text, TextTable table) {
    text.append("<div class=\"scroll\"><table class=\"results\">\n<thead><tr>");
    for (int c = 0; c < table.columns(); c++) {
      cell(text, "th", table.right(c), table.title(c));
    }
    text.append("</tr></thead>\n<tbody>\n");
    for (String[] row : table.rows()) {
      text.append("<tr>");
      for (int c = 0; c < row.length; c++) {
        cell(text, "td", table.right(c), row[c]);
      }
      text.append("</tr>\n");
    }
    text.append("</tbody></table></div>\n");
  }

  private static void cell(StringBuilder text, String tag, boolean right, String value) {
    text.append('<').append(tag).append(right ? " class=\"r\">" : ">");
    text.append(Inlined.escape(value)).append("</").append(tag).append('>');
  }

  private static String machine(Report report) {
    StringBuilder text = new StringBuilder();
    for (RunFacts run : report.runs()) {
      text.append("<table class=\"facts\">\n");
      FactLines.of(run)
          .forEach(
              (name, value) ->
                  text.append("<tr><th>")
                      .append(Inlined.escape(name))
                      .append("</th><td>")
                      .append(Inlined.escape(Inlined.words(value)))
                      .append("</td></tr>\n"));
      text.append("</table>\n");
    }
    return text.toString();
  }
}
