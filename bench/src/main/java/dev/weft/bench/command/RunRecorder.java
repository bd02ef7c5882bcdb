package dev.weft.bench.command;

import dev.weft.bench.report.Latency;
import dev.weft.bench.report.NoiseMeter;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.RunFacts;
import dev.weft.bench.suite.JvmFlags;
import dev.weft.dsa.Engine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Keeps what a run measured, and where and how it did; measures the limits at its start. */
final class RunRecorder {
  private final String command;
  private final Instant started = Instant.now();
  private final long begin = System.nanoTime();
  private final Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
  private final String backend;
  private final NoiseMeter meter;
  private final List<String> notes = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final List<Latency> loads = new ArrayList<>();
  private final List<Map<String, Object>> others = new ArrayList<>();

  RunRecorder(CommandSpec spec) {
    command =
        spec.root().name()
            + " "
            + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    try (Engine engine = Engine.builder().build()) {
      backend = engine.backend();
      Facts.all(engine).forEach((title, section) -> facts.put(title, new LinkedHashMap<>(section)));
    }
    spec.commandLine().getErr().println("measuring the limits of this machine");
    spec.commandLine().getErr().flush();
    meter = new NoiseMeter();
  }

  /** The backend that an engine chooses here. */
  String backend() {
    return backend;
  }

  /** Says who took part, or who is missing. */
  void note(String line) {
    notes.add(line);
  }

  void results(List<Result> more) {
    results.addAll(more);
  }

  void load(Latency load) {
    loads.add(load);
  }

  /** Lines of another table. */
  void others(String suite, List<?> lines) {
    for (Object line : lines) {
      Map<String, Object> named = new LinkedHashMap<>();
      named.put("suite", suite);
      named.putAll(ReportFile.other(line));
      others.add(named);
    }
  }

  /** All of it, at the end of the run. */
  Report report() {
    RunFacts run =
        new RunFacts(
            command,
            started.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString(),
            (System.nanoTime() - begin) * 1e-9,
            Commit.of(System.getProperty("weft.home")),
            JvmFlags.ofForks(),
            facts,
            meter.limits(),
            meter.noise(results),
            notes);
    return new Report(List.of(run), results, loads, others).limited();
  }
}
