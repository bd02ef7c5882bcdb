package dev.weft.bench.suite;

import dev.weft.bench.problem.DecodeCaches;
import dev.weft.bench.problem.WarmUp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One token against a cache of n tokens, over twelve caches by turns. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBench {

  /** Filled caches. */
  public static class CachesState extends EngineState {
    private DecodeCaches caches;

    @Override
    protected void prepare() {
      WarmUp.run(engine, toCase().spec(), dtype);
      caches = new DecodeCaches(engine, toCase());
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("read") ? caches::read : caches::step;
    }

    @Override
    protected void release() {
      caches.close();
    }
  }

  /** The engine. */
  @Benchmark
  public void weft(CachesState state) {
    state.caches.step();
  }

  /** A loop that reads the same keys and values. */
  @Benchmark
  public float read(CachesState state) {
    state.caches.read();
    return state.caches.sink();
  }
}
