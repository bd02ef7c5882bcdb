package dev.weft.bench.suite;

import dev.weft.cpu.CpuKernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The stages of a softmax on a tile of n keys and 64 queries, and on one row of n keys. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SoftmaxBench {

  /** The kernels. */
  public static class TileState extends EngineState {
    private Runnable max;
    private Runnable exp;
    private Runnable row;

    @Override
    protected void prepare() {
      max = CpuKernels.of(backend, headDim, vectorBits, n).max();
      exp = CpuKernels.of(backend, headDim, vectorBits, n).exp();
      row = CpuKernels.of(backend, headDim, vectorBits, n).softmaxRow();
    }

    @Override
    protected Runnable call(String kernel) {
      return switch (kernel) {
        case "max" -> max;
        case "exp" -> exp;
        default -> row;
      };
    }

    @Override
    protected void release() {}
  }

  /** Maxima of the tile. */
  @Benchmark
  public void max(TileState state) {
    state.max.run();
  }

  /** Exponentials of the tile and their sums. */
  @Benchmark
  public void exp(TileState state) {
    state.exp.run();
  }

  /** Maximum, exponentials and sum of one row. */
  @Benchmark
  public void row(TileState state) {
    state.row.run();
  }
}
