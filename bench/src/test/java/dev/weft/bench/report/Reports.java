package dev.weft.bench.report;

import dev.weft.bench.limit.Limits;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports for tests. */
public final class Reports {
  /** What a machine can do. */
  static final Limits LIMITS =
      new Limits(
          100,
          256,
          2,
          List.of(new Limits.Reading(16_384, 200), new Limits.Reading(1 << 28, 20)),
          30);

  private Reports() {}

  /** One of everything. */
  public static Report sample() {
    return sample("headtail load");
  }

  /** The same with some text of others' in it. */
  public static Report sample(String text) {
    List<Result> results = new ArrayList<>();
    for (int n : new int[] {1024, 4096}) {
      for (String kernel : new String[] {"weft", "libtorch"}) {
        Case c = Case.of(Pattern.HEADTAIL, 12, 64, n);
        results.add(
            new Workload("attention", null, kernel, null, c, 1, 1e5 * n, 0, 3e3 * n, false)
                .result(new Timing(n, 2 * n, 3 * n, 0, 50, 0.2), 100));
      }
    }
    Latency.Times times = new Latency.Times(10, 20, 30, 40, 50);
    Latency load =
        new Latency(
            "latency",
            text,
            "simd",
            2,
            1,
            100,
            100,
            1000,
            0,
            times,
            times,
            List.of(new Latency.Point(0.5, 10, 9), new Latency.Point(0.99, 30, 20)),
            new Latency.Pauses(1, 2, 2, 3, 4, 2),
            0);
    RunFacts run =
        new RunFacts(
            "weft bench",
            "2026-01-02T03:04:05Z",
            12,
            "0123abcd",
            List.of("-Xmx1g"),
            Map.of(
                "machine", Map.of("cpu", "Test CPU", "simd", List.of("avx2", "fma")),
                "java", Map.of("version", "25")),
            LIMITS,
            new Noise(100.0, 80.0, 1.1, 1.1, 0.5, 0.01, 0.0, 0.2),
            List.of("libtorch: missing, no such library"));
    Map<String, Object> other = Map.of("suite", "readme", "row", "a row", "value", 1.5);
    return new Report(List.of(run), results, List.of(load), List.of(other)).limited();
  }
}
