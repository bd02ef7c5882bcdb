package dev.weft.dsa.backend;

/**
 * The packing of a call, in arrays that are filled anew for every call so that none is allocated.
 * Segment {@code s} has the queries {@code query[s] .. query[s + 1]}; its queries are the last
 * positions of its keys. With tensors its keys are {@code key[s] .. key[s + 1]}; with a cache
 * {@code key[s]} is the length of the sequence {@code sequence[s]}.
 */
public final class Segments {
  /** Prefix sums of query counts. */
  public final int[] query;

  /** Prefix sums of key counts, or lengths of sequences. */
  public final int[] key;

  /** Sequences of a cache, or null. */
  public final int[] sequence;

  /** Segments in use. */
  public int count;

  /** Makes room for a number of segments. */
  public Segments(int capacity, boolean cached) {
    query = new int[capacity + 1];
    key = new int[capacity + 1];
    sequence = cached ? new int[capacity] : null;
  }

  /** Query tokens of the call. */
  public int queries() {
    return query[count];
  }

  /** Query tokens of a segment. */
  public int queryCount(int s) {
    return query[s + 1] - query[s];
  }

  /** Row of a segment's first key in the key tensor; 0 with a cache. */
  public int keyStart(int s) {
    return sequence != null ? 0 : key[s];
  }

  /** Keys of a segment. */
  public int keyCount(int s) {
    return sequence != null ? key[s] : key[s + 1] - key[s];
  }
}
