package dev.weft.bench.suite;

import dev.weft.bench.limit.FmaPeak;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/** The multiply-add peak of one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeakBench {

  /** The vector width. */
  @Param("256")
  public int vectorBits;

  private FmaPeak peak;

  /** Finds the fastest loop. */
  @Setup(Level.Trial)
  public void open() {
    peak = FmaPeak.of(vectorBits);
  }

  /** Counts what a call allocates. */
  @TearDown(Level.Iteration)
  public void count(BenchmarkParams benchmark, IterationParams iteration) {
    Allocation.count(kernel -> peak, benchmark, iteration);
  }

  /** The fastest loop. */
  @Benchmark
  public float fma() {
    peak.run();
    return peak.sink();
  }
}
