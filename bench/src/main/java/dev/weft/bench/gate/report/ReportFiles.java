package dev.weft.bench.gate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weft.bench.report.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a report. Each is there as a whole or not at all: those of an earlier run are
 * removed before a run begins, so that a run which is killed leaves none.
 *
 * @param json or null
 * @param markdown or null
 * @param junit or null
 */
public record ReportFiles(Path json, Path markdown, Path junit) {

  /**
   * Removes what an earlier run has left.
   *
   * @throws IOException if a file cannot be removed
   * @throws IllegalArgumentException if the folder of a file is not there
   */
  public void clear() throws IOException {
    for (Path file : files().toList()) {
      if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
        throw new IllegalArgumentException("no folder for " + file);
      }
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(file + " is a folder");
      }
    }
    for (Path file : files().toList()) {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Writes them.
   *
   * @throws IOException if one cannot be written
   */
  public void write(GateReport report) throws IOException {
    if (markdown != null) {
      JsonLines.replace(markdown, MarkdownReport.of(report));
    }
    if (junit != null) {
      JsonLines.replace(junit, JUnitReport.of(report));
    }
    if (json != null) {
      String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
      JsonLines.replace(json, text + "\n");
    }
  }

  private Stream<Path> files() {
    return Stream.of(json, markdown, junit).filter(Objects::nonNull);
  }
}
