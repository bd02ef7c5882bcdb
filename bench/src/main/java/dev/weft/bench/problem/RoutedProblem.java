package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Coo;
import dev.weft.dsa.Engine;

/** Routed attention on a case's tensors, and its attention alone. Owns all until closed. */
public final class RoutedProblem implements AutoCloseable {
  private final Problem problem;
  private final Binding whole;
  private final Binding attention;

  /**
   * Routes once, so that the attention alone can be given the selection.
   *
   * @param engine runs both
   * @param c the case; its pattern is taken to be {@link Pattern#ROUTED}
   */
  public RoutedProblem(Engine engine, Case c) {
    problem = Problem.of(c.with(Pattern.ROUTED));
    whole = problem.bind(engine);
    whole.run().await();
    Coo given =
        Coo.routed(problem.arena(), problem.spec(), problem.selection(), problem.gate(), 0, c.n());
    AttentionSpec spec =
        AttentionSpec.builder(c.heads(), c.headDim())
            .block(Case.BLOCK)
            .causal(c.causal())
            .threshold(Case.THRESHOLD)
            .coo(true)
            .build();
    attention = problem.bind(engine, spec, given);
  }

  /** Chooses blocks and attends to them. */
  public void run() {
    whole.run();
  }

  /** Attends to the blocks that were chosen before. */
  public void attention() {
    attention.run();
  }

  /** Useful operations of the attention, by the selection that was made. */
  public double attentionOperations() {
    return Operations.attention(
        problem.spec(), problem.of().n(), problem.gate(), problem.selection(), null);
  }

  /** Operations of the choice of blocks. */
  public double routerOperations() {
    return Operations.router(problem.spec(), problem.of().n());
  }

  @Override
  public void close() {
    attention.close();
    whole.close();
    problem.close();
  }
}
