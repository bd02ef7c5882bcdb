package dev.weft.bench.suite;

import dev.weft.bench.problem.Problem;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The first call in a fresh JVM, with and without a warm-up of the plan. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FirstCallBench {

  /** The tensors of the call, and nothing else. */
  public static class ColdState extends CaseState {
    private Problem problem;

    /** Makes the tensors. */
    @Setup(Level.Trial)
    public void open() {
      problem = Problem.of(toCase());
    }

    @Override
    protected Runnable call(String kernel) {
      return null;
    }

    /** Frees them. */
    @TearDown(Level.Trial)
    public void close() {
      problem.close();
    }
  }

  /** A plan that was warmed up. */
  public static class WarmState extends BindingState {
    @Override
    protected void prepare() {
      super.prepare();
      problem.warmUp(engine);
    }

    @Override
    protected Runnable call(String kernel) {
      return null;
    }
  }

  /** Engine, plan, binding and call. */
  @Benchmark
  public void cold(ColdState state) {
    try (Engine engine = Engine.builder().threads(state.threads).build();
        Binding binding = state.problem.bind(engine)) {
      binding.run();
    }
  }

  /** The call alone, after the warm-up. */
  @Benchmark
  public Object warmed(WarmState state) {
    return state.binding.run();
  }
}
