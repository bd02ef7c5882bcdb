package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.Layouts.Order;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate against a float64 sigmoid. */
class GateTest extends OperatorTest {
  private final Arena arena = Arena.ofShared();

  @AfterEach
  void free() {
    arena.close();
  }

  private Tensor normal(long seed, double size, long... shape) {
    Tensor t = Tensor.allocate(arena, DType.F32, shape);
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) t.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    t.copyFrom(Tensor.of(arena, values, shape));
    return t;
  }

  /** {@code [outputs, n]} in float64. */
  private static double[] expected(Tensor x, Gate gate) {
    float[] in = x.toFloatArray();
    float[] weight = gate.weight().toFloatArray();
    float[] bias = gate.bias().toFloatArray();
    int n = (int) x.shape(0);
    int dim = (int) x.shape(1);
    double[] g = new double[bias.length * n];
    for (int o = 0; o < bias.length; o++) {
      for (int i = 0; i < n; i++) {
        double sum = bias[o];
        for (int e = 0; e < dim; e++) {
          sum += (double) in[i * dim + e] * weight[o * dim + e];
        }
        g[o * n + i] = 1 / (1 + Math.exp(-sum));
      }
    }
    return g;
  }

  private void check(Gate gate, Tensor x, Tensor out) {
    double[] expected = expected(x, gate);
    for (int threads = 1; threads <= 3; threads++) {
      out.fill(Float.NaN);
      gate.apply(engine(threads), x, out);
      float[] actual = out.toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual[i], 1e-6, x + ", element " + i);
      }
    }
  }

  /** Weights of the size that training starts from. */
  private Gate gate(int modelDim, int outputs) {
    double size = Math.sqrt(2.0 / (modelDim + outputs));
    return new Gate(normal(1, size, outputs, modelDim), normal(2, 1, outputs));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "16, 5", "100, 64", "768, 33", "1000, 40"})
  void oneOutput(int modelDim, int n) {
    Gate gate = gate(modelDim, 1);
    for (DType type : new DType[] {DType.F32, DType.F16, DType.BF16}) {
      for (Order order : Order.values()) {
        // Tokens before features is the only order that a gate reads; the rest have gaps.
        Order placed = order == Order.TOKENS ? Order.HEADS : order;
        Tensor x = Layouts.place(arena, type, placed, n, modelDim).view();
        x.copyFrom(normal(3, 1, n, modelDim));
        check(gate, x, Tensor.allocate(arena, DType.F32, n));
        check(gate, x, Tensor.allocate(arena, DType.F32, 1, n));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 4, 3", "64, 12, 50", "33, 2, 1", "16, 3, 0"})
  void anOutputForEachHead(int modelDim, int outputs, int n) {
    Tensor out = Tensor.allocate(arena, DType.F32, outputs, n);
    check(gate(modelDim, outputs), normal(3, 1, n, modelDim), out);
  }

  /** Far from 0 a gate is 0 or 1, or a number between, but never NaN. */
  @Test
  void extremes() {
    Gate gate =
        new Gate(Tensor.of(arena, new float[] {1}, 1, 1), Tensor.allocate(arena, DType.F32, 1));
    float[] x = {0, 20, -20, 80, -80, 100, -100, 1e4f, -1e4f, 3e38f, -3e38f};
    Tensor out = Tensor.allocate(arena, DType.F32, x.length);
    gate.apply(engine(1), Tensor.of(arena, x, x.length, 1), out);
    for (int i = 0; i < x.length; i++) {
      double g = 1 / (1 + Math.exp(-(double) x[i]));
      assertEquals(g, out.getFloat(i), 1e-6, "x = " + x[i]);
      assertTrue(out.getFloat(i) >= 0 && out.getFloat(i) <= 1, "x = " + x[i]);
    }
    assertEquals(0.5f, out.getFloat(0));
    assertEquals(Math.exp(-80), out.getFloat(4), 1e-40, "small gates keep their size");
  }

  @Test
  void xavier() {
    Gate gate = Gate.xavier(arena, 300, 4, 9);
    float[] weight = gate.weight().toFloatArray();
    assertEquals(4 * 300, weight.length);
    double bound = Math.sqrt(6.0 / 304);
    double most = 0;
    double sum = 0;
    for (float w : weight) {
      assertTrue(Math.abs(w) <= bound, w + " is within " + bound);
      most = Math.max(most, Math.abs(w));
      sum += w;
    }
    assertTrue(most > 0.98 * bound, most + " is near " + bound);
    assertEquals(0, sum / weight.length, bound / 10);
    assertArrayEquals(new float[4], gate.bias().toFloatArray());
    assertArrayEquals(weight, Gate.xavier(arena, 300, 4, 9).weight().toFloatArray());
    assertNotEquals(weight[0], Gate.xavier(arena, 300, 4, 10).weight().getFloat(0, 0));
  }

  @Test
  void badWeights() {
    Tensor weight = normal(1, 1, 2, 8);
    Tensor bias = normal(2, 1, 2);
    Messages.refuses("modelDim", 0, () -> Gate.xavier(arena, 0, 1, 1));
    Messages.refuses("outputs", 0, () -> Gate.xavier(arena, 8, 0, 1));
    Messages.refuses("outputs", 4097, () -> Gate.xavier(arena, 8, 4097, 1));
    Messages.refuses("weight.dtype", "F16", () -> new Gate(weight.to(arena, DType.F16), bias));
    Messages.refuses("bias.dtype", "F16", () -> new Gate(weight, bias.to(arena, DType.F16)));
    Messages.refuses("weight.shape", "[8]", () -> new Gate(weight.select(0, 0), bias));
    Messages.refuses("weight.shape", () -> new Gate(weight.transpose(0, 1), bias));
    Messages.refuses("weight.shape", () -> new Gate(weight.slice(0, 0, 0), bias));
    Messages.refuses("bias.shape", "[1]", () -> new Gate(weight, bias.slice(0, 0, 1)));
    assertThrows(NullPointerException.class, () -> new Gate(null, bias));
    assertThrows(NullPointerException.class, () -> new Gate(weight, null));
  }

  @Test
  void badOperands() {
    Gate two = new Gate(normal(1, 1, 2, 8), normal(2, 1, 2));
    Tensor x = normal(3, 1, 5, 8);
    Tensor out = Tensor.allocate(arena, DType.F32, 2, 5);
    Engine engine = engine(1);
    two.apply(engine, x, out);
    Messages.refuses("x.shape", () -> two.apply(engine, normal(3, 1, 5, 7), out));
    Messages.refuses("x.shape", () -> two.apply(engine, normal(3, 1, 5, 8, 1), out));
    Messages.refuses("x.strides", () -> two.apply(engine, normal(3, 1, 8, 5).transpose(0, 1), out));
    Tensor ints = Tensor.allocate(arena, DType.I32, 5, 8);
    Messages.refuses("x.dtype", "I32", () -> two.apply(engine, ints, out));
    Tensor narrow = Tensor.allocate(arena, DType.F16, 2, 5);
    Messages.refuses("out.dtype", "F16", () -> two.apply(engine, x, narrow));
    Messages.refuses("out", () -> two.apply(engine, x, out.asReadOnly()));
    Messages.refuses("out.shape", () -> two.apply(engine, x, Tensor.allocate(arena, DType.F32, 5)));
    Tensor other = Tensor.allocate(arena, DType.F32, 2, 4);
    Messages.refuses("out.shape", () -> two.apply(engine, x, other));
    Tensor turned = Tensor.allocate(arena, DType.F32, 5, 2).transpose(0, 1);
    Messages.refuses("out", () -> two.apply(engine, x, turned));
    assertThrows(NullPointerException.class, () -> two.apply(engine, null, out));
    assertThrows(NullPointerException.class, () -> two.apply(engine, x, null));
  }
}
