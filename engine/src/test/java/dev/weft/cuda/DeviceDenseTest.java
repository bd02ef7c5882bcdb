package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.DeviceGraph;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** cuDNN's dense attention, against float64. */
final class DeviceDenseTest {
  /** An engine on a device with cuDNN; else the test is skipped, with the reason. */
  private static Engine engine() {
    Engine engine;
    try {
      engine = Engine.builder().backend("cuda").build();
    } catch (IllegalArgumentException e) {
      return Assumptions.abort("cuda does not run here: " + e.getMessage());
    }
    String missing = DeviceDense.unavailable();
    if (missing != null) {
      engine.close();
      return Assumptions.abort(missing);
    }
    return engine;
  }

  private static Tensor random(Arena arena, DType dtype, long seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor t = Tensor.allocate(arena, dtype, shape);
    float[] values = new float[(int) t.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    t.copyFrom(Tensor.of(arena, values, shape));
    return t;
  }

  private static Tensor up(DeviceArena memory, Tensor host) {
    Tensor t = memory.allocate(host.dtype(), host.shape());
    t.copyFrom(host);
    return t;
  }

  private static double[] reference(Tensor q, Tensor k, Tensor v, double[] logSumExp) {
    int heads = (int) q.shape(0);
    int n = (int) q.shape(1);
    int nk = (int) k.shape(1);
    int d = (int) q.shape(2);
    int group = heads / (int) k.shape(0);
    float[] fq = q.toFloatArray();
    float[] fk = k.toFloatArray();
    float[] fv = v.toFloatArray();
    double[] out = new double[heads * n * d];
    double[] p = new double[nk];
    for (int h = 0; h < heads; h++) {
      for (int i = 0; i < n; i++) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < nk; j++) {
          double s = 0;
          for (int c = 0; c < d; c++) {
            s += (double) fq[(h * n + i) * d + c] * fk[(h / group * nk + j) * d + c];
          }
          p[j] = s / Math.sqrt(d);
          max = Math.max(max, p[j]);
        }
        double sum = 0;
        for (int j = 0; j < nk; j++) {
          p[j] = Math.exp(p[j] - max);
          sum += p[j];
        }
        logSumExp[h * n + i] = max + Math.log(sum);
        for (int j = 0; j < nk; j++) {
          for (int c = 0; c < d; c++) {
            out[(h * n + i) * d + c] += p[j] / sum * fv[(h / group * nk + j) * d + c];
          }
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 64, 64, 64",
    "3, 3, 100, 100, 64",
    "4, 2, 65, 129, 64",
    "2, 1, 257, 257, 128",
    "12, 12, 512, 512, 64"
  })
  void resultsAreRight(int heads, int kvHeads, int n, int nk, int d) {
    try (Engine engine = engine();
        Arena arena = Arena.ofShared();
        DeviceArena memory = engine.deviceArena();
        DeviceStream stream = engine.deviceStream()) {
      for (DType dtype : new DType[] {DType.F16, DType.BF16}) {
        Tensor q = random(arena, dtype, 1, heads, n, d);
        Tensor k = random(arena, dtype, 2, kvHeads, nk, d);
        Tensor v = random(arena, dtype, 3, kvHeads, nk, d);
        Tensor out = memory.allocate(dtype, heads, n, d);
        double[] wantStats = new double[heads * n];
        double[] want = reference(q, k, v, wantStats);
        Tensor dq = up(memory, q);
        Tensor dk = up(memory, k);
        Tensor dv = up(memory, v);
        try (DeviceDense dense = new DeviceDense(stream, dq, dk, dv, out)) {
          dense.run();
          stream.await();
          float[] first = close(arena, out, want, dtype);
          try (DeviceGraph graph = stream.record(dense::run)) {
            out.copyFrom(Tensor.allocate(arena, DType.F32, heads, n, d));
            graph.run();
            stream.await();
            assertArrayEquals(first, close(arena, out, want, dtype));
          }
        }
        logSumExpIsRight(stream, arena, new Tensor[] {dq, dk, dv, out}, memory, wantStats);
      }
    }
  }

  private static void logSumExpIsRight(
      DeviceStream stream, Arena arena, Tensor[] t, DeviceArena memory, double[] want) {
    Tensor stats = memory.allocate(DType.F32, t[0].shape(0), t[0].shape(1));
    CudaStream on = (CudaStream) stream;
    DenseCall call =
        new DenseCall(
            t[0].dtype(),
            (int) t[0].shape(0),
            (int) t[1].shape(0),
            t[0].shape(1),
            t[1].shape(1),
            (int) t[0].shape(2),
            (float) (1 / Math.sqrt((double) t[0].shape(2))),
            view(t[0]),
            view(t[1]),
            view(t[2]),
            view(t[3]),
            stats.segment().address());
    DenseAttention attention = new DenseAttention(on.device, call);
    attention.run(on.handle);
    stream.await();
    on.device.release(attention);
    Tensor host = Tensor.allocate(arena, DType.F32, stats.shape());
    host.copyFrom(stats);
    float[] got = host.toFloatArray();
    for (int i = 0; i < want.length; i++) {
      assertEquals(want[i], got[i], 1e-4 * Math.max(1, Math.abs(want[i])), "row " + i);
    }
  }

  private static DenseCall.View view(Tensor t) {
    return new DenseCall.View(t.segment().address(), t.stride(0), t.stride(1));
  }

  private static float[] close(Arena arena, Tensor out, double[] want, DType dtype) {
    Tensor host = Tensor.allocate(arena, dtype, out.shape());
    host.copyFrom(out);
    float[] got = host.toFloatArray();
    double allowed = dtype == DType.F16 ? 2e-3 : 1.6e-2;
    for (int i = 0; i < got.length; i++) {
      assertEquals(want[i], got[i], allowed, "element " + i);
    }
    return got;
  }

  @Test
  void tensorsAreRefusedByName() {
    try (Arena arena = Arena.ofShared()) {
      Tensor t = Tensor.allocate(arena, DType.F16, 2, 3, 8);
      Tensor f32 = Tensor.allocate(arena, DType.F32, 2, 3, 8);
      Tensor flat = Tensor.allocate(arena, DType.F16, 6, 8);
      Tensor three = Tensor.allocate(arena, DType.F16, 3, 3, 8);
      refuses("q.dtype", () -> new DeviceDense(null, f32, t, t, t));
      refuses("q.shape", () -> new DeviceDense(null, flat, t, t, t));
      refuses("k.shape", () -> new DeviceDense(null, t, three, three, t));
      refuses("v.shape", () -> new DeviceDense(null, t, t, three, t));
      refuses("out.shape", () -> new DeviceDense(null, t, t, t, three));
      refuses("out.dtype", () -> new DeviceDense(null, t, t, t, f32));
      refuses("stream", () -> new DeviceDense(null, t, t, t, t));
    }
  }

  private static void refuses(String name, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(name) && message.contains("expected"), message);
  }

  @Test
  void closedThingsAreRefused() {
    try (Engine engine = engine();
        DeviceArena memory = engine.deviceArena();
        DeviceStream stream = engine.deviceStream()) {
      Tensor t = memory.allocate(DType.F16, 2, 64, 64);
      Tensor out = memory.allocate(DType.F16, 2, 64, 64);
      DeviceDense dense = new DeviceDense(stream, t, t, t, out);
      dense.close();
      dense.close();
      assertThrows(IllegalStateException.class, dense::run);
    }
  }
}
