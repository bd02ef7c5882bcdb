package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.verdict.Role;
import dev.weft.bench.gate.verdict.Rules;
import dev.weft.bench.gate.verdict.Verdict;
import dev.weft.bench.report.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Simulates jobs of every kind from recordings. */
public final class SelfCheck {
  private static final long SEED = 7_000_003;

  private final Rules rules;
  private final int jobs;
  private final double budgetSeconds;

  /**
   * Takes the size of it.
   *
   * @param rules of the verdicts
   * @param jobs of each kind
   * @param budgetSeconds of a job
   */
  public SelfCheck(Rules rules, int jobs, double budgetSeconds) {
    this.rules = rules;
    this.jobs = jobs;
    this.budgetSeconds = budgetSeconds;
  }

  /**
   * Simulates.
   *
   * @param quiet forks of a machine with nothing else to do
   * @param loaded forks beside a process that loads a core, or null
   */
  public List<Outcome> run(Recording quiet, Recording loaded) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Scenario scenario : Scenario.all(rules.maxRegression())) {
      Recording recording = scenario.loaded() ? loaded : quiet;
      if (recording != null) {
        int blocks = Math.max(1, recording.blocks(budgetSeconds));
        Simulation simulation = new Simulation(recording, rules, blocks);
        outcomes.add(
            new Outcome(scenario, Role.PAIRS * blocks, jobs, simulation.run(scenario, jobs, SEED)));
      }
    }
    return outcomes;
  }

  /** The outcomes as text. */
  public static String text(List<Outcome> outcomes) {
    TextTable table =
        new TextTable(
            "injected",
            "machine",
            ">pairs",
            ">jobs",
            ">PASS",
            ">FAIL",
            ">INCONCLUSIVE",
            "demanded",
            "met");
    for (Outcome o : outcomes) {
      table.row(
          o.what(),
          o.scenario().loaded() ? "one core loaded" : "quiet",
          String.valueOf(o.pairs()),
          String.valueOf(o.jobs()),
          percent(o.share(Verdict.PASS)),
          percent(o.share(Verdict.FAIL)),
          percent(o.share(Verdict.INCONCLUSIVE)),
          o.demanded(),
          o.met() ? "yes" : "NO");
    }
    return table.toString();
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }
}
