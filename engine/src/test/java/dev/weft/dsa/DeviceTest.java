package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tensors, streams and graphs of a device. Skipped, with the reason, where there is none. */
@SuppressWarnings("try") // closes early to see what happens then
class DeviceTest {
  private static final int N = 300;

  private final Arena arena = Arena.ofShared();
  private Engine engine;

  @BeforeEach
  void open() {
    engine = new EngineUnderTest("cuda", 0).shared(1);
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private static Call call(boolean causal) {
    return call(causal, 64);
  }

  private static Call call(boolean causal, int block) {
    AttentionSpec spec =
        AttentionSpec.builder(2, 64)
            .causal(causal)
            .block(block)
            .headTail(32, 32)
            .threshold(0.3f)
            .build();
    return CallBuilder.of(spec).tokens(N).dtype(DType.F16).gates(Gates.PER_HEAD).build();
  }

  /** A call's tensors on the device. */
  private final class Placed implements AutoCloseable {
    final DeviceArena memory = engine.deviceArena();
    final Tensor out;
    final Binding binding;

    Placed(Call call, DeviceStream stream) {
      AttentionSpec spec = call.spec();
      out = memory.allocate(DType.F16, spec.heads(), N, spec.headDim());
      binding =
          engine.plan(spec, Capacity.of(N)).binding().stream(stream)
              .query(place(call.q(), spec))
              .key(place(call.k(), spec))
              .value(place(call.v(), spec))
              .gate(device(Tensor.of(arena, call.gate(), spec.heads(), N)))
              .out(out)
              .bind();
    }

    private Tensor place(float[] values, AttentionSpec spec) {
      return device(Tensor.of(arena, values, spec.heads(), N, spec.headDim()).to(arena, DType.F16));
    }

    private Tensor device(Tensor host) {
      Tensor there = memory.allocate(host.dtype(), host.shape());
      there.copyFrom(host);
      return there;
    }

    @Override
    public void close() {
      binding.close();
      memory.close();
    }
  }

  private float[] onTheHost(Call call) {
    try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
      return rig.run().out();
    }
  }

