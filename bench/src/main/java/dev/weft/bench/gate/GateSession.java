package dev.weft.bench.gate;

import dev.weft.bench.gate.job.ForkRunner;
import dev.weft.bench.gate.job.GateJob;
import dev.weft.bench.gate.job.Processors;
import dev.weft.bench.gate.limit.LimitGate;
import dev.weft.bench.gate.limit.Limits;
import dev.weft.bench.gate.report.GateReport;
import dev.weft.bench.gate.report.TextReport;
import dev.weft.bench.gate.selfcheck.Load;
import dev.weft.bench.gate.selfcheck.Outcome;
import dev.weft.bench.gate.selfcheck.RealJobs;
import dev.weft.bench.gate.selfcheck.Recorder;
import dev.weft.bench.gate.selfcheck.Recording;
import dev.weft.bench.gate.selfcheck.SelfCheck;
import dev.weft.bench.gate.verdict.Verdict;
import dev.weft.bench.gate.version.RunningJars;
import dev.weft.bench.gate.version.Version;
import dev.weft.bench.gate.version.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One execution of the gate's command: makes the versions, runs jobs on copies of them, reports.
 */
public final class GateSession {
  private static final int LIMIT_FORKS = 3;

  private final GateOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Takes what is asked for.
   *
   * @param options of the command line
   * @param out for the report
   * @param err for progress
   */
  public GateSession(GateOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Holds a version against the limits alone.
   *
   * @param candidate as the command line names it, or null for the working tree
   * @throws IOException if a version cannot be built or measured
   * @throws InterruptedException if interrupted
   */
  public Verdict limits(String candidate) throws IOException, InterruptedException {
    return report((job, folder) -> job.limits(version(candidate, folder), LIMIT_FORKS));
  }

  /**
   * Compares two versions.
   *
   * @param baseline as the command line names it
   * @param candidate likewise, or null for the working tree
   * @throws IOException if a version cannot be built or measured
   * @throws InterruptedException if interrupted
   */
  public Verdict gate(String baseline, String candidate) throws IOException, InterruptedException {
    return report(
        (job, folder) -> {
          Version before = version(baseline, folder.resolve("baseline"));
          Version after = version(candidate, folder.resolve("candidate"));
          return job.run(before, after, options.budget());
        });
  }

  private interface Work {
    GateReport run(GateJob job, Path folder) throws IOException, InterruptedException;
  }

  private Verdict report(Work work) throws IOException, InterruptedException {
    options.reports().clear();
    LimitGate limits = new LimitGate(Limits.read(options.limits()), options.strict());
    try (TemporaryFolder temporary = new TemporaryFolder()) {
      Path folder = temporary.path();
      ForkRunner runner = runner(folder);
      GateJob job = new GateJob(runner, options.benchmarks(), options.rules(), limits, err);
      GateReport report = work.run(job, folder);
      options.reports().write(report);
      out.print(TextReport.of(report));
      out.flush();
      return report.verdict();
    }
  }

  /**
   * Proves the gate.
   *
   * @param recordings a folder of recordings, or null to make them anew
   * @param record how long to record, where there are none
   * @param jobs simulated jobs of each kind
   * @param realJobs real jobs
   * @return whether all that is demanded holds
   * @throws IOException if a fork fails or a recording cannot be read
   * @throws InterruptedException if interrupted
   */
  public boolean selfCheck(Path recordings, Duration record, int jobs, int realJobs)
      throws IOException, InterruptedException {
    try (TemporaryFolder temporary = new TemporaryFolder()) {
      Path folder = temporary.path();
      Version version = version(null, folder.resolve("version"));
      ForkRunner runner = runner(folder);
      Path kept = recordings == null ? folder : recordings;
      Recorder recorder = new Recorder(runner, options.benchmarks(), err);
      Recording quiet = recording(recorder, version, kept.resolve("quiet.jsonl"), record, null);
      Duration half = record.dividedBy(2);
      Version harness = RunningJars.harness();
      Recording loaded = recording(recorder, version, kept.resolve("loaded.jsonl"), half, harness);
      SelfCheck check = new SelfCheck(options.rules(), jobs, options.budget().toMillis() * 1e-3);
      List<Outcome> outcomes = check.run(quiet, loaded);
      out.print(SelfCheck.text(outcomes));
      out.flush();
      boolean ok = outcomes.stream().allMatch(Outcome::met);
      RealJobs real = new RealJobs(runner, options, out, err);
      return (realJobs == 0 || real.run(version, realJobs)) && ok;
    }
  }

  private static Recording recording(
      Recorder recorder, Version version, Path file, Duration time, Version loadedBy)
      throws IOException, InterruptedException {
    if (Files.exists(file)) {
      return Recording.read(file);
    }
    if (loadedBy == null) {
      return recorder.record(version, time, file);
    }
    try (Load _ = new Load(loadedBy)) {
      return recorder.record(version, time, file);
    }
  }

  private ForkRunner runner(Path folder) throws IOException {
    Version harness = RunningJars.harness().copied(folder.resolve("harness"));
    return new ForkRunner(harness, folder, Processors.last());
  }

  private Version version(String text, Path folder) throws IOException, InterruptedException {
    Version version =
        text == null ? RunningJars.engine() : new Versions(options.home(), err).of(text);
    return version.copied(folder);
  }
}
