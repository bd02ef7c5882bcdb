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
import java.util.SplittableRandom;

/**
 * Repeats calls until they allocate nothing on the heap of the calling thread, or for a time that
 * is more than enough for their code to be compiled, and prints the bytes of the last hundred of
 * each.
 */
public final class AllocationReport {
  private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RUNS = 100;
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final int N = 80;

  private final Arena arena = Arena.ofShared();
  private final Engine engine;

  private AllocationReport(Engine engine) {
    this.engine = engine;
  }

  /**
   * Prints {@code bytes NUMBER NAME} for each kind of call.
   *
   * @param args the backend's name; the vector width in bits, 0 for its own choice
   */
  public static void main(String[] args) {
    try (Engine engine = builder(args).build()) {
      new AllocationReport(engine).report();
    }
  }

  private static Engine.Builder builder(String[] args) {
    Engine.Builder builder = Engine.builder().backend(args[0]).threads(2);
    int bits = Integer.parseInt(args[1]);
    return bits == 0 ? builder : builder.vectorBits(bits);
  }

  private static void steady(String name, Runnable call) {
    long id = Thread.currentThread().threadId();
    long end = System.nanoTime() + MOST_NANOS;
    long bytes;
    do {
      long before = BEAN.getThreadAllocatedBytes(id);
      for (int i = 0; i < RUNS; i++) {
        call.run();
      }
      bytes = BEAN.getThreadAllocatedBytes(id) - before;
    } while (bytes != 0 && System.nanoTime() < end);
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
