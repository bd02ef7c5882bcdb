package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;

/** The pairs of one head whose weight is above 0, counted from ranges instead of pair by pair. */
final class PairCount {
  private final AttentionSpec spec;
  private final int n;
  private final Tensor selection;
  private final Coo coo;
  private final int head;

  /** Globals of the segment: tokens below {@code front}, and those from {@code back} on. */
  private final int front;

  private final int back;

  /** {@code openBefore[i]} is the number of open gates among the first {@code i} tokens. */
  private final int[] openBefore;

  private long entry;

  PairCount(AttentionSpec spec, int n, Tensor gate, Tensor selection, Coo coo, int head) {
    this.spec = spec;
    this.n = n;
    this.selection = selection;
    this.coo = coo;
    this.head = head;
    front = spec.headTail() == null ? 0 : Math.min(n, spec.headTail().head());
    back = spec.headTail() == null ? n : Math.max(front, n - spec.headTail().tail());
    openBefore = new int[n + 1];
    for (int i = 0; i < n; i++) {
      float g = gate == null ? 1 : gate.rank() == 1 ? gate.getFloat(i) : gate.getFloat(head, i);
      openBefore[i + 1] = openBefore[i] + (g >= spec.threshold() && g > 0 ? 1 : 0);
    }
    entry = coo == null ? 0 : coo.begin(list());
  }

  private int list() {
    return coo.lists() == 1 ? 0 : head;
  }

  long total() {
    long pairs = 0;
    for (int i = 0; i < n; i++) {
      int start = spec.block() == 0 ? i : i - i % spec.block();
      int end = spec.block() == 0 ? i : (int) Math.min(n, (long) start + spec.block());
      pairs += (spec.causal() && spec.block() > 0 ? i + 1 : end) - start;
      pairs += headTail(i, start, end);
      if (spec.routed() != null) {
        for (int slot = 0; slot < spec.routed().topK(); slot++) {
          int block = selection.getInt(head, i, slot);
          pairs += block < 0 || open(i, i + 1) == 0 ? 0 : ofBlock(i, start, end, block);
        }
      }
      if (coo != null) {
        pairs += entries(i, start, end);
      }
    }
    return pairs;
  }

  private int open(int from, int to) {
    return openBefore[to] - openBefore[from];
  }

  /** Pairs of a query with keys outside its block that head and tail name and do not close. */
  private long headTail(int i, int start, int end) {
    if (spec.headTail() == null) {
      return 0;
    }
    boolean open = open(i, i + 1) == 1;
    if (spec.causal()) {
      int near = Math.max(0, start - spec.headTail().tail());
      int far = Math.min(front, start);
      return open ? (long) far + Math.max(0, start - Math.max(far, near)) : 0;
    }
    long globals = (long) outside(0, front, start, end) + outside(back, n, start, end);
    if (i < front || i >= back) {
      int inner = open(front, back);
      int innerOwn = Math.max(0, openWithin(start, end));
      return globals + inner - innerOwn;
    }
    return open ? globals : 0;
  }

  /** Open gates of the tokens of a block that are not global. */
  private int openWithin(int start, int end) {
    int from = Math.max(start, front);
    int to = Math.min(end, back);
    return from < to ? open(from, to) : 0;
  }

  /** Tokens of a range that lie outside a block. */
  private static int outside(int from, int to, int start, int end) {
    int inside = Math.max(0, Math.min(to, end) - Math.max(from, start));
    return to - from - inside;
  }

  /** Whether head and tail name the pair, open or closed. */
  private boolean named(int i, int j, int start) {
    if (spec.headTail() == null) {
      return false;
    }
    if (spec.causal()) {
      return j < front || (j >= start - spec.headTail().tail() && j < start);
    }
    return i < front || i >= back || j < front || j >= back;
  }

  private long ofBlock(int i, int start, int end, int block) {
    int to = (int) Math.min(n, (block + 1L) * spec.block());
    long pairs = 0;
    for (int j = block * spec.block(); j < to; j++) {
      pairs += counts(i, j, start, end) ? 1 : 0;
    }
    return pairs;
  }

  private boolean counts(int i, int j, int start, int end) {
    boolean local = j >= start && j < end;
    return !local && !(spec.causal() && j > i) && !named(i, j, start);
  }

  private long entries(int i, int start, int end) {
    long pairs = 0;
    for (; entry < coo.begin(list() + 1) && coo.row().getInt(entry) == i; entry++) {
      int col = coo.col().getInt(entry);
      if (coo.value().getFloat(entry) > 0) {
        if (coo.tileColumns() > 1) {
          pairs += routed(i, col) ? 0 : ofBlock(i, start, end, col);
        } else {
          boolean first = spec.routed() == null || !routed(i, col / spec.block());
          pairs += first && counts(i, col, start, end) ? 1 : 0;
        }
      }
    }
    return pairs;
  }

  private boolean routed(int i, int block) {
    boolean found = false;
    for (int slot = 0; spec.routed() != null && slot < spec.routed().topK(); slot++) {
      found |= selection.getInt(head, i, slot) == block;
    }
    return found;
  }
}
