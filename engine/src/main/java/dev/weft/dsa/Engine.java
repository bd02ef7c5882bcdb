package dev.weft.dsa;

import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.BackendOptions;
import dev.weft.dsa.backend.Backends;
import dev.weft.tensor.DeviceMemory;
import java.util.List;
import java.util.Objects;

/**
 * The root of the API: owns the threads and the choice of backend. Plans are made from it.
 *
 * <p>Ownership: the caller closes the engine, after the bindings made from it; closing waits for
 * runs in flight, and a run afterwards throws {@link IllegalStateException}. Threading: safe for
 * use by several threads. While one run uses the pool, a run started by another thread computes on
 * that thread alone instead of waiting.
 */
public final class Engine implements AutoCloseable {
  private final Backend backend;
  private final List<String> reasons;
  private volatile boolean closed;

  private Engine(Backends.Choice choice) {
    backend = choice.backend();
    reasons = choice.reasons();
  }

  /**
   * Opens an engine with the best backend that works here and a thread for each processor.
   *
   * @return the engine
   */
  public static Engine create() {
    return builder().build();
  }

  /**
   * Starts the choice of an engine's options.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes a plan: chooses kernels for a spec and a capacity. Takes at most about a millisecond
   * after the first; call {@link Plan#warmUp()} before the first request.
   *
   * @param spec what is computed
   * @param capacity the largest call
   * @return the plan, which needs no closing
   * @throws IllegalArgumentException if spec and capacity do not go together
   * @throws IllegalStateException if the engine is closed
   */
  public Plan plan(AttentionSpec spec, Capacity capacity) {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(capacity, "capacity");
    checkOpen();
    Checks.require(
        spec.causal() || capacity.queries() == capacity.keys(),
        "capacity.keys",
        capacity.keys(),
        "as many as queries = "
            + capacity.queries()
            + " (only causal segments may have fewer queries)");
    return new Plan(this, spec, capacity, backend.prepare(spec, capacity));
  }

  /**
   * The backend in use.
   *
   * @return its name
   */
  public String backend() {
    return backend.name();
  }

  /**
   * One line on the backend in use, such as {@code 256-bit vectors, 2 threads}.
   *
   * @return the line
   */
  public String description() {
    return backend.description();
  }

  /**
   * Why the backend was chosen, and each other passed over.
   *
   * @return a line each
   */
  public List<String> reasons() {
    return reasons;
  }

  /**
   * Plans dense products on the engine's device, through cuBLASLt: chooses the algorithm for as
   * many rows as the spec's.
   *
   * @param spec what is computed
   * @return the plan, which needs no closing
   * @throws DeviceException if cuBLASLt has no algorithm for the spec, or fails
   * @throws IllegalStateException if the backend has no device, cuBLASLt is missing, or the engine
   *     is closed
   */
  public GemmPlan gemm(GemmSpec spec) {
    Objects.requireNonNull(spec, "spec");
    return new GemmPlan(this, spec, open().gemm(spec));
  }

  /**
   * Starts an owner of device memory, for tensors that are never copied to the device by a run.
   *
   * @return an arena, to be closed by the caller
   * @throws IllegalStateException if the backend has no device, or the engine is closed
   */
  public DeviceArena deviceArena() {
    return open().deviceArena();
  }

  /**
   * Makes a stream, for bindings whose runs follow each other on the device.
   *
   * @return a stream, to be closed by the caller
   * @throws IllegalStateException if the backend has no device, or the engine is closed
   */
  public DeviceStream deviceStream() {
    return open().deviceStream();
  }

  /**
   * Most threads that a run uses, the caller's included.
   *
   * @return the number
   */
  public int threads() {
    return backend.threads();
  }

  /** Waits for runs in flight, then stops the threads. Closing twice does nothing. */
  @Override
  public void close() {
    closed = true;
    backend.close();
  }

  Backend open() {
    checkOpen();
    return backend;
  }

  boolean reaches(DeviceStream stream) {
    return backend.reaches(stream);
  }

  boolean reaches(DeviceMemory memory) {
    return backend.reaches(memory);
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /** Options of an engine. Not safe for use by several threads. */
  public static final class Builder {
    private int threads = Runtime.getRuntime().availableProcessors();
    private String name = "auto";
    private int vectorBits;
    private int device;
    private long deviceBytes = Long.MAX_VALUE;

    private Builder() {}

    /**
     * Caps the threads of a run, the caller's included; 1 starts none.
     *
     * @param threads 1 to 1024
     * @return this
     */
    public Builder threads(int threads) {
      this.threads = Checks.inRange("threads", threads, 1, 1024);
      return this;
    }

    /**
     * Asks for a backend.
     *
     * @param name {@code auto}, {@code cuda}, {@code simd} or {@code scalar}
     * @return this
     */
    public Builder backend(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Asks for a vector width of the simd backend.
     *
     * @param bits 128, 256 or 512, or 0 for the machine's preference
     * @return this
     */
    public Builder vectorBits(int bits) {
      Checks.require(
          bits == 0 || bits == 128 || bits == 256 || bits == 512,
          "vectorBits",
          bits,
          "0, 128, 256 or 512");
      this.vectorBits = bits;
      return this;
    }

    /**
     * Asks for a device of the cuda backend.
     *
     * @param device 0 for the first
     * @return this
     */
    public Builder device(int device) {
      this.device = Checks.inRange("device", device, 0, 1023);
      return this;
    }

    /**
     * Caps the memory taken of the device: tensors of its arenas and workspaces together.
     *
     * @param bytes at least 1; no cap if never called
     * @return this
     */
    public Builder deviceBytes(long bytes) {
      Checks.require(bytes >= 1, "deviceBytes", bytes, "at least 1");
      this.deviceBytes = bytes;
      return this;
    }

    /**
     * Opens the engine.
     *
     * @return the engine
     * @throws IllegalArgumentException if the backend is unknown or does not work here
     */
    public Engine build() {
      return new Engine(
          Backends.choose(name, new BackendOptions(threads, vectorBits, device, deviceBytes)));
    }
  }
}
