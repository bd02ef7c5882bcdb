package dev.weft.bench.suite;

import dev.weft.bench.problem.Problem;
import dev.weft.bench.problem.WarmUp;
import dev.weft.dsa.Binding;

/** A case bound to its tensors. */
public class BindingState extends EngineState {

  /** The tensors. */
  protected Problem problem;

  /** Bound to the tensors. */
  protected Binding binding;

  @Override
  protected void prepare() {
    problem = Problem.of(toCase());
    WarmUp.run(engine, problem.spec(), dtype);
    binding = problem.bind(engine);
  }

  @Override
  protected Runnable call(String kernel) {
    return binding::run;
  }

  @Override
  protected void release() {
    binding.close();
    problem.close();
  }
}
