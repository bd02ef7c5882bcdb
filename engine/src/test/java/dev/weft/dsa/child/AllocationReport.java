package dev.weft.dsa.child;

import com.sun.management.ThreadMXBean;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Coo;
import dev.weft.dsa.Engine;
import dev.weft.dsa.PagedCache;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Repeats calls until they allocate nothing on the heap of the calling thread, or for a time that
 * is more than enough for their code to be compiled, and prints the bytes of the last hundred of
 * each.
 */
public final class AllocationReport {
  private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long START = System.nanoTime();
  private static final int RUNS = 100;

  /** For all calls together: most need a second, on a machine that others load much more. */
  private static final long MOST_NANOS = 120_000_000_000L;

  /** Calls of each kind by engines that ran before. */
  private static final int BEFORE = 300;

  private static final int N = 80;

  private final Arena arena = Arena.ofShared();
  private final Engine engine;

  /** Whether calls are measured, or only leave their marks in the profiles. */
  private final boolean measured;

  private AllocationReport(Engine engine, boolean measured) {
    this.engine = engine;
    this.measured = measured;
  }

  /**
   * Prints {@code bytes NUMBER NAME} for each kind of call.
   *
   * @param args the backend's name; the vector width in bits, 0 for its own choice; widths that ran
   *     before in this JVM, so that the profiles of the code they share with it name all of their
   *     classes
   */
  public static void main(String[] args) {
    for (String bits : List.of(args).subList(2, args.length)) {
      try (Engine other = engine(args[0], bits)) {
        new AllocationReport(other, false).report();
      }
    }
    try (Engine engine = engine(args[0], args[1])) {
      new AllocationReport(engine, true).report();
    }
  }

  private static Engine engine(String backend, String bits) {
    Engine.Builder builder = Engine.builder().backend(backend).threads(2);
    return bits.equals("0") ? builder.build() : builder.vectorBits(Integer.parseInt(bits)).build();
  }

  private void steady(String name, Runnable call) {
    if (!measured) {
      for (int i = 0; i < BEFORE; i++) {
        call.run();
      }
      return;
    }
    long id = Thread.currentThread().threadId();
    long bytes;
    do {
      long before = BEAN.getThreadAllocatedBytes(id);
      for (int i = 0; i < RUNS; i++) {
        call.run();
      }
      bytes = BEAN.getThreadAllocatedBytes(id) - before;
    } while (bytes != 0 && System.nanoTime() - START < MOST_NANOS);
    System.out.println("bytes " + bytes + " " + name);
  }

  private void report() {
    AttentionSpec.Builder spec = AttentionSpec.builder(2, 16).block(16);
    tensors("local", spec.build(), DType.F32);
    tensors("encoder head/tail", spec.headTail(5, 5).threshold(0.3f).build(), DType.F32);
    tensors("encoder routed", spec.routed(2).build(), DType.F32);
    tensors("causal routed", spec.causal(true).build(), DType.F32);
    tensors("causal routed, BF16", spec.build(), DType.BF16);
    cached("cache, routed", spec.build());
    cached("cache, head/tail", spec.routed(0).build());
    tensors("listed", spec.coo(true).build(), DType.F32);
  }

  private void tensors(String name, AttentionSpec spec, DType type) {
    Binding.Builder builder =
        engine
            .plan(spec, Capacity.of(N, 2))
            .binding()
            .query(random(type, 1))
            .key(random(type, 2))
            .value(random(type, 3))
            .out(Tensor.allocate(arena, type, 2, N, 16))
            .logSumExp(Tensor.allocate(arena, DType.F32, 2, N))
            .gate(gate(N));
    if (spec.coo()) {
      builder.coo(pairs(new int[] {0, N}));
    }
    Binding binding = builder.bind();
    steady(name, binding::run);
    int[][] packings = {{0, 30, N}, {0, 50, 50}};
    if (spec.coo()) {
      return;
    }
    steady(
        name + ", repacked",
        () -> {
          for (int[] cu : packings) {
            binding.segments(cu);
            binding.run();
          }
        });
    if (spec.causal()) {
      binding.segments(new int[] {0, 1, 4}, new int[] {0, 40, N});
      steady(name + ", few queries", binding::run);
    }
    binding.close();
  }

  /** Each token's pairs with three others. */
  private Coo pairs(int[] cu) {
    int[] row = new int[3 * N];
    int[] col = new int[row.length];
    float[] value = new float[row.length];
    for (int e = 0; e < row.length; e++) {
      row[e] = e / 3;
      col[e] = e % 3 * 24 + e / 3 % 7;
      value[e] = 0.5f;
    }
    return Coo.of(
        Tensor.of(arena, row, row.length),
        Tensor.of(arena, col, row.length),
        Tensor.of(arena, value, row.length),
        cu);
  }

  private void cached(String name, AttentionSpec spec) {
    PagedCache cache = PagedCache.builder(spec).build(arena);
    int sequence = cache.open();
    cache.append(sequence, random(DType.F32, 2), random(DType.F32, 3));
    int[] sequences = {sequence};
    int[] cu = {0, 1};
    Binding binding =
        engine
            .plan(spec, new Capacity(1, N, 1))
            .binding()
            .query(random(DType.F32, 1).slice(1, 0, 1))
            .cache(cache)
            .gate(gate(1))
            .out(Tensor.allocate(arena, DType.F32, 2, 1, 16))
            .bind();
    steady(
        name,
        () -> {
          binding.sequences(sequences, cu);
          binding.run();
        });
    binding.close();
  }

  private Tensor gate(int n) {
    Tensor gate = Tensor.allocate(arena, DType.F32, n);
    for (int i = 0; i < n; i++) {
      gate.setFloat(i % 5 / 4f, i);
    }
    return gate;
  }

  private Tensor random(DType type, long seed) {
    Tensor t = Tensor.allocate(arena, type, 2, N, 16);
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[2 * N * 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    t.copyFrom(Tensor.of(arena, values, 2, N, 16));
    return t;
  }
}
