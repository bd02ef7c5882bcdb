package dev.weft.bench.command;

import dev.weft.bench.page.ReportPage;
import dev.weft.bench.report.Markdown;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which files a report is written to. Each appears as a whole or not. */
final class ReportFiles {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to a file too, one JSON object a line.")
  private Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write a report in Markdown too.")
  private Path markdown;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report as a page with plots too, which needs no network.")
  private Path html;

  Path json() {
    return json;
  }

  boolean none() {
    return json == null && markdown == null && html == null;
  }

  /**
   * Finds out before anything is measured whether the files can be written.
   *
   * @throws ParameterException if not
   */
  void check(CommandSpec spec) {
    files()
        .forEach(
            (option, file) -> {
              if (file == null) {
                return;
              }
              Path folder = file.toAbsolutePath().getParent();
              if (folder == null || !Files.isDirectory(folder)) {
                throw new ParameterException(
                    spec.commandLine(), "no folder for " + option + " " + file);
              }
              if (Files.isDirectory(file)) {
                throw new ParameterException(
                    spec.commandLine(), option + " " + file + " is a folder, expected a file");
              }
              if (!Files.isWritable(folder)) {
                throw new ParameterException(
                    spec.commandLine(), "cannot write to the folder of " + option + " " + file);
              }
            });
  }

  private Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("--json", json);
    files.put("--markdown", markdown);
    files.put("--html", html);
    return files;
  }

  void write(Report report) throws IOException {
    if (json != null) {
      ReportFile.write(json, report);
    }
    if (markdown != null) {
      Markdown.write(markdown, report);
    }
    if (html != null) {
      ReportPage.write(html, report);
    }
  }
}
