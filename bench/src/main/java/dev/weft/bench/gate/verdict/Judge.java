package dev.weft.bench.gate.verdict;

import dev.weft.bench.gate.stats.Holm;
import dev.weft.bench.gate.stats.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Decides from the forks of a job. The number of blocks must not depend on what they measured. */
public final class Judge {
  private static final long SEED = 20_260_101;

  private final Rules rules;

  /** Takes the rules. */
  public Judge(Rules rules) {
    this.rules = rules;
  }

  /**
   * Decides.
   *
   * @param blocks the job's, one or more
   * @param benchmarks labels
   */
  public Judgement judge(List<Block> blocks, List<String> benchmarks) {
    int count = benchmarks.size();
    Estimate[] candidates = new Estimate[count];
    Estimate[] canaries = new Estimate[count];
    double[] noise = new double[count];
    for (int i = 0; i < count; i++) {
      String label = benchmarks.get(i);
      noise[i] = Noise.aroundZero(blocks.stream().mapToDouble(b -> b.baselines(label)).toArray());
      double[][] ratios = blocks.stream().map(b -> b.candidate(label)).toArray(double[][]::new);
      candidates[i] = Estimate.of(ratios, noise[i], rules, SEED + i);
      // A canary is held against two baselines: half of its noise is halved.
      double[][] slowed = blocks.stream().map(b -> b.canary(label)).toArray(double[][]::new);
      canaries[i] = Estimate.of(slowed, noise[i] * Math.sqrt(0.75), rules, SEED + count + i);
    }
    double[] p = Holm.adjust(Arrays.stream(candidates).mapToDouble(Estimate::p).toArray());
    double[] canaryP = Holm.adjust(Arrays.stream(canaries).mapToDouble(Estimate::p).toArray());
    boolean caught = Arrays.stream(canaryP).anyMatch(value -> value <= rules.level());
    List<Judgement.Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = benchmarks.get(i);
      String doubt = doubt(blocks.size(), caught, canaries[i]);
      lines.add(line(blocks, label, candidates[i], p[i], canaries[i], noise[i], doubt));
    }
    return new Judgement(inAll(lines), caught, Role.PAIRS * blocks.size(), lines);
  }

  private static Verdict inAll(List<Judgement.Line> lines) {
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
      if (lines.stream().anyMatch(line -> line.verdict() == verdict)) {
        return verdict;
      }
    }
    return Verdict.PASS;
  }

  /** Why nothing can be said, or null. */
  private String doubt(int blocks, boolean caught, Estimate canary) {
    if (blocks < Rules.FEWEST_BLOCKS) {
      return "only " + Role.PAIRS * blocks + " pairs";
    }
    boolean seen = canary.interval().lower() > 0 && canary.interval().upper() > rules.limit();
    return caught && seen ? null : "the canary was not caught";
  }

  private Judgement.Line line(
      List<Block> blocks,
      String label,
      Estimate candidate,
      double p,
      Estimate canary,
      double noise,
      String doubt) {
    Verdict verdict = Verdict.INCONCLUSIVE;
    String reason = doubt == null ? "the interval includes the allowed regression" : doubt;
    if (doubt == null && p <= rules.level()) {
      verdict = Verdict.FAIL;
      reason = "slower than allowed";
    } else if (doubt == null && candidate.interval().upper() < rules.limit()) {
      verdict = Verdict.PASS;
      reason = "the interval excludes the allowed regression";
    }
    return new Judgement.Line(
        label,
        verdict,
        reason,
        nanos(blocks, label, Role.BASELINE),
        nanos(blocks, label, Role.CANDIDATE),
        Math.exp(candidate.median()),
        Math.exp(candidate.interval().lower()),
        Math.exp(candidate.interval().upper()),
        p,
        Math.exp(canary.median()),
        Math.exp(canary.interval().lower()),
        Math.exp(canary.interval().upper()),
        noise,
        verdict == Verdict.INCONCLUSIVE ? more(blocks, label, candidate, noise, doubt) : 0);
  }

  /** Pairs that the verdict still lacks, if the noise stays as it is. */
  private long more(
      List<Block> blocks, String label, Estimate candidate, double noise, String doubt) {
    double[] strays =
        blocks.stream()
            .flatMapToDouble(b -> Arrays.stream(b.candidate(label)))
            .map(ratio -> ratio - candidate.median())
            .toArray();
    double deviation = Math.max(noise, Noise.aroundZero(strays));
    // At the limit itself no number would do; a canary's distance from it is known.
    double margin =
        doubt != null
            ? Math.log1p(rules.canary()) - rules.limit()
            : Math.max(Math.abs(rules.limit() - candidate.median()), rules.limit() / 20);
    long needed = Noise.needed(deviation, margin, rules.confidence());
    long least = (long) Role.PAIRS * Rules.FEWEST_BLOCKS;
    long pairs = (long) Role.PAIRS * blocks.size();
    return Math.max(Math.max(needed, least) - pairs, Role.PAIRS);
  }

  private static double nanos(List<Block> blocks, String label, Role role) {
    List<Double> all = new ArrayList<>();
    for (Block block : blocks) {
      for (int i = 0; i < Role.BLOCK.size(); i++) {
        if (Role.BLOCK.get(i) == role) {
          all.add(block.forks().get(i).get(label));
        }
      }
    }
    return new Median().evaluate(all.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
