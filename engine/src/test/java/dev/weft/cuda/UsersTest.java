package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsersTest {
  @Test
  void closingWaitsForThoseInsideAndRefusesOthers() throws InterruptedException {
    Users users = new Users("thing");
    users.begin();
    users.begin();
    CountDownLatch closed = new CountDownLatch(1);
    Thread closer =
        new Thread(
            () -> {
              assertTrue(users.close());
              closed.countDown();
            });
    closer.start();
    while (users.isOpen()) {
      Thread.onSpinWait();
    }
    assertEquals(
        "the thing is closed",
        assertThrows(IllegalStateException.class, users::begin).getMessage());
    users.end();
    assertFalse(closed.await(20, TimeUnit.MILLISECONDS), "one is inside");
    users.end();
    assertTrue(closed.await(10, TimeUnit.SECONDS));
    assertFalse(users.close(), "closed before");
    assertThrows(IllegalStateException.class, users::check);
  }

  @Test
  void manyThreads() throws InterruptedException {
    Users users = new Users("thing");
    AtomicInteger inside = new AtomicInteger();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  while (true) {
                    users.begin();
                    inside.incrementAndGet();
                    inside.decrementAndGet();
                    users.end();
                  }
                } catch (IllegalStateException e) {
                  // Closed: the end.
                }
              });
      threads[i].start();
    }
    Thread.sleep(50);
    users.close();
    assertEquals(0, inside.get(), "nobody is inside once it is closed");
    for (Thread thread : threads) {
      thread.join(10_000);
      assertFalse(thread.isAlive());
    }
  }
}
