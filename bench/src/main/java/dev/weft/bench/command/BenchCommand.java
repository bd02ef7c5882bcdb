package dev.weft.bench.command;

import dev.weft.bench.gpu.GpuRow;
import dev.weft.bench.gpu.GpuTable;
import dev.weft.bench.peer.Peers;
import dev.weft.bench.readme.Readme;
import dev.weft.bench.readme.Settings;
import dev.weft.bench.readme.Table;
import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.ResultTable;
import dev.weft.bench.report.TextTable;
import dev.weft.bench.suite.Effort;
import dev.weft.bench.suite.JmhRuns;
import dev.weft.bench.suite.Suite;
import dev.weft.bench.suite.SuiteRuns;
import dev.weft.dsa.Engine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      "Measure attention under JMH, or print the table of targets (--suite readme).",
      "Operations count pairs with a weight above 0 alone; the peak is measured in the same run."
    })
final class BenchCommand implements Callable<Integer> {

  private static final String GPU = "gpu";

  @Spec private CommandSpec spec;

  @Option(
      names = "--suite",
      split = ",",
      paramLabel = "NAME",
      description = "Suites to run: see --list. Default: attention; with --backend cuda: gpu.")
  private List<String> suites;

  @Option(names = "--list", description = "List suites and benchmarks, run nothing.")
  private boolean list;

  @Mixin private CaseChoice cases = new CaseChoice();

  @Option(names = "--quick", description = "One JVM and short runs: to see that all works.")
  private boolean quick;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs for each benchmark. Default: 5; with --suite readme 3; with --quick 1.")
  private Integer forks;

  @Option(names = "--in-process", description = "Fork no JVM: measure in this one.")
  private boolean inProcess;

  @Option(
      names = "--group",
      split = ",",
      paramLabel = "NAME",
      description = "With --suite readme: measure only these groups of rows.")
  private List<String> groups = List.of();

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "With --suite gpu: measure only cases with this in their label.")
  private String gpuCase;

  @Option(names = "--results-only", hidden = true)
  private boolean resultsOnly;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to a file too, one JSON object a line.")
  private Path json;

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
    List<Object> objects = new ArrayList<>();
    if (suites.stream().anyMatch(GPU::equalsIgnoreCase)) {
      gpu(out, objects);
    } else if (suites.stream().anyMatch("readme"::equalsIgnoreCase)) {
      readme(out, objects);
    } else {
      jmh(out, objects);
    }
    if (json != null) {
      JsonLines.write(json, objects);
    }
    return 0;
  }

  private static void list(PrintWriter out) {
    TextTable table = new TextTable("suite", "kernels", "what");
    for (Suite suite : Suite.values()) {
      table.row(suite.label(), String.join(" ", suite.kernels()), suite.description());
    }
    table.row("readme", "weft libtorch ...", "the table of targets, measured by turns");
    table.row(GPU, "weft floor", "the table of targets on a GPU, time on the device");
    out.print(table);
    out.println();
    out.println("groups of readme: " + String.join(" ", Readme.groups()));
    out.flush();
  }

  private void check() {
    if (!jmhArguments.isEmpty()
        && !spec.commandLine().getParseResult().originalArgs().contains("--")) {
      throw new ParameterException(
          spec.commandLine(), "Unmatched argument: '" + jmhArguments.get(0) + "'");
    }
    boolean readme = suites.stream().anyMatch("readme"::equalsIgnoreCase);
    boolean gpu = suites.stream().anyMatch(GPU::equalsIgnoreCase);
    if (gpu && (suites.size() > 1 || !jmhArguments.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--suite gpu goes with no other suite and no JMH arguments");
    }
    if (!gpu && !gpuCase.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--case needs --suite gpu");
    }
    if (readme && (suites.size() > 1 || !jmhArguments.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--suite readme goes with no other suite and no JMH arguments");
    }
    if (!readme && !groups.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--group needs --suite readme");
    }
    if (forks != null && (forks < 1 || forks > 1000)) {
      throw new ParameterException(
          spec.commandLine(), "--forks is " + forks + ", expected 1 to 1000");
    }
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw new ParameterException(spec.commandLine(), "no folder for --json " + json);
    }
  }

  private int forks(int full) {
    return inProcess ? 0 : forks != null ? forks : quick ? 1 : full;
  }

  private void gpu(PrintWriter out, List<Object> objects) {
    try (Engine engine = Engine.builder().backend("cuda").build()) {
      out.println("device    " + engine.description());
      GpuTable table = new GpuTable(engine, quick, spec.commandLine().getErr());
      List<GpuRow> rows = table.run(label -> gpuCase.isEmpty() || label.contains(gpuCase));
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("--case " + gpuCase + " is in no label of a case");
      }
      objects.addAll(rows);
      out.print(GpuTable.text(rows));
      out.flush();
    }
  }

  private void readme(PrintWriter out, List<Object> objects) throws Exception {
    Settings settings = Settings.of(quick, forks(3), cases.backend(), cases.vectorBits());
    Readme readme = new Readme(settings, groups, spec.commandLine().getErr());
    if (!resultsOnly) {
      // Said once, here: the forks find it again by themselves.
      Peers.Found found = libtorch(out);
      if (found.peer() != null) {
        found.peer().close();
      }
    }
    Table table = readme.run();
    objects.addAll(table.results());
    if (!resultsOnly) {
      objects.addAll(table.lines());
      out.println(ResultTable.of(table.results()));
      out.print(table);
      out.flush();
    }
  }

  private void jmh(PrintWriter out, List<Object> objects) throws Exception {
    List<Suite> chosen = suites.stream().map(Suite::labelled).distinct().toList();
    Effort effort = (quick ? Effort.QUICK : Effort.FULL).forks(forks(5));
    SuiteRuns runs = new SuiteRuns(new JmhRuns(effort, jmhArguments), cases.params());
    Peers.Found found = null;
    if (chosen.stream().anyMatch(SuiteRuns::usesLibtorch)) {
      found = libtorch(out);
    }
    List<Result> results;
    try {
      results = runs.run(chosen, found);
    } finally {
      if (found != null && found.peer() != null) {
        found.peer().close();
      }
    }
    objects.addAll(results);
    out.print(ResultTable.of(results));
    out.flush();
  }

  private static Peers.Found libtorch(PrintWriter out) {
    Peers.Found found = Peers.libtorch();
    out.println(found.line());
    return found;
  }
}
