package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Jobs of one kind, and what is demanded of them.
 *
 * @param name what is done
 * @param loaded whether another process loads a core
 * @param slowdown injected into the candidate, such as 0.1
 * @param one whether it is injected into one benchmark alone, each by turns
 * @param targets what is demanded
 */
record Scenario(String name, boolean loaded, double slowdown, boolean one, List<Target> targets) {

  /**
   * A bound of how often a verdict comes.
   *
   * @param verdict whose share is bounded
   * @param atLeast whether from below
   * @param share of the jobs
   */
  record Target(Verdict verdict, boolean atLeast, double share) {

    boolean met(double actual) {
      return atLeast ? actual >= share : actual <= share;
    }

    @Override
    public String toString() {
      return "%s %s %.0f %%".formatted(verdict, atLeast ? "≥" : "≤", 100 * share);
    }
  }

  /** All that is demanded, given the allowed regression. */
  static List<Scenario> all(double limit) {
    List<Scenario> all = new ArrayList<>();
    List<Target> equal = List.of(most(Verdict.FAIL, 0.01), least(Verdict.PASS, 0.9));
    List<Target> slow = List.of(least(Verdict.FAIL, 0.95), most(Verdict.PASS, 0.01));
    List<Target> border = List.of(most(Verdict.PASS, 0.05));
    List<Target> slowLoaded = List.of(most(Verdict.PASS, 0.02));
    all.add(new Scenario("A against A", false, 0, false, equal));
    for (boolean one : new boolean[] {false, true}) {
      all.add(new Scenario("twice the limit", false, 2 * limit, one, slow));
      all.add(new Scenario("the limit", false, limit, one, border));
      all.add(new Scenario("twice the limit", true, 2 * limit, one, slowLoaded));
    }
    all.add(new Scenario("A against A", true, 0, false, List.of(most(Verdict.FAIL, 0.01))));
    return all;
  }

  private static Target most(Verdict verdict, double share) {
    return new Target(verdict, false, share);
  }

  private static Target least(Verdict verdict, double share) {
    return new Target(verdict, true, share);
  }
}
