package dev.weft.bench.suite;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a call costs when there is next to nothing to compute: one token. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RunOverheadBench {

  /** The engine. */
  @Benchmark
  public Object weft(BindingState state) {
    return state.binding.run();
  }
}
