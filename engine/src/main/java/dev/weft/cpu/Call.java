package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** What the passes of a binding share: the spec, the kernels, and access to the operands. */
final class Call {
  private static final double LN2 = Math.log(2);
  private static final double LOG2E = 1 / LN2;

  /** Numbers up to which calls of copies and kernels cost more than a loop. */
  private static final int FEW = 4;

  final AttentionSpec spec;
  final TileKernels kernels;
  final Steps steps;
  final Operands operands;
  final Segments segments;
  final KeySource keys;
  private final Rows q;
  private final Rows out;

  Call(AttentionSpec spec, TileKernels kernels, Operands operands) {
    this.spec = spec;
    this.kernels = kernels;
    this.operands = operands;
    steps = new Steps(kernels, spec.scale());
    segments = operands.segments();
    keys =
        operands.cache() != null
            ? new CacheKeys(kernels, operands)
            : new TensorKeys(kernels, operands);
    q = new Rows(kernels, operands.q());
    out = new Rows(kernels, operands.out());
  }

  int kvHead(int head) {
    return (int) ((long) head * spec.kvHeads() / spec.heads());
  }

  /** Position of a segment's first query. */
  int firstQuery(int s) {
    return segments.keyCount(s) - segments.queryCount(s);
  }

  /** Row of the query at a position in the tensors. */
  int row(int s, int position) {
    return segments.query[s] + position - firstQuery(s);
  }

  /** Copies keys and values of positions to rows of scratch. */
  void loadKeys(Scratch w, int s, int head, int from, int count, int at) {
    if (count > 0) {
      int kvHead = kvHead(head);
      keys.keys(s, kvHead, from, count, w.k, at, w.half);
      keys.values(s, kvHead, from, count, w.v, at, w.half);
    }
  }

  /** Copies queries to rows. */
  void loadQueries(int s, int head, int from, int count, float[] to, int at, short[] half) {
    q.load(head, row(s, from), count, to, at, kernels.stride, half);
  }

  /** Copies the gates of positions, 1 without a gate. */
  void loadGates(int s, int head, int from, int count, float[] to, int at) {
    Tensor gate = operands.gate();
    int row = row(s, from);
    if (gate == null) {
      for (int i = 0; i < count; i++) {
        to[at + i] = 1;
      }
      return;
    }
    long outer = gate.rank() == 2 ? head * gate.stride(0) : 0;
    long step = gate.stride(gate.rank() - 1);
    MemorySegment segment = gate.segment();
    if (step == 1 && count > FEW) {
      MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 4 * (outer + row), to, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[at + i] = segment.getAtIndex(ValueLayout.JAVA_FLOAT, outer + (row + i) * step);
    }
  }

  /** Logarithms of the gates after the threshold, of positions. */
  void loadGateLogs(int s, int head, int from, int count, float[] to, int at) {
    loadGates(s, head, from, count, to, at);
    if (operands.gate() == null) {
      Arrays.fill(to, at, at + count, 0);
    } else if (count > FEW) {
      kernels.log2(to, at, count, spec.threshold(), to, at);
    } else {
      for (int i = at; i < at + count; i++) {
        boolean closed = to[i] < spec.threshold() || to[i] == 0;
        to[i] = closed ? TileKernels.NEVER : (float) (Math.log(to[i]) * LOG2E);
      }
    }
  }

  /** Writes a tile's rows of the output, and their log-sum-exp. */
  void emit(Tile t, Scratch w, int s, int head) {
    kernels.normalise(t.o, 0, t.l, 0, t.count, t.ordered ? null : t.order, w.out);
    if (operands.logSumExp() != null) {
      logSums(t.m, t.l, 0, t.count, w.logSum);
      if (!t.ordered) {
        System.arraycopy(w.logSum, 0, w.before, 0, t.count);
        for (int lane = 0; lane < t.count; lane++) {
          w.logSum[t.order[lane]] = w.before[lane];
        }
      }
    }
    store(w, s, head, t.first, t.count);
  }

  /** Writes rows whose states lie in arrays, from row {@code at} on. */
  void emit(
      Scratch w, int s, int head, int first, int count, float[] o, float[] m, float[] l, int at) {
    kernels.normalise(o, at, l, at, count, null, w.out);
    if (operands.logSumExp() != null) {
      logSums(m, l, at, count, w.logSum);
    }
    store(w, s, head, first, count);
  }

  private void logSums(float[] m, float[] l, int at, int count, float[] to) {
    if (count <= FEW) {
      for (int i = 0; i < count; i++) {
        double sum = l[at + i];
        to[i] = sum == 0 ? Float.NEGATIVE_INFINITY : (float) (m[at + i] * LN2 + Math.log(sum));
      }
      return;
    }
    kernels.log2(l, at, count, 0, to, 0);
    for (int i = 0; i < count; i++) {
      to[i] = l[at + i] == 0 ? Float.NEGATIVE_INFINITY : (m[at + i] + to[i]) * (float) LN2;
    }
  }

  private void store(Scratch w, int s, int head, int position, int count) {
    int row = row(s, position);
    out.store(head, row, count, w.out, kernels.stride, w.half);
    Tensor lse = operands.logSumExp();
    if (lse == null) {
      return;
    }
    long outer = head * lse.stride(0);
    if (lse.stride(1) == 1 && count > FEW) {
      MemorySegment.copy(
          w.logSum, 0, lse.segment(), ValueLayout.JAVA_FLOAT, 4 * (outer + row), count);
      return;
    }
    for (int i = 0; i < count; i++) {
      lse.segment()
          .setAtIndex(ValueLayout.JAVA_FLOAT, outer + (row + i) * lse.stride(1), w.logSum[i]);
    }
  }
}
