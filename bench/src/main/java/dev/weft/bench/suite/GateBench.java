package dev.weft.bench.suite;

import dev.weft.bench.problem.RandomTensors;
import dev.weft.dsa.Gate;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The gate of n tokens of a model as wide as all heads together. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBench {

  /** Weights and inputs. */
  public static class GateState extends EngineState {
    private final Arena arena = Arena.ofShared();
    private Tensor x;
    private Gate one;
    private Gate each;
    private Tensor ofOne;
    private Tensor ofEach;

    @Override
    protected void prepare() {
      int width = heads * headDim;
      x = RandomTensors.normal(arena, dtype, 1, n, width);
      one = Gate.xavier(arena, width, 1, 2);
      each = Gate.xavier(arena, width, heads, 3);
      ofOne = Tensor.allocate(arena, DType.F32, n);
      ofEach = Tensor.allocate(arena, DType.F32, heads, n);
    }

    private void one() {
      one.apply(engine, x, ofOne);
    }

    private void each() {
      each.apply(engine, x, ofEach);
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("each") ? this::each : this::one;
    }

    @Override
    protected void release() {
      arena.close();
    }
  }

  /** One gate for all heads. */
  @Benchmark
  public void one(GateState state) {
    state.one();
  }

  /** A gate for each head. */
  @Benchmark
  public void each(GateState state) {
    state.each();
  }
}
