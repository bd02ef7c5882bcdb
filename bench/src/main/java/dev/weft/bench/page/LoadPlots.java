package dev.weft.bench.page;

import dev.weft.bench.report.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Latency against the quantile, a plot for each operator and two lines for each load. */
final class LoadPlots {

  private LoadPlots() {}

  /** A plot. */
  record Plot(String title, List<Line> lines) {}

  /** A line: microseconds that a share of the calls did not exceed. */
  record Line(String name, List<Double> quantile, List<Double> micros, boolean service) {}

  static List<Plot> of(List<Latency> loads) {
    Map<String, List<Line>> plots = new LinkedHashMap<>();
    for (Latency load : loads) {
      String title = load.what() + ", " + load.backend();
      List<Line> lines = plots.computeIfAbsent(title, t -> new ArrayList<>());
      List<Double> quantiles = load.curve().stream().map(Latency.Point::quantile).toList();
      String name = "%,.0f calls/s, %d threads".formatted(load.rate(), load.threads());
      lines.add(
          new Line(
              name + ", response",
              quantiles,
              load.curve().stream().map(Latency.Point::response).toList(),
              false));
      lines.add(
          new Line(
              name + ", service (dashed)",
              quantiles,
              load.curve().stream().map(Latency.Point::service).toList(),
              true));
    }
    List<Plot> all = new ArrayList<>();
    plots.forEach((title, lines) -> all.add(new Plot(title, lines)));
    return all;
  }
}
