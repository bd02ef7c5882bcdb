package dev.weft.bench.peer;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;

/** Another implementation of attention. Not safe for use by several threads. */
public interface Peer extends AutoCloseable {

  /** The name in results. */
  String name();

  /** The version of what runs. */
  String version();

  /** How many threads later runs use. */
  void threads(int threads);

  /** Whether {@link #sparse} can compute a pattern in a way that its users would choose. */
  boolean computes(Pattern pattern);

  /** Whether {@link #sparse} can compute a case so. */
  default boolean computes(Case c) {
    boolean whole = c.pattern() == Pattern.DENSE;
    return computes(c.pattern()) && (whole || (c.n() % Case.BLOCK == 0 && c.n() >= 2 * Case.BLOCK));
  }

  /**
   * Prepares the problem's own operator, composed of the peer's calls as a good user of it would.
   *
   * @throws IllegalArgumentException if the peer does not compute it
   */
  PeerRun sparse(Problem problem);

  /** Prepares dense attention on the problem's tensors, causal if the problem is. */
  PeerRun dense(Problem problem);

  /**
   * Prepares dense attention with a mask of all weights: slow, but the operator by its definition.
   */
  PeerRun masked(Problem problem);

  @Override
  void close();
}
