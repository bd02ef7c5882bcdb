package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;

/**
 * Routed attention on a case's tensors, and what tells its parts apart: the same with one block a
 * token, and the local part alone. All blocks of a token cost the same, and choosing one costs
 * about as much as choosing several; so the router's time is what the call with one block leaves
 * after the local part and a block. Owns all until closed.
 */
public final class RoutedProblem implements AutoCloseable {
  private final Problem problem;
  private final Binding whole;
  private final Binding one;
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
    one = problem.selecting(1).bind(engine, spec.routed(1).build(), null);
  }

  /** Chooses blocks and attends to them. */
  public void run() {
    whole.run();
  }

  /** Chooses and attends to one block a token. */
  public void one() {
    one.run();
  }

  /** Attends within blocks alone. */
  public void local() {
    local.run();
  }

  /**
   * The router's time, by the times of the three calls in any one unit.
   *
   * @return what {@link #run} spends on the choice of blocks
   */
  public static double router(double run, double one, double local) {
    double block = (run - one) / (Case.TOP_K - 1);
    return one - local - block;
  }

  @Override
  public void close() {
    local.close();
    one.close();
    whole.close();
    problem.close();
  }
}
