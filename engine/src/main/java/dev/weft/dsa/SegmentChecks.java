package dev.weft.dsa;

import dev.weft.dsa.backend.Segments;
import java.util.Arrays;
import java.util.Objects;

/** Checks of a call's packing. */
final class SegmentChecks {
  private SegmentChecks() {}

  static void cuSeqlens(String name, int[] cu, long most) {
    Objects.requireNonNull(cu, name);
    // No message is built, and no value boxed, before something is wrong: calls are re-packed
    // often.
    if (cu.length < 1) {
      throw new IllegalArgumentException(name + ".length is 0, expected at least 1");
    }
    if (cu[0] != 0) {
      throw new IllegalArgumentException(name + "[0] is " + cu[0] + ", expected 0");
    }
    for (int s = 1; s < cu.length; s++) {
      if (cu[s] < cu[s - 1]) {
        throw new IllegalArgumentException(
            name + "[" + s + "] is " + cu[s] + ", expected at least " + cu[s - 1] + " before it");
      }
    }
    int last = cu[cu.length - 1];
    if (last > most) {
      throw new IllegalArgumentException(
          name + "'s last is " + last + ", expected at most " + most + " tokens");
    }
  }

  static void set(Segments segments, Plan plan, int[] q, int[] k, long mostQ, long mostK) {
    Capacity capacity = plan.capacity();
    boolean same = Arrays.equals(q, k);
    cuSeqlens(same ? "cuSeqlens" : "cuSeqlensQ", q, Math.min(mostQ, capacity.queries()));
    cuSeqlens(same ? "cuSeqlens" : "cuSeqlensK", k, Math.min(mostK, capacity.keys()));
    if (q.length != k.length) {
      throw new IllegalArgumentException(
          "cuSeqlensK.length is " + k.length + ", expected cuSeqlensQ.length = " + q.length);
    }
    int count = q.length - 1;
    if (count > capacity.segments()) {
      throw new IllegalArgumentException(
          "segments is " + count + ", expected at most the capacity's " + capacity.segments());
    }
    for (int s = 0; s < count && !same; s++) {
      int queries = q[s + 1] - q[s];
      int keys = k[s + 1] - k[s];
      boolean fewer = plan.spec().causal() && !plan.spec().coo();
      if (queries > keys || (queries < keys && !fewer)) {
        throw new IllegalArgumentException(
            "segment "
                + s
                + " has "
                + queries
                + " queries and "
                + keys
                + " keys, expected "
                + (fewer ? "at most as many queries as keys" : "as many queries as keys"));
      }
    }
    System.arraycopy(q, 0, segments.query, 0, q.length);
    System.arraycopy(k, 0, segments.key, 0, k.length);
    segments.count = count;
  }
}
