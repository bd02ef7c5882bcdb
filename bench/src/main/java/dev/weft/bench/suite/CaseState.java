package dev.weft.bench.suite;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/** The parameters that say which case is measured; a suite gives their values. */
@State(Scope.Benchmark)
public abstract class CaseState {

  /** A label of {@link Pattern}. */
  @Param("headtail")
  public String pattern;

  /** Whether in causal form. */
  @Param("false")
  public boolean causal;

  /** The dtype of queries, keys, values and output. */
  @Param("F32")
  public DType dtype;

  /** Query heads. */
  @Param("12")
  public int heads;

  /** Elements of a head. */
  @Param("64")
  public int headDim;

  /** Tokens. */
  @Param("4096")
  public int n;

  /** Share of gates that are open. */
  @Param("1.0")
  public double openGates;

  /** Threads of one call. */
  @Param("1")
  public int threads;

  /** Whether all shapes and dtypes ran before in the same JVM. */
  @Param("false")
  public boolean polluted;

  /** What a benchmark runs, to count what it allocates; null if that cannot be repeated. */
  protected abstract Runnable call(String kernel);

  /** Counts what a call allocates, once a JVM and outside of what is timed. */
  @TearDown(Level.Iteration)
  public void count(BenchmarkParams benchmark, IterationParams iteration) {
    Allocation.count(this::call, benchmark, iteration);
  }

  /** The case that the parameters describe. */
  protected final Case toCase() {
    return new Case(Pattern.of(pattern), causal, dtype, heads, headDim, n, openGates);
  }

  /** The case that parameters describe; those that are not named have their usual values. */
  static Case toCase(Map<String, String> params) {
    return new Case(
        Pattern.of(params.getOrDefault("pattern", "headtail")),
        Boolean.parseBoolean(params.getOrDefault("causal", "false")),
        DType.valueOf(params.getOrDefault("dtype", "F32")),
        Integer.parseInt(params.getOrDefault("heads", "12")),
        Integer.parseInt(params.getOrDefault("headDim", "64")),
        Integer.parseInt(params.getOrDefault("n", "4096")),
        Double.parseDouble(params.getOrDefault("openGates", "1.0")));
  }
}
