package dev.weft.bench.limit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
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

  private static final long SETTLE_NANOS = 20_000_000;

  private static final long MOST_WARM_UP_NANOS = 1_500_000_000;

  /** No loop is so fast before it is compiled, and every compiled one is faster. */
  private static final double COMPILED_GFLOPS = 4;

  private final int bits;
  private final int accumulators;

  /**
   * Not constant to the compiler, so that the loop is compiled by itself and never into a caller.
   */
  private final MethodHandle loop;

  private float sink;

  private FmaPeak(int bits, int accumulators, MethodHandle loop) {
    this.bits = bits;
    this.accumulators = accumulators;
    this.loop = loop;
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
      Lookup loops = loops(width);
      for (int accumulators : FmaTemplate.ACCUMULATORS) {
        candidates.add(new FmaPeak(width, accumulators, loop(loops, accumulators)));
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
    double operations = 2.0 * bits / Float.SIZE * accumulators * WARM_UP_ITERATIONS;
    long begin = System.nanoTime();
    long start = begin;
    double gflops = 0;
    while (gflops < COMPILED_GFLOPS && start - begin < MOST_WARM_UP_NANOS) {
      call(WARM_UP_ITERATIONS);
      long end = System.nanoTime();
      gflops = operations / Math.max(1, end - start);
      start = end;
    }
    // The first compiled version was made in the middle of a loop; the one that counts comes later.
    long settled = System.nanoTime() + SETTLE_NANOS;
    while (System.nanoTime() < settled) {
      call(VECTORS / accumulators);
    }
  }

  /** The vector widths of this machine in bits, ascending. */
  public static List<Integer> widths() {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    return IntStream.of(128, 256, 512).filter(bits -> bits <= preferred).boxed().toList();
  }

  /** Defines the loops of a width. */
  private static Lookup loops(int bits) {
    String template = FmaTemplate.class.getSimpleName() + ".class";
    try (InputStream in = FmaPeak.class.getResourceAsStream(template)) {
      return MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), bits, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalAccessException e) {
      throw new LinkageError("cannot define the loops for " + bits + " bits", e);
    }
  }

  private static MethodHandle loop(Lookup loops, int accumulators) {
    MethodType type = MethodType.methodType(float.class, int.class);
    try {
      return loops.findStatic(loops.lookupClass(), "run" + accumulators, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no loop of " + accumulators + " accumulators", e);
    }
  }

  private void call(int iterations) {
    try {
      sink += (float) loop.invokeExact(iterations);
    } catch (Throwable e) {
      throw new IllegalStateException("a loop without memory accesses failed", e);
    }
  }

  /** Runs the loop for a short while, and says how fast its best time was. */
  private double trial() {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    long now = begin;
    while (now - begin < TRIAL_NANOS) {
      call(VECTORS / accumulators);
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
      call(VECTORS / accumulators);
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
