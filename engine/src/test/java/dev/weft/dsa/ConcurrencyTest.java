package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Several threads: two bindings at once are right, one binding twice at once is refused. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.weft.dsa.EngineUnderTest#each")
@Timeout(60)
class ConcurrencyTest {
  @Parameter EngineUnderTest backend;

  private final Arena arena = Arena.ofShared();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void close() throws InterruptedException {
    threads.shutdown();
    assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
    arena.close();
  }

  private static Call call(boolean causal, int seed) {
    AttentionSpec spec =
        AttentionSpec.builder(4, 16).block(32).causal(causal).headTail(10, 9).routed(2).build();
    return CallBuilder.of(spec).tokens(400 + seed).gates(Gates.SHARED).seed(seed).build();
  }

  @Test
  void bindingsOfSeveralThreads() throws Exception {
    try (Engine engine = backend.open(2)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Call call = call(t % 2 == 0, t);
        tasks.add(() -> runs(engine, call));
      }
      for (Future<Integer> done : threads.invokeAll(tasks)) {
        assertEquals(10, done.get());
      }
    }
  }

  private static int runs(Engine engine, Call call) {
    int same = 0;
    try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
      Result first = rig.run();
      Agreement.check(call, first, DType.F32);
      for (int run = 0; run < 10; run++) {
        Result result = rig.run();
        assertArrayEquals(first.out(), result.out());
        assertArrayEquals(first.selection(), result.selection());
        same++;
      }
    }
    return same;
  }

  /** A call that takes some milliseconds at least. */
  private Binding longCall(Engine engine, Tensor out) {
    int n = (int) out.shape(1);
    AttentionSpec spec = AttentionSpec.builder(2, 64).block(n).build();
    Tensor t = Tensor.allocate(arena, DType.F32, 2, n, 64);
    return engine.plan(spec, Capacity.of(n)).binding().query(t).key(t).value(t).out(out).bind();
  }

  @Test
  void oneBindingOfTwoThreads() throws Exception {
    try (Engine engine = backend.open(2);
        Binding binding = longCall(engine, Tensor.allocate(arena, DType.F32, 2, 600, 64))) {
      AtomicInteger refused = new AtomicInteger();
      AtomicInteger ran = new AtomicInteger();
      Callable<Void> loop =
          () -> {
            for (int i = 0; i < 10_000 && refused.get() == 0; i++) {
              try {
                binding.run();
                ran.incrementAndGet();
              } catch (IllegalStateException e) {
                assertTrue(e.getMessage().contains("in use by another thread"), e.getMessage());
                refused.incrementAndGet();
              }
            }
            return null;
          };
      for (Future<Void> done : threads.invokeAll(List.of(loop, loop))) {
        done.get();
      }
      assertTrue(refused.get() > 0, "no call was refused in " + ran.get());
      assertTrue(ran.get() > 0);
      binding.run();
    }
  }

  /** After close no run writes any more. */
  @Test
  void closeOfABindingWaits() throws Exception {
    try (Engine engine = backend.open(2)) {
      for (int round = 0; round < 3; round++) {
        Tensor out = Tensor.allocate(arena, DType.F32, 2, 600, 64);
        Binding binding = longCall(engine, out);
        Future<?> runner = runUntilClosed(binding);
        Thread.sleep(5 + 3 * round);
        binding.close();
        assertUntouched(out);
        runner.get();
      }
    }
  }

  @Test
  void closeOfAnEngineWaits() throws Exception {
    for (int round = 0; round < 3; round++) {
      Engine engine = backend.open(2);
      Tensor out = Tensor.allocate(arena, DType.F32, 2, 600, 64);
      Binding binding = longCall(engine, out);
      Future<?> runner = runUntilClosed(binding);
      Thread.sleep(5 + 3 * round);
      engine.close();
      assertUntouched(out);
      runner.get();
      binding.close();
    }
  }

  /** Starts a thread that runs a binding until it is refused, and waits for its first run. */
  private Future<?> runUntilClosed(Binding binding) throws InterruptedException {
    AtomicBoolean started = new AtomicBoolean();
    Future<?> runner =
        threads.submit(
            () -> {
              while (true) {
                try {
                  binding.run();
                  started.set(true);
                } catch (IllegalStateException e) {
                  assertTrue(e.getMessage().contains("closed"), e.getMessage());
                  return;
                }
              }
            });
    while (!started.get() && !runner.isDone()) {
      Thread.sleep(1);
    }
    return runner;
  }

  private static void assertUntouched(Tensor out) throws InterruptedException {
    out.fill(77);
    Thread.sleep(40);
    for (float value : out.toFloatArray()) {
      assertEquals(77, value, "a run wrote after close returned");
    }
  }

  /** The engine's threads are daemons: an engine that nobody closed does not keep the JVM alive. */
  @Test
  void threadsEndWithTheEngine() throws Exception {
    Assumptions.assumeFalse(backend.backend().equals("cuda"), "the cuda backend starts no threads");
    Engine engine = backend.open(3);
    try (Binding binding = longCall(engine, Tensor.allocate(arena, DType.F32, 2, 500, 64))) {
      binding.run();
    }
    List<Thread> helpers = helpers();
    assertTrue(helpers.size() >= 2, helpers + " are the engine's");
    for (Thread helper : helpers) {
      assertTrue(helper.isDaemon(), helper + " is a daemon");
    }
    engine.close();
    for (int wait = 0; wait < 200 && helpers().size() > helpers.size() - 2; wait++) {
      Thread.sleep(10);
    }
    assertEquals(helpers.size() - 2, helpers().size(), "two threads ended");
  }

  private static List<Thread> helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("weft"))
        .toList();
  }
}
