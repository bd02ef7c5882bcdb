package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Drives a plan on made-up tensors until its time stops falling: by then its code is compiled. */
final class WarmUp {
  /** For so long no run was faster: a compilation in the background takes less. */
  private static final long SETTLED_NANOS = 700_000_000L;

  private static final long MOST_NANOS = 10_000_000_000L;

  private WarmUp() {}

  static void run(Plan plan, DType dtype) {
    AttentionSpec spec = plan.spec();
    int n = Math.min(plan.capacity().queries(), Math.max(1024, 4 * Math.min(spec.block(), 1024)));
    if (n == 0) {
      return;
    }
    try (Arena arena = Arena.ofShared()) {
      Tensor q = random(arena, dtype, spec.heads(), n, spec.headDim(), 1);
      Tensor k = random(arena, dtype, spec.kvHeads(), n, spec.headDim(), 2);
      Tensor v = random(arena, dtype, spec.kvHeads(), n, spec.headDim(), 3);
      Tensor gate = Tensor.allocate(arena, DType.F32, n);
      // Around the threshold, so that the paths of open and of closed gates are both compiled.
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < n; i++) {
        gate.setFloat((float) random.nextDouble(), i);
      }
      Binding.Builder builder =
          plan.binding()
              .query(q)
              .key(k)
              .value(v)
              .gate(gate)
              .out(Tensor.allocate(arena, dtype, spec.heads(), n, spec.headDim()))
              .logSumExp(Tensor.allocate(arena, DType.F32, spec.heads(), n));
      if (spec.coo()) {
        builder.coo(diagonal(arena, n));
      }
      try (Binding binding = builder.bind()) {
        repeat(binding);
        if (!spec.coo()) {
          fewQueries(binding, spec, n);
        }
      }
    }
  }

  /** A decoding step, and a sequence of one token: these take paths of their own. */
  private static void fewQueries(Binding binding, AttentionSpec spec, int n) {
    if (spec.causal()) {
      binding.segments(new int[] {0, 1}, new int[] {0, n});
      repeat(binding);
    }
    binding.segments(new int[] {0, 1});
    repeat(binding);
  }

  /** Each token's pairs with a few tokens at fixed distances before it. */
  private static Coo diagonal(Arena arena, int n) {
    int[] distances = {193, 131, 97, 65};
    int[] row = new int[n * distances.length];
    int[] col = new int[row.length];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int distance : distances) {
        if (i >= distance) {
          row[count] = i;
          col[count++] = i - distance;
        }
      }
    }
    Tensor value = Tensor.allocate(arena, DType.F32, count);
    value.fill(0.5f);
    return Coo.of(
        Tensor.of(arena, Arrays.copyOf(row, count), count),
        Tensor.of(arena, Arrays.copyOf(col, count), count),
        value,
        0,
        n);
  }

  private static void repeat(Binding binding) {
    long start = System.nanoTime();
    long gainAt = start;
    long best = Long.MAX_VALUE;
    int sinceGain = 0;
    while (true) {
      long t0 = System.nanoTime();
      binding.run();
      long t1 = System.nanoTime();
      sinceGain++;
      // A gain of less than a twentieth is noise, not compilation.
      if (t1 - t0 < best - best / 20) {
        sinceGain = 0;
        gainAt = t1;
      }
      best = Math.min(best, t1 - t0);
      // Where gains come late, on a slow or busy machine, the next one may take as long again.
      long settled = Math.max(SETTLED_NANOS, (gainAt - start) / 2);
      if (t1 - start > MOST_NANOS || (t1 - gainAt > settled && sinceGain >= 30)) {
        return;
      }
    }
  }

  private static Tensor random(Arena arena, DType dtype, long h, long n, long d, long seed) {
    Tensor t = Tensor.allocate(arena, DType.F32, h, n, d);
    SplittableRandom random = new SplittableRandom(seed);
    for (long i = 0; i < t.elements(); i++) {
      t.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
    }
    return dtype == DType.F32 ? t : t.to(arena, dtype);
  }
}
