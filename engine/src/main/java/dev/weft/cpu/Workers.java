package dev.weft.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A small pool for jobs of numbered items. Helpers spin shortly for the next job, then park: a job
 * that follows closely starts in about half a microsecond, an idle pool costs nothing.
 *
 * <p>The caller takes part, and waits only for helpers that joined: one that is slow to wake up
 * never delays a job that is done. A caller that finds the pool taken runs its job alone.
 */
final class Workers {
  /** Items of a job. Which worker runs an item must not change its result. */
  interface Job {
    void item(int index, int worker);
  }

  private static final int SPINS = 2000;
  private static final int CLOSED = Integer.MIN_VALUE;

  private final Thread[] helpers;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger next = new AtomicInteger();

  /** Helpers inside the current job, or {@link #CLOSED} and above while none may join. */
  private final AtomicInteger inside = new AtomicInteger(CLOSED);

  private final AtomicInteger epoch = new AtomicInteger();
  private volatile boolean stopped;
  private volatile Throwable failure;
  private Job job;
  private int count;

  Workers(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] =
          Thread.ofPlatform().name("weft-" + worker).daemon().unstarted(() -> help(worker));
    }
    for (Thread helper : helpers) {
      helper.start();
    }
  }

  int threads() {
    return helpers.length + 1;
  }

  /** Runs items 0 to count − 1; with {@code alone} on the calling thread only. */
  void run(Job job, int count, boolean alone) {
    if (stopped) {
      throw new IllegalStateException("the engine is closed");
    }
    if (alone || count <= 1 || helpers.length == 0 || !lock.tryLock()) {
      for (int i = 0; i < count; i++) {
        job.item(i, 0);
      }
      return;
    }
    try {
      share(job, count);
    } finally {
      lock.unlock();
    }
  }

  private void share(Job job, int count) {
    this.job = job;
    this.count = count;
    failure = null;
    next.set(0);
    inside.set(0);
    epoch.incrementAndGet();
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    work(job, count, 0);
    while (!inside.compareAndSet(0, CLOSED)) {
      Thread.onSpinWait();
    }
    this.job = null;
    Throwable thrown = failure;
    if (thrown != null) {
      Workers.<RuntimeException>rethrow(thrown);
    }
  }

  private void work(Job job, int count, int worker) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        job.item(i, worker);
      }
    } catch (Throwable t) {
      failure = t;
      next.set(count);
    }
  }

  private void help(int worker) {
    int seen = 0;
    while (!stopped) {
      for (int spin = 0; epoch.get() == seen && spin < SPINS; spin++) {
        Thread.onSpinWait();
      }
      if (epoch.get() == seen) {
        LockSupport.park(this);
        continue;
      }
      seen = epoch.get();
      if (join()) {
        try {
          work(job, count, worker);
        } finally {
          inside.decrementAndGet();
        }
      }
    }
  }

  private boolean join() {
    for (int n = inside.get(); n >= 0; n = inside.get()) {
      if (inside.compareAndSet(n, n + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Waits for the job in flight, then stops the helpers. */
  void close() {
    lock.lock();
    try {
      stopped = true;
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable t) throws T {
    throw (T) t;
  }
}
