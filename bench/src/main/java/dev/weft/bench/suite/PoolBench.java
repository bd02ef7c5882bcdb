package dev.weft.bench.suite;

import dev.weft.cpu.CpuKernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Handing out n empty items to the pool, and waiting for them. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PoolBench {

  /** The pool. */
  public static class PoolState extends CaseState {
    private CpuKernels.Pool pool;

    /** Starts the threads. */
    @Setup(Level.Trial)
    public void open() {
      pool = new CpuKernels.Pool(threads);
    }

    @Override
    protected Runnable call(String kernel) {
      return () -> pool.dispatch(n);
    }

    /** Stops them. */
    @TearDown(Level.Trial)
    public void close() {
      pool.close();
    }
  }

  /** The items. */
  @Benchmark
  public void dispatch(PoolState state) {
    state.pool.dispatch(state.n);
  }
}
