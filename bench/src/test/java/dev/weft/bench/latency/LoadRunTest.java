package dev.weft.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.Latency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private static Load load(int threads, double rate) {
    return new Load(threads, rate, false, Duration.ZERO, Duration.ofMillis(400));
  }

  @Test
  void everyCallThatIsDueIsMade() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Runnable call = calls::incrementAndGet;
    Latency latency = new LoadRun(load(2, 500), List.of(call, call)).run("count", "none", 1);
    assertEquals(200, latency.calls());
    assertEquals(200, calls.get());
    assertEquals(500, latency.rate(), 1);
    assertEquals(0, latency.abandoned());
    assertFalse(latency.curve().isEmpty());
    assertTrue(latency.response().p50() <= latency.response().p99());
    assertTrue(latency.response().p99() <= latency.response().max());
  }

  @Test
  @SuppressWarnings("UnnecessaryAsync") // The collection is what is looked for.
  void collectionsAndSafepointsShow() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Runnable call =
        () -> {
          if (calls.incrementAndGet() == 5) {
            System.gc();
          }
        };
    Latency latency = new LoadRun(load(1, 100), List.of(call)).run("collect", "none", 1);
    assertTrue(latency.pauses().collections() >= 1, () -> latency.pauses().toString());
    assertTrue(latency.pauses().longestCollectionMillis() > 0);
    assertTrue(latency.pauses().safepoints() >= 1, () -> latency.pauses().toString());
    assertTrue(latency.pauses().longestSafepointMillis() > 0);
  }

  /** What the load itself is made of, histograms of some 100 KB among it, is no call's. */
  @Test
  void heapIsTheCalls() throws Exception {
    Runnable idle = () -> {};
    Latency none = new LoadRun(load(1, 100), List.of(idle)).run("idle", "none", 1);
    assertTrue(none.allocBytes() < 1_000, () -> "an idle call has " + none.allocBytes() + " bytes");
    byte[][] kept = new byte[1][];
    Runnable allocating = () -> kept[0] = new byte[10_000];
    Latency some = new LoadRun(load(1, 100), List.of(allocating)).run("allocate", "none", 1);
    assertTrue(some.allocBytes() >= 10_000, () -> "10,000 bytes a call are " + some.allocBytes());
    assertTrue(some.allocBytes() < 11_000, () -> "10,000 bytes a call are " + some.allocBytes());
  }

  @Test
  void aCallThatFailsEndsTheRun() {
    Runnable call =
        () -> {
          throw new IllegalStateException("lost");
        };
    LoadRun run = new LoadRun(load(1, 100), List.of(call));
    assertThrows(IllegalStateException.class, () -> run.run("fail", "none", 1));
    assertThrows(IllegalArgumentException.class, () -> new LoadRun(load(2, 1), List.of(call)));
  }
}
