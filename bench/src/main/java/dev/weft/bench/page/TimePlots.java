package dev.weft.bench.page;

import dev.weft.bench.report.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Time against the number of tokens, a plot for each operator and a line for each contestant. */
final class TimePlots {
  private static final int MOST = 24;

  private TimePlots() {}

  /**
   * A plot.
   *
   * @param title the operator, its shape and its threads
   * @param x numbers of tokens, ascending
   * @param series lines by their names
   */
  record Plot(String title, List<Integer> x, List<Series> series) {}

  /** A line: microseconds at each x, null where not measured. */
  record Series(String name, List<Double> y) {}

  /** Cases of a device: their length is in their label. */
  private static final Pattern OF_DEVICE = Pattern.compile("(.*) n=(\\d+)(.*)");

  /** Lines of such a case by the names of their times. */
  private static final Map<String, String> DEVICE_TIMES =
      Map.of("median_us", "weft", "floor_us", "floor", "peer_us", "cuDNN");

  /**
   * Plots of whatever was measured at several lengths.
   *
   * @param results of benchmarks
   * @param others lines of tables; those of the suite {@code gpu} are times on a device
   */
  static List<Plot> of(List<Result> results, List<Map<String, Object>> others) {
    Map<String, Map<String, Map<Integer, Double>>> plots = new LinkedHashMap<>();
    others.stream()
        .filter(line -> "gpu".equals(line.get("suite")))
        .forEach(line -> addDevice(plots, line));
    for (Result r : results) {
      if (r.n() != null) {
        plots
            .computeIfAbsent(title(r), title -> new LinkedHashMap<>())
            .computeIfAbsent(name(r), name -> new TreeMap<>())
            .merge(r.n(), r.medianUs(), Math::min);
      }
    }
    List<Plot> several = new ArrayList<>();
    plots.forEach(
        (title, lines) -> {
          TreeSet<Integer> x = new TreeSet<>();
          lines.values().forEach(line -> x.addAll(line.keySet()));
          if (x.size() > 1 && several.size() < MOST) {
            List<Series> series = new ArrayList<>();
            lines.forEach(
                (name, line) -> series.add(new Series(name, x.stream().map(line::get).toList())));
            several.add(new Plot(title, List.copyOf(x), series));
          }
        });
    return several;
  }

  private static void addDevice(
      Map<String, Map<String, Map<Integer, Double>>> plots, Map<String, Object> line) {
    Matcher label = OF_DEVICE.matcher(String.valueOf(line.get("label")));
    if (label.matches()) {
      int n = Integer.parseInt(label.group(2));
      String title = "On the device: " + label.group(1) + label.group(3);
      DEVICE_TIMES.forEach(
          (field, name) -> {
            if (line.get(field) instanceof Number micros) {
              plots
                  .computeIfAbsent(title, t -> new TreeMap<>(Comparator.reverseOrder()))
                  .computeIfAbsent(name, x -> new TreeMap<>())
                  .merge(n, micros.doubleValue(), Math::min);
            }
          });
    }
  }

  /** A suite of the table of targets has its length in its name. */
  private static String title(Result r) {
    String suite = r.suite().replaceAll("-\\d+$", "");
    String form = r.causal() == null ? null : r.causal() ? "causal" : "encoder";
    String gates =
        r.openGates() == null || r.openGates() == 1
            ? null
            : "%.0f %% of gates open".formatted(100 * r.openGates());
    return String.join(
        ", ",
        Stream.of(
                suite.equals(r.pattern()) ? null : suite,
                r.pattern(),
                form,
                r.dtype(),
                r.heads() == null ? null : r.heads() + " × " + r.headDim(),
                gates,
                r.threads() == 1 ? "1 thread" : r.threads() + " threads")
            .filter(Objects::nonNull)
            .toList());
  }

  private static String name(Result r) {
    return r.kernel()
        + (r.backend() == null ? "" : " " + r.backend())
        + (Boolean.TRUE.equals(r.polluted()) ? ", polluted" : "");
  }
}
