package dev.weft.bench.limit;

import dev.weft.bench.limit.Limits.Reading;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/** Measures the limits of this machine: the best of many short trials, a few seconds in all. */
public final class MeasuredLimits {
  /** Within the first cache, the second and the third of many machines, and more than any. */
  private static final long[] SIZES = {16L << 10, 256L << 10, 4L << 20, 16L << 20, 192L << 20};

  private static final long TRIAL_NANOS = 120_000_000;
  private static final long WARM_UP_NANOS = 800_000_000;
  private static final int LEAST_TRIALS = 3;

  private MeasuredLimits() {}

  /**
   * Measures.
   *
   * @param peak the fastest loop of multiply-adds
   */
  public static Limits of(FmaPeak peak) {
    int cores = Runtime.getRuntime().availableProcessors();
    try (Arena arena = Arena.ofShared()) {
      long most = SIZES[SIZES.length - 1];
      MemorySegment memory = arena.allocate(most, 64);
      memory.fill((byte) 1);
      warmUp(memory);
      List<Reading> reading = new ArrayList<>();
      for (long bytes : SIZES) {
        reading.add(new Reading(bytes, bytes / (double) bestNanos(memory, 0, bytes)));
      }
      double all = cores == 1 ? reading.getLast().rate() : together(memory, cores);
      return new Limits(peak.gflops(), peak.bits(), cores, reading, all);
    }
  }

  /** Gets the loop compiled: short calls, and many of them. */
  private static void warmUp(MemorySegment memory) {
    long begin = System.nanoTime();
    float sink = 0;
    while (System.nanoTime() - begin < WARM_UP_NANOS && sink >= 0) {
      sink += ReadLoop.sum(memory, 0, SIZES[0]);
    }
  }

  private static long bestNanos(MemorySegment memory, long from, long bytes) {
    long best = Long.MAX_VALUE;
    long begin = System.nanoTime();
    // Small ranges are read often enough in a trial for the clock to tell their time.
    int repeat = (int) Math.max(1, (1L << 22) / bytes);
    int trials = 0;
    float sink = 0;
    while (trials < LEAST_TRIALS || System.nanoTime() - begin < TRIAL_NANOS) {
      long start = System.nanoTime();
      for (int i = 0; i < repeat; i++) {
        sink += ReadLoop.sum(memory, from, bytes);
      }
      best = Math.min(best, (System.nanoTime() - start) / repeat);
      trials++;
    }
    // Used, so that no read can be left out.
    return sink == 0.5f ? best + 1 : Math.max(1, best);
  }

  /** Each core reads a part of its own, all at once. */
  private static double together(MemorySegment memory, int cores) {
    long part = memory.byteSize() / cores / 64 * 64;
    CyclicBarrier start = new CyclicBarrier(cores);
    long[] nanos = new long[cores];
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < cores; i++) {
      int reader = i;
      readers.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      start.await();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                    nanos[reader] = bestNanos(memory, reader * part, part);
                  }));
    }
    double rate = 0;
    for (int i = 0; i < cores; i++) {
      try {
        readers.get(i).join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      rate += part / (double) Math.max(1, nanos[i]);
    }
    return rate;
  }
}
