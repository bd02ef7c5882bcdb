package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.Layouts.Order;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Calls of random shape and form, a seed each. {@code -Dweft.seed=N} replays the one that a failure
 * names.
 */
class RandomCallsTest extends OperatorTest {
  private static final int CALLS = 300;
  private static final int[] DIMS = {1, 3, 8, 16, 20, 40};

  /** What tensor cores take; a third of the calls. */
  private static final int[] TILED_DIMS = {64, 64, 128};

  private static final int[] BLOCKS = {
    1, 2, 3, 5, 8, 12, 16, 17, 24, 32, 32, 64, 64, 100, 128, 1000, 5000
  };

  @Test
  void agree() {
    Long replay = Long.getLong("weft.seed");
    long first = replay == null ? 1 : replay;
    long last = replay == null ? CALLS : replay;
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed <= last && failures.size() < 5; seed++) {
      try {
        agree(new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException e) {
        failures.add("seed " + seed + ": " + e);
      }
    }
    assertEquals(List.of(), failures);
  }

  private void agree(SplittableRandom random) {
    AttentionSpec spec = spec(random);
    Call call = call(random, spec);
    Layouts layouts = layouts(random);
    int threads = 1 + random.nextInt(3);
    Result result = run(threads, call, layouts);
    Agreement.check(call, result, layouts.outType(call.dtype()));
    if (random.nextInt(4) == 0) {
      assertSameBits(result, run(1 + threads % 3, call, layouts), call.toString());
    }
  }

  private static <T> T oneOf(SplittableRandom random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static AttentionSpec spec(SplittableRandom random) {
    int kvHeads = 1 + random.nextInt(3);
    int heads = kvHeads * (1 + random.nextInt(3));
    int[] dims = random.nextInt(3) == 0 ? TILED_DIMS : DIMS;
    AttentionSpec.Builder spec =
        AttentionSpec.builder(heads, dims[random.nextInt(dims.length)])
            .kvHeads(kvHeads)
            .block(BLOCKS[random.nextInt(BLOCKS.length)])
            .causal(random.nextBoolean());
    if (random.nextInt(3) == 0) {
      spec.threshold(oneOf(random, new Float[] {0.25f, 0.5f, 1f}));
    }
    if (random.nextInt(4) == 0) {
      spec.scale(0.05f + random.nextFloat());
    }
    if (random.nextInt(10) == 0) {
      return spec.block(0).coo(true).build();
    }
    if (random.nextBoolean()) {
      spec.headTail(random.nextInt(40), random.nextInt(40));
    }
    if (random.nextInt(3) == 0) {
      spec.routed(1 + random.nextInt(5));
    }
    return spec.coo(random.nextInt(4) == 0).build();
  }

  private static Call call(SplittableRandom random, AttentionSpec spec) {
    int segments = 1 + (random.nextBoolean() ? 0 : random.nextInt(4));
    boolean fewer = spec.causal() && !spec.coo() && random.nextBoolean();
    int[] cuQ = new int[segments + 1];
    int[] cuK = new int[segments + 1];
    for (int s = 0; s < segments; s++) {
      int keys = random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(240 / segments);
      int queries = fewer ? Math.min(keys, random.nextInt(1 + keys / 4)) : keys;
      cuK[s + 1] = cuK[s] + keys;
      cuQ[s + 1] = cuQ[s] + queries;
    }
    Lists[] lists =
        spec.block() == 0
            ? new Lists[] {Lists.SHARED, Lists.PER_HEAD}
            : new Lists[] {Lists.SHARED, Lists.PER_HEAD, Lists.TILED};
    double density = Math.pow(random.nextDouble(), 3);
    return CallBuilder.of(spec)
        .segments(cuQ, cuK)
        .dtype(oneOf(random, new DType[] {DType.F32, DType.F32, DType.F16, DType.BF16}))
        .gates(oneOf(random, Gates.values()))
        .pairs(spec.coo() ? oneOf(random, lists) : Lists.NONE, density)
        .seed(random.nextLong())
        .build();
  }

  private static Layouts layouts(SplittableRandom random) {
    Order[] orders = Order.values();
    DType[] types = {null, null, DType.F32, DType.F16, DType.BF16};
    return new Layouts(
        oneOf(random, orders),
        oneOf(random, orders),
        oneOf(random, orders),
        oneOf(random, orders),
        oneOf(random, orders),
        oneOf(random, types),
        random.nextBoolean() ? 0 : random.nextInt(9));
  }
}
