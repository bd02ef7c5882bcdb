package dev.weft.bench.latency;

import org.HdrHistogram.Histogram;

/**
 * One thread's calls. Every call that is due until the end is made or counted: if the thread is
 * late, the next call begins at once, and its response time counts from when it was due.
 */
final class Caller {
  /** An hour: the histograms have room from the start, so that recording allocates nothing. */
  private static final long MOST_NANOS = 3_600_000_000_000L;

  /** Response times, from when a call was due, in nanoseconds. */
  final Histogram response = new Histogram(MOST_NANOS, 3);

  /** Service times, from when a call began. */
  final Histogram service = new Histogram(MOST_NANOS, 3);

  private final Clock clock;
  private final Schedule schedule;
  private final Runnable call;
  private long abandoned;
  private long last;

  Caller(Clock clock, Schedule schedule, Runnable call) {
    this.clock = clock;
    this.schedule = schedule;
    this.call = call;
  }

  /**
   * Calls.
   *
   * @param end calls that are due before it are made
   * @param cutOff no call begins after it; those that were due and did not begin are abandoned, and
   *     have waited until then at least
   */
  void run(long end, long cutOff) {
    for (long due = schedule.next(); due < end; due = schedule.next()) {
      clock.until(due);
      long begin = clock.now();
      if (begin >= cutOff) {
        record(response, cutOff - due);
        abandoned++;
        continue;
      }
      call.run();
      last = clock.now();
      record(response, last - due);
      record(service, last - begin);
    }
  }

  private static void record(Histogram times, long nanos) {
    times.recordValue(Math.clamp(nanos, 0, MOST_NANOS));
  }

  long abandoned() {
    return abandoned;
  }

  /** When the last call ended. */
  long last() {
    return last;
  }
}
