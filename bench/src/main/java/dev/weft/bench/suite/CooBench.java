package dev.weft.bench.suite;

import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Lists of pairs: built from a gate, and a caller's checked. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CooBench {

  /** A gate, and a list to check. */
  public static class CooState extends EngineState {
    private final Arena arena = Arena.ofShared();
    private AttentionSpec spec;
    private Tensor gate;
    private Coo made;

    @Override
    protected void prepare() {
      spec = toCase().with(Pattern.HEADTAIL).spec();
      gate = Problem.gate(arena, toCase());
      made = Coo.headTail(arena, spec, gate, 0, n);
    }

    private long build() {
      try (Arena call = Arena.ofConfined()) {
        return Coo.headTail(call, spec, gate, 0, n).begin(1);
      }
    }

    private Coo check() {
      return Coo.of(made.row(), made.col(), made.value(), 0, n);
    }

    @Override
    protected Runnable call(String kernel) {
      return kernel.equals("check") ? this::check : this::build;
    }

    @Override
    protected void release() {
      arena.close();
    }
  }

  /** From a gate. */
  @Benchmark
  public long build(CooState state) {
    return state.build();
  }

  /** A caller's. */
  @Benchmark
  public Object check(CooState state) {
    return state.check();
  }
}
