package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random appends, rollbacks, closings and queries on a cache, against a model that keeps all
 * tokens. {@code -Dweft.seed=N} replays the one that a failure names.
 */
class CacheFuzzTest extends OperatorTest {
  private static final int SEEDS = 40;
  private static final int STEPS = 60;
  private static final int D = 8;
  private static final int QUERIES = 40;

  /** A sequence of the model: all tokens' keys and values, and its longest length ever. */
  private static final class Model {
    final List<float[]> keys = new ArrayList<>();
    final List<float[]> values = new ArrayList<>();
    int number;
    int peak;
  }

  private SplittableRandom random;
  private Arena arena;
  private AttentionSpec spec;
  private PagedCache cache;
  private int rollback;

  @Test
  void randomCaches() {
    Long replay = Long.getLong("weft.seed");
    long first = replay == null ? 1 : replay;
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed <= (replay == null ? SEEDS : replay); seed++) {
      random = new SplittableRandom(seed);
      try (Arena shared = Arena.ofShared()) {
        arena = shared;
        randomCache();
      } catch (AssertionError | RuntimeException e) {
        failures.add("seed " + seed + ": " + e);
      }
    }
    assertEquals(List.of(), failures);
  }

  private void randomCache() {
    int block = new int[] {1, 4, 8, 13}[random.nextInt(4)];
    AttentionSpec.Builder builder =
        AttentionSpec.builder(2, D).kvHeads(1).block(block).causal(true);
    if (random.nextBoolean()) {
      builder.headTail(random.nextInt(3 * block), random.nextInt(3 * block));
    }
    spec = builder.routed(random.nextInt(3)).build();
    rollback = random.nextInt(3) == 0 ? 0 : random.nextInt(20);
    cache =
        PagedCache.builder(spec)
            .pages(2000)
            .pageTokens(block * (1 + random.nextInt(3)))
            .sequences(3)
            .rollback(rollback)
            .build(arena);
    List<Model> open = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      int what = random.nextInt(12);
      if (open.size() < 3 && (open.isEmpty() || what == 0)) {
        Model m = new Model();
        m.number = cache.open();
        open.add(m);
      }
      Model m = open.get(random.nextInt(open.size()));
      if (what == 1) {
        cache.close(m.number);
        open.remove(m);
      } else if (what < 5) {
        append(m, random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(6));
      } else if (what < 7) {
        rollback(m);
      } else {
        query(open);
      }
    }
    open.forEach(m -> cache.close(m.number));
    assertEquals(2000, cache.freePages(), "pages leak");
  }

  private void append(Model m, int count) {
    float[] k = new float[count * D];
    float[] v = new float[count * D];
    for (int t = 0; t < count; t++) {
      float[] key = new float[D];
      float[] value = new float[D];
      for (int e = 0; e < D; e++) {
        key[e] = (float) random.nextGaussian();
        value[e] = (float) random.nextGaussian();
      }
      m.keys.add(key);
      m.values.add(value);
      System.arraycopy(key, 0, k, t * D, D);
      System.arraycopy(value, 0, v, t * D, D);
    }
    cache.append(m.number, Tensor.of(arena, k, 1, count, D), Tensor.of(arena, v, 1, count, D));
    m.peak = Math.max(m.peak, m.keys.size());
    assertEquals(m.keys.size(), cache.length(m.number));
  }

  private void rollback(Model m) {
    int size = m.keys.size();
    int most = spec.routed() != null ? size : Math.max(0, size - Math.max(0, m.peak - rollback));
    int count = random.nextInt(Math.min(size, most) + 1);
    cache.rollback(m.number, count);
    m.keys.subList(size - count, size).clear();
    m.values.subList(size - count, size).clear();
  }

  /** Queries of all sequences at once, each as many as its rollback allows after its longest. */
  private void query(List<Model> open) {
    int[] cuQ = new int[open.size() + 1];
    int[] cuK = new int[open.size() + 1];
    for (int s = 0; s < open.size(); s++) {
      Model m = open.get(s);
      int size = m.keys.size();
      int most = spec.routed() != null ? 12 : rollback + 1 - (m.peak - size);
      int count = random.nextInt(Math.clamp(most, 0, Math.min(size, 12)) + 1);
      cuQ[s + 1] = cuQ[s] + count;
      cuK[s + 1] = cuK[s] + size;
    }
    Call call = CallBuilder.of(spec).segments(cuQ, cuK).seed(random.nextLong()).build();
    float[] k = new float[call.k().length];
    float[] v = new float[call.v().length];
    for (int s = 0; s < open.size(); s++) {
      for (int t = 0; t < open.get(s).keys.size(); t++) {
        System.arraycopy(open.get(s).keys.get(t), 0, k, (cuK[s] + t) * D, D);
        System.arraycopy(open.get(s).values.get(t), 0, v, (cuK[s] + t) * D, D);
      }
    }
    call = call.withTensors(call.q(), k, v);
    Agreement.check(call, run(call, open), DType.F32);
  }

  private Result run(Call call, List<Model> open) {
    int n = call.queries();
    Tensor out = Tensor.allocate(arena, DType.F32, 2, QUERIES, D);
    Tensor logSumExp = Tensor.allocate(arena, DType.F32, 2, QUERIES);
    Tensor q = Tensor.allocate(arena, DType.F32, 2, QUERIES, D);
    q.slice(1, 0, n).copyFrom(Tensor.of(arena, call.q(), 2, n, D));
    Binding.Builder builder =
        engine(THREADS)
            .plan(spec, new Capacity(QUERIES, 10_000, 3))
            .binding()
            .query(q)
            .cache(cache)
            .out(out)
            .logSumExp(logSumExp);
    Tensor selection = null;
    if (spec.routed() != null) {
      selection = Tensor.allocate(arena, DType.I32, 2, QUERIES, spec.routed().topK());
      builder.selection(selection);
    }
    try (Binding binding = builder.bind()) {
      binding.sequences(open.stream().mapToInt(m -> m.number).toArray(), call.cuQ());
      binding.run();
    }
    return new Result(
        out.slice(1, 0, n).toFloatArray(),
        logSumExp.slice(1, 0, n).toFloatArray(),
        selection == null ? null : selection.slice(1, 0, n).toIntArray());
  }
}
