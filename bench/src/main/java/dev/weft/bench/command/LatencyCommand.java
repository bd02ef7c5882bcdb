package dev.weft.bench.command;

import dev.weft.bench.latency.Load;
import dev.weft.bench.latency.LoadRun;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.report.Latency;
import dev.weft.bench.report.Report;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures latency under an open load. */
@Command(
    name = "latency",
    description = {
      "Call a plan from several threads at a given rate, and show the percentiles of their times.",
      "Calls are due at given times whether or not earlier ones have ended: response times count"
          + " from then, so that a stall shows in every call that it delayed."
    })
final class LatencyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      description =
          "Calls a second, of all threads together; several for one run each. Default: 40 %% of"
              + " what one thread can do, times the threads.")
  private List<Double> rates = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that call. Default: 1.")
  private int threads;

  @Option(
      names = "--call-threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of one call. Default: 1.")
  private int callThreads;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to measure each rate. Default: 10.")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "The same load before, which does not count. Default: 2.")
  private double warmUp;

  @Option(
      names = "--random",
      description = "Calls come at random distances (a Poisson process), not at fixed ones.")
  private boolean random;

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      defaultValue = "headtail",
      description = "As of bench. Default: headtail.")
  private String pattern;

  @Option(
      names = "--causal",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOL",
      description = "The causal form.")
  private boolean causal;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Tokens. Default: 1024.")
  private int n;

  @Option(
      names = "--heads",
      paramLabel = "N",
      defaultValue = "12",
      description = "Heads. Default: 12.")
  private int heads;

  @Option(
      names = "--head-dim",
      paramLabel = "N",
      defaultValue = "64",
      description = "Elements of a head. Default: 64.")
  private int headDim;

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      defaultValue = "F32",
      description = "F32, F16, BF16. Default: F32.")
  private DType dtype;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "scalar, simd, cuda or auto (the default).")
  private String backend;

  @Mixin private ReportFiles files = new ReportFiles();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Case c = new Case(Pattern.of(pattern), causal, dtype, heads, headDim, n, 1);
    PrintWriter err = spec.commandLine().getErr();
    RunRecorder recorder;
    List<Problem> problems = new ArrayList<>();
    List<Binding> bindings = new ArrayList<>();
    try (Engine engine = Engine.builder().backend(backend).threads(callThreads).build()) {
      recorder = new RunRecorder(spec);
      try {
        for (int i = 0; i < threads; i++) {
          problems.add(Problem.of(c));
          bindings.add(problems.getLast().bind(engine));
        }
        say(err, "warming up");
        problems.getFirst().warmUp(engine);
        List<Runnable> calls = new ArrayList<>();
        bindings.forEach(binding -> calls.add(() -> binding.run().await()));
        for (double rate : rates.isEmpty() ? List.of(usualRate(calls.getFirst())) : rates) {
          say(err, "%,.1f calls a second for %s s".formatted(rate, seconds));
          Load load = new Load(threads, rate, random, duration(warmUp), duration(seconds));
          recorder.load(new LoadRun(load, calls).run(what(c), engine.backend(), callThreads));
        }
      } finally {
        bindings.forEach(Binding::close);
        problems.forEach(Problem::close);
      }
    }
    Report report = recorder.report();
    files.write(report);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Latency.table(report.loads()));
    ReportText.tail(out, report);
    return 0;
  }

  private void check() {
    within("--threads", threads, 1, 1024);
    within("--call-threads", callThreads, 1, 1024);
    within("--n", n, 1, 1 << 24);
    within("--heads", heads, 1, 4096);
    within("--head-dim", headDim, 1, 256);
    within("--duration", seconds, 0.1, 86_400);
    within("--warm-up", warmUp, 0, 3600);
    rates.forEach(rate -> within("--rate", rate, 0.01, 1e7));
    if (!dtype.isFloat()) {
      throw new ParameterException(
          spec.commandLine(), "--dtype is " + dtype + ", expected F32, F16 or BF16");
    }
    files.check(spec);
  }

  private void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new ParameterException(
          spec.commandLine(), "%s is %s, expected %s to %s".formatted(name, value, least, most));
    }
  }

  /** A load that leaves room: 40 % of what one thread can do, or of its share of the processors. */
  private double usualRate(Runnable call) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      call.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return 0.4 * Math.min(threads, Math.max(1, cores / callThreads)) * 1e9 / best;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static String what(Case c) {
    return "%s%s %s, %d × %d, n = %,d"
        .formatted(
            c.pattern().label(),
            c.causal() ? " causal" : "",
            c.dtype(),
            c.heads(),
            c.headDim(),
            c.n());
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
