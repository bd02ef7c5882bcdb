package dev.weft.cuda;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps something open while calls use it: closing refuses new ones and waits for the others. A
 * call that is inside does not begin again. Costs two atomic steps a call, and no memory.
 */
final class Users {
  private static final int CLOSED = 1 << 31;
  private static final long NAP_NANOS = 20_000;

  private final String name;
  private final AtomicInteger state = new AtomicInteger();

  /** For messages: what is used. */
  Users(String name) {
    this.name = name;
  }

  /**
   * A call begins.
   *
   * @throws IllegalStateException if it is closed
   */
  void begin() {
    if (state.incrementAndGet() < 0) {
      state.decrementAndGet();
      throw closed();
    }
  }

  /** A call ends. */
  void end() {
    state.decrementAndGet();
  }

  /** Whether calls may still begin. */
  boolean isOpen() {
    return state.get() >= 0;
  }

  void check() {
    if (!isOpen()) {
      throw closed();
    }
  }

  /** Refuses calls from now on, and waits for those inside; false if that was done before. */
  boolean close() {
    int before = state.getAndUpdate(s -> s | CLOSED);
    if (before < 0) {
      return false;
    }
    while (state.get() != CLOSED) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    return true;
  }

  private IllegalStateException closed() {
    return new IllegalStateException("the " + name + " is closed");
  }
}
