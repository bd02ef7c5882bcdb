package dev.weft.bench.report;

import dev.weft.bench.limit.Limits;

/**
 * Holds results against what the machine can do at most: the time for their operations at the
 * multiply-add peak, or for their fewest bytes at the bandwidth of the memory that they fit in,
 * whichever is longer.
 */
public final class Roofline {

  private Roofline() {}

  /** The result with its limit, if it has operations or bytes and none yet. */
  public static Result of(Result result, Limits limits) {
    if (limits == null || result.limitUs() != null) {
      return result;
    }
    double bytes = or(result.leastBytes(), bytesRead(result));
    double compute = or(result.operations(), 0) / limits.gflops(result.threads()) * 1e-3;
    double memory = bytes / limits.bandwidth(result.threads(), bytes) * 1e-3;
    if (compute <= 0 && memory <= 0) {
      return result;
    }
    return compute >= memory
        ? result.limited("arithmetic", compute)
        : result.limited("memory", memory);
  }

  /** A bare loop's bytes, which its rate tells. */
  private static double bytesRead(Result result) {
    return or(result.gigabytesPerSecond(), 0) * result.medianUs() * 1e3;
  }

  private static double or(Double value, double otherwise) {
    return value == null ? otherwise : value;
  }
}
