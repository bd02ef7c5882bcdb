package dev.weft.bench.suite;

import dev.weft.bench.limit.GatherLoop;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Attention to random pairs, and a loop that reads the same rows. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GatherBench {

  /** The pairs' tensors, for both. */
  public static class GatherState extends BindingState {
    private GatherLoop loop;

    @Override
    protected void prepare() {
      super.prepare();
      loop = new GatherLoop(problem.k(), problem.v(), problem.coo());
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("gather") ? loop : super.call(kernel);
    }
  }

  /** The engine. */
  @Benchmark
  public Object weft(GatherState state) {
    return state.binding.run();
  }

  /** The bare loop. */
  @Benchmark
  public float gather(GatherState state) {
    state.loop.run();
    return state.loop.sink();
  }
}
