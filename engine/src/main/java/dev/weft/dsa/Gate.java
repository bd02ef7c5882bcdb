package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The gate {@code g = σ(x·w + b)}: a learned {@code Linear(modelDim, outputs)} under a sigmoid,
 * with one output for all heads or one a head.
 *
 * <p>Ownership: weight and bias are the arena's that they were allocated from. Threading: safe for
 * use by several threads while nobody writes the weights.
 */
public final class Gate {
  private final Tensor weight;
  private final Tensor bias;

  /**
   * Wraps learned weights.
   *
   * @param weight {@code [outputs, modelDim]} F32, contiguous
   * @param bias {@code [outputs]} F32, contiguous
   * @throws IllegalArgumentException if a shape or dtype is wrong
   */
  public Gate(Tensor weight, Tensor bias) {
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(bias, "bias");
    Checks.require(weight.dtype() == DType.F32, "weight.dtype", weight.dtype(), "F32");
    Checks.require(bias.dtype() == DType.F32, "bias.dtype", bias.dtype(), "F32");
    Checks.require(
        weight.rank() == 2 && weight.isContiguous() && weight.elements() > 0,
        "weight.shape",
        Arrays.toString(weight.shape()),
        "[outputs, modelDim], contiguous");
    Checks.require(
        bias.rank() == 1 && bias.isContiguous() && bias.shape(0) == weight.shape(0),
        "bias.shape",
        Arrays.toString(bias.shape()),
        "[" + weight.shape(0) + "], contiguous");
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * Makes a gate as training starts it: Xavier-uniform weights (Glorot and Bengio 2010: uniform in
   * ±√(6 / (modelDim + outputs))), zero bias.
   *
   * @param arena owns the weights
   * @param modelDim inputs, at least 1
   * @param outputs 1 for all heads, or one a head
   * @param seed of the random numbers; equal seeds give equal weights
   * @return the gate
   */
  public static Gate xavier(Arena arena, int modelDim, int outputs, long seed) {
    Checks.inRange("modelDim", modelDim, 1, 1 << 24);
    Checks.inRange("outputs", outputs, 1, 4096);
    double bound = Math.sqrt(6.0 / ((double) modelDim + outputs));
    SplittableRandom random = new SplittableRandom(seed);
    float[] w = new float[Math.multiplyExact(modelDim, outputs)];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return new Gate(
        Tensor.of(arena, w, outputs, modelDim), Tensor.allocate(arena, DType.F32, outputs));
  }

  /**
   * Computes the gate of each token.
   *
   * @param engine runs it
   * @param x {@code [n, modelDim]}, F32, F16 or BF16, stride 1 along the last
   * @param out {@code [n]} F32 if there is one output, or {@code [outputs, n]} F32, contiguous
   * @throws IllegalArgumentException if a shape, dtype or stride is wrong
   * @throws IllegalStateException if the engine is closed or memory was freed
   */
  public void apply(Engine engine, Tensor x, Tensor out) {
    OperandChecks.floats("x", Objects.requireNonNull(x, "x"));
    long n = x.rank() == 2 ? x.shape(0) : -1;
    OperandChecks.shape("x", x, n, weight.shape(1));
    Checks.require(
        x.stride(1) == 1 || x.shape(1) <= 1 || n == 0,
        "x.strides",
        Arrays.toString(x.strides()),
        "1 along the last dimension");
    Checks.require(out.dtype() == DType.F32, "out.dtype", out.dtype(), "F32");
    Checks.require(out.isContiguous() && !out.isReadOnly(), "out", out, "contiguous and writable");
    if (out.rank() == 1) {
      OperandChecks.shape("out", out, n);
      Checks.require(weight.shape(0) == 1, "out.shape", "[n]", "[outputs, n] for a gate a head");
    } else {
      OperandChecks.shape("out", out, weight.shape(0), n);
    }
    engine.open().gate(x, weight, bias, out);
  }

  /**
   * The weights.
   *
   * @return {@code [outputs, modelDim]} F32
   */
  public Tensor weight() {
    return weight;
  }

  /**
   * The bias.
   *
   * @return {@code [outputs]} F32
   */
  public Tensor bias() {
    return bias;
  }
}
