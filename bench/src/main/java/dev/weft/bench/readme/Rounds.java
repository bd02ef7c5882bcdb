package dev.weft.bench.readme;

import com.sun.management.ThreadMXBean;
import dev.weft.bench.problem.WarmUp;
import dev.weft.bench.report.Spread;
import dev.weft.bench.report.Timing;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Measures contestants by turns in one process, so that whatever else the machine does, or however
 * its clock changes, meets all of them alike. Each round goes through them in the reverse order of
 * the one before.
 */
final class Rounds {
  private static final long TURN_NANOS = 20_000_000;
  private static final long MOST_WARM_UP_NANOS = 10_000_000_000L;
  private static final long LONGEST_NANOS = 600_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Histogram[] times;
  private final List<List<Double>> allocated = new ArrayList<>();
  private final List<Contestant> contestants;

  private Rounds(List<Contestant> contestants) {
    this.contestants = contestants;
    times = new Histogram[contestants.size()];
    for (int c = 0; c < times.length; c++) {
      times[c] = new Histogram(LONGEST_NANOS, 4);
      allocated.add(new ArrayList<>());
    }
  }

  /** Times of each contestant, in their order. */
  static List<Timing> measure(List<Contestant> contestants, Turns turns) {
    for (Contestant contestant : contestants) {
      contestant.prepare().run();
      WarmUp.run(contestant.call(), turns.warmUpMillis() * 1_000_000, MOST_WARM_UP_NANOS);
    }
    Rounds rounds = new Rounds(contestants);
    int count = contestants.size();
    long begin = System.nanoTime();
    long least = turns.millis() * 1_000_000 * count;
    for (int round = 0; round < turns.rounds() || System.nanoTime() - begin < least; round++) {
      for (int c = 0; c < count; c++) {
        rounds.turn(round % 2 == 0 ? c : count - 1 - c);
      }
    }
    return rounds.timings();
  }

  private void turn(int index) {
    Contestant contestant = contestants.get(index);
    Runnable call = contestant.call();
    Histogram histogram = times[index];
    contestant.prepare().run();
    long before = THREADS.getTotalThreadAllocatedBytes();
    int calls = 0;
    long begin = System.nanoTime();
    long start = begin;
    do {
      call.run();
      long end = System.nanoTime();
      // The first call of a turn finds the caches as the contestant before left them.
      if (calls > 0 || end - start > TURN_NANOS / 4) {
        histogram.recordValue(Math.min(end - start, LONGEST_NANOS));
      }
      calls++;
      start = end;
    } while (start - begin < TURN_NANOS);
    long after = THREADS.getTotalThreadAllocatedBytes();
    allocated.get(index).add((double) (after - before) / calls);
  }

  private List<Timing> timings() {
    List<Timing> timings = new ArrayList<>();
    for (int c = 0; c < times.length; c++) {
      // Of all threads, and so now and then of some that only belong to the JVM: hence the median.
      double bytes =
          new Median()
              .evaluate(allocated.get(c).stream().mapToDouble(Double::doubleValue).toArray());
      timings.add(
          new Timing(
              times[c].getValueAtPercentile(50) * 1e-3,
              times[c].getValueAtPercentile(99) * 1e-3,
              times[c].getValueAtPercentile(99.9) * 1e-3,
              bytes,
              times[c].getTotalCount(),
              Spread.of(times[c])));
    }
    return timings;
  }
}
