package dev.weft.bench.suite;

import dev.weft.bench.limit.ReadLoop;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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

/** How fast one core reads memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StreamBench {

  /** How much is read: the default is more than the processor's caches hold. */
  @Param("256")
  public int mebibytes;

  private Arena arena;
  private MemorySegment memory;
  private float sum;

  /** Makes the memory real. */
  @Setup(Level.Trial)
  @SuppressWarnings("MustBeClosedChecker") // The tear-down closes it.
  public void open() {
    arena = Arena.ofShared();
    memory = arena.allocate((long) mebibytes << 20, 64);
    memory.fill((byte) 1);
  }

  /** Frees it. */
  @TearDown(Level.Trial)
  public void close() {
    arena.close();
  }

  /** Counts what a call allocates. */
  @TearDown(Level.Iteration)
  public void count(BenchmarkParams benchmark, IterationParams iteration) {
    Allocation.count(kernel -> () -> sum += read(), benchmark, iteration);
  }

  /** Reads all of it once. */
  @Benchmark
  public float read() {
    return ReadLoop.sum(memory, 0, memory.byteSize());
  }
}
