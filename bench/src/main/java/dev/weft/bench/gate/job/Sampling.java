package dev.weft.bench.gate.job;

import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.verdict.Block;
import dev.weft.bench.gate.verdict.Role;
import dev.weft.bench.gate.verdict.Rules;
import dev.weft.bench.gate.version.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs blocks of forks for as long as the budget lasts, and never looks at what they measure. */
public final class Sampling {
  private final ForkRunner runner;
  private final List<String> benchmarks;
  private final Rules rules;
  private final PrintWriter progress;

  /**
   * Takes what to run.
   *
   * @param runner starts the forks
   * @param benchmarks labels
   * @param rules say how slow the canary is
   * @param progress a line for each block
   */
  public Sampling(ForkRunner runner, List<String> benchmarks, Rules rules, PrintWriter progress) {
    this.runner = runner;
    this.benchmarks = benchmarks;
    this.rules = rules;
    this.progress = progress;
  }

  /**
   * Runs blocks.
   *
   * @param baseline the one version
   * @param candidate the other; may be the same
   * @param until the time by {@link System#nanoTime} at which the last block must have ended, if
   *     blocks take as long as those before; one is run in any case
   * @throws IOException if a fork fails
   * @throws InterruptedException if interrupted
   */
  public List<Block> run(Version baseline, Version candidate, long until)
      throws IOException, InterruptedException {
    List<Block> blocks = new ArrayList<>();
    long begin = System.nanoTime();
    long longest = 0;
    do {
      long start = System.nanoTime();
      List<Map<String, Double>> forks = new ArrayList<>();
      for (Role role : Role.BLOCK) {
        Version version = role == Role.CANDIDATE ? candidate : baseline;
        double slowed = role == Role.CANARY ? rules.canary() : 0;
        ForkResult result = runner.time(version, slowed, benchmarks);
        forks.add(result.nanos());
      }
      blocks.add(new Block(forks));
      long now = System.nanoTime();
      longest = Math.max(longest, now - start);
      progress.printf(
          "weft gate: %d pairs after %.0f s%n", Role.PAIRS * blocks.size(), (now - begin) * 1e-9);
      progress.flush();
    } while (System.nanoTime() + longest < until);
    return blocks;
  }
}
