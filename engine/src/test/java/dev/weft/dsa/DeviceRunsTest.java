package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Runs on a device, streams and graphs. Skipped, with the reason, where there is none. */
@SuppressWarnings("try") // closes early to see what happens then
class DeviceRunsTest extends OnDevice {
  @Test
  void tenThousandRunsGiveTheSameBits() {
    runsGiveTheSameBits(PlacedCall.call(false), 10_000);
  }

  /** Which thread block takes which rows differs from run to run. */
  @Test
  void soDoRunsWithOtherBlocks() {
    for (int block : new int[] {48, 128, 2000}) {
      runsGiveTheSameBits(PlacedCall.call(false, block), 2_000);
      runsGiveTheSameBits(PlacedCall.call(true, block), 2_000);
    }
  }

  private void runsGiveTheSameBits(Call call, int runs) {
    try (PlacedCall placed = new PlacedCall(engine, call, null)) {
      placed.binding.run().await();
      byte[] first = bits(placed.out);
      for (int i = 0; i < runs; i++) {
        Completion completion = placed.binding.run();
        if (i % 500 == 499) {
          completion.await();
          assertArrayEquals(first, bits(placed.out), "run " + i + " of " + call);
        }
      }
    }
  }

  /** Much work for one segment goes to a kernel of its own. */
  @Test
  void muchWorkForOneSegment() {
    for (int dim : new int[] {64, 128}) {
      aloneAndPacked(8448 / dim, dim, 1250, "headtail_long");
    }
  }

  /** What it was captured for may be many times what it is then given. */
  @Test
  void littleWorkInABindingForMuch() {
    AttentionSpec spec = AttentionSpec.builder(24, 64).causal(false).headTail(32, 32).build();
    int capacity = 6000;
    String kernels = engine.plan(spec, Capacity.of(capacity)).explain();
    assertTrue(kernels.contains("headtail_long"), kernels);
    for (int tokens : new int[] {1, 130, 330, 390, 1100}) {
      Call call =
          CallBuilder.of(spec).dtype(DType.F16).gates(Gates.PER_HEAD).tokens(tokens).build();
      try (Rig small = new Rig(engine, call, Layouts.PLAIN);
          Rig large = new Rig(engine, call, Layouts.PLAIN.withSlack(capacity - tokens))) {
        Result result = large.run();
        Agreement.check(call, result, DType.F16);
        Result other = small.run();
        assertArrayEquals(other.out(), result.out());
        assertArrayEquals(other.logSumExp(), result.logSumExp());
      }
    }
  }

  /** Where all its thread blocks run at once and have few tiles, their global rows go first. */
  @Test
  void littleWorkForOneSegment() {
    for (int tokens : new int[] {1100, 1537, 3000}) {
      aloneAndPacked(2, 64, tokens, "headtail_encoder");
    }
  }

  /** A segment alone, by that kernel, is right, and has the bits that it has beside another. */
  private void aloneAndPacked(int heads, int dim, int tokens, String kernel) {
    AttentionSpec spec = AttentionSpec.builder(heads, dim).causal(false).headTail(32, 32).build();
    String kernels = engine.plan(spec, Capacity.of(tokens)).explain();
    assertTrue(kernels.contains(kernel), kernels);
    Call packed =
        CallBuilder.of(spec)
            .dtype(DType.F16)
            .gates(Gates.PER_HEAD)
            .segments(0, tokens, tokens + 50)
            .build();
    Call alone = Slices.segment(packed, 0);
    try (Rig together = new Rig(engine, packed, Layouts.PLAIN);
        Rig rig = new Rig(engine, alone, Layouts.PLAIN)) {
      Result result = rig.run();
      Agreement.check(alone, result, DType.F16);
      Result other = Slices.rows(packed, together.run(), 0, tokens);
      assertArrayEquals(other.out(), result.out());
      assertArrayEquals(other.logSumExp(), result.logSumExp());
    }
  }

  private byte[] bits(Tensor t) {
    return t.to(arena, t.dtype()).segment().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void threadsSideBySide() throws Exception {
    Call call = PlacedCall.call(true);
    float[] expected = PlacedCall.onTheHost(engine, call);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> jobs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        jobs.add(
            () -> {
              try (PlacedCall placed = new PlacedCall(engine, call, null)) {
                boolean same = true;
                for (int run = 0; run < 200; run++) {
                  placed.binding.run().await();
                  same &= run % 20 != 0 || Arrays.equals(expected, placed.out.toFloatArray());
                }
                return same;
              }
            });
      }
      for (Future<Boolean> job : threads.invokeAll(jobs)) {
        assertTrue(job.get());
      }
    }
  }

  @Test
  void streamsAndGraphs() {
    Call call = PlacedCall.call(false);
    float[] expected = PlacedCall.onTheHost(engine, call);
    try (DeviceStream stream = engine.deviceStream();
        PlacedCall a = new PlacedCall(engine, call, stream);
        PlacedCall b = new PlacedCall(engine, call, stream)) {
      Runnable both =
          () -> {
            a.binding.run();
            b.binding.run();
          };
      assertThrows(IllegalStateException.class, () -> stream.record(both), "not run before");
      both.run();
      stream.await();
      assertArrayEquals(expected, b.out.toFloatArray());
      try (DeviceGraph graph = stream.record(both)) {
        a.out.copyFrom(Tensor.allocate(arena, DType.F16, a.out.shape()));
        b.out.copyFrom(Tensor.allocate(arena, DType.F16, a.out.shape()));
        double micros = stream.micros(graph::run);
        assertTrue(micros > 0 && micros < 1e6, micros + " us");
        assertArrayEquals(expected, a.out.toFloatArray());
        assertArrayEquals(expected, b.out.toFloatArray());
        a.binding.segments(0, 10);
        Messages.badState("record it again", graph::run);
        a.binding.segments(0, PlacedCall.TOKENS);
        graph.run();
        graph.close();
        assertThrows(IllegalStateException.class, graph::run);
      }
    }
  }

  @Test
  void noHeapMemoryARun() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (PlacedCall placed = new PlacedCall(engine, PlacedCall.call(false), null)) {
      long bytes = Long.MAX_VALUE;
      for (int round = 0; round < 400 && bytes > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 200; i++) {
          placed.binding.run().await();
        }
        bytes = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertEquals(0, bytes, "bytes in 200 runs, after warming up");
    }
  }
}
