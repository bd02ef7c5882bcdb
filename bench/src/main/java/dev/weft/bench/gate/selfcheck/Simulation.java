package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.verdict.Block;
import dev.weft.bench.gate.verdict.Judge;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Role;
import dev.weft.bench.gate.verdict.Rules;
import dev.weft.bench.gate.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Jobs made of recorded forks. A block is made of forks that followed each other, so that what
 * drifts drifts as it did; blocks are drawn at random.
 */
final class Simulation {
  private final Recording recording;
  private final Rules rules;
  private final int blocks;

  /**
   * Takes what all jobs share.
   *
   * @param recording of one version
   * @param rules of the verdict
   * @param blocks of a job
   */
  Simulation(Recording recording, Rules rules, int blocks) {
    this.recording = recording;
    this.rules = rules;
    this.blocks = blocks;
  }

  /**
   * How often each verdict comes.
   *
   * @param scenario says what is injected
   * @param jobs how many
   * @param seed equal seeds draw alike
   */
  Map<Verdict, Integer> run(Scenario scenario, int jobs, long seed) {
    List<String> benchmarks = recording.benchmarks();
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    IntStream.range(0, jobs)
        .parallel()
        .mapToObj(
            job -> {
              String only = scenario.one() ? benchmarks.get(job % benchmarks.size()) : null;
              return job(new SplittableRandom(seed + job), scenario.slowdown(), only).verdict();
            })
        .toList()
        .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
    return counts;
  }

  private Judgement job(SplittableRandom random, double slowdown, String only) {
    List<Block> drawn = new ArrayList<>();
    int starts = recording.forks().size() - Role.BLOCK.size() + 1;
    for (int b = 0; b < blocks; b++) {
      int start = random.nextInt(starts);
      List<Map<String, Double>> forks = new ArrayList<>();
      for (int i = 0; i < Role.BLOCK.size(); i++) {
        Map<String, Double> nanos = recording.forks().get(start + i).nanos();
        forks.add(
            switch (Role.BLOCK.get(i)) {
              case BASELINE -> nanos;
              case CANDIDATE -> slowed(nanos, slowdown, only);
              case CANARY -> slowed(nanos, rules.canary(), null);
            });
      }
      drawn.add(new Block(forks));
    }
    return new Judge(rules).judge(drawn, recording.benchmarks());
  }

  private static Map<String, Double> slowed(
      Map<String, Double> nanos, double slowdown, String only) {
    Map<String, Double> slowed = new HashMap<>(nanos);
    slowed.replaceAll(
        (label, time) -> only == null || only.equals(label) ? time * (1 + slowdown) : time);
    return slowed;
  }
}
