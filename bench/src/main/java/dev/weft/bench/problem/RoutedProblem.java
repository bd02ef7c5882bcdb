package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;

/**
 * Routed attention on a case's tensors, and what tells its parts apart: the same with all gates
 * closed, where each token still chooses its blocks but attends to none of them, and the local part
 * alone. The difference of these two is the router's time. Owns all until closed.
 */
public final class RoutedProblem implements AutoCloseable {
  private final Problem problem;
  private final Binding whole;
  private final Binding closed;
  private final Binding local;

  /**
   * Binds all three.
   *
   * @param engine runs them
   * @param c the case; its pattern is taken to be {@link Pattern#ROUTED}
   */
  public RoutedProblem(Engine engine, Case c) {
    problem = Problem.of(c.with(Pattern.ROUTED));
    whole = problem.bind(engine);
    AttentionSpec.Builder spec =
        AttentionSpec.builder(c.heads(), c.headDim())
            .block(Case.BLOCK)
            .causal(c.causal())
            .threshold(Case.THRESHOLD);
    local = problem.bind(engine, spec.build(), null);
    closed = problem.closed().bind(engine);
  }

  /** Chooses blocks and attends to them. */
  public void run() {
    whole.run();
  }

  /** Chooses blocks, and attends within blocks alone. */
  public void closed() {
    closed.run();
  }

  /** Attends within blocks alone. */
  public void local() {
    local.run();
  }

  @Override
  public void close() {
    local.close();
    closed.close();
    whole.close();
    problem.close();
  }
}
