package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After the end: closed bindings, closed engines, freed memory. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.weft.dsa.EngineUnderTest#each")
class LifecycleTest {
  private static final int N = 200;

  @Parameter EngineUnderTest backend;

  private final Arena arena = Arena.ofShared();

  @AfterEach
  void free() {
    arena.close();
  }

  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(4, 16).block(64).causal(true);
  }

  private Tensor tensor(Arena owner) {
    return Tensor.allocate(owner, DType.F32, 4, N, 16);
  }

  private Binding.Builder binding(Engine engine, AttentionSpec spec) {
    Tensor t = tensor(arena);
    Binding.Builder builder = engine.plan(spec, Capacity.of(N, 4)).binding();
    return builder.query(t).key(t).value(t).out(tensor(arena));
  }

  @Test
  void closedBindings() {
    try (Engine engine = backend.open(2)) {
      Tensor none = Tensor.allocate(arena, DType.I32, 0);
      Coo coo = Coo.of(none, none, Tensor.allocate(arena, DType.F32, 0), 0, N);
      Binding binding = binding(engine, spec().coo(true).build()).coo(coo).bind();
      binding.run();
      binding.close();
      binding.close();
      Messages.badState("closed", binding::run);
      Messages.badState("closed", () -> binding.segments(0, 1));
      Messages.badState("closed", () -> binding.segments(new int[] {0, 1}, new int[] {0, 1}));
      Messages.badState("closed", () -> binding.coo(coo));
      Messages.badState("closed", () -> binding.sequences(new int[0], new int[] {0}));
    }
  }

  @Test
  void closedEngines() {
    Engine engine = backend.open(2);
    Plan plan = engine.plan(spec().build(), Capacity.of(N));
    Binding binding = binding(engine, spec().build()).bind();
    Binding.Builder late = binding(engine, spec().build());
    Gate gate = Gate.xavier(arena, 8, 1, 1);
    Tensor x = Tensor.allocate(arena, DType.F32, 3, 8);
    Tensor g = Tensor.allocate(arena, DType.F32, 3);
    binding.run();
    engine.close();
    engine.close();
    Messages.badState("closed", binding::run);
    Messages.badState("closed", late::bind);
    Messages.badState("closed", () -> engine.plan(spec().build(), Capacity.of(N)));
    Messages.badState("closed", plan::warmUp);
    Messages.badState("closed", () -> gate.apply(engine, x, g));
    binding.close();
    assertEquals(backend.backend(), engine.backend());
  }

  /** Memory that is gone makes a run throw, on whatever thread it was touched, and no crash. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void freedMemory(int threads) {
    try (Engine engine = backend.open(threads)) {
      AttentionSpec spec = spec().headTail(8, 8).routed(2).build();
      for (int freed = 0; freed < 7; freed++) {
        Arena brief = Arena.ofShared();
        Arena[] owner = new Arena[7];
        Arrays.fill(owner, arena);
        owner[freed] = brief;
        Binding binding =
            engine
                .plan(spec, Capacity.of(N))
                .binding()
                .query(tensor(owner[0]))
                .key(tensor(owner[1]))
                .value(tensor(owner[2]))
                .out(tensor(owner[3]))
                .gate(Tensor.allocate(owner[4], DType.F32, N))
                .logSumExp(Tensor.allocate(owner[5], DType.F32, 4, N))
                .selection(Tensor.allocate(owner[6], DType.I32, 4, N, 2))
                .bind();
        binding.run();
        brief.close();
        assertThrows(IllegalStateException.class, binding::run, "operand " + freed);
        assertThrows(IllegalStateException.class, binding::run, "and again, " + freed);
        binding.close();
      }
      // The engine is none the worse for it.
      try (Binding binding = binding(engine, spec).bind()) {
        assertTrue(binding.run().isDone());
      }
    }
  }

  @Test
  void freedPages() {
    try (Engine engine = backend.open(2)) {
      AttentionSpec spec = spec().build();
      Arena pages = Arena.ofShared();
      PagedCache cache = PagedCache.builder(spec).pages(8).build(pages);
      int s = cache.open();
      cache.append(s, tensor(arena), tensor(arena));
      Binding binding =
          engine
              .plan(spec, Capacity.of(N))
              .binding()
              .query(tensor(arena))
              .cache(cache)
              .out(tensor(arena))
              .bind();
      binding.sequences(new int[] {s}, new int[] {0, 1});
      binding.run();
      pages.close();
      assertThrows(IllegalStateException.class, binding::run);
      binding.close();
    }
  }

  @Test
  void freedGate() {
    try (Engine engine = backend.open(2)) {
      Arena gone = Arena.ofShared();
      Gate gate = Gate.xavier(arena, 8, 1, 1);
      Tensor x = Tensor.allocate(gone, DType.F32, 3, 8);
      gone.close();
      Tensor g = Tensor.allocate(arena, DType.F32, 3);
      assertThrows(IllegalStateException.class, () -> gate.apply(engine, x, g));
    }
  }

  @Test
  void completions() {
    try (Engine engine = backend.open(2);
        Binding binding = binding(engine, spec().build()).bind()) {
      Completion first = binding.run();
      assertTrue(first.isDone());
      first.await();
      assertSame(first, binding.run(), "the same object for every run");
    }
  }

  @Test
  void explanations() {
    try (Engine engine = backend.open(2)) {
      boolean device = backend.backend().equals("cuda");
      assertEquals(device ? 1 : 2, engine.threads());
      assertEquals(backend.backend(), engine.backend());
      String part = device ? "compute capability" : "2 threads";
      assertTrue(engine.description().contains(part), engine.description());
      Plan plan = engine.plan(spec().build(), Capacity.of(N));
      assertEquals(spec().build(), plan.spec());
      assertEquals(Capacity.of(N), plan.capacity());
      assertTrue(plan.explain().contains("backend " + backend.backend()), plan.explain());
      for (String reason : engine.reasons()) {
        assertTrue(plan.explain().contains(reason), plan.explain());
      }
      try (Binding binding = binding(engine, spec().build()).bind()) {
        assertTrue(binding.heapBytes() + binding.nativeBytes() > 0);
        assertTrue(binding.explain().startsWith(plan.explain()), binding.explain());
        assertTrue(binding.explain().contains(binding.heapBytes() + " heap bytes"));
        assertFalse(binding.explain().endsWith("\n"));
      }
    }
  }

  @Test
  void warmUp() {
    try (Engine engine = backend.open(2)) {
      Plan plan = engine.plan(spec().headTail(8, 8).build(), Capacity.of(N));
      plan.warmUp(DType.BF16);
      Messages.refuses("dtype", "I32", () -> plan.warmUp(DType.I32));
      engine.plan(spec().build(), new Capacity(0, 0, 1)).warmUp();
    }
  }
}
