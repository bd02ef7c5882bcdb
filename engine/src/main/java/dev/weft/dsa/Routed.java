package dev.weft.dsa;

/**
 * The routed pattern: each token of each query head sees the {@code topK} blocks whose mean key has
 * the largest product with its query, with the weight of the query's gate. In causal form only
 * complete blocks of the past are candidates, otherwise every block but the token's own. Ties go to
 * the smaller block.
 *
 * @param topK blocks a token, 1 to 64; where there are fewer candidates, all of them
 */
public record Routed(int topK) {
  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if {@code topK} is not in 1 to 64
   */
  public Routed {
    Checks.inRange("topK", topK, 1, 64);
  }
}
