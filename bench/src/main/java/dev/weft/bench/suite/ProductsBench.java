package dev.weft.bench.suite;

import dev.weft.bench.peer.OpenBlas;
import dev.weft.cpu.CpuKernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The products of a tile: 64 queries against n keys, and a sum of n values. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductsBench {

  /** The kernels. */
  public static class TileState extends EngineState {
    private Runnable scores;
    private Runnable accumulate;

    @Override
    protected void prepare() {
      scores = CpuKernels.of(backend, headDim, vectorBits, n).scores();
      accumulate = CpuKernels.of(backend, headDim, vectorBits, n).accumulate();
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("accumulate") ? accumulate : scores;
    }

    @Override
    protected void release() {}
  }

  /** A product of the same size by OpenBLAS. */
  public static class BlasState extends CaseState {
    private OpenBlas blas;
    private Runnable scores;

    /** Loads the library. */
    @Setup(Level.Trial)
    public void open() {
      blas = OpenBlas.open();
      blas.threads(1);
      scores = blas.product(n, CpuKernels.LANES, headDim);
    }

    @Override
    protected Runnable call(String kernel) {
      return scores;
    }

    /** Frees the matrices. */
    @TearDown(Level.Trial)
    public void close() {
      blas.close();
    }
  }

  /** Scores: keys by queries. */
  @Benchmark
  public void scores(TileState state) {
    state.scores.run();
  }

  /** The weighted sum of values. */
  @Benchmark
  public void accumulate(TileState state) {
    state.accumulate.run();
  }

  /** The scores' product by OpenBLAS. */
  @Benchmark
  public void openblas(BlasState state) {
    state.scores.run();
  }
}
