package dev.weft.bench.report;

import dev.weft.bench.limit.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known about a run, as names and values to read. */
public final class FactLines {

  private FactLines() {}

  /** The most telling facts first, then those about the machine by section. */
  public static Map<String, Object> of(RunFacts run) {
    Map<String, Object> lines = new LinkedHashMap<>();
    put(lines, "command", run.command());
    put(lines, "started", run.started());
    lines.put("took", "%.0f s".formatted(run.seconds()));
    put(lines, "commit", run.commit());
    if (run.noise() != null) {
      lines.put("noise", run.noise().verdict());
      put(lines, "noise measured", numbers(run.noise()));
    }
    if (run.limits() != null) {
      lines.put("limits", text(run.limits()));
    }
    if (run.notes() != null && !run.notes().isEmpty()) {
      lines.put("peers", String.join("; ", run.notes()));
    }
    if (run.jvmFlags() != null) {
      lines.put("JVM flags", String.join(" ", run.jvmFlags()));
    }
    if (run.facts() != null) {
      run.facts()
          .forEach(
              (section, facts) ->
                  facts.forEach((name, value) -> lines.put(section + " " + name, value)));
    }
    return lines;
  }

  private static void put(Map<String, Object> lines, String name, String value) {
    if (value != null && !value.isEmpty()) {
      lines.put(name, value);
    }
  }

  /** Peaks, bandwidths. */
  public static String text(Limits limits) {
    String reading =
        limits.reading().stream()
            .map(r -> "%s %s".formatted(TextTable.number(r.rate()), "in " + size(r.bytes())))
            .collect(Collectors.joining(", "));
    return "%s GFLOP/s a core at %d bits; GB/s read by one core: %s; by %d cores: %s"
        .formatted(
            TextTable.number(limits.coreGflops()),
            limits.vectorBits(),
            reading,
            limits.cores(),
            TextTable.number(limits.allCores()));
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }

  private static String numbers(Noise noise) {
    StringBuilder text = new StringBuilder();
    if (noise.peakBefore() != null && noise.peakAfter() != null) {
      text.append(
          "peak of a core %s GFLOP/s before, %s after; "
              .formatted(
                  TextTable.number(noise.peakBefore()), TextTable.number(noise.peakAfter())));
    }
    if (noise.jitterBefore() != null && noise.jitterAfter() != null) {
      text.append(
          "p99 of fixed work %.2f × its median before, %.2f × after; "
              .formatted(noise.jitterBefore(), noise.jitterAfter()));
    }
    if (noise.others() != null) {
      text.append(
          "other processes %.1f %%, hypervisor %.1f %% of the processors; "
              .formatted(100 * noise.others(), 100 * noise.stolen()));
    }
    if (noise.load() != null) {
      text.append("load %.2f; ".formatted(noise.load()));
    }
    if (noise.spread() != null) {
      text.append("typical spread of calls %.1f %%; ".formatted(100 * noise.spread()));
    }
    return text.isEmpty() ? "" : text.substring(0, text.length() - 2);
  }
}
