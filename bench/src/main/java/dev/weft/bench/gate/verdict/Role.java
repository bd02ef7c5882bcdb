package dev.weft.bench.gate.verdict;

import java.util.List;

/** Whose fork it is. */
public enum Role {
  /** The baseline. */
  BASELINE,
  /** The candidate. */
  CANDIDATE,
  /** The baseline with an injected slowdown of known size. */
  CANARY;

  /**
   * The forks of a block in their order: ABBA with the canary in its middle, so that whatever
   * drifts steadily meets all alike.
   */
  public static final List<Role> BLOCK = List.of(BASELINE, CANDIDATE, CANARY, CANDIDATE, BASELINE);

  /** Pairs of baseline and candidate in a block. */
  public static final int PAIRS = 2;
}
