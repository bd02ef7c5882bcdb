package dev.weft.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Reports as Markdown. */
public final class Markdown {

  private Markdown() {}

  /** Writes a report as a whole. */
  public static void write(Path file, Report report) throws IOException {
    JsonLines.replace(file, of(report));
  }

  /** A report as text. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("# Weft: measurements\n");
    for (RunFacts run : report.runs()) {
      if (run.noise() != null) {
        text.append("\nRun of ").append(run.started()).append(", ").append(run.commit());
        text.append(": ").append(run.noise().verdict()).append(".\n");
      }
    }
    report
        .tables()
        .forEach(
            (title, table) -> {
              text.append("\n## ").append(title).append("\n\n");
              append(text, table);
            });
    for (RunFacts run : report.runs()) {
      text.append("\n## Run and machine\n\n| what | value |\n|---|---|\n");
      FactLines.of(run)
          .forEach(
              (name, value) ->
                  text.append("| ")
                      .append(cell(name))
                      .append(" | ")
                      .append(cell(words(value)))
                      .append(" |\n"));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, TextTable table) {
    StringBuilder rule = new StringBuilder("|");
    text.append('|');
    for (int c = 0; c < table.columns(); c++) {
      text.append(' ').append(cell(table.title(c))).append(" |");
      rule.append(table.right(c) ? "---:|" : "---|");
    }
    text.append('\n').append(rule).append('\n');
    for (String[] row : table.rows()) {
      text.append('|');
      for (String value : row) {
        text.append(' ').append(cell(value)).append(" |");
      }
      text.append('\n');
    }
  }

  private static String words(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
