package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;

/** Calls until calls get no faster: by then the code is compiled. */
public final class WarmUp {

  private WarmUp() {}

  /**
   * Calls for a while.
   *
   * @param leastNanos for how long at least; for half of it no call may have been faster
   * @param mostNanos after which it ends, settled or not
   */
  public static void run(Runnable call, long leastNanos, long mostNanos) {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    long start = begin;
    long betterAt = begin;
    while (true) {
      call.run();
      long end = System.nanoTime();
      if (end - start < best - best / 20) {
        best = end - start;
        betterAt = end;
      }
      boolean settled = end - betterAt > leastNanos / 2;
      if (end - begin > leastNanos && (settled || end - begin > mostNanos)) {
        return;
      }
      start = end;
    }
  }

  /**
   * Has the code of an operator compiled that is then run on few tokens, which would take long to
   * get it compiled by themselves.
   */
  public static void run(Engine engine, AttentionSpec spec, DType dtype) {
    engine.plan(spec, Capacity.of(1024)).warmUp(dtype);
  }
}
