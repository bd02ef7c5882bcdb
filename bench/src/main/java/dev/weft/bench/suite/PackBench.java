package dev.weft.bench.suite;

import dev.weft.bench.problem.RandomTensors;
import dev.weft.cpu.CpuKernels;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Copies of n rows between a tensor and scratch, and the transposition of 64 rows. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PackBench {

  /** The kernels and a tensor. */
  public static class RowsState extends EngineState {
    private final Arena arena = Arena.ofShared();
    private Runnable pack;
    private Runnable unpack;
    private Runnable transpose;

    @Override
    protected void prepare() {
      Tensor rows = RandomTensors.normal(arena, dtype, 1, 1, n, headDim);
      pack = CpuKernels.of(backend, headDim, vectorBits, n).pack(rows);
      unpack = CpuKernels.of(backend, headDim, vectorBits, n).unpack(rows);
      transpose = CpuKernels.of(backend, headDim, vectorBits, n).transpose();
    }

    @Override
    protected Runnable call(String kernel) {
      return switch (kernel) {
        case "pack" -> pack;
        case "unpack" -> unpack;
        default -> transpose;
      };
    }

    @Override
    protected void release() {
      arena.close();
    }
  }

  /** From the tensor, widened to F32. */
  @Benchmark
  public void pack(RowsState state) {
    state.pack.run();
  }

  /** To the tensor, rounded to its dtype. */
  @Benchmark
  public void unpack(RowsState state) {
    state.unpack.run();
  }

  /** Queries to lanes. */
  @Benchmark
  public void transpose(RowsState state) {
    state.transpose.run();
  }
}
