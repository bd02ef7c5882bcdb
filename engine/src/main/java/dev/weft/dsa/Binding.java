package dev.weft.dsa;

import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import dev.weft.tensor.Tensor;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A plan bound to tensors: owns the workspace, not the tensors. {@link #run()} reads the inputs and
 * writes the outputs that they hold at that time.
 *
 * <p>Numbers: logits of up to ±1e4 give finite, convex results. A value or key that is not finite
 * makes the outputs of the queries that see it not a number, and may do so for other queries of the
 * same block and, if it is a global token's, of the same segment; never of another segment.
 *
 * <p>Ownership: the caller closes the binding; the tensors must outlive it. Threading: one thread
 * at a time. A call while another thread is in one throws {@link IllegalStateException}; {@link
 * #close} waits for a run in flight. After it every call throws {@link IllegalStateException}. A
 * tensor whose memory was freed makes {@code run} throw {@link IllegalStateException}; outputs are
 * then undefined.
 */
public final class Binding implements AutoCloseable {
  private static final int IDLE = 0;
  private static final int BUSY = 1;
  private static final int CLOSED = 2;
  private final Plan plan;
  private final Operands operands;
  private final BoundRun run;
  private final AtomicInteger state = new AtomicInteger(IDLE);
  private Coo coo;

  private Binding(Plan plan, Operands operands, Coo coo) {
    this.plan = plan;
    this.operands = operands;
    this.run = plan.code().bind(operands);
    if (coo != null) {
      boolean done = false;
      try {
        takeCoo(coo);
        done = true;
      } finally {
        if (!done) {
          run.close();
        }
      }
    }
  }

  /**
   * Computes the operator on the bound tensors. Steady-state calls allocate no heap memory.
   *
   * <p>With all outputs on a device the run goes on after the call: await the completion before the
   * outputs are read or the inputs changed. Runs of one binding follow each other on the device;
   * runs of different bindings may overlap.
   *
   * @return the end of the run; unless all outputs are on a device it is over already
   * @throws DeviceException if the device fails
   * @throws IllegalStateException if the binding is closed or in use by another thread, the engine
   *     is closed, a tensor's memory was freed, or the list of pairs was made for other segments
   */
  public Completion run() {
    enter();
    try {
      plan.engine().checkOpen();
      if (plan.spec().coo()) {
        checkCoo();
      }
      if (operands.cache() != null) {
        CacheCalls.refreshKeys(operands, plan);
      }
      return run.run();
    } finally {
      state.setRelease(IDLE); // no fence: a run is short
    }
  }

  /**
   * Packs the next calls as segments with as many queries as keys. Costs no new plan or binding.
   *
   * @param cuSeqlens where segments begin: first 0, not decreasing, last the tokens of the call
   * @throws IllegalArgumentException if that does not hold, or the tensors or the capacity are
   *     smaller
   */
  public void segments(int... cuSeqlens) {
    Objects.requireNonNull(cuSeqlens, "cuSeqlens");
    segments(cuSeqlens, cuSeqlens);
  }

  /**
   * Packs the next calls as segments whose queries are the last positions of their keys.
   *
   * @param cuSeqlensQ where the segments' queries begin
   * @param cuSeqlensK where the segments' keys begin
   * @throws IllegalArgumentException if an array is not first 0 and not decreasing, lengths differ,
   *     a segment has more queries than keys (or fewer, and the plan is not causal or uses COO), or
   *     the tensors or the capacity are smaller
   */
  public void segments(int[] cuSeqlensQ, int[] cuSeqlensK) {
    enter();
    try {
      if (operands.cache() != null) {
        throw new IllegalStateException("a binding to a cache takes sequences, not segments");
      }
      SegmentChecks.set(
          operands.segments(),
          plan,
          cuSeqlensQ,
          cuSeqlensK,
          operands.q().shape(1),
          operands.k().shape(1));
    } finally {
      state.set(IDLE);
    }
  }

  /**
   * Chooses the sequences of the cache that the next calls attend to. Their keys must have been
   * appended; the queries of each are its last positions.
   *
   * @param sequences what {@link PagedCache#open()} gave
   * @param cuSeqlensQ where each sequence's queries begin: first 0, not decreasing
   * @throws IllegalArgumentException if a sequence is not open, has fewer keys than queries or no
   *     longer holds the keys they see, or the tensors or the capacity are smaller
   */
  public void sequences(int[] sequences, int[] cuSeqlensQ) {
    enter();
    try {
      if (operands.cache() == null) {
        throw new IllegalStateException("only a binding to a cache takes sequences");
      }
      CacheCalls.set(operands, plan, sequences, cuSeqlensQ);
    } finally {
      state.set(IDLE);
    }
  }

  /**
   * Replaces the list of pairs. Lays it out for the kernels, which costs about as much as a run.
   *
   * @param coo made for this call's segments
   * @throws IllegalArgumentException if the plan's spec has no COO pattern, or the list was made
   *     for other heads
   */
  public void coo(Coo coo) {
    enter();
    try {
      takeCoo(Objects.requireNonNull(coo, "coo"));
    } finally {
      state.set(IDLE);
    }
  }

  /**
   * Memory of the workspace on the Java heap.
   *
   * @return bytes
   */
  public long heapBytes() {
    return run.heapBytes();
  }

  /**
   * Memory of the workspace outside the Java heap.
   *
   * @return bytes
   */
  public long nativeBytes() {
    return run.nativeBytes();
  }

  /**
   * Memory of the workspace on the device, the copies of host tensors included.
   *
   * @return bytes, 0 on a CPU backend
   */
  public long deviceBytes() {
    return run.deviceBytes();
  }

  /**
   * What runs, and the memory that this binding holds.
   *
   * @return some lines of text
   */
  public String explain() {
    return plan.explain()
        + run.explain()
        + "\nworkspace "
        + heapBytes()
        + " heap bytes, "
        + nativeBytes()
        + " native bytes, "
        + deviceBytes()
        + " device bytes";
  }

  /** Waits for a run in flight, then frees the workspace. Closing twice does nothing. */
  @Override
  public void close() {
    while (!state.compareAndSet(IDLE, CLOSED)) {
      if (state.get() == CLOSED) {
        return;
      }
      LockSupport.parkNanos(20_000);
    }
    run.close();
  }

  private void enter() {
    if (!state.compareAndSet(IDLE, BUSY)) {
      throw new IllegalStateException(
          state.get() == CLOSED
              ? "the binding is closed"
              : "the binding is in use by another thread; each thread needs its own");
    }
  }

  private void takeCoo(Coo list) {
    AttentionSpec spec = plan.spec();
    Checks.require(spec.coo(), "coo", "given", "none: the spec has no COO pattern");
    Checks.require(
        list.lists() == 1 || list.lists() == spec.heads(),
        "coo.lists",
        list.lists(),
        "1 or heads = " + spec.heads());
    Checks.require(
        list.tokens() <= operands.q().shape(1),
        "coo.tokens",
        list.tokens(),
        "at most the tensors' n = " + operands.q().shape(1));
    Checks.require(
        list.tileColumns() == 1 || list.tileColumns() == spec.block(),
        "coo.tileColumns",
        list.tileColumns(),
        "1 or block = " + spec.block());
    run.coo(list);
    coo = list;
  }

  private void checkCoo() {
    if (coo == null) {
      throw new IllegalStateException("the spec has a COO pattern: bind a list of pairs first");
    }
    if (!coo.matches(operands.segments())) {
      throw new IllegalStateException(
          "the list of pairs was made for other segments: bind one for these");
    }
  }

  /**
   * Collects the tensors of a binding. All are logically {@code [heads, n, d]}: a projection's
   * output {@code [n, heads, d]} is passed as its {@code transpose(0, 1)}, and never copied. Not
   * safe for use by several threads.
   */
  public static final class Builder {
    private final Plan plan;
    private Tensor q;
    private Tensor k;
    private Tensor v;
    private PagedCache cache;
    private Tensor out;
    private Tensor gate;
    private Tensor logSumExp;
    private Tensor selection;
    private Coo coo;
    private DeviceStream stream;

    Builder(Plan plan) {
      this.plan = plan;
    }

    /**
     * Sets the queries.
     *
     * @param q {@code [heads, n, d]}, F32, F16 or BF16
     * @return this
     */
    public Builder query(Tensor q) {
      this.q = q;
      return this;
    }

    /**
     * Sets the keys.
     *
     * @param k {@code [kvHeads, nk, d]}, dtype of the queries
     * @return this
     */
    public Builder key(Tensor k) {
      this.k = k;
      return this;
    }

    /**
     * Sets the values.
     *
     * @param v {@code [kvHeads, nk, d]}, dtype of the queries
     * @return this
     */
    public Builder value(Tensor v) {
      this.v = v;
      return this;
    }

    /**
     * Takes keys and values from the pages of a cache instead of tensors; the plan must be causal.
     *
     * @param cache holds them
     * @return this
     */
    public Builder cache(PagedCache cache) {
      this.cache = cache;
      return this;
    }

    /**
     * Sets the output.
     *
     * @param out {@code [heads, n, d]}, any float dtype, memory of its own
     * @return this
     */
    public Builder out(Tensor out) {
      this.out = out;
      return this;
    }

    /**
     * Sets the gate; without one every gate is 1.
     *
     * @param gate {@code [n]} or {@code [heads, n]} F32 in [0, 1], a value for each query token
     * @return this
     */
    public Builder gate(Tensor gate) {
      this.gate = gate;
      return this;
    }

    /**
     * Asks for {@code ln Σ_j exp(scale · q_i·k_j + ln W_ij)}.
     *
     * @param logSumExp {@code [heads, n]} F32; −∞ for a row without pairs
     * @return this
     */
    public Builder logSumExp(Tensor logSumExp) {
      this.logSumExp = logSumExp;
      return this;
    }

    /**
     * Asks for the blocks that were routed to.
     *
     * @param selection {@code [heads, n, topK]} I32: block indices within the token's segment,
     *     ascending, −1 for none at the end
     * @return this
     */
    public Builder selection(Tensor selection) {
      this.selection = selection;
      return this;
    }

    /**
     * Sets the list of pairs; {@link Binding#coo} sets it later.
     *
     * @param coo the list
     * @return this
     */
    public Builder coo(Coo coo) {
      this.coo = coo;
      return this;
    }

    /**
     * Puts the runs on a stream that other bindings share; without one a binding has its own.
     *
     * @param stream the engine's
     * @return this
     */
    public Builder stream(DeviceStream stream) {
      this.stream = stream;
      return this;
    }

    /**
     * Makes the binding, packed as one segment over all tokens of the tensors (with a cache: none).
     *
     * @return the binding, to be closed by the caller
     * @throws IllegalArgumentException if a tensor is missing or has a shape, dtype or strides that
     *     do not fit the spec, an output is read-only or overlaps another tensor, memory is not
     *     accessible by the engine's threads, or a tensor is larger than the plan's capacity
     * @throws IllegalStateException if the engine is closed
     */
    public Binding bind() {
      plan.engine().checkOpen();
      Operands operands =
          OperandChecks.check(plan, q, k, v, cache, out, gate, logSumExp, selection, stream);
      Binding binding = new Binding(plan, operands, coo);
      boolean done = false;
      try {
        if (cache == null && operands.q().shape(1) <= operands.k().shape(1)) {
          int n = (int) q.shape(1);
          int nk = (int) k.shape(1);
          if (!plan.spec().coo() || n == nk) {
            binding.segments(new int[] {0, n}, new int[] {0, nk});
          }
        }
        done = true;
        return binding;
      } finally {
        if (!done) {
          binding.close();
        }
      }
    }
  }
}
