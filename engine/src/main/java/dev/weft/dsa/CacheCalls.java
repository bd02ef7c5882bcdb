package dev.weft.dsa;

import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import java.util.Objects;

/** Checks of calls whose keys a cache holds. */
final class CacheCalls {
  private CacheCalls() {}

  static void checkFits(PagedCache cache, AttentionSpec spec, DType dtype) {
    AttentionSpec own = cache.spec();
    Checks.require(
        own.kvHeads() == spec.kvHeads()
            && own.headDim() == spec.headDim()
            && own.block() == spec.block()
            && Objects.equals(own.headTail(), spec.headTail())
            && Objects.equals(own.routed(), spec.routed()),
        "cache.spec",
        own,
        "kvHeads, headDim, block and patterns of the plan's " + spec);
    DType stored = cache.keys().dtype();
    Checks.require(stored == dtype, "cache dtype", stored, "the queries' " + dtype);
  }

  static void set(Operands operands, Plan plan, int[] sequences, int[] cu) {
    Objects.requireNonNull(sequences, "sequences");
    long most = Math.min(operands.q().shape(1), plan.capacity().queries());
    SegmentChecks.cuSeqlens("cuSeqlensQ", cu, most);
    if (cu.length != sequences.length + 1) {
      throw new IllegalArgumentException(
          "cuSeqlensQ.length is "
              + cu.length
              + ", expected sequences.length + 1 = "
              + (sequences.length + 1));
    }
    if (sequences.length > plan.capacity().segments()) {
      throw new IllegalArgumentException(
          "sequences.length is "
              + sequences.length
              + ", expected at most the capacity's "
              + plan.capacity().segments());
    }
    for (int s = 0; s < sequences.length; s++) {
      String trouble = trouble(operands.cache(), plan, sequences[s], cu[s + 1] - cu[s]);
      if (trouble != null) {
        throw new IllegalArgumentException("sequences[" + s + "] " + trouble);
      }
    }
    Segments segments = operands.segments();
    System.arraycopy(sequences, 0, segments.sequence, 0, sequences.length);
    System.arraycopy(cu, 0, segments.query, 0, cu.length);
    segments.count = sequences.length;
  }

  /** Takes the sequences' lengths over, which may have changed since the last run. */
  static void refreshKeys(Operands operands, Plan plan) {
    Segments segments = operands.segments();
    for (int s = 0; s < segments.count; s++) {
      int sequence = segments.sequence[s];
      String trouble = trouble(operands.cache(), plan, sequence, segments.queryCount(s));
      if (trouble != null) {
        throw new IllegalStateException("sequences[" + s + "] " + trouble);
      }
      segments.key[s] = operands.cache().length(sequence);
    }
  }

  private static String trouble(PagedCache cache, Plan plan, int sequence, int queries) {
    if (!cache.isOpen(sequence)) {
      return "is " + sequence + ", expected an open sequence";
    }
    int keys = cache.length(sequence);
    if (keys < queries) {
      return "has " + keys + " keys, expected at least its " + queries + " queries: append first";
    }
    if (keys > plan.capacity().keys()) {
      return "has " + keys + " keys, expected at most the capacity's " + plan.capacity().keys();
    }
    if (!cache.holds(sequence, queries)) {
      return "no longer holds what its last "
          + queries
          + " tokens see, expected at most rollback + 1 queries";
    }
    return null;
  }
}
