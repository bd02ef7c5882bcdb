package dev.weft.bench.gate.job;

import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.limit.LimitGate;
import dev.weft.bench.gate.report.GateReport;
import dev.weft.bench.gate.verdict.Block;
import dev.weft.bench.gate.verdict.Judge;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Rules;
import dev.weft.bench.gate.verdict.Verdict;
import dev.weft.bench.gate.version.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gate's job: the limits first, then, if they hold, the forks and the verdict. */
public final class GateJob {
  private final ForkRunner runner;
  private final List<String> benchmarks;
  private final Rules rules;
  private final LimitGate limits;
  private final PrintWriter progress;

  /**
   * Takes what both parts share.
   *
   * @param runner starts forks
   * @param benchmarks labels
   * @param rules of the verdict
   * @param limits of the quantities without statistics
   * @param progress a line now and then
   */
  public GateJob(
      ForkRunner runner,
      List<String> benchmarks,
      Rules rules,
      LimitGate limits,
      PrintWriter progress) {
    this.runner = runner;
    this.benchmarks = benchmarks;
    this.rules = rules;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * Holds a version against the limits alone.
   *
   * @param candidate the version
   * @param forks how many to take the medians of
   * @throws IOException if a fork fails
   * @throws InterruptedException if interrupted
   */
  public GateReport limits(Version candidate, int forks) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<ForkResult> found = facts(candidate, forks);
    List<Check> checks = limits.check(candidate, found, null, List.of());
    return report(null, candidate, begin, found, checks, null, List.of());
  }

  /**
   * Does all.
   *
   * @param baseline the version that is good
   * @param candidate the version under test
   * @param budget for all forks
   * @throws IOException if a fork fails
   * @throws InterruptedException if interrupted
   */
  public GateReport run(Version baseline, Version candidate, Duration budget)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<ForkResult> found = facts(candidate, 1);
    List<ForkResult> before = facts(baseline, 1);
    List<Check> checks = limits.check(candidate, found, baseline, before);
    if (checks.stream().anyMatch(Check::broken)) {
      return report(baseline, candidate, begin, found, checks, null, List.of());
    }
    Sampling sampling = new Sampling(runner, benchmarks, rules, progress);
    List<Block> blocks = sampling.run(baseline, candidate, begin + budget.toNanos());
    Judgement judgement = new Judge(rules).judge(blocks, benchmarks);
    return report(baseline, candidate, begin, found, checks, judgement, blocks);
  }

  private List<ForkResult> facts(Version version, int forks)
      throws IOException, InterruptedException {
    progress.println("weft gate: limits of " + version.name() + " ...");
    progress.flush();
    List<ForkResult> found = new ArrayList<>();
    for (int i = 0; i < forks; i++) {
      found.add(runner.facts(version, benchmarks));
    }
    return found;
  }

  private GateReport report(
      Version baseline,
      Version candidate,
      long begin,
      List<ForkResult> found,
      List<Check> checks,
      Judgement judgement,
      List<Block> blocks) {
    Verdict verdict = judgement == null ? Verdict.PASS : judgement.verdict();
    if (checks.stream().anyMatch(Check::broken)) {
      verdict = Verdict.FAIL;
    }
    Map<String, String> notes = new LinkedHashMap<>();
    found.forEach(fork -> notes.putAll(fork.notes()));
    return new GateReport(
        verdict,
        baseline == null ? null : baseline.name(),
        candidate.name(),
        rules.maxRegression(),
        rules.canary(),
        rules.confidence(),
        (System.nanoTime() - begin) * 1e-9,
        notes,
        checks,
        judgement,
        blocks);
  }
}
