package dev.weft.bench.suite;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all patterns, forms, dtypes and several head sizes on every backend and vector width, so
 * that the profiles of the code that is then measured are those of a service that has seen it all,
 * and a time is not the luck of call sites with one target.
 */
final class Pollution {
  private static final int[] HEAD_DIMS = {64, 128, 80};
  private static final int TOKENS = 333;
  private static final int ROUNDS = 12;

  private Pollution() {}

  /** All cases that run. */
  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int headDim : HEAD_DIMS) {
      for (Pattern pattern : Pattern.values()) {
        for (DType dtype : List.of(DType.F32, DType.F16, DType.BF16)) {
          for (boolean causal : new boolean[] {false, true}) {
            cases.add(new Case(pattern, causal, dtype, 1, headDim, TOKENS, 0.7));
          }
        }
      }
    }
    return cases;
  }

  /** Runs them. */
  static void run() {
    List<Engine> engines = new ArrayList<>();
    try {
      engines.add(Engine.builder().backend("scalar").threads(1).build());
      for (int bits : FmaPeak.widths()) {
        engines.add(Engine.builder().backend("simd").threads(1).vectorBits(bits).build());
      }
      for (Case c : cases()) {
        run(engines, c);
      }
    } finally {
      engines.forEach(Engine::close);
    }
  }

  private static void run(List<Engine> engines, Case c) {
    try (Problem problem = Problem.of(c)) {
      for (Engine engine : engines) {
        try (Binding binding = problem.bind(engine)) {
          for (int round = 0; round < ROUNDS; round++) {
            binding.run();
          }
        }
      }
    }
  }
}
