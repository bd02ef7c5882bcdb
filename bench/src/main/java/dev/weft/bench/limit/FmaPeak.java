package dev.weft.bench.limit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/**
 * The multiply-add peak of one core at one vector width: what arithmetic-bound kernels are held
 * against. Which loop is the fastest is found out once, at the start.
 */
public final class FmaPeak implements Runnable {
  /** Vectors of a loop; a multiple of each number of accumulators, so that all do the same. */
  private static final int VECTORS = 240 * 100;

  /** Loops of one call: short loops are compiled sooner, long calls are timed better. */
  private static final int LOOPS = 4;

  private static final long TRIAL_NANOS = 4_000_000;
  private static final int TRIALS = 6;

  /** Calls so short that many are made soon, which is what gets a loop compiled. */
  private static final int WARM_UP_ITERATIONS = 24;

  private static final long SETTLE_NANOS = 60_000_000;

  private static final long MOST_WARM_UP_NANOS = 1_500_000_000;

  /** No loop is so fast before it is compiled, and every compiled one is faster. */
  private static final double COMPILED_GFLOPS = 4;

  private final int bits;
  private final FmaKernel kernel;
  private final int accumulators;
  private float sink;

  private FmaPeak(FmaKernel kernel, int accumulators) {
    this.bits = kernel.lanes() * Float.SIZE;
    this.kernel = kernel;
    this.accumulators = accumulators;
  }

  /**
   * Tries the loops of a width.
   *
   * @param bits 128, 256 or 512; 0 for the width whose best loop is the fastest
   * @throws IllegalArgumentException if the machine has no vectors so wide
   */
  public static FmaPeak of(int bits) {
    if (bits != 0 && !widths().contains(bits)) {
      throw new IllegalArgumentException(
          "vector width is " + bits + ", expected one of " + widths());
    }
    List<Integer> widths = widths();
    // Nowhere are the narrowest of three widths the fastest.
    List<Integer> tried =
        bits != 0 ? List.of(bits) : widths.subList(Math.max(0, widths.size() - 2), widths.size());
    List<FmaPeak> candidates = new ArrayList<>();
    for (int width : tried) {
      FmaKernel kernel = kernel(width);
      for (int accumulators : FmaKernel.ACCUMULATORS) {
        candidates.add(new FmaPeak(kernel, accumulators));
      }
    }
    return fastest(candidates);
  }

  private static FmaPeak fastest(List<FmaPeak> candidates) {
    candidates.forEach(FmaPeak::warmUp);
    FmaPeak best = candidates.get(0);
    double bestGflops = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      for (FmaPeak candidate : candidates) {
        double gflops = candidate.trial();
        if (gflops > bestGflops) {
          best = candidate;
          bestGflops = gflops;
        }
      }
    }
    return best;
  }

  private void warmUp() {
    double operations = 2.0 * kernel.lanes() * accumulators * WARM_UP_ITERATIONS;
    long begin = System.nanoTime();
    long start = begin;
    double gflops = 0;
    while (gflops < COMPILED_GFLOPS && start - begin < MOST_WARM_UP_NANOS) {
      sink += kernel.run(accumulators, WARM_UP_ITERATIONS);
      long end = System.nanoTime();
      gflops = operations / Math.max(1, end - start);
      start = end;
    }
    // The first compiled version was made in the middle of a loop; the one that counts comes later.
    long settled = System.nanoTime() + SETTLE_NANOS;
    while (System.nanoTime() < settled) {
      sink += kernel.run(accumulators, VECTORS / accumulators);
    }
  }

  /** The vector widths of this machine in bits, ascending. */
  public static List<Integer> widths() {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    return IntStream.of(128, 256, 512).filter(bits -> bits <= preferred).boxed().toList();
  }

  private static FmaKernel kernel(int bits) {
    Lookup lookup = MethodHandles.lookup();
    String template = FmaTemplate.class.getSimpleName() + ".class";
    try (InputStream in = FmaPeak.class.getResourceAsStream(template)) {
      Lookup hidden = lookup.defineHiddenClassWithClassData(in.readAllBytes(), bits, true);
      return (FmaKernel)
          hidden
              .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
              .asType(MethodType.methodType(FmaKernel.class))
              .invokeExact();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (Throwable e) {
      throw new LinkageError("cannot define the loops for " + bits + " bits", e);
    }
  }

  /** Runs the loop for a short while, and says how fast its best time was. */
  private double trial() {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    long now = begin;
    while (now - begin < TRIAL_NANOS) {
      sink += kernel.run(accumulators, VECTORS / accumulators);
      long end = System.nanoTime();
      best = Math.min(best, end - now);
      now = end;
    }
    return operations() / LOOPS / best;
  }

  /** One call of the fastest loop. */
  @Override
  public void run() {
    for (int i = 0; i < LOOPS; i++) {
      sink += kernel.run(accumulators, VECTORS / accumulators);
    }
  }

  /** Operations of one {@link #run}. */
  public double operations() {
    return operations(bits);
  }

  /** Operations of one {@link #run} at a width. */
  public static double operations(int bits) {
    return 2.0 * bits / Float.SIZE * VECTORS * LOOPS;
  }

  /** The peak as a short measurement finds it, in GFLOP/s. */
  public double gflops() {
    double best = 0;
    for (int i = 0; i < 25; i++) {
      best = Math.max(best, trial());
    }
    return best;
  }

  /** Depends on all that ran, so that none of it can be left out. */
  public float sink() {
    return sink;
  }

  /** The vector width in bits. */
  public int bits() {
    return bits;
  }

  /** Such as {@code 256-bit vectors, 12 accumulators}. */
  public String description() {
    return bits + "-bit vectors, " + accumulators + " accumulators";
  }
}
