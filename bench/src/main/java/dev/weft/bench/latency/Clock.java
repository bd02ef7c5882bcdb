package dev.weft.bench.latency;

import java.util.concurrent.locks.LockSupport;

/** Time, as a load sees it. */
interface Clock {

  /** Now, in nanoseconds since any fixed time. */
  long now();

  /** Returns once {@link #now} has reached a time. */
  void until(long due);

  /** The machine's. Sleeps while there is long to wait, then spins, for a sleep ends late. */
  Clock SYSTEM =
      new Clock() {
        private static final long SPIN_NANOS = 150_000;

        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public void until(long due) {
          for (long left = due - now(); left > 0; left = due - now()) {
            if (left > SPIN_NANOS) {
              LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
              Thread.onSpinWait();
            }
          }
        }
      };
}
