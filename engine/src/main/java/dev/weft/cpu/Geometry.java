package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;

/**
 * How a segment is cut into ranges, the items of work. It depends on the spec and the segment's own
 * length alone, so that a segment gives the same bits alone or packed, for any number of threads.
 */
final class Geometry {
  private static final int LEAST = 256;
  private static final int MOST = 4096;
  private static final int ITEMS = 64;

  private final int heads;
  private final int block;
  private final int head;
  private final int tail;
  private final boolean causal;

  Geometry(AttentionSpec spec) {
    heads = spec.heads();
    block = spec.block();
    causal = spec.causal();
    head = spec.headTail() == null ? 0 : spec.headTail().head();
    tail = spec.headTail() == null ? 0 : spec.headTail().tail();
  }

  /** Tokens of a range: whole blocks, or a part of one that is a multiple of 64. */
  int range(int length) {
    long wanted = Math.clamp((long) length * heads / ITEMS, LEAST, MOST);
    wanted = (wanted + 63) / 64 * 64;
    if (block == 0 || block > wanted) {
      return (int) wanted;
    }
    return (int) ((wanted + block - 1) / block * block);
  }

  /** Most tokens of a range for segments of up to a length. */
  int mostRange(int length) {
    return Math.min(range(length), Math.max(length, 1));
  }

  /** Whether ranges lie inside blocks, rather than holding whole ones. */
  boolean inBlocks(int length) {
    return block > range(length);
  }

  /** Begin of the block of a position; with no blocks the position itself. */
  int blockBegin(int position) {
    return block == 0 ? position : position - position % block;
  }

  /** End of the block of a position in a segment. */
  int blockEnd(int position, int length) {
    return block == 0 ? position : (int) Math.min(length, (long) blockBegin(position) + block);
  }

  /** Encoder form: tokens below it are global. */
  int headEnd(int length) {
    return Math.min(head, length);
  }

  /** Encoder form: tokens from it on are global. */
  int tailBegin(int length) {
    return Math.max(headEnd(length), length - tail);
  }

  /** Causal form: first key of the recent past that a block sees. */
  int recentBegin(int blockBegin) {
    return Math.max(Math.min(head, blockBegin), blockBegin - tail);
  }

  /** Encoder form: global tokens of a segment. */
  int globals(int length) {
    return causal ? 0 : headEnd(length) + length - tailBegin(length);
  }

  /** Encoder form: position of a global token by its number. */
  int global(int number, int length) {
    int end = headEnd(length);
    return number < end ? number : tailBegin(length) + number - end;
  }

  boolean isGlobal(int position, int length) {
    return !causal && (position < headEnd(length) || position >= tailBegin(length));
  }

  /**
   * The remote keys of a block that the pattern of globals names, as pairs begin, end in ascending
   * order; returns the number of ints written.
   */
  int remote(int begin, int end, int length, int[] pieces) {
    int n = 0;
    if (causal) {
      n = piece(0, Math.min(head, begin), pieces, n);
      return piece(recentBegin(begin), begin, pieces, n);
    }
    int headEnd = headEnd(length);
    int tailBegin = tailBegin(length);
    n = piece(0, Math.min(headEnd, begin), pieces, n);
    n = piece(end, headEnd, pieces, n);
    n = piece(tailBegin, begin, pieces, n);
    return piece(Math.max(tailBegin, end), length, pieces, n);
  }

  private static int piece(int from, int to, int[] pieces, int n) {
    if (from >= to) {
      return n;
    }
    pieces[n] = from;
    pieces[n + 1] = to;
    return n + 2;
  }
}
