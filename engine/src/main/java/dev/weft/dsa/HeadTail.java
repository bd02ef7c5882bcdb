package dev.weft.dsa;

/**
 * The pattern of global tokens at the head and the tail.
 *
 * <p>Encoder form: token {@code i} of a segment of length {@code L} is global when {@code i < head}
 * or {@code i >= L - tail}. A pair of globals outside one block weighs 1; where only the key is
 * global the pair weighs the query's gate, where only the query is global the key's gate.
 *
 * <p>Causal form: a query sees, beside its block, the keys {@code j < head} and the last {@code
 * tail} keys before its block, each with the weight of the query's gate.
 *
 * @param head global tokens at the head of each segment, at least 0
 * @param tail global tokens at the tail (causal: of the recent past), at least 0
 */
public record HeadTail(int head, int tail) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative or above 65,536
   */
  public HeadTail {
    Checks.inRange("head", head, 0, 65_536);
    Checks.inRange("tail", tail, 0, 65_536);
  }

  /**
   * The number of global tokens of a segment that is long enough to have them all.
   *
   * @return {@code head + tail}
   */
  public int count() {
    return head + tail;
  }
}
