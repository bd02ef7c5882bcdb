package dev.weft.bench.suite;

import dev.weft.bench.peer.Peers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One attention call over a whole sequence, by the engine and by its peers. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttentionBench {

  /** A case prepared by libtorch. */
  public static class LibtorchState extends PeerState {
    /** JMH makes it. */
    public LibtorchState() {
      super(Peers::libtorch);
    }
  }

  /** A case prepared by ONNX Runtime. */
  public static class OnnxState extends PeerState {
    /** JMH makes it. */
    public OnnxState() {
      super(Peers::onnxRuntime);
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

  /** The same operator, composed in ONNX Runtime. */
  @Benchmark
  public void onnxruntime(OnnxState state) {
    state.run.run();
  }
}
