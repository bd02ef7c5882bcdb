package dev.weft.dsa;

/**
 * The largest call that a plan must serve. Workspaces are sized by it once, so that no run
 * allocates.
 *
 * @param queries most query tokens of one call, all segments together
 * @param keys most key tokens of one call (with a cache: of one sequence); equal to {@code queries}
 *     but for causal plans, whose segments may have fewer queries than keys
 * @param segments most segments of one call
 */
public record Capacity(int queries, int keys, int segments) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative, or there is no segment
   */
  public Capacity {
    Checks.inRange("queries", queries, 0, Integer.MAX_VALUE - 4096);
    Checks.inRange("keys", keys, 0, Integer.MAX_VALUE - 4096);
    Checks.inRange("segments", segments, 1, 1 << 24);
  }

  /**
   * A capacity for one segment.
   *
   * @param tokens query and key tokens
   * @return the capacity
   */
  public static Capacity of(int tokens) {
    return new Capacity(tokens, tokens, 1);
  }

  /**
   * A capacity for packed segments with as many queries as keys.
   *
   * @param tokens query and key tokens, all segments together
   * @param segments most segments
   * @return the capacity
   */
  public static Capacity of(int tokens, int segments) {
    return new Capacity(tokens, tokens, segments);
  }
}
