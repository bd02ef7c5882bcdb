package dev.weft.bench.limit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/**
 * The multiply-add peak of one core at one vector width: what arithmetic-bound kernels are held
 * against. Which loop is the fastest is found out once, at the start.
 */
public final class FmaPeak implements Runnable {
  /**
   * Vectors of one call; a multiple of each number of accumulators, so that all loops do the same.
   */
  private static final int VECTORS = 240 * 400;

  private static final long TRIAL_NANOS = 15_000_000;

  private final int bits;
  private final FmaKernel kernel;
  private final int accumulators;
  private float sink;

  private FmaPeak(int bits) {
    this.bits = bits;
    this.kernel = kernel(bits);
    this.accumulators = fastest();
  }

  /**
   * Tries the loops of a width.
   *
   * @param bits 128, 256 or 512; 0 for the width whose best loop is the fastest
   * @throws IllegalArgumentException if the machine has no vectors so wide
   */
  public static FmaPeak of(int bits) {
    if (bits != 0) {
      if (!widths().contains(bits)) {
        throw new IllegalArgumentException(
            "vector width is " + bits + ", expected one of " + widths());
      }
      return new FmaPeak(bits);
    }
    FmaPeak best = null;
    double bestGflops = 0;
    for (int width : widths()) {
      FmaPeak peak = new FmaPeak(width);
      double gflops = peak.trial(peak.accumulators);
      if (gflops > bestGflops) {
        best = peak;
        bestGflops = gflops;
      }
    }
    return best;
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

  private int fastest() {
    int best = FmaKernel.ACCUMULATORS[0];
    double bestGflops = 0;
    for (int candidate : FmaKernel.ACCUMULATORS) {
      trial(candidate);
      double gflops = Math.max(trial(candidate), trial(candidate));
      if (gflops > bestGflops) {
        best = candidate;
        bestGflops = gflops;
      }
    }
    return best;
  }

  /** Runs one loop for a short while, and says how fast its best call was. */
  private double trial(int candidate) {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    long now = begin;
    while (now - begin < TRIAL_NANOS) {
      sink += kernel.run(candidate, VECTORS / candidate);
      long end = System.nanoTime();
      best = Math.min(best, end - now);
      now = end;
    }
    return operations() / best;
  }

  /** One call of the fastest loop. */
  @Override
  public void run() {
    sink += kernel.run(accumulators, VECTORS / accumulators);
  }

  /** Operations of one {@link #run}. */
  public double operations() {
    return operations(bits);
  }

  /** Operations of one {@link #run} at a width. */
  public static double operations(int bits) {
    return 2.0 * bits / Float.SIZE * VECTORS;
  }

  /** The peak as a short measurement finds it, in GFLOP/s. */
  public double gflops() {
    double best = 0;
    for (int i = 0; i < 8; i++) {
      best = Math.max(best, trial(accumulators));
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
