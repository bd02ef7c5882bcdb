package dev.weft.bench.report;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.limit.Limits;
import dev.weft.bench.limit.MeasuredLimits;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Measures the machine's limits before a run, and how quiet it was from then to its end. */
public final class NoiseMeter {
  private static final int PIECES = 4000;

  private final FmaPeak peak = FmaPeak.of(0);
  private final Limits limits = MeasuredLimits.of(peak);
  private final double jitter = jitter();
  private final ProcessorTimes begin = ProcessorTimes.now();

  /** What the machine can do at most. */
  public Limits limits() {
    return limits;
  }

  /** How noisy it was until now. */
  public Noise noise(List<Result> results) {
    ProcessorTimes times = ProcessorTimes.now().since(begin);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    double[] spreads =
        results.stream()
            .map(Result::spread)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new Noise(
        limits.coreGflops(),
        peak.gflops(),
        jitter,
        jitter(),
        load < 0 ? null : load,
        times.others(),
        times.stolen(),
        spreads.length == 0 ? null : new Median().evaluate(spreads));
  }

  /** p99 over median of the peak's loop, some microseconds a time. */
  private double jitter() {
    Histogram times = new Histogram(3);
    for (int i = 0; i < PIECES; i++) {
      long start = System.nanoTime();
      peak.run();
      times.recordValue(System.nanoTime() - start);
    }
    return times.getValueAtPercentile(99) / (double) times.getValueAtPercentile(50);
  }
}
