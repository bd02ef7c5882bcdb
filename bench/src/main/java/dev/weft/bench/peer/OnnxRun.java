package dev.weft.bench.peer;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ONNX model with its inputs. */
final class OnnxRun implements PeerRun {
  private final OnnxApi api;
  private final AutoCloseable session;
  private final Map<String, AutoCloseable> inputs = new LinkedHashMap<>();

  OnnxRun(OnnxApi api, byte[] model, int threads) {
    this.api = api;
    session = api.session(model, threads);
  }

  /** Gives it an input, as a direct buffer that is not to be freed before this. */
  OnnxRun with(String name, FloatBuffer values, long... dims) {
    inputs.put(name, api.tensor(values, dims));
    return this;
  }

  @Override
  public void run() {
    OnnxApi.close(api.run(session, inputs));
  }

  @Override
  public float[] output() {
    AutoCloseable result = api.run(session, inputs);
    try {
      FloatBuffer values = api.output(result);
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    } finally {
      OnnxApi.close(result);
    }
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxApi::close);
    OnnxApi.close(session);
  }
}
