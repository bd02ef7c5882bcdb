package dev.weft.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run measured, or several runs together.
 *
 * @param runs where and how, in the order of the files
 * @param results of benchmarks
 * @param loads latencies under load
 * @param others lines of other tables, with the name of their table under {@code suite}
 */
public record Report(
    List<RunFacts> runs,
    List<Result> results,
    List<Latency> loads,
    List<Map<String, Object>> others) {

  /** A report of several; results are held against the limits of their own run. */
  public static Report merged(List<Report> parts) {
    Report all =
        new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Report part : parts) {
      Report limited = part.limited();
      all.runs.addAll(limited.runs);
      all.results.addAll(limited.results);
      all.loads.addAll(limited.loads);
      all.others.addAll(limited.others);
    }
    return all;
  }

  /** The same with every result held against the limits that the first run measured. */
  public Report limited() {
    RunFacts run = runs.stream().filter(r -> r.limits() != null).findFirst().orElse(null);
    if (run == null) {
      return this;
    }
    List<Result> held = results.stream().map(r -> Roofline.of(r, run.limits())).toList();
    return new Report(runs, held, loads, others);
  }

  /** The tables by their titles. */
  public Map<String, TextTable> tables() {
    Map<String, TextTable> tables = new LinkedHashMap<>();
    if (!results.isEmpty()) {
      tables.put("Results", ResultTable.table(results));
    }
    if (!loads.isEmpty()) {
      tables.put("Percentiles under load", Latency.table(loads));
    }
    Map<String, List<Map<String, Object>>> bySuite = new LinkedHashMap<>();
    for (Map<String, Object> line : others) {
      String suite = String.valueOf(line.getOrDefault("suite", "other"));
      bySuite.computeIfAbsent(suite, name -> new ArrayList<>()).add(line);
    }
    bySuite.forEach((suite, lines) -> tables.put("Table: " + suite, OtherTable.of(lines)));
    return tables;
  }
}
