package dev.weft.bench.suite;

import dev.weft.bench.problem.RandomTensors;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Conversions of whole tensors between F32 and another dtype. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConvertBench {

  /** Two tensors. */
  public static class TensorsState extends EngineState {
    private final Arena arena = Arena.ofShared();
    private Tensor wide;
    private Tensor narrow;

    @Override
    protected void prepare() {
      wide = RandomTensors.normal(arena, DType.F32, 1, heads, n, headDim);
      narrow = RandomTensors.normal(arena, dtype, 2, heads, n, headDim);
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("narrow") ? () -> narrow.copyFrom(wide) : () -> wide.copyFrom(narrow);
    }

    @Override
    protected void release() {
      arena.close();
    }
  }

  /** To F32. */
  @Benchmark
  public void widen(TensorsState state) {
    state.wide.copyFrom(state.narrow);
  }

  /** From F32. */
  @Benchmark
  public void narrow(TensorsState state) {
    state.narrow.copyFrom(state.wide);
  }
}
