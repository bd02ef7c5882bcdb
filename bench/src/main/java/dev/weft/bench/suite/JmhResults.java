package dev.weft.bench.suite;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.Spread;
import dev.weft.bench.report.Timing;
import dev.weft.bench.report.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Turns what JMH measured into results. */
public final class JmhResults {
  /** Kernels that are bare loops. */
  private static final Set<String> LOOPS = Set.of("read", "gather");

  private JmhResults() {}

  /**
   * Makes a result of each.
   *
   * @param corePeak the multiply-add peak of one core in GFLOP/s, or 0 if it was not measured
   * @param autoBackend the backend that an engine chooses here
   */
  public static List<Result> of(Collection<RunResult> runs, double corePeak, String autoBackend) {
    List<Result> results = new ArrayList<>();
    for (RunResult run : runs) {
      results.add(workload(run.getParams(), autoBackend).result(timing(run), corePeak));
    }
    return results;
  }

  /** The highest rate of these results in GFLOP/s. */
  public static double peak(List<Result> results) {
    return results.stream()
        .filter(result -> result.gflops() != null)
        .mapToDouble(Result::gflops)
        .max()
        .orElse(0);
  }

  // JMH's own signatures have the raw type.
  @SuppressWarnings("rawtypes")
  private static Timing timing(RunResult run) {
    Statistics times = run.getPrimaryResult().getStatistics();
    double allocated =
        run.getSecondaryResults().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(AllocationProfiler.NAME))
            .mapToDouble(entry -> entry.getValue().getScore())
            .findFirst()
            .orElse(Double.NaN);
    return new Timing(
        times.getPercentile(50),
        times.getPercentile(99),
        times.getPercentile(99.9),
        allocated,
        times.getN(),
        times.getN() < 4
            ? Double.NaN
            : Spread.of(times.getPercentile(25), times.getPercentile(50), times.getPercentile(75)));
  }

  private static Workload workload(BenchmarkParams run, String autoBackend) {
    Suite suite = Suite.of(run.getBenchmark());
    String kernel = run.getBenchmark().substring(run.getBenchmark().lastIndexOf('.') + 1);
    Map<String, String> params = new LinkedHashMap<>();
    run.getParamsKeys().forEach(key -> params.put(key, run.getParam(key)));
    if (suite == Suite.PEAK) {
      int bits = Integer.parseInt(params.get("vectorBits"));
      double operations = FmaPeak.operations(bits);
      return new Workload(
          suite.label(), null, "fma " + bits + " bits", null, null, 1, operations, 0);
    }
    if (suite == Suite.STREAM) {
      double bytes = Double.parseDouble(params.get("mebibytes")) * (1 << 20);
      return new Workload(suite.label(), null, kernel, null, null, 1, 0, bytes, bytes, false);
    }
    String asked = params.get("backend");
    String backend =
        asked == null || !suite.hasBackend() || LOOPS.contains(kernel)
            ? null
            : asked.equals("auto") ? autoBackend : asked;
    return SuiteWork.of(
        suite,
        kernel,
        backend,
        CaseState.toCase(params),
        Integer.parseInt(params.get("threads")),
        Boolean.parseBoolean(params.get("polluted")));
  }
}
