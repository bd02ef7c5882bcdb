package dev.weft.bench.latency;

import java.util.SplittableRandom;

/**
 * When the calls of one thread are due: at a fixed distance, or at random ones of that mean as
 * independent clients have them (a Poisson process). Not safe for use by several threads.
 */
final class Schedule {
  private final double interval;
  private final SplittableRandom random;
  private double next;

  /**
   * Begins a schedule.
   *
   * @param start the time of the first call
   * @param interval nanoseconds between calls
   * @param random draws the distances, or null for fixed ones
   */
  Schedule(double start, double interval, SplittableRandom random) {
    this.interval = interval;
    this.random = random;
    next = start;
  }

  /** When the next call is due; the one after it is due later. */
  long next() {
    long due = (long) next;
    next += random == null ? interval : -Math.log(1 - random.nextDouble()) * interval;
    return due;
  }
}
