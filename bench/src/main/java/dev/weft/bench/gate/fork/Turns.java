package dev.weft.bench.gate.fork;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The timings of one operation, a turn at a time. */
final class Turns {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Shorter calls are timed several at once: reading the clock takes 30 ns. */
  private static final long SHORTEST_NANOS = 20_000;

  private static final int MOST_TIMES = 1 << 14;
  private static final double FASTER = 0.95;

  private final Runnable call;
  private final double slowed;
  private final long turnNanos;
  private final double[] times = new double[MOST_TIMES];
  private final List<Double> medians = new ArrayList<>();
  private final List<Double> allocated = new ArrayList<>();
  private int batch = 1;

  /**
   * Takes what is timed.
   *
   * @param call the operation
   * @param slowed the part of its own time by which it is slowed, by doing nothing, such as 0.1
   * @param turnNanos how long a turn lasts, at least; it has two timings or more
   */
  Turns(Runnable call, double slowed, long turnNanos) {
    this.call = call;
    this.slowed = slowed;
    this.turnNanos = turnNanos;
  }

  /**
   * Calls until no call has been faster for half the time, so that the code is compiled.
   *
   * @param leastNanos for how long at least
   * @param mostNanos after which it ends in any case
   */
  void warmUp(long leastNanos, long mostNanos) {
    long begin = System.nanoTime();
    long betterAt = begin;
    double best = Double.MAX_VALUE;
    long now = begin;
    while (now - begin < leastNanos
        || (now - betterAt < leastNanos / 2 && now - begin < mostNanos)) {
      double time = timed();
      now = System.nanoTime();
      if (time < FASTER * best) {
        best = time;
        betterAt = now;
      }
      if (time * batch < SHORTEST_NANOS) {
        batch *= 2;
      }
    }
  }

  /**
   * Takes turns that do not count until two in a row have allocated nothing: as long as code is not
   * compiled, vectors are objects. Under load compilation lags behind any fixed time.
   *
   * @param mostNanos after which it ends in any case
   */
  void settle(long mostNanos) {
    long end = System.nanoTime() + mostNanos;
    int without = 0;
    while (without < 2 && System.nanoTime() < end) {
      turn();
      without = allocated.getLast() == 0 ? without + 1 : 0;
    }
    medians.clear();
    allocated.clear();
  }

  /** Times calls for the length of a turn. The first finds the caches as others left them. */
  void turn() {
    timed();
    int count = 0;
    long heap = THREADS.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    do {
      times[count++] = timed();
    } while (count < times.length && (count < 2 || System.nanoTime() - begin < turnNanos));
    heap = THREADS.getCurrentThreadAllocatedBytes() - heap;
    medians.add(median(Arrays.copyOf(times, count)));
    allocated.add((double) heap / count / batch);
  }

  private double timed() {
    long start = System.nanoTime();
    for (int i = 0; i < batch; i++) {
      call.run();
    }
    long end = System.nanoTime();
    if (slowed > 0) {
      long until = end + (long) ((end - start) * slowed);
      do {
        Thread.onSpinWait();
        end = System.nanoTime();
      } while (end < until);
    }
    return (double) (end - start) / batch;
  }

  /**
   * Nanoseconds a call: the least of the turns' medians. What else the machine does only ever adds
   * time, and may do so for most of a fork.
   */
  double nanos() {
    return Arrays.stream(array(medians)).min().orElseThrow();
  }

  /** Heap bytes a call that this thread allocated: the median over the turns. */
  double allocated() {
    return median(array(allocated));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The median, the lower of the two in the middle of an even number. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }
}