  @Test
  void tensorsOfTheDeviceGiveWhatTensorsOfTheHostGive() {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = call(causal);
      try (Placed placed = new Placed(call, null)) {
        Completion completion = placed.binding.run();
        completion.await();
        assertTrue(completion.isDone());
        assertArrayEquals(onTheHost(call), placed.out.toFloatArray());
        assertSame(completion, placed.binding.run(), "one completion a binding");
        completion.await();
        assertTrue(placed.binding.deviceBytes() > 0);
      }
    }
  }

  @Test
  void copies() {
    try (DeviceArena memory = engine.deviceArena()) {
      Tensor host = Tensor.of(arena, new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
      Tensor there = memory.allocate(DType.F16, 3, 2);
      there.copyFrom(host.transpose(0, 1));
      assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, there.toFloatArray());
      assertArrayEquals(new float[] {4, 5, 6}, there.select(1, 1).toFloatArray());
      assertArrayEquals(
          new float[] {1, 2, 3, 4, 5, 6},
          there.transpose(0, 1).to(arena, DType.F32).toFloatArray());
      there.slice(0, 1, 2).copyFrom(Tensor.of(arena, new float[] {8, 9}, 1, 2));
      assertArrayEquals(new float[] {1, 4, 8, 9, 3, 6}, there.toFloatArray());
      Messages.refuses(
          "contiguous",
          () -> there.transpose(0, 1).copyFrom(Tensor.allocate(arena, DType.F16, 2, 3)));
      Tensor again = memory.allocate(DType.F16, 3, 2);
      again.copyFrom(there);
      assertArrayEquals(there.toFloatArray(), again.toFloatArray());
      assertEquals(24, memory.bytes());
    }
  }

  @Test
  void theHostCannotTouchIt() {
    try (DeviceArena memory = engine.deviceArena()) {
      Tensor there = memory.allocate(DType.F32, 4);
      assertThrows(IllegalStateException.class, () -> there.getFloat(0));
      assertThrows(IllegalStateException.class, () -> there.setFloat(1, 0));
      assertThrows(IllegalStateException.class, () -> there.fill(1));
      assertThrows(
          WrongThreadException.class, () -> there.segment().get(ValueLayout.JAVA_FLOAT, 0));
      try (Engine simd = Engine.builder().backend("simd").threads(1).build()) {
        AttentionSpec spec = AttentionSpec.builder(1, 8).build();
        Tensor q = Tensor.allocate(arena, DType.F32, 1, 4, 8);
        Binding.Builder builder =
            simd.plan(spec, Capacity.of(4)).binding().query(q).key(q).value(q);
        Messages.refuses(
            "out", "cuda:0", () -> builder.out(memory.allocate(DType.F32, 1, 4, 8)).bind());
        assertThrows(IllegalStateException.class, simd::deviceArena);
        assertThrows(IllegalStateException.class, simd::deviceStream);
      }
    }
  }

  @Test
  void useAfterClose() {
    Placed placed = new Placed(call(false), null);
    placed.memory.close();
    assertThrows(IllegalStateException.class, placed.binding::run);
    assertThrows(IllegalStateException.class, placed.out::toFloatArray);
    assertThrows(IllegalStateException.class, () -> placed.memory.allocate(DType.F32, 1));
    placed.close();
    placed.close();
    assertThrows(IllegalStateException.class, placed.binding::run);
  }

  @Test
  void engineClosedFirst() {
    try (Engine own = Engine.builder().backend("cuda").build()) {
      DeviceArena memory = own.deviceArena();
      DeviceStream stream = own.deviceStream();
      Tensor there = memory.allocate(DType.F32, 4);
      own.close();
      assertThrows(IllegalStateException.class, () -> memory.allocate(DType.F32, 1));
      assertThrows(IllegalStateException.class, there::toFloatArray);
      assertThrows(IllegalStateException.class, stream::await);
      memory.close();
      stream.close();
    }
  }

  @Test
  void moreMemoryThanThereIs() {
    try (DeviceArena memory = engine.deviceArena()) {
      DeviceException e =
          assertThrows(DeviceException.class, () -> memory.allocate(DType.F32, 1L << 40));
      assertEquals("CUDA_ERROR_OUT_OF_MEMORY", e.code());
      assertFalse(e.isFatal());
      assertTrue(e.getMessage().contains("4,398,046,511,104 bytes wanted"), e.getMessage());
      memory.allocate(DType.F32, 1 << 20);
    }
    try (Engine capped = Engine.builder().backend("cuda").deviceBytes(1 << 20).build();
        DeviceArena memory = capped.deviceArena()) {
      Messages.badState("deviceBytes of 1,048,576", () -> memory.allocate(DType.F32, 1 << 18, 2));
      memory.allocate(DType.F32, 1 << 17);
      Plan plan = capped.plan(call(false).spec(), Capacity.of(1 << 16));
      Tensor q = Tensor.allocate(arena, DType.F16, 2, 1 << 16, 64);
      Tensor out = Tensor.allocate(arena, DType.F16, 2, 1 << 16, 64);
      Binding.Builder builder = plan.binding().query(q).key(q).value(q).out(out);
      assertThrows(DeviceException.class, builder::bind);
      // What a failed binding had taken was given back.
      memory.allocate(DType.F32, 1 << 16);
    }
  }

  @Test
  void noSuchDevice() {
    Messages.refuses("device", 1000, () -> Engine.builder().backend("cuda").device(1000).build());
  }

  @Test
  void tenThousandRunsGiveTheSameBits() {
    runsGiveTheSameBits(call(false), 10_000);
  }

  /** Which thread block takes which rows differs from run to run. */
  @Test
  void soDoRunsWithOtherBlocks() {
    for (int block : new int[] {48, 128, 2000}) {
      runsGiveTheSameBits(call(false, block), 2_000);
      runsGiveTheSameBits(call(true, block), 2_000);
    }
  }

  private void runsGiveTheSameBits(Call call, int runs) {
    try (Placed placed = new Placed(call, null)) {
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

  /**
   * Much work for one segment goes to a kernel of its own: right, and with the bits of the other.
   */
  @Test
  void muchWorkForOneSegment() {
    for (int dim : new int[] {64, 128}) {
      AttentionSpec spec =
          AttentionSpec.builder(8448 / dim, dim).causal(false).headTail(32, 32).build();
      String kernels = engine.plan(spec, Capacity.of(1250)).explain();
      assertTrue(kernels.contains("headtail_long"), kernels);
      Call packed =
          CallBuilder.of(spec)
              .dtype(DType.F16)
              .gates(Gates.PER_HEAD)
              .segments(0, 1250, 1300)
              .build();
      Call alone = Slices.segment(packed, 0);
      try (Rig together = new Rig(engine, packed, Layouts.PLAIN);
          Rig rig = new Rig(engine, alone, Layouts.PLAIN)) {
        Result result = rig.run();
        Agreement.check(alone, result, DType.F16);
        Result other = Slices.rows(packed, together.run(), 0, 1250);
        assertArrayEquals(other.out(), result.out());
        assertArrayEquals(other.logSumExp(), result.logSumExp());
      }
    }
  }

  private byte[] bits(Tensor t) {
    return t.to(arena, t.dtype()).segment().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void threadsSideBySide() throws Exception {
    Call call = call(true);
    float[] expected = onTheHost(call);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> jobs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        jobs.add(
            () -> {
              try (Placed placed = new Placed(call, null)) {
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
    Call call = call(false);
    float[] expected = onTheHost(call);
    try (DeviceStream stream = engine.deviceStream();
        Placed a = new Placed(call, stream);
        Placed b = new Placed(call, stream)) {
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
        a.binding.segments(0, N);
        graph.run();
        graph.close();
        assertThrows(IllegalStateException.class, graph::run);
      }
    }
  }

  /** Tokens reach the pages of a device from the host and from the device, in any layout. */
  @Test
  void cachesOnTheDevice() {
    for (int topK : new int[] {0, 2}) {
      AttentionSpec spec =
          AttentionSpec.builder(2, 64).causal(true).headTail(32, 32).routed(topK).build();
      PagedCache.Builder builder =
          PagedCache.builder(spec).dtype(DType.F16).pages(40).pageTokens(128).sequences(2);
      Call call = CallBuilder.of(spec).tokens(N).dtype(DType.F16).build();
      Tensor k = tokens(call.k());
      Tensor v = tokens(call.v());
      try (DeviceArena memory = engine.deviceArena()) {
        PagedCache here = builder.build(arena);
        PagedCache there = builder.build(memory);
        Tensor deviceK = memory.allocate(DType.F16, k.shape());
        deviceK.copyFrom(k);
        int[] cuts = {0, 1, 2, 66, 191, 200, 298, N};
        for (int i = 0; i + 1 < cuts.length; i++) {
          Tensor pieceV = v.slice(1, cuts[i], cuts[i + 1]);
          append(here, k.slice(1, cuts[i], cuts[i + 1]), pieceV);
          append(there, (i % 2 == 0 ? k : deviceK).slice(1, cuts[i], cuts[i + 1]), pieceV);
          assertArrayEquals(decode(spec, here, call), decode(spec, there, call), "at " + cuts[i]);
        }
      }
    }
  }

  /** A projection's layout: tokens outermost. */
  private Tensor tokens(float[] values) {
    Tensor plain = Tensor.of(arena, values, 2, N, 64);
    Tensor t = Tensor.allocate(arena, DType.F16, N, 2, 64).transpose(0, 1);
    t.copyFrom(plain);
    return t;
  }

  private static void append(PagedCache cache, Tensor k, Tensor v) {
    cache.append(cache.slots() > 0 && cache.freePages() == 40 ? cache.open() : 0, k, v);
  }

  /** The last token of the sequence. */
  private float[] decode(AttentionSpec spec, PagedCache cache, Call call) {
    int at = cache.length(0) - 1;
    Tensor q = Tensor.of(arena, call.q(), 2, N, 64).slice(1, at, at + 1).to(arena, DType.F16);
    Tensor out = Tensor.allocate(arena, DType.F16, 2, 1, 64);
    try (Binding binding =
        engine.plan(spec, new Capacity(1, N, 1)).binding().query(q).cache(cache).out(out).bind()) {
      binding.sequences(new int[] {0}, new int[] {0, 1});
      binding.run().await();
      return out.toFloatArray();
    }
  }

  @Test
  void noHeapMemoryARun() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Placed placed = new Placed(call(false), null)) {
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
