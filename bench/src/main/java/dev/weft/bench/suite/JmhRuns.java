package dev.weft.bench.suite;

import dev.weft.bench.limit.FmaPeak;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks under JMH, all with the same settings. Progress goes to standard error. */
public final class JmhRuns {
  private final Effort effort;
  private final CommandLineOptions extra;

  /**
   * Takes the settings.
   *
   * @param effort how long to measure
   * @param arguments further arguments for JMH, which win over the effort
   * @throws IllegalArgumentException if JMH does not know an argument
   */
  public JmhRuns(Effort effort, List<String> arguments) {
    this.effort = effort;
    try {
      extra = new CommandLineOptions(arguments.toArray(String[]::new));
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException("JMH: " + e.getMessage(), e);
    }
  }

  /**
   * Measures the multiply-add peak at each vector width.
   *
   * @return a result for each width
   */
  public Collection<RunResult> peak() throws RunnerException {
    String[] widths = FmaPeak.widths().stream().map(String::valueOf).toArray(String[]::new);
    Map<String, String[]> params = Map.of("vectorBits", widths);
    return run(Suite.PEAK, List.of("fma"), params);
  }

  /**
   * Runs benchmarks of a suite.
   *
   * @param kernels the suite's methods to run
   * @param params values of parameters, in place of the benchmarks' own
   */
  public Collection<RunResult> run(Suite suite, List<String> kernels, Map<String, String[]> params)
      throws RunnerException {
    if (kernels.isEmpty()) {
      return new ArrayList<>();
    }
    ChainedOptionsBuilder options = new OptionsBuilder().parent(extra);
    kernels.forEach(kernel -> options.include(suite.include(kernel)));
    Map<String, String[]> all = new LinkedHashMap<>(params);
    all.keySet().removeIf(name -> extra.getParameter(name).hasValue());
    all.forEach(options::param);
    options.addProfiler(AllocationProfiler.class).shouldFailOnError(true);
    settings(options, suite.firstCalls() ? effort.firstCalls() : effort);
    return new Runner(
            options.build(), OutputFormatFactory.createFormatInstance(System.err, verbosity()))
        .run();
  }

  private VerboseMode verbosity() {
    return extra.verbosity().orElse(VerboseMode.NORMAL);
  }

  /** The effort, where the further arguments leave it open. */
  private void settings(ChainedOptionsBuilder options, Effort effort) {
    if (!extra.getForkCount().hasValue()) {
      options.forks(effort.forks());
    }
    if (!extra.getWarmupIterations().hasValue()) {
      options.warmupIterations(effort.warmUps());
    }
    if (!extra.getMeasurementIterations().hasValue()) {
      options.measurementIterations(effort.iterations());
    }
    TimeValue time = TimeValue.milliseconds(effort.millis());
    if (!extra.getWarmupTime().hasValue()) {
      options.warmupTime(time);
    }
    if (!extra.getMeasurementTime().hasValue()) {
      options.measurementTime(time);
    }
    if (!extra.getJvmArgs().hasValue()) {
      options.jvmArgs(JvmFlags.ofForks().toArray(String[]::new));
    }
  }
}
