package dev.weft.bench.suite;

import dev.weft.bench.problem.RoutedProblem;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Routed attention, and what tells its router apart from its attention. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RouterBench {

  /** Three calls on the same tensors. */
  public static class RoutedState extends EngineState {
    private RoutedProblem routed;

    @Override
    protected void prepare() {
      routed = new RoutedProblem(engine, toCase());
    }

    @Override
    protected Runnable call(String kernel) {
      return switch (kernel) {
        case "closed" -> routed::closed;
        case "local" -> routed::local;
        default -> routed::run;
      };
    }

    @Override
    protected void release() {
      routed.close();
    }
  }

  /** The choice of blocks and the attention to them. */
  @Benchmark
  public void weft(RoutedState state) {
    state.routed.run();
  }

  /** The same with all gates closed: the router and the local part. */
  @Benchmark
  public void closed(RoutedState state) {
    state.routed.closed();
  }

  /** The local part alone. */
  @Benchmark
  public void local(RoutedState state) {
    state.routed.local();
  }
}
