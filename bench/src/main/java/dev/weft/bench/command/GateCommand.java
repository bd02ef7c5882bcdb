package dev.weft.bench.command;

import dev.weft.bench.gate.GateOptions;
import dev.weft.bench.gate.GateSession;
import dev.weft.bench.gate.fork.GateBench;
import dev.weft.bench.gate.report.ReportFiles;
import dev.weft.bench.gate.verdict.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the engine against an older version of it, and against limits. */
@Command(
    name = "gate",
    description = {
      "Say whether a version of the engine is slower than another: limits that need no statistics,",
      "then pairs of JVMs by turns, both built before anything is measured."
    },
    exitCodeList = {
      "0:PASS",
      "1:FAIL, or the command could not finish",
      "2:bad usage or input",
      "3:INCONCLUSIVE: too noisy to tell within the budget"
    })
final class GateCommand implements Callable<Integer> {
  private static final double MOST_REGRESSION = 0.5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--baseline",
      paramLabel = "REF",
      description = "What to compare with: a git ref, a jar or a folder of jars.")
  private String baseline;

  @Option(
      names = "--candidate",
      paramLabel = "REF",
      description = "What is tested, likewise. Default: the working tree.")
  private String candidate;

  @Option(
      names = "--deterministic",
      description = "Only hold the candidate against the limits; no baseline, a minute.")
  private boolean deterministic;

  @Option(
      names = "--self-check",
      description = "Prove the gate: simulated jobs from recorded forks, then real ones.")
  private boolean selfCheck;

  @Option(
      names = "--bench",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only benchmarks with this in their name. Default: all.")
  private String bench;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = GateValues.Time.class,
      description = "For all forks, such as 90s or 10m, the default.")
  private Duration budget;

  @Option(
      names = "--max-regression",
      paramLabel = "PERCENT",
      defaultValue = "5%",
      converter = GateValues.Percent.class,
      description = "The slowdown that is allowed. Default: 5%%.")
  private double maxRegression;

  @Option(names = "--strict", description = "Limits that only some machines reach block, too.")
  private boolean strict;

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description = "The file of limits. Default: bench/gates.toml of the project.")
  private Path limits;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all, samples included.")
  private Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write it for a pull request.")
  private Path markdown;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML.")
  private Path junit;

  @Option(
      names = "--recordings",
      paramLabel = "FOLDER",
      description = "With --self-check: recorded forks; made if it has none.")
  private Path recordings;

  @Option(
      names = "--record",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = GateValues.Time.class,
      description = "With --self-check: how long to record; half as long beside a busy core.")
  private Duration record;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "With --self-check: simulated jobs of each kind. Default: 1000.")
  private int jobs;

  @Option(
      names = "--real-jobs",
      paramLabel = "N",
      defaultValue = "10",
      description = "With --self-check: real jobs, a budget each. Default: 10.")
  private int realJobs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    GateOptions options = options();
    GateSession session =
        new GateSession(options, spec.commandLine().getOut(), spec.commandLine().getErr());
    if (selfCheck) {
      return session.selfCheck(recordings, record, jobs, realJobs) ? 0 : 1;
    }
    return deterministic
        ? session.limits(candidate).exitCode()
        : session.gate(baseline, candidate).exitCode();
  }

  private GateOptions options() {
    if (Stream.of(baseline != null, deterministic, selfCheck).filter(b -> b).count() != 1) {
      throw bad("expected one of --baseline REF, --deterministic and --self-check");
    }
    if (selfCheck && (candidate != null || json != null || markdown != null || junit != null)) {
      throw bad("--self-check takes no --candidate and writes no report");
    }
    if (!selfCheck && recordings != null) {
      throw bad("--recordings needs --self-check");
    }
    if (jobs < 1 || realJobs < 0) {
      throw bad("--jobs and --real-jobs cannot be below 1 and 0");
    }
    if (maxRegression <= 0 || maxRegression > MOST_REGRESSION) {
      throw bad("--max-regression is out of range, expected more than 0%, at most 50%");
    }
    return new GateOptions(
        home(),
        benchmarks(),
        Rules.of(maxRegression),
        budget,
        limitsFile(),
        strict,
        new ReportFiles(json, markdown, junit));
  }

  private List<String> benchmarks() {
    try {
      Pattern pattern = Pattern.compile(bench);
      List<String> chosen =
          GateBench.labels().stream().filter(label -> pattern.matcher(label).find()).toList();
      if (chosen.isEmpty()) {
        throw bad("--bench " + bench + " is in none of " + GateBench.labels());
      }
      return chosen;
    } catch (PatternSyntaxException e) {
      throw bad("--bench is no regular expression: " + e.getDescription());
    }
  }

  private Path limitsFile() {
    Path file = limits;
    if (file == null) {
      Path home = home();
      file = home == null ? Path.of("gates.toml") : home.resolve("bench").resolve("gates.toml");
    }
    if (!Files.isRegularFile(file)) {
      throw bad("no file of limits: " + file);
    }
    return file;
  }

  /** Where the launcher found the project, or null. */
  private static Path home() {
    String home = System.getProperty("weft.home");
    return home == null || !Files.isDirectory(Path.of(home)) ? null : Path.of(home);
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
