package dev.weft.dsa;

import dev.weft.bindings.NativeLibrary;
import dev.weft.dsa.GemmSpec.Activation;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;

/** A product's random tensors on a device, and the product in float64 of what they hold. */
final class GemmRig implements AutoCloseable {
  final Engine engine;
  final GemmSpec spec;
  final int m;
  final DeviceArena memory;
  final DeviceStream stream;
  final Tensor x;
  final Tensor w;
  final Tensor bias;
  final Tensor y;
  private final Arena arena = Arena.ofShared();
  private final float[] hostX;
  private final float[] hostW;
  private final float[] hostBias;

  GemmRig(Engine engine, GemmSpec spec, int m, long seed) {
    this.engine = engine;
    this.spec = spec;
    this.m = m;
    memory = engine.deviceArena();
    stream = engine.deviceStream();
    SplittableRandom random = new SplittableRandom(seed);
    Tensor hw = random(random, spec.dtype(), spec.n(), spec.k());
    Tensor hb = random(random, spec.outDtype(), spec.n());
    // Last, so that more rows leave the first as they are.
    Tensor hx = random(random, spec.dtype(), m, spec.k());
    hostX = hx.toFloatArray();
    hostW = hw.toFloatArray();
    hostBias = hb.toFloatArray();
    x = up(hx);
    w = up(hw);
    bias = spec.bias() ? up(hb) : null;
    y = memory.allocate(spec.outDtype(), m, spec.n());
  }

  /** An engine on a device with cuBLASLt; else the test is skipped, with the reason. */
  static Engine engine() {
    Engine engine = new EngineUnderTest("cuda", 0).shared(1);
    if (!NativeLibrary.CUBLASLT.isAvailable()) {
      return Assumptions.abort(NativeLibrary.CUBLASLT.explain());
    }
    return engine;
  }

  private Tensor random(SplittableRandom random, DType dtype, long... shape) {
    Tensor t = Tensor.allocate(arena, dtype, shape);
    float[] values = new float[(int) t.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    t.copyFrom(Tensor.of(arena, values, shape));
    return t;
  }

  private Tensor up(Tensor host) {
    Tensor t = memory.allocate(host.dtype(), host.shape());
    t.copyFrom(host);
    return t;
  }

  GemmBinding bind() {
    return engine.gemm(spec).bind(x, w, bias, y, stream);
  }

  float[] result() {
    stream.await();
    Tensor host = Tensor.allocate(arena, spec.outDtype(), m, spec.n());
    host.copyFrom(y);
    return host.toFloatArray();
  }

  float[] run() {
    try (GemmBinding binding = bind()) {
      binding.run();
      return result();
    }
  }

  /** The largest part of what an element may be off by; at most 1 is right. */
  double worst(float[] result) {
    double worst = 0;
    double unit =
        switch (spec.outDtype()) {
          case F16 -> 0x1p-11;
          case BF16 -> 0x1p-8;
          default -> 0x1p-24;
        };
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < spec.n(); j++) {
        double sum = spec.bias() ? hostBias[j] : 0;
        double size = Math.abs(sum);
        for (int c = 0; c < spec.k(); c++) {
          double product = (double) hostX[i * spec.k() + c] * hostW[j * spec.k() + c];
          sum += product;
          size += Math.abs(product);
        }
        double want = activate(sum);
        // The sums of F32 products, the output's rounding, and the device's fast tanh.
        double allowed = 1e-6 * size + unit * Math.abs(want) + 1e-7;
        allowed += spec.activation() == Activation.GELU ? 0x1p-10 * Math.abs(sum) : 0;
        double off = Math.abs(result[i * spec.n() + j] - want) / allowed;
        if (Double.isNaN(off)) {
          return off;
        }
        worst = Math.max(worst, off);
      }
    }
    return worst;
  }

  private double activate(double v) {
    return switch (spec.activation()) {
      case NONE -> v;
      case RELU -> Math.max(0, v);
      case GELU -> v / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
    };
  }

  @Override
  public void close() {
    stream.close();
    memory.close();
    arena.close();
  }
}
