package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A steady-state run allocates nothing on the heap of the thread that calls it. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.weft.dsa.EngineUnderTest#each")
class AllocationTest {
  private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RUNS = 100;

  /** Until its code is compiled a run may allocate; so long it is given. */
  private static final long MOST_NANOS = 12_000_000_000L;

  @Parameter EngineUnderTest backend;

  private static void assertSteady(String what, Runnable run) {
    long id = Thread.currentThread().threadId();
    long end = System.nanoTime() + MOST_NANOS;
    long bytes;
    do {
      long before = BEAN.getThreadAllocatedBytes(id);
      for (int i = 0; i < RUNS; i++) {
        run.run();
      }
      bytes = BEAN.getThreadAllocatedBytes(id) - before;
    } while (bytes != 0 && System.nanoTime() < end);
    assertEquals(0, bytes, what + ": bytes in " + RUNS + " runs");
  }

  static Stream<Call> calls() {
    AttentionSpec.Builder spec = AttentionSpec.builder(2, 16).block(16).headTail(5, 5);
    CallBuilder encoder = CallBuilder.of(spec.build()).tokens(80).gates(Gates.SHARED);
    CallBuilder causal =
        CallBuilder.of(spec.causal(true).routed(2).build()).tokens(80).gates(Gates.PER_HEAD);
    CallBuilder listed = CallBuilder.of(spec.coo(true).build()).tokens(60).pairs(Lists.SHARED, 0.1);
    CallBuilder decode =
        CallBuilder.of(spec.coo(false).build())
            .segments(new int[] {0, 1, 3}, new int[] {0, 60, 90});
    return Stream.of(
        encoder.build(),
        causal.build(),
        listed.build(),
        decode.build(),
        causal.dtype(DType.BF16).build());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void runs(Call call) {
    try (Rig rig = new Rig(backend.shared(2), call, Layouts.PLAIN)) {
      assertSteady(call.toString(), rig.binding()::run);
    }
  }

  /** New packings and sequences are part of every call of a service. */
  @Test
  void decodeFromACache() {
    AttentionSpec spec = AttentionSpec.builder(2, 16).block(16).headTail(5, 5).causal(true).build();
    try (Arena arena = Arena.ofShared()) {
      PagedCache cache = PagedCache.builder(spec).rollback(1).build(arena);
      Tensor t = Tensor.allocate(arena, DType.F32, 2, 100, 16);
      Tensor one = t.slice(1, 0, 1);
      int s = cache.open();
      cache.append(s, t, t);
      int[] sequences = {s};
      int[] cu = {0, 1};
      try (Binding binding =
          backend
              .shared(2)
              .plan(spec, new Capacity(1, 200, 1))
              .binding()
              .query(one)
              .cache(cache)
              .out(Tensor.allocate(arena, DType.F32, 2, 1, 16))
              .bind()) {
        assertSteady(
            "sequences, run",
            () -> {
              binding.sequences(sequences, cu);
              binding.run();
            });
      }
    }
  }

  @Test
  void repacking() {
    AttentionSpec spec = AttentionSpec.builder(2, 16).block(16).build();
    Call call = CallBuilder.of(spec).segments(0, 20, 50).build();
    int[] other = {0, 30, 30};
    try (Rig rig = new Rig(backend.shared(2), call, Layouts.PLAIN)) {
      assertSteady(
          "segments, run",
          () -> {
            rig.binding().segments(other);
            rig.binding().run();
            rig.binding().segments(call.cuQ());
            rig.binding().run();
          });
    }
  }
}
