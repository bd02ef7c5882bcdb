package dev.weft.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final long MILLI = 1_000_000;

  /** Stands still but for sleeps and whatever a call takes. */
  private static final class FakeClock implements Clock {
    private long now;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void until(long due) {
      now = Math.max(now, due);
    }
  }

  private final FakeClock clock = new FakeClock();

  private Caller caller(double interval, Runnable call) {
    return new Caller(clock, new Schedule(0, interval, null), call);
  }

  private void take(double millis) {
    clock.now += (long) (millis * MILLI);
  }

  @Test
  void aSteadyCalleeHasEqualTimes() {
    Caller caller = caller(10 * MILLI, () -> take(1));
    caller.run(1000 * MILLI, 2000 * MILLI);
    assertEquals(100, caller.response.getTotalCount());
    assertEquals(1, caller.response.getMaxValue() / (double) MILLI, 0.01);
    assertEquals(0, caller.abandoned());
    assertEquals(991 * MILLI, caller.last());
  }

  @Test
  void aStallCountsForEveryCallThatItDelayed() {
    AtomicInteger calls = new AtomicInteger();
    Caller caller = caller(MILLI, () -> take(calls.incrementAndGet() == 500 ? 100 : 0.1));
    caller.run(1000 * MILLI, 5000 * MILLI);
    assertEquals(1000, caller.response.getTotalCount());
    // Of the service times one in a thousand shows it; about 110 calls waited for it.
    assertTrue(caller.service.getValueAtPercentile(99) < MILLI, "service");
    assertTrue(caller.response.getValueAtPercentile(99) > 80 * MILLI, "response");
    assertEquals(100, caller.response.getMaxValue() / (double) MILLI, 0.2);
    double waited = caller.response.getCountBetweenValues(MILLI, 200 * MILLI);
    assertTrue(waited >= 100 && waited <= 115, "waited " + waited);
    assertTrue(caller.response.getValueAtPercentile(85) < MILLI, "the rest is not delayed");
  }

  @Test
  void whatDoesNotBeginInTimeIsAbandonedAndCounts() {
    Caller caller = caller(MILLI, () -> take(10));
    caller.run(100 * MILLI, 200 * MILLI);
    assertEquals(20, caller.service.getTotalCount());
    assertEquals(80, caller.abandoned());
    assertEquals(100, caller.response.getTotalCount());
    assertEquals(180, caller.response.getMaxValue() / (double) MILLI, 2);
  }

  @Test
  void randomDistancesHaveTheirMean() {
    Schedule schedule = new Schedule(0, 1000, new SplittableRandom(1));
    long last = 0;
    long due = 0;
    for (int i = 0; i <= 100_000; i++) {
      due = schedule.next();
      assertTrue(due >= last);
      last = due;
    }
    assertEquals(1000, due / 100_000.0, 20);
  }
}
