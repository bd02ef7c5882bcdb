package dev.weft.bench.command;

import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes reports of results that were measured before. */
@Command(
    name = "report",
    description = {
      "Make a report of result files (bench --json, latency --json, peers' scripts), measure"
          + " nothing.",
      "Several files become one report; each result is held against the limits of its own run."
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of JSON lines.")
  private List<Path> inputs;

  @Mixin private ReportFiles files = new ReportFiles();

  @Override
  public Integer call() throws IOException {
    files.check(spec);
    List<Report> parts = new ArrayList<>();
    for (Path input : inputs) {
      if (!Files.isRegularFile(input)) {
        throw new ParameterException(spec.commandLine(), "no such file: " + input);
      }
      parts.add(ReportFile.read(input));
    }
    Report report = Report.merged(parts);
    if (report.tables().isEmpty()) {
      throw new IllegalArgumentException("no results in " + inputs);
    }
    files.write(report);
    ReportText.print(spec.commandLine().getOut(), report);
    return 0;
  }
}
