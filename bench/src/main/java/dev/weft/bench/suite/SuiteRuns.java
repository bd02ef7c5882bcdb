package dev.weft.bench.suite;

import dev.weft.bench.peer.Peer;
import dev.weft.bench.peer.Peers;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Runs suites, the peak first, and turns all of it into results. */
public final class SuiteRuns {
  private static final String LIBTORCH = "libtorch";

  private final JmhRuns runs;
  private final Map<String, String[]> params;

  /**
   * Takes the settings.
   *
   * @param params values of parameters, in place of the suites' own
   */
  public SuiteRuns(JmhRuns runs, Map<String, String[]> params) {
    this.runs = runs;
    this.params = params;
  }

  /**
   * Runs suites.
   *
   * @param libtorch the peer, or why it is missing: its benchmarks are then left out
   */
  public List<Result> run(List<Suite> suites, Peers.Found libtorch) throws RunnerException {
    List<Result> results = new ArrayList<>(JmhResults.of(runs.peak(), 0));
    double peak = JmhResults.peak(results);
    for (Suite suite : suites) {
      if (suite != Suite.PEAK) {
        List<String> own = suite.kernels().stream().filter(k -> !k.equals(LIBTORCH)).toList();
        results.addAll(JmhResults.of(runs.run(suite, own, params), peak));
        if (usesLibtorch(suite) && libtorch.peer() != null) {
          results.addAll(libtorch(suite, libtorch.peer(), peak));
        }
      }
    }
    return results;
  }

  /** Whether a suite has a benchmark of libtorch. */
  public static boolean usesLibtorch(Suite suite) {
    return suite.kernels().contains(LIBTORCH);
  }

  /** The benchmark of a peer, with the patterns that it computes. */
  private List<Result> libtorch(Suite suite, Peer peer, double peak) throws RunnerException {
    String[] patterns = params.getOrDefault("pattern", new String[] {Pattern.HEADTAIL.label()});
    String[] computed =
        Stream.of(patterns)
            .filter(label -> peer.computes(Pattern.of(label)))
            .toArray(String[]::new);
    if (computed.length == 0) {
      return List.of();
    }
    Map<String, String[]> ofPeer = new LinkedHashMap<>(params);
    ofPeer.keySet().removeAll(List.of("backend", "vectorBits"));
    ofPeer.put("pattern", computed);
    return JmhResults.of(runs.run(suite, List.of(LIBTORCH), ofPeer), peak);
  }
}
