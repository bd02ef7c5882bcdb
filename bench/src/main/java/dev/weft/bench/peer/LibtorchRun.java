package dev.weft.bench.peer;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A TorchScript module with its inputs. */
final class LibtorchRun implements PeerRun {
  private final Model model;
  private final NDList inputs = new NDList();

  LibtorchRun(Engine engine, String source, List<NDArray> tensors, List<NDArray> masks) {
    inputs.addAll(tensors);
    inputs.addAll(masks);
    model = Model.newInstance("attention", engine.getEngineName());
    try {
      model.load(TorchScript.archive(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      throw new IllegalStateException("libtorch refuses the module", e);
    }
  }

  @Override
  public void run() {
    forward().close();
  }

  private NDList forward() {
    return model.getBlock().forward(null, inputs, false);
  }

  @Override
  public float[] output() {
    try (NDList out = forward()) {
      return out.get(0).toType(ai.djl.ndarray.types.DataType.FLOAT32, false).toFloatArray();
    }
  }

  @Override
  public void close() {
    inputs.close();
    model.close();
  }
}
