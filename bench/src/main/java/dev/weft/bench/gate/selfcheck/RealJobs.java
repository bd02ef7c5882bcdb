package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.GateOptions;
import dev.weft.bench.gate.job.ForkRunner;
import dev.weft.bench.gate.job.Sampling;
import dev.weft.bench.gate.verdict.Judge;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Verdict;
import dev.weft.bench.gate.version.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Real jobs of a version against itself. */
public final class RealJobs {
  private static final double PASS_SHARE = 0.9;

  private final ForkRunner runner;
  private final GateOptions options;
  private final PrintWriter out;
  private final PrintWriter progress;

  /**
   * Takes what jobs share.
   *
   * @param runner starts forks
   * @param options budget, benchmarks and rules
   * @param out a line for each job
   * @param progress a line for each block
   */
  public RealJobs(ForkRunner runner, GateOptions options, PrintWriter out, PrintWriter progress) {
    this.runner = runner;
    this.options = options;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Runs jobs.
   *
   * @param version against itself
   * @param jobs how many
   * @return whether none failed and nine of ten passed
   * @throws IOException if a fork fails
   * @throws InterruptedException if interrupted
   */
  public boolean run(Version version, int jobs) throws IOException, InterruptedException {
    Sampling sampling = new Sampling(runner, options.benchmarks(), options.rules(), progress);
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (int job = 1; job <= jobs; job++) {
      long until = System.nanoTime() + options.budget().toNanos();
      Judgement judgement =
          new Judge(options.rules())
              .judge(sampling.run(version, version, until), options.benchmarks());
      counts.merge(judgement.verdict(), 1, Integer::sum);
      out.printf(
          "real job %d of %d: %s, %d pairs%n", job, jobs, judgement.verdict(), judgement.pairs());
      out.flush();
    }
    return !counts.containsKey(Verdict.FAIL)
        && counts.getOrDefault(Verdict.PASS, 0) >= PASS_SHARE * jobs;
  }
}
