package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.verdict.Verdict;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How jobs of a kind ended.
 *
 * @param scenario the kind
 * @param pairs of a job
 * @param jobs how many
 * @param counts of each verdict
 */
public record Outcome(Scenario scenario, int pairs, int jobs, Map<Verdict, Integer> counts) {

  double share(Verdict verdict) {
    return (double) counts.getOrDefault(verdict, 0) / jobs;
  }

  /** Whether all that is demanded holds. */
  public boolean met() {
    return scenario.targets().stream().allMatch(t -> t.met(share(t.verdict())));
  }

  /** What was done. */
  String what() {
    return scenario.name()
        + (scenario.slowdown() == 0 ? "" : scenario.one() ? ", one benchmark" : ", all benchmarks");
  }

  /** What is demanded. */
  String demanded() {
    return scenario.targets().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return what() + (scenario.loaded() ? " (loaded)" : "") + " " + counts;
  }
}
