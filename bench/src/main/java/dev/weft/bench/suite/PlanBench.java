package dev.weft.bench.suite;

import dev.weft.bench.problem.Problem;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Plan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Making a plan, and binding tensors to one. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBench {

  /** A problem and a plan. */
  public static class PlanState extends EngineState {
    private Problem problem;

    @Override
    protected void prepare() {
      problem = Problem.of(toCase());
    }

    private Plan plan() {
      return engine.plan(problem.spec(), Capacity.of(n));
    }

    /** Closed again, as a service would; closing is part of the time. */
    private void bind() {
      problem.bind(engine).close();
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("bind") ? this::bind : this::plan;
    }

    @Override
    protected void release() {
      problem.close();
    }
  }

  /** The plan alone. */
  @Benchmark
  public Object plan(PlanState state) {
    return state.plan();
  }

  /** Plan, binding and workspace, and their release. */
  @Benchmark
  public void bind(PlanState state) {
    state.bind();
  }
}
