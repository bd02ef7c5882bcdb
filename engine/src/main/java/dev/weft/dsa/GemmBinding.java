package dev.weft.dsa;

import dev.weft.dsa.backend.GemmRun;
import dev.weft.tensor.Tensor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A {@link GemmPlan} bound to tensors and a stream: owns its workspace, not the tensors. {@link
 * #run()} reads and writes what the tensors hold when the device comes to it.
 *
 * <p>Ownership: the caller closes the binding, before its stream and tensors. Threading: one thread
 * at a time, as its stream. A call while another thread is in one throws {@link
 * IllegalStateException}, and so does every call after {@link #close}.
 */
public final class GemmBinding implements AutoCloseable {
  private static final int IDLE = 0;
  private static final int BUSY = 1;
  private static final int CLOSED = 2;
  private final GemmPlan plan;
  private final Tensor x;
  private final GemmRun run;
  private final AtomicInteger state = new AtomicInteger(IDLE);

  GemmBinding(GemmPlan plan, Tensor x, GemmRun run) {
    this.plan = plan;
    this.x = x;
    this.run = run;
  }

  /**
   * Starts the product on the stream, and does not wait: {@link DeviceStream#await} does. Can be
   * recorded by {@link DeviceStream#record}, with the rows and the algorithm of that time.
   * Allocates no heap memory.
   *
   * @throws DeviceException if the device or cuBLASLt fails
   * @throws IllegalStateException if the binding, its stream or the engine is closed, the binding
   *     is in use by another thread, or a tensor's memory was freed
   */
  public void run() {
    enter();
    try {
      plan.engine().checkOpen();
      run.run();
    } finally {
      state.set(IDLE);
    }
  }

  /**
   * Sets how many rows the next runs have, from the first on; the others of {@code y} keep what
   * they hold. Numbers of rows that are new to the plan may cost a choice of algorithm, some tens
   * of microseconds, and memory of the device, so not while a stream records; others cost next to
   * nothing. With {@link GemmSpec#rowInvariant} all cost next to nothing.
   *
   * @param m 0 to the rows of {@code x}
   * @throws IllegalArgumentException if it is out of range
   * @throws DeviceException if cuBLASLt has no algorithm, or the device has too little memory
   * @throws IllegalStateException if the binding or the engine is closed, or in use by another
   *     thread
   */
  public void rows(int m) {
    enter();
    try {
      plan.engine().checkOpen();
      run.rows(Checks.inRange("rows", m, 0, (int) x.shape(0)));
    } finally {
      state.set(IDLE);
    }
  }

  /**
   * Memory of the workspace on the device.
   *
   * @return bytes
   */
  public long deviceBytes() {
    return run.deviceBytes();
  }

  /**
   * What runs for the rows that were set, and the memory that this binding holds.
   *
   * @return some lines of text
   */
  public String explain() {
    return plan.spec() + "\n" + run.explain() + "\nworkspace " + deviceBytes() + " device bytes";
  }

  /** Waits for the stream, then frees the workspace. Closing twice does nothing. */
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
}
