package dev.weft.bench.suite;

import dev.weft.bench.peer.Peer;
import dev.weft.bench.peer.PeerRun;
import dev.weft.bench.peer.Peers;
import dev.weft.bench.problem.Problem;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One attention call over a whole sequence, by the engine and by its peers. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttentionBench {

  /** A case prepared by libtorch. */
  public static class LibtorchState extends CaseState {
    private Problem problem;
    private Peer peer;
    private PeerRun run;

    /** Copies the tensors over. */
    @Setup(Level.Trial)
    public void open() {
      Peers.Found found = Peers.libtorch();
      if (found.peer() == null) {
        throw new IllegalStateException(found.line());
      }
      peer = found.peer();
      peer.threads(threads);
      problem = Problem.of(toCase());
      run = peer.sparse(problem);
    }

    /** Frees them. */
    @TearDown(Level.Trial)
    public void close() {
      run.close();
      peer.close();
      problem.close();
    }
  }

  /** The engine. */
  @Benchmark
  public Object weft(BindingState state) {
    return state.binding.run();
  }

  /** The same operator, composed in libtorch. */
  @Benchmark
  public void libtorch(LibtorchState state) {
    state.run.run();
  }
}
