package dev.weft.bench.command;

import dev.weft.bench.gpu.GpuRow;
import dev.weft.bench.gpu.GpuStart;
import dev.weft.bench.gpu.GpuTable;
import dev.weft.bench.peer.Peers;
import dev.weft.bench.peer.Presence;
import dev.weft.bench.peer.PythonTorch;
import dev.weft.bench.readme.Readme;
import dev.weft.bench.readme.Settings;
import dev.weft.bench.readme.Table;
import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.ResultTable;
import dev.weft.bench.report.TextTable;
import dev.weft.bench.suite.Effort;
import dev.weft.bench.suite.JmhRuns;
import dev.weft.bench.suite.Preset;
import dev.weft.bench.suite.Suite;
import dev.weft.bench.suite.SuiteRuns;
import dev.weft.dsa.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the engine, its peers and the limits of the machine. */
@Command(
    name = "bench",
    description = {
      "Measure attention and its kernels under JMH, or print the table of targets (--suite"
          + " readme).",
      "Operations count pairs with a weight above 0 alone; peak and bandwidth are measured in the"
          + " same run."
    })
final class BenchCommand implements Callable<Integer> {

  private static final String GPU = "gpu";
  private static final String README = "readme";

  @Spec private CommandSpec spec;

  @Option(
      names = "--suite",
      split = ",",
      paramLabel = "NAME",
      description =
          "Suites to run: see --list; all for every one under JMH. Default: attention; with"
              + " --backend cuda: gpu.")
  private List<String> suites;

  @Option(names = "--list", description = "List suites and benchmarks, run nothing.")
  private boolean list;

  @Mixin private CaseChoice cases = new CaseChoice();

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private ReportFiles files = new ReportFiles();

  @Parameters(
      arity = "0..*",
      paramLabel = "-- JMH ARGUMENT",
      description = "Arguments for JMH; see '-- -h' of JMH's own command line.")
  private List<String> jmhArguments = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(out);
      return 0;
    }
    if (suites == null) {
      suites = List.of(cases.isCuda() ? GPU : "attention");
    }
    check();
    if (asks(GPU)) {
      gpu(out);
    } else if (asks(README)) {
      readme(out);
    } else {
      jmh(out);
    }
    return 0;
  }

  private boolean asks(String suite) {
    return suites.stream().anyMatch(suite::equalsIgnoreCase);
  }

  private static void list(PrintWriter out) {
    TextTable table = new TextTable("suite", "kernels", "what");
    for (Suite suite : Suite.values()) {
      table.row(suite.label(), String.join(" ", suite.kernels()), suite.description());
    }
    table.row(README, "weft libtorch ...", "the table of targets, measured by turns");
    table.row(GPU, "weft floor", "the table of targets on a GPU, time on the device");
    out.print(table);
    out.println();
    out.println("groups of readme: " + String.join(" ", Readme.groups()));
    out.println("latency under load: weft latency; reports of results: weft report");
    out.flush();
  }

  private void check() throws IOException {
    if (!jmhArguments.isEmpty()
        && !spec.commandLine().getParseResult().originalArgs().contains("--")) {
      throw usage("Unmatched argument: '" + jmhArguments.get(0) + "'");
    }
    for (String alone : List.of(GPU, README)) {
      if (asks(alone) && (suites.size() > 1 || !jmhArguments.isEmpty())) {
        throw usage("--suite " + alone + " goes with no other suite and no JMH arguments");
      }
    }
    try {
      options.check(asks(README), asks(GPU));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
    files.check(spec);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void gpu(PrintWriter out) throws Exception {
    GpuStart.Clock clock = new GpuStart.Clock();
    try (Engine engine = Engine.builder().backend("cuda").build()) {
      GpuStart start = clock.firstRun(engine);
      RunRecorder recorder = new RunRecorder(spec);
      recorder.others("gpu start", List.of(start));
      out.println("device    " + engine.description());
      out.println("start     " + start);
      GpuTable table = new GpuTable(engine, options.quick(), spec.commandLine().getErr());
      List<GpuRow> rows = table.run(options::wants);
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("--case is in no label of a case");
      }
      recorder.others(GPU, rows);
      out.print(GpuTable.text(rows));
      finish(out, options.merged(recorder.report()));
    }
  }

  private void readme(PrintWriter out) throws Exception {
    Settings settings =
        Settings.of(options.quick(), options.forks(3), cases.backend(), cases.vectorBits());
    Readme readme = new Readme(settings, options.groups(), spec.commandLine().getErr());
    if (options.resultsOnly()) {
      JsonLines.write(files.json(), readme.run().results());
      return;
    }
    RunRecorder recorder = new RunRecorder(spec);
    // Said once, here: the forks find it again by themselves.
    peers(out, recorder, List.of("libtorch"));
    Table table = readme.run();
    recorder.results(table.results());
    recorder.others(README, table.lines());
    Report report = options.merged(recorder.report());
    out.println(ResultTable.of(report.results()));
    out.print(table);
    finish(out, report);
  }

  private void jmh(PrintWriter out) throws Exception {
    List<Suite> chosen =
        suites.stream().flatMap(label -> Suite.labelled(label).stream()).distinct().toList();
    Preset shapes = options.preset();
    Effort effort = shapes.effort().forks(options.forks(5));
    JmhRuns runs = new JmhRuns(effort, jmhArguments);
    Map<String, String[]> params = cases.params();
    RunRecorder recorder = new RunRecorder(spec);
    List<Presence> peers =
        peers(out, recorder, chosen.stream().flatMap(s -> s.peers().stream()).distinct().toList());
    SuiteRuns suiteRuns = new SuiteRuns(runs, shapes, params, recorder.backend());
    recorder.results(suiteRuns.run(chosen, peers));
    if (chosen.contains(Suite.ATTENTION)) {
      PythonTorch script = new PythonTorch(options.python(), System.getProperty("weft.home"));
      PythonTorch.Outcome outcome =
          script.run(
              Suite.ATTENTION.sweeps(shapes, params), options.quick(), spec.commandLine().getErr());
      say(out, recorder, outcome.line());
      recorder.results(outcome.results());
    }
    Report report = options.merged(recorder.report());
    out.print(ResultTable.of(report.results()));
    finish(out, report);
  }

  private static List<Presence> peers(PrintWriter out, RunRecorder recorder, List<String> names) {
    List<Presence> peers = Peers.presences(names);
    peers.forEach(peer -> say(out, recorder, peer.line()));
    return peers;
  }

  private static void say(PrintWriter out, RunRecorder recorder, String line) {
    recorder.note(line);
    out.println(line);
    out.flush();
  }

  private void finish(PrintWriter out, Report report) throws IOException {
    files.write(report);
    ReportText.tail(out, report);
  }
}
