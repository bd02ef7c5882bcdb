package dev.weft.dsa;

import dev.weft.tensor.DType;
import java.util.Objects;

/**
 * A dense layer's product on a device: {@code y = activation(x · wᵀ + bias)} with {@code x [m, k]},
 * {@code w [n, k]}, {@code bias [n]} and {@code y [m, n]}, products and sums in F32. Immutable, and
 * safe for use by several threads.
 */
public final class GemmSpec {
  /** What happens to a sum before it is rounded to the output's type. */
  public enum Activation {
    /** Nothing. */
    NONE,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))}, the approximation by tanh. */
    GELU
  }

  private final int rows;
  private final int n;
  private final int k;
  private final DType dtype;
  private final DType outDtype;
  private final boolean bias;
  private final Activation activation;
  private final long workspaceBytes;
  private final boolean rowInvariant;

  private GemmSpec(Builder b) {
    rows = Checks.inRange("rows", b.rows, 1, Integer.MAX_VALUE - 4096);
    n = Checks.inRange("n", b.n, 1, 1 << 24);
    k = Checks.inRange("k", b.k, 1, 1 << 24);
    dtype = b.dtype;
    outDtype = b.outDtype == null ? b.dtype : b.outDtype;
    bias = b.bias;
    activation = b.activation;
    workspaceBytes = b.workspaceBytes;
    rowInvariant = b.rowInvariant;
    Checks.require(
        outDtype == dtype || outDtype == DType.F32, "outDtype", outDtype, dtype + " or F32");
  }

  /**
   * Starts a spec of F16 tensors without bias and activation.
   *
   * @param rows most rows of {@code x} in one run: the capacity
   * @param n outputs: rows of {@code w}
   * @param k inputs: columns of {@code x} and {@code w}
   * @return a builder
   */
  public static Builder builder(int rows, int n, int k) {
    return new Builder(rows, n, k);
  }

  /**
   * The capacity.
   *
   * @return most rows of one run
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of outputs.
   *
   * @return columns of {@code y}
   */
  public int n() {
    return n;
  }

  /**
   * The number of inputs.
   *
   * @return columns of {@code x}
   */
  public int k() {
    return k;
  }

  /**
   * The type of {@code x} and {@code w}.
   *
   * @return F16 or BF16
   */
  public DType dtype() {
    return dtype;
  }

  /**
   * The type of {@code y} and the bias.
   *
   * @return the inputs' type, or F32
   */
  public DType outDtype() {
    return outDtype;
  }

  /**
   * Whether a bias is added.
   *
   * @return true if bindings bring one
   */
  public boolean bias() {
    return bias;
  }

  /**
   * The activation.
   *
   * @return what happens to the sums
   */
  public Activation activation() {
    return activation;
  }

  /**
   * The most memory of the device that a binding takes for itself.
   *
   * @return bytes
   */
  public long workspaceBytes() {
    return workspaceBytes;
  }

  /**
   * Whether the bits of a row of {@code y} depend on that row of {@code x}, on {@code w} and on the
   * bias alone, and not on how many rows a run has.
   *
   * @return true if one algorithm serves every number of rows
   */
  public boolean rowInvariant() {
    return rowInvariant;
  }

  @Override
  public String toString() {
    return "%s[%d, %d] x %s[%d, %d]^T%s%s -> %s%s"
        .formatted(
            dtype,
            rows,
            k,
            dtype,
            n,
            k,
            bias ? " + bias" : "",
            activation == Activation.NONE ? "" : ", " + activation,
            outDtype,
            rowInvariant ? ", row invariant" : "");
  }

  /** Collects the fields of a spec. Not safe for use by several threads. */
  public static final class Builder {
    private final int rows;
    private final int n;
    private final int k;
    private DType dtype = DType.F16;
    private DType outDtype;
    private boolean bias;
    private Activation activation = Activation.NONE;
    private long workspaceBytes = 32 << 20;
    private boolean rowInvariant;

    private Builder(int rows, int n, int k) {
      this.rows = rows;
      this.n = n;
      this.k = k;
    }

    /**
     * Sets the type of {@code x} and {@code w}.
     *
     * @param dtype F16 or BF16
     * @return this
     */
    public Builder dtype(DType dtype) {
      Objects.requireNonNull(dtype, "dtype");
      Checks.require(dtype == DType.F16 || dtype == DType.BF16, "dtype", dtype, "F16 or BF16");
      this.dtype = dtype;
      return this;
    }

    /**
     * Sets the type of {@code y} and the bias; the inputs' if never called.
     *
     * @param outDtype the inputs' type, or F32
     * @return this
     */
    public Builder outDtype(DType outDtype) {
      this.outDtype = Objects.requireNonNull(outDtype, "outDtype");
      return this;
    }

    /**
     * Says whether a bias is added.
     *
     * @param bias true if bindings bring one
     * @return this
     */
    public Builder bias(boolean bias) {
      this.bias = bias;
      return this;
    }

    /**
     * Sets the activation.
     *
     * @param activation what happens to the sums, after the bias was added
     * @return this
     */
    public Builder activation(Activation activation) {
      this.activation = Objects.requireNonNull(activation, "activation");
      return this;
    }

    /**
     * Caps the memory of the device that a binding takes for itself; 32 MiB if never called. It
     * takes what its algorithm asks for, which is often nothing.
     *
     * @param bytes 0 or more
     * @return this
     */
    public Builder workspaceBytes(long bytes) {
      Checks.require(bytes >= 0, "workspaceBytes", bytes, "0 or more");
      this.workspaceBytes = bytes;
      return this;
    }

    /**
     * Keeps one algorithm for every number of rows up to the capacity: one tile, the sum over
     * {@code k} in one piece. A row's bits are then the same alone and in any batch, for equal
     * strides of the tensors. It costs most where runs have far fewer rows than the capacity.
     *
     * @param rowInvariant true to keep one
     * @return this
     */
    public Builder rowInvariant(boolean rowInvariant) {
      this.rowInvariant = rowInvariant;
      return this;
    }

    /**
     * Makes the spec.
     *
     * @return the spec
     * @throws IllegalArgumentException if an extent is out of range, or the types do not go
     *     together
     */
    public GemmSpec build() {
      return new GemmSpec(this);
    }
  }
}
