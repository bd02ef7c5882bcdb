package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;

/** Builds lists of pairs from a gate or a selection: counts in a first pass, writes in a second. */
final class CooBuilder {
  private final AttentionSpec spec;
  private final int[] cu;
  private final Tensor gate;
  private long count;
  private MemorySegment row;
  private MemorySegment col;
  private MemorySegment value;

  private CooBuilder(AttentionSpec spec, Tensor gate, int[] cu) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.cu = cu;
    this.gate = gate;
    SegmentChecks.cuSeqlens(
        "cuSeqlens", Objects.requireNonNull(cu, "cuSeqlens"), Integer.MAX_VALUE);
    if (gate != null) {
      int n = cu[cu.length - 1];
      Checks.require(gate.dtype() == DType.F32, "gate.dtype", gate.dtype(), "F32");
      Checks.require(
          Arrays.equals(gate.shape(), new long[] {n})
              || Arrays.equals(gate.shape(), new long[] {spec.heads(), n}),
          "gate.shape",
          Arrays.toString(gate.shape()),
          "[" + n + "] or [" + spec.heads() + ", " + n + "]");
    }
  }

  static Coo headTail(Arena arena, AttentionSpec spec, Tensor gate, int[] cu) {
    CooBuilder b = new CooBuilder(spec, gate, cu);
    Checks.require(spec.headTail() != null, "spec.headTail", null, "a pattern");
    int lists = gate != null && gate.rank() == 2 ? spec.heads() : 1;
    return b.build(arena, 1, lists, b::headTailList);
  }

  static Coo routed(Arena arena, AttentionSpec spec, Tensor selection, Tensor gate, int[] cu) {
    CooBuilder b = new CooBuilder(spec, gate, cu);
    Checks.require(selection.dtype() == DType.I32, "selection.dtype", selection.dtype(), "I32");
    Checks.require(
        selection.rank() == 3
            && selection.shape(0) == spec.heads()
            && selection.shape(1) == cu[cu.length - 1],
        "selection.shape",
        Arrays.toString(selection.shape()),
        "[" + spec.heads() + ", " + cu[cu.length - 1] + ", topK]");
    Checks.require(spec.block() > 0, "spec.block", 0, "at least 1");
    return b.build(arena, spec.block(), spec.heads(), list -> b.routedList(list, selection));
  }

  /** Emits the entries of one list in order. */
  private interface Entries {
    void emit(int list);
  }

  private Coo build(Arena arena, int tileColumns, int lists, Entries entries) {
    long[] headPtr = new long[lists + 1];
    for (int list = 0; list < lists; list++) {
      entries.emit(list);
      headPtr[list + 1] = count;
    }
    Tensor rows = Tensor.allocate(arena, DType.I32, count);
    Tensor cols = Tensor.allocate(arena, DType.I32, count);
    Tensor values = Tensor.allocate(arena, DType.F32, count);
    row = rows.segment();
    col = cols.segment();
    value = values.segment();
    count = 0;
    for (int list = 0; list < lists; list++) {
      entries.emit(list);
    }
    return Coo.tiled(tileColumns, headPtr, rows, cols, values, cu);
  }

  private void put(int i, int j, float weight) {
    if (row != null) {
      row.setAtIndex(ValueLayout.JAVA_INT, count, i);
      col.setAtIndex(ValueLayout.JAVA_INT, count, j);
      value.setAtIndex(ValueLayout.JAVA_FLOAT, count, weight);
    }
    count++;
  }

  /** The gate after the threshold. */
  private float gamma(int list, int i) {
    if (gate == null) {
      return 1;
    }
    float g = gate.rank() == 1 ? gate.getFloat(i) : gate.getFloat(list, i);
    return g >= spec.threshold() ? g : 0;
  }

  private void headTailList(int list) {
    for (int s = 0; s + 1 < cu.length; s++) {
      int from = cu[s];
      int length = cu[s + 1] - from;
      int head = Math.min(spec.headTail().head(), length);
      int tail = Math.max(head, length - spec.headTail().tail());
      for (int i = 0; i < length; i++) {
        int start = i - i % spec.block();
        int end = (int) Math.min(length, (long) start + spec.block());
        float own = gamma(list, from + i);
        if (spec.causal()) {
          int recent = Math.max(Math.min(head, start), start - spec.headTail().tail());
          put(own, from, i, 0, Math.min(head, start));
          put(own, from, i, recent, start);
        } else if (i < head || i >= tail) {
          for (int j = 0; j < length; j++) {
            float w = j < head || j >= tail ? 1 : gamma(list, from + j);
            if ((j < start || j >= end) && w > 0) {
              put(from + i, from + j, w);
            }
          }
        } else {
          put(own, from, i, 0, Math.min(head, start));
          put(own, from, i, Math.max(tail, end), length);
        }
      }
    }
  }

  private void put(float weight, int from, int i, int begin, int end) {
    for (int j = begin; j < end && weight > 0; j++) {
      put(from + i, from + j, weight);
    }
  }

  private void routedList(int list, Tensor selection) {
    int n = cu[cu.length - 1];
    int[] blocks = new int[(int) selection.shape(2)];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < blocks.length; k++) {
        blocks[k] = selection.getInt(list, i, k);
      }
      Arrays.sort(blocks);
      float own = gamma(list, i);
      for (int block : blocks) {
        if (block >= 0 && own > 0) {
          put(i, block, own);
        }
      }
    }
  }
}
