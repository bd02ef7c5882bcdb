package dev.weft.bench.suite;

import dev.weft.bench.peer.Presence;
import dev.weft.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Runs suites, the peak first, and turns all of it into results. */
public final class SuiteRuns {
  private final JmhRuns runs;
  private final Preset preset;
  private final Map<String, String[]> params;
  private final String autoBackend;

  /**
   * Takes the settings.
   *
   * @param params values of parameters, in place of the suites' own
   * @param autoBackend the backend that an engine chooses here
   */
  public SuiteRuns(JmhRuns runs, Preset preset, Map<String, String[]> params, String autoBackend) {
    this.runs = runs;
    this.preset = preset;
    this.params = params;
    this.autoBackend = autoBackend;
  }

  /**
   * Runs suites.
   *
   * @param peers that may take part: benchmarks of those that are missing are left out
   */
  public List<Result> run(List<Suite> suites, List<Presence> peers) throws RunnerException {
    List<Result> results = new ArrayList<>(JmhResults.of(runs.peak(), 0, autoBackend));
    double peak = JmhResults.peak(results);
    for (Suite suite : suites) {
      if (suite == Suite.PEAK) {
        continue;
      }
      List<String> own = suite.kernels().stream().filter(k -> !Suite.PEERS.contains(k)).toList();
      for (Map<String, String[]> sweep : suite.sweeps(preset, params)) {
        results.addAll(JmhResults.of(runs.run(suite, own, sweep), peak, autoBackend));
        for (Presence peer : peers) {
          if (peer.here() && suite.peers().contains(peer.name())) {
            for (Map<String, String[]> one : ofPeer(sweep, peer)) {
              var run = runs.run(suite, List.of(peer.name()), one);
              results.addAll(JmhResults.of(run, peak, autoBackend));
            }
          }
        }
      }
    }
    return results;
  }

  /** The combinations of a sweep that a peer computes, each by itself. */
  private static List<Map<String, String[]>> ofPeer(Map<String, String[]> sweep, Presence peer) {
    Map<String, String[]> shared = new LinkedHashMap<>(sweep);
    // A peer has no such choice.
    shared.keySet().removeAll(List.of("backend", "vectorBits", "polluted"));
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String[]> parameter : shared.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> start : all) {
        for (String value : parameter.getValue()) {
          Map<String, String> next = new LinkedHashMap<>(start);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      all = longer;
    }
    List<Map<String, String[]>> computed = new ArrayList<>();
    for (Map<String, String> one : all) {
      if (peer.computes().test(CaseState.toCase(one))) {
        Map<String, String[]> arrays = new LinkedHashMap<>();
        one.forEach((name, value) -> arrays.put(name, new String[] {value}));
        computed.add(arrays);
      }
    }
    return computed;
  }
}
