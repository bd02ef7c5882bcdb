package dev.weft.bench.suite;

import dev.weft.bench.limit.ReadLoop;
import dev.weft.bench.problem.RandomTensors;
import dev.weft.tensor.Safetensors;
import dev.weft.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Opening a safetensors file of queries, keys and values, and reading all of it. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoadBench {

  /** The file, which the system has in memory. */
  public static class FileState extends CaseState {
    private Path file;
    private float sum;

    /** Writes it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
      file = Files.createTempFile("weft-bench-", ".safetensors");
      try (Arena arena = Arena.ofConfined()) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : List.of("q", "k", "v")) {
          tensors.put(name, RandomTensors.normal(arena, dtype, 1, heads, n, headDim));
        }
        Safetensors.write(file, tensors, Map.of());
      }
    }

    private Safetensors map(Arena arena) {
      try {
        return Safetensors.open(file, arena);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int map() {
      try (Arena arena = Arena.ofConfined()) {
        return map(arena).tensors().size();
      }
    }

    private float read() {
      try (Arena arena = Arena.ofConfined()) {
        for (Tensor tensor : map(arena).tensors().values()) {
          sum += ReadLoop.sum(tensor.segment(), 0, tensor.segment().byteSize());
        }
      }
      return sum;
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("read") ? this::read : this::map;
    }

    /** Deletes it. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Checks the header, maps the data. */
  @Benchmark
  public int map(FileState state) {
    return state.map();
  }

  /** The same, and reads all of it. */
  @Benchmark
  public float read(FileState state) {
    return state.read();
  }
}
