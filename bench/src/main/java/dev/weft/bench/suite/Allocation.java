package dev.weft.bench.suite;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What a call allocates on the heap, in all threads. Counted apart from the timing: JMH's sampling
 * allocates by itself, hundreds of bytes for each long call.
 */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int BATCHES = 5;
  private static final long BATCH_NANOS = 4_000_000;

  private static volatile double last = Double.NaN;
  private static volatile String counted = "";

  private Allocation() {}

  /** The bytes a call, or NaN if they were not counted. */
  static double last() {
    return last;
  }

  /** Counts during the first measured iteration of a benchmark. */
  static void count(
      Function<String, Runnable> calls, BenchmarkParams benchmark, IterationParams iteration) {
    String id = benchmark.id();
    if (iteration.getType() != IterationType.MEASUREMENT || id.equals(counted)) {
      return;
    }
    String name = benchmark.getBenchmark();
    Runnable call = calls.apply(name.substring(name.lastIndexOf('.') + 1));
    last = call == null ? Double.NaN : perCall(call);
    counted = id;
  }

  /** The median of some batches: now and then a thread of the JVM allocates too. */
  static double perCall(Runnable call) {
    double[] bytes = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      int calls = 0;
      long before = THREADS.getTotalThreadAllocatedBytes();
      long begin = System.nanoTime();
      do {
        call.run();
        calls++;
      } while (System.nanoTime() - begin < BATCH_NANOS);
      bytes[batch] = (THREADS.getTotalThreadAllocatedBytes() - before) / (double) calls;
    }
    return new Median().evaluate(bytes);
  }
}
