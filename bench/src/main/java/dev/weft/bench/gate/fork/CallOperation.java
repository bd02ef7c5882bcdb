package dev.weft.bench.gate.fork;

import dev.weft.bench.limit.GatherLoop;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.PairWeights;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.problem.RowReference;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One attention call over a whole sequence. */
final class CallOperation implements Operation {
  private static final int SAMPLED_ROWS = 12;

  private final Problem problem;
  private final Binding binding;

  CallOperation(Engine engine, Case c) {
    problem = Problem.of(c);
    binding = problem.bind(engine);
  }

  @Override
  public void run() {
    binding.run();
  }

  @Override
  public OptionalLong nativeBytes() {
    return OptionalLong.of(binding.nativeBytes());
  }

  @Override
  public OptionalLong workspaceBytes() {
    return OptionalLong.of(binding.heapBytes());
  }

  @Override
  public OptionalLong launches() {
    long lines = binding.explain().lines().filter(line -> line.startsWith("launch ")).count();
    return lines == 0 ? OptionalLong.empty() : OptionalLong.of(lines);
  }

  @Override
  public OptionalDouble error() {
    int n = problem.of().n();
    PairWeights weights =
        new PairWeights(problem.spec(), n, problem.gate(), problem.selection(), problem.coo());
    RowReference reference =
        new RowReference(problem.q(), problem.k(), problem.v(), problem.spec().scale(), weights);
    double difference = 0;
    double size = 0;
    for (int head = 0; head < problem.of().heads(); head++) {
      for (int sample = 0; sample < Math.min(n, SAMPLED_ROWS); sample++) {
        int row = (int) ((long) sample * (n - 1) / (SAMPLED_ROWS - 1));
        double[] expected = reference.row(head, row);
        for (int e = 0; e < expected.length; e++) {
          double delta = problem.out().getFloat(head, row, e) - expected[e];
          difference += delta * delta;
          size += expected[e] * expected[e];
        }
      }
    }
    return OptionalDouble.of(Math.sqrt(difference / size));
  }

  @Override
  public CaseWork work() {
    return CaseWork.of(problem.of());
  }

  @Override
  public Runnable floor() {
    return work().bytes() > 0 ? new GatherLoop(problem.k(), problem.v(), problem.coo()) : null;
  }

  @Override
  public void close() {
    binding.close();
    problem.close();
  }
}
