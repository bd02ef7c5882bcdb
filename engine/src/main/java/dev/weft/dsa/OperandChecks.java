package dev.weft.dsa;

import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Checks of a binding's tensors, all before any work. */
final class OperandChecks {
  /** Stands for the engine's pool: memory that only one thread may touch is refused. */
  private static final Thread STRANGER = new Thread(() -> {});

  private OperandChecks() {}

  static Operands check(
      Plan plan,
      Tensor q,
      Tensor k,
      Tensor v,
      PagedCache cache,
      Tensor out,
      Tensor gate,
      Tensor logSumExp,
      Tensor selection,
      DeviceStream stream) {
    AttentionSpec spec = plan.spec();
    floats("query", present("query", q));
    long n = q.rank() == 3 ? q.shape(1) : -1;
    shape("query", q, spec.heads(), n, spec.headDim());
    if (cache == null) {
      floats("key", present("key", k));
      long nk = k.rank() == 3 ? k.shape(1) : -1;
      shape("key", k, spec.kvHeads(), nk, spec.headDim());
      shape("value", present("value", v), spec.kvHeads(), nk, spec.headDim());
      Checks.require(k.dtype() == q.dtype(), "key.dtype", k.dtype(), "the queries' " + q.dtype());
      Checks.require(v.dtype() == q.dtype(), "value.dtype", v.dtype(), "the queries' " + q.dtype());
      dense("key", k);
      dense("value", v);
      Checks.require(
          nk == n || spec.causal(),
          "key.shape[1]",
          nk,
          "the queries' " + n + " in the encoder form");
      Checks.require(
          nk <= plan.capacity().keys(),
          "key.shape[1]",
          nk,
          "at most the plan's capacity " + plan.capacity().keys());
    } else {
      Checks.require(k == null && v == null, "key or value", "given", "none beside a cache");
      Checks.require(spec.causal(), "spec.causal", false, "true with a cache");
      Checks.require(!spec.coo(), "spec.coo", true, "false with a cache");
      CacheCalls.checkFits(cache, spec, q.dtype());
      accessible(plan, "cache", cache.keys());
    }
    Checks.require(
        n <= plan.capacity().queries(),
        "query.shape[1]",
        n,
        "at most the plan's capacity " + plan.capacity().queries());
    dense("query", q);
    floats("out", present("out", out));
    shape("out", out, spec.heads(), n, spec.headDim());
    dense("out", out);
    if (gate != null) {
      Checks.require(gate.dtype() == DType.F32, "gate.dtype", gate.dtype(), "F32");
      if (gate.rank() == 1) {
        shape("gate", gate, n);
      } else {
        shape("gate", gate, spec.heads(), n);
      }
    }
    if (logSumExp != null) {
      Checks.require(logSumExp.dtype() == DType.F32, "logSumExp.dtype", logSumExp.dtype(), "F32");
      shape("logSumExp", logSumExp, spec.heads(), n);
    }
    if (selection != null) {
      Checks.require(spec.routed() != null, "selection", "given", "none: the spec routes nothing");
      Checks.require(selection.dtype() == DType.I32, "selection.dtype", selection.dtype(), "I32");
      shape("selection", selection, spec.heads(), n, spec.routed().topK());
    }
    Tensor[] all = {q, k, v, gate, out, logSumExp, selection};
    String[] names = {"query", "key", "value", "gate", "out", "logSumExp", "selection"};
    for (int i = 0; i < all.length; i++) {
      if (all[i] == null) {
        continue;
      }
      accessible(plan, names[i], all[i]);
      if (i >= 4) {
        Checks.require(!all[i].isReadOnly(), names[i], "read-only", "memory that can be written");
        for (int j = 0; j < i; j++) {
          if (all[j] != null && overlap(all[i].segment(), all[j].segment())) {
            throw new IllegalArgumentException(
                names[i] + " overlaps " + names[j] + ", expected memory of its own");
          }
        }
      }
    }
    Checks.require(
        stream == null || plan.engine().reaches(stream),
        "stream",
        stream,
        "none, or one of the engine's own");
    Segments segments = new Segments(plan.capacity().segments(), cache != null);
    return new Operands(q, k, v, cache, out, gate, logSumExp, selection, stream, segments);
  }

  private static void accessible(Plan plan, String name, Tensor t) {
    int threads = plan.engine().threads();
    if (t.device() != null) {
      t.device().checkAlive();
      Checks.require(
          plan.engine().reaches(t.device()),
          name,
          "memory of " + t.device().device(),
          "the host's, or of the engine's own device arenas");
      return;
    }
    if (threads > 1 && !t.segment().isAccessibleBy(STRANGER)) {
      throw new IllegalArgumentException(
          name
              + " is memory of a confined arena, expected one that the engine's "
              + threads
              + " threads may use (Arena.ofShared, ofAuto or global)");
    }
  }

  private static boolean overlap(MemorySegment a, MemorySegment b) {
    return a.byteSize() > 0 && b.byteSize() > 0 && a.asOverlappingSlice(b).isPresent();
  }

  private static Tensor present(String name, Tensor t) {
    if (t == null) {
      throw new IllegalArgumentException(name + " is missing, expected a tensor");
    }
    return t;
  }

  static void floats(String name, Tensor t) {
    Checks.require(t.dtype().isFloat(), name + ".dtype", t.dtype(), "F32, F16 or BF16");
  }

  static void shape(String name, Tensor t, long... shape) {
    if (!Arrays.equals(t.shape(), shape)) {
      throw new IllegalArgumentException(
          name
              + ".shape is "
              + Arrays.toString(t.shape())
              + ", expected "
              + Arrays.toString(shape).replace("-1", "n"));
    }
  }

  private static void dense(String name, Tensor t) {
    Checks.require(
        t.shape(2) <= 1 || t.stride(2) == 1 || t.elements() == 0,
        name + ".strides",
        Arrays.toString(t.strides()),
        "1 along the head dimension");
  }
}
