package dev.weft.dsa;

import dev.weft.dsa.backend.PlanCode;
import dev.weft.tensor.DType;

/**
 * The code and the choices for a spec up to a capacity. Holds no memory of the caller's and needs
 * no closing. Safe for use by several threads: each takes a {@link Binding} of its own.
 */
public final class Plan {
  private final Engine engine;
  private final AttentionSpec spec;
  private final Capacity capacity;
  private final PlanCode code;

  Plan(Engine engine, AttentionSpec spec, Capacity capacity, PlanCode code) {
    this.engine = engine;
    this.spec = spec;
    this.capacity = capacity;
    this.code = code;
  }

  /**
   * Starts a binding of tensors to this plan.
   *
   * @return a builder
   */
  public Binding.Builder binding() {
    return new Binding.Builder(this);
  }

  /**
   * Runs the plan on made-up F32 tensors until its code is compiled: one to a few seconds. A
   * service calls it once before it takes requests.
   *
   * @throws IllegalStateException if the engine is closed
   */
  public void warmUp() {
    warmUp(DType.F32);
  }

  /**
   * Does the same for tensors of another dtype.
   *
   * @param dtype dtype of queries, keys, values and output
   * @throws IllegalArgumentException if it is no float dtype
   * @throws IllegalStateException if the engine is closed
   */
  public void warmUp(DType dtype) {
    Checks.require(dtype.isFloat(), "dtype", dtype, "F32, F16 or BF16");
    WarmUp.run(this, dtype);
  }

  /**
   * What runs: backend, reasons, kernels, choices.
   *
   * @return some lines of text
   */
  public String explain() {
    return "backend " + String.join("\nbackend ", engine.reasons()) + "\n" + code.explain();
  }

  /**
   * The spec.
   *
   * @return what was given
   */
  public AttentionSpec spec() {
    return spec;
  }

  /**
   * The capacity.
   *
   * @return what was given
   */
  public Capacity capacity() {
    return capacity;
  }

  Engine engine() {
    return engine;
  }

  PlanCode code() {
    return code;
  }
}
