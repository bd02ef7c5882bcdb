package dev.weft.bench.command;

import dev.weft.bench.demo.Demo;
import dev.weft.bench.demo.DemoPage;
import dev.weft.bench.demo.DemoReport;
import dev.weft.dsa.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows dense and sparse attention over real text. */
@Command(
    name = "demo",
    description = {
      "Attend over text, dense and sparse, at growing lengths; check, print a table, write a page.",
      "Less than a minute on two cores."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Texts, or folders of Java sources. Default: this project's own sources.")
  private List<Path> files = List.of();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      defaultValue = "weft-demo.html",
      description = "The page, which needs no network. Default: weft-demo.html.")
  private Path html;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "16384",
      description = "The longest text. Default: 16384.")
  private int maxTokens;

  @Mixin private EnginePick pick = new EnginePick();

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = pick.open()) {
      List<Path> texts = files.isEmpty() ? List.of(ownSources()) : files;
      DemoReport report = new Demo(engine, spec.commandLine().getErr()).run(texts, maxTokens);
      new DemoPage(report, Facts.all(engine)).write(html);
      out.print(report.table());
      out.println("page: " + html);
      out.flush();
      if (!report.ok()) {
        spec.commandLine()
            .getErr()
            .println("weft demo: a result does not agree with the reference");
      }
      return report.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private void check() {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new ParameterException(spec.commandLine(), "no such file: " + file);
      }
    }
    if (maxTokens < 128 || maxTokens > 1 << 20) {
      throw new ParameterException(
          spec.commandLine(), "--max-tokens is " + maxTokens + ", expected 128 to 1048576");
    }
    if (!Files.isDirectory(html.toAbsolutePath().getParent())) {
      throw new ParameterException(spec.commandLine(), "no folder for --html " + html);
    }
  }

  /** Where the launcher found the project. */
  private Path ownSources() {
    String home = System.getProperty("weft.home");
    if (home == null || !Files.isDirectory(Path.of(home))) {
      throw new ParameterException(
          spec.commandLine(), "the project's sources are not here: name a FILE");
    }
    return Path.of(home);
  }
}
