package dev.weft.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against PyTorch: fused attention with {@code ln W} as a float mask. */
class ParityTest {
  private static final double TOLERANCE = 2e-5;

  private static Peers.Found found;
  private static Engine engine;

  @BeforeAll
  static void open() {
    found = Peers.libtorch();
    engine = Engine.create();
  }

  @AfterAll
  static void close() {
    engine.close();
    if (found.peer() != null) {
      found.peer().close();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Pattern.values())
        .flatMap(
            pattern ->
                Stream.of(false, true)
                    .flatMap(
                        causal ->
                            Stream.of(96, 333)
                                .map(n -> new Case(pattern, causal, DType.F32, 2, 64, n, 0.6))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void engineEqualsSdpaWithAMask(Case c) {
    assumeTrue(found.peer() != null, () -> found.line());
    try (Problem p = Problem.of(c);
        Binding binding = p.bind(engine)) {
      binding.run().await();
      // The mask is made after the run: it follows the blocks that the run routed to.
      try (PeerRun reference = found.peer().masked(p)) {
        assertClose(reference.output(), p.out());
      }
    }
  }

  static Stream<Case> composed() {
    return cases()
        .filter(c -> found == null || found.peer() == null || found.peer().computes(c.pattern()))
        .map(c -> new Case(c.pattern(), c.causal(), c.dtype(), 2, 64, c.n() < 100 ? 128 : 320, 0.6))
        .filter(c -> c.pattern() == Pattern.HEADTAIL || c.pattern() == Pattern.LOCAL);
  }

  @ParameterizedTest
  @MethodSource("composed")
  void theCompositionThatIsTimedComputesTheSame(Case c) {
    assumeTrue(found.peer() != null, () -> found.line());
    try (Problem p = Problem.of(c);
        Binding binding = p.bind(engine);
        PeerRun run = found.peer().sparse(p)) {
      binding.run().await();
      assertClose(run.output(), p.out());
    }
  }

  private static void assertClose(float[] expected, Tensor out) {
    float[] actual = out.toFloatArray();
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      int at = i;
      assertTrue(
          Math.abs(expected[i] - actual[i]) <= TOLERANCE,
          () -> "element " + at + " is " + actual[at] + ", expected " + expected[at]);
    }
  }
}
