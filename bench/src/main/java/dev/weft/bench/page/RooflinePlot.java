package dev.weft.bench.page;

import dev.weft.bench.limit.Limits;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations a nanosecond against operations a byte, below what the machine can do. */
final class RooflinePlot {

  private RooflinePlot() {}

  /** Roofs and what was measured. */
  record Plot(List<Roof> roofs, List<Point> points) {}

  /** What some threads can do at most. */
  record Roof(String name, double gflops, double bandwidth) {}

  /** A result. */
  record Point(String group, String label, double x, double y) {}

  /** The plot, or null if nothing has operations and bytes, or there are no limits. */
  static Plot of(List<RunFacts> runs, List<Result> results) {
    Limits limits =
        runs.stream().map(RunFacts::limits).filter(Objects::nonNull).findFirst().orElse(null);
    List<Point> points = new ArrayList<>();
    for (Result r : results) {
      if (r.operations() != null && r.leastBytes() != null && r.gflops() != null) {
        points.add(new Point(group(r), label(r), r.operations() / r.leastBytes(), r.gflops()));
      }
    }
    if (limits == null || points.isEmpty()) {
      return null;
    }
    List<Roof> roofs =
        results.stream()
            .filter(r -> r.operations() != null && r.leastBytes() != null)
            .map(Result::threads)
            .distinct()
            .sorted()
            .map(
                threads ->
                    new Roof(
                        threads == 1 ? "one core" : threads + " threads",
                        limits.gflops(threads),
                        limits.bandwidth(threads, Double.MAX_VALUE)))
            .toList();
    return new Plot(roofs, points);
  }

  private static String group(Result r) {
    return r.suite().replaceAll("-\\d+$", "") + ": " + r.kernel();
  }

  private static String label(Result r) {
    String shape =
        Stream.of(
                r.pattern(),
                Boolean.TRUE.equals(r.causal()) ? "causal" : null,
                r.label(),
                r.dtype(),
                r.heads() == null ? null : r.heads() + " × " + r.headDim(),
                r.n() == null ? null : "n = %,d".formatted(r.n()),
                r.threads() == 1 ? "1 thread" : r.threads() + " threads")
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    String share = r.ofLimit() == null ? "" : ", %.0f %% of limit".formatted(100 * r.ofLimit());
    return r.kernel() + ": " + shape + share;
  }
}
