package dev.weft.bench.latency;

import com.sun.management.ThreadMXBean;
import dev.weft.bench.report.Latency;
import dev.weft.bench.report.Latency.Pauses;
import dev.weft.bench.report.Latency.Point;
import dev.weft.bench.report.Latency.Times;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Puts a load on calls, and keeps their times and the JVM's pauses. */
public final class LoadRun {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long LEAD_NANOS = 20_000_000;
  private static final long MOST_LATE_NANOS = 2_000_000_000;

  private final Load load;
  private final List<? extends Runnable> calls;

  /**
   * Takes what is called.
   *
   * @param calls one for each thread
   */
  public LoadRun(Load load, List<? extends Runnable> calls) {
    if (calls.size() != load.threads()) {
      throw new IllegalArgumentException(
          "there are " + calls.size() + " calls, expected one for each of " + load.threads());
    }
    this.load = load;
    this.calls = calls;
  }

  /**
   * Calls for as long as the load says.
   *
   * @param what names the operator and its shape
   * @param backend the engine's
   * @param callThreads threads of one call
   */
  public Latency run(String what, String backend, int callThreads)
      throws InterruptedException, IOException {
    phase(load.warmUp().toNanos());
    try (PauseWatch watch = new PauseWatch()) {
      Phase phase = phase(load.duration().toNanos());
      return summary(what, backend, callThreads, phase, watch.pauses());
    }
  }

  /**
   * What was seen of one load.
   *
   * @param start before the first call was due
   * @param allocated heap memory of all threads, in bytes, from when the callers stood ready
   */
  private record Phase(List<Caller> callers, long start, long allocated) {}

  /** One load of some length. */
  private Phase phase(long nanos) throws InterruptedException {
    double interval = 1e9 * load.threads() / load.rate();
    long start = System.nanoTime() + LEAD_NANOS;
    long end = start + nanos;
    List<Caller> callers = new ArrayList<>();
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < load.threads(); i++) {
      // Threads are not due at the same time, unless by chance.
      Schedule schedule =
          new Schedule(
              start + interval * i / load.threads(),
              interval,
              load.random() ? new SplittableRandom(i) : null);
      Caller caller = new Caller(Clock.SYSTEM, schedule, calls.get(i));
      callers.add(caller);
      var task = new FutureTask<Void>(() -> caller.run(end, end + MOST_LATE_NANOS), null);
      tasks.add(task);
      Thread.ofPlatform().name("caller-" + i).daemon().start(task);
    }
    // What the load itself is made of is there now; the first call is due after LEAD_NANOS.
    long before = THREADS.getTotalThreadAllocatedBytes();
    for (FutureTask<Void> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a call failed: " + e.getCause().getMessage(), e);
      }
    }
    return new Phase(callers, start, THREADS.getTotalThreadAllocatedBytes() - before);
  }

  private Latency summary(
      String what, String backend, int callThreads, Phase phase, Pauses pauses) {
    Histogram response = new Histogram(3);
    Histogram service = new Histogram(3);
    long abandoned = 0;
    long last = phase.start();
    for (Caller caller : phase.callers()) {
      response.add(caller.response);
      service.add(caller.service);
      abandoned += caller.abandoned();
      last = Math.max(last, caller.last());
    }
    long due = response.getTotalCount();
    double seconds = Math.max(load.duration().toNanos(), last - phase.start()) * 1e-9;
    return new Latency(
        "latency",
        what,
        backend,
        load.threads(),
        callThreads,
        due / (load.duration().toNanos() * 1e-9),
        service.getTotalCount() / seconds,
        due,
        abandoned,
        times(response),
        times(service),
        curve(response, service),
        pauses,
        service.getTotalCount() == 0 ? 0 : phase.allocated() / (double) service.getTotalCount());
  }

  static Times times(Histogram nanos) {
    return new Times(
        nanos.getValueAtPercentile(50) * 1e-3,
        nanos.getValueAtPercentile(90) * 1e-3,
        nanos.getValueAtPercentile(99) * 1e-3,
        nanos.getValueAtPercentile(99.9) * 1e-3,
        nanos.getMaxValue() * 1e-3);
  }

  /** Quantiles that are closer together the nearer they are to 1. */
  private static List<Point> curve(Histogram response, Histogram service) {
    List<Point> points = new ArrayList<>();
    for (HistogramIterationValue value : response.percentiles(5)) {
      double percentile = value.getPercentileLevelIteratedTo();
      // The last has no place on an axis of nines: it is that of the one call among all.
      double quantile = percentile >= 100 ? 1 - 0.5 / response.getTotalCount() : percentile / 100;
      points.add(
          new Point(
              quantile,
              value.getValueIteratedTo() * 1e-3,
              service.getValueAtPercentile(percentile) * 1e-3));
    }
    return points;
  }
}
