package dev.weft.cuda;

import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceGraph;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.Engine;
import dev.weft.dsa.GemmBinding;
import dev.weft.dsa.GemmPlan;
import dev.weft.dsa.GemmSpec;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A program: times of cuBLASLt's products and of cuDNN's dense attention, and what they run. */
public final class PeerReport {
  private static final int TURNS = 7;

  private final DeviceArena memory;
  private final DeviceStream stream;
  private final Engine engine;

  private PeerReport(Engine engine, DeviceArena memory, DeviceStream stream) {
    this.engine = engine;
    this.memory = memory;
    this.stream = stream;
  }

  /**
   * Prints a line for each.
   *
   * @param args none
   */
  public static void main(String[] args) {
    try (Engine engine = Engine.builder().backend("cuda").build();
        DeviceStream stream = engine.deviceStream()) {
      System.out.println(engine.description() + ", cuDNN " + Dnn.version());
      for (long n : new long[] {4096, 16384}) {
        try (DeviceArena memory = engine.deviceArena()) {
          new PeerReport(engine, memory, stream).dense(12, n, 64);
        } catch (DeviceException e) {
          System.out.println("dense " + n + ": " + e.getMessage());
        }
      }
      int[][] shapes = {
        {4096, 4096, 4096},
        {4096, 3072, 768},
        {1, 3072, 3072},
        {16, 3072, 3072},
        {1, 3072, 768},
        {16, 3072, 768}
      };
      for (int[] s : shapes) {
        try (DeviceArena memory = engine.deviceArena()) {
          PeerReport report = new PeerReport(engine, memory, stream);
          report.product(s[0], s[0], s[1], s[2], false);
          report.product(s[0], s[0], s[1], s[2], true);
          if (s[0] < 4096) {
            report.product(4096, s[0], s[1], s[2], true);
          }
        } catch (DeviceException e) {
          System.out.println(Arrays.toString(s) + ": " + e.getMessage());
        }
      }
    }
  }

  private Tensor random(long... shape) {
    Tensor t = memory.allocate(DType.F16, shape);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[(int) t.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() + random.nextDouble() - 1);
    }
    t.copyFrom(Tensor.of(Arena.ofAuto(), values, shape));
    return t;
  }

  private void dense(long heads, long n, long d) {
    Tensor out = memory.allocate(DType.F16, heads, n, d);
    Tensor q = random(heads, n, d);
    Tensor k = random(heads, n, d);
    Tensor v = random(heads, n, d);
    long start = System.nanoTime();
    try (DeviceDense dense = new DeviceDense(stream, q, k, v, out)) {
      long millis = (System.nanoTime() - start) / 1_000_000;
      double micros = micros(dense::run, 10);
      double flops = 4.0 * heads * n * n * d;
      System.out.printf(
          "dense %dx%d n=%d: %.1f us, %.0f TFLOP/s, workspace %,d bytes, made in %d ms%n",
          heads, d, n, micros, flops / micros * 1e-6, dense.deviceBytes(), millis);
    }
  }

  private void product(int capacity, int m, int n, int k, boolean invariant) {
    Tensor x = random(m, k);
    Tensor w = random(n, k);
    Tensor y = memory.allocate(DType.F16, m, n);
    GemmPlan plan = engine.gemm(GemmSpec.builder(capacity, n, k).rowInvariant(invariant).build());
    try (GemmBinding binding = plan.bind(x, w, null, y, stream)) {
      double micros = micros(binding::run, m >= 4096 ? 20 : 200);
      System.out.printf(
          "gemm m=%d n=%d k=%d capacity=%d %s: %.2f us, %.1f TFLOP/s; %s%n",
          m,
          n,
          k,
          capacity,
          invariant ? "row invariant" : "default",
          micros,
          2.0 * m * n * k / micros * 1e-6,
          binding.explain().split("\n", -1)[1]);
    }
  }

  /** The median of some turns, each of so many runs in one recorded graph. */
  private double micros(Runnable run, int runs) {
    run.run();
    stream.await();
    Runnable many =
        () -> {
          for (int i = 0; i < runs; i++) {
            run.run();
          }
        };
    double[] times = new double[TURNS];
    try (DeviceGraph graph = stream.record(many)) {
      graph.run();
      stream.await();
      for (int i = 0; i < TURNS; i++) {
        times[i] = stream.micros(graph::run) / runs;
      }
    }
    Arrays.sort(times);
    return times[TURNS / 2];
  }
}
