package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Memory of a device, its tensors and caches. Skipped, with the reason, where there is none. */
@SuppressWarnings("try") // closes early to see what happens then
class DeviceTensorsTest extends OnDevice {
  @Test
  void tensorsOfTheDeviceGiveWhatTensorsOfTheHostGive() {
    for (boolean causal : new boolean[] {false, true}) {
      Call call = PlacedCall.call(causal);
      try (PlacedCall placed = new PlacedCall(engine, call, null)) {
        Completion completion = placed.binding.run();
        completion.await();
        assertTrue(completion.isDone());
        assertArrayEquals(PlacedCall.onTheHost(engine, call), placed.out.toFloatArray());
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
    PlacedCall placed = new PlacedCall(engine, PlacedCall.call(false), null);
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
      Plan plan = capped.plan(PlacedCall.call(false).spec(), Capacity.of(1 << 16));
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

  /** Tokens reach the pages of a device from the host and from the device, in any layout. */
  @Test
  void cachesOnTheDevice() {
    for (int topK : new int[] {0, 2}) {
      AttentionSpec spec =
          AttentionSpec.builder(2, 64).causal(true).headTail(32, 32).routed(topK).build();
      PagedCache.Builder builder =
          PagedCache.builder(spec).dtype(DType.F16).pages(40).pageTokens(128).sequences(2);
      Call call = CallBuilder.of(spec).tokens(PlacedCall.TOKENS).dtype(DType.F16).build();
      Tensor k = tokens(call.k());
      Tensor v = tokens(call.v());
      try (DeviceArena memory = engine.deviceArena()) {
        PagedCache here = builder.build(arena);
        PagedCache there = builder.build(memory);
        Tensor deviceK = memory.allocate(DType.F16, k.shape());
        deviceK.copyFrom(k);
        int[] cuts = {0, 1, 2, 66, 191, 200, 298, PlacedCall.TOKENS};
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
    Tensor plain = Tensor.of(arena, values, 2, PlacedCall.TOKENS, 64);
    Tensor t = Tensor.allocate(arena, DType.F16, PlacedCall.TOKENS, 2, 64).transpose(0, 1);
    t.copyFrom(plain);
    return t;
  }

  private static void append(PagedCache cache, Tensor k, Tensor v) {
    cache.append(cache.slots() > 0 && cache.freePages() == 40 ? cache.open() : 0, k, v);
  }

  /** The last token of the sequence. */
  private float[] decode(AttentionSpec spec, PagedCache cache, Call call) {
    int at = cache.length(0) - 1;
    Tensor q =
        Tensor.of(arena, call.q(), 2, PlacedCall.TOKENS, 64)
            .slice(1, at, at + 1)
            .to(arena, DType.F16);
    Tensor out = Tensor.allocate(arena, DType.F16, 2, 1, 64);
    try (Binding binding =
        engine
            .plan(spec, new Capacity(1, PlacedCall.TOKENS, 1))
            .binding()
            .query(q)
            .cache(cache)
            .out(out)
            .bind()) {
      binding.sequences(new int[] {0}, new int[] {0, 1});
      binding.run().await();
      return out.toFloatArray();
    }
  }
}
