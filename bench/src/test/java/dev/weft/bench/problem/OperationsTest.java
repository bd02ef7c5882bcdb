package dev.weft.bench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {
  private static final int HEADS = 2;
  private static final int HEAD_DIM = 8;

  private final Arena arena = Arena.ofConfined();
  private final SplittableRandom random = new SplittableRandom(5);

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void oneBlockIsDense() {
    AttentionSpec spec = spec(false).block(10).build();
    assertEquals(HEADS * 4.0 * HEAD_DIM * 100, Operations.attention(spec, 10, null, null, null));
  }

  @Test
  void causalLeavesTheTriangleOut() {
    AttentionSpec spec = spec(true).block(10).build();
    assertEquals(HEADS * 4.0 * HEAD_DIM * 55, Operations.attention(spec, 10, null, null, null));
  }

  @Test
  void headTailOfALongSequenceIsWhatTheFormulaSays() {
    int n = 64 * 64;
    AttentionSpec spec = spec(false).block(64).headTail(32, 32).build();
    // Every query its block and the globals, every global all keys; minus what a block has already.
    double pairs = n * (64.0 + 64) + 64.0 * (n - 64 - 64) - 2 * 64 * 32 + 64.0 * 64 - 2 * 32 * 32;
    double expected = naive(spec, n, null, null, null);
    assertEquals(expected, Operations.attention(spec, n, null, null, null));
    assertEquals(HEADS * 4.0 * HEAD_DIM * pairs, expected, 0.02 * expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 31, 64, 100, 203})
  void everyPatternCountsWhatTheDefinitionNames(int n) {
    for (boolean causal : new boolean[] {false, true}) {
      for (Tensor gate : new Tensor[] {null, gate(n), gate(HEADS, n)}) {
        check(spec(causal).block(16).headTail(3, 5).threshold(0.5f), n, gate, null);
        check(spec(causal).block(16).headTail(20, 20).threshold(0.5f), n, gate, null);
        check(spec(causal).block(16).routed(2).threshold(0.5f), n, gate, null);
        check(spec(causal).block(16).headTail(4, 4).routed(3).threshold(0.5f), n, gate, null);
        check(spec(causal).block(0).coo(true), n, gate, list(n, 1));
        check(spec(causal).block(16).headTail(4, 4).coo(true), n, gate, list(n, HEADS));
        check(spec(causal).block(16).routed(2).coo(true), n, gate, list(n, 1));
      }
    }
  }

  @Test
  void routedListsCountTheirBlocks() {
    int n = 100;
    AttentionSpec routed = spec(true).block(16).routed(2).build();
    Tensor selection = selection(routed, n);
    Coo tiles = Coo.routed(arena, routed, selection, null, 0, n);
    AttentionSpec given = spec(true).block(16).coo(true).build();
    assertEquals(
        Operations.attention(routed, n, null, selection, null),
        Operations.attention(given, n, null, null, tiles));
  }

  @Test
  void theRouterScoresEachCandidate() {
    AttentionSpec causal = spec(true).block(16).routed(2).build();
    assertEquals(HEADS * 2.0 * HEAD_DIM * (16 * (1 + 2) + 2 * 3), Operations.router(causal, 50));
    AttentionSpec encoder = spec(false).block(16).routed(2).build();
    assertEquals(HEADS * 2.0 * HEAD_DIM * 50 * 3, Operations.router(encoder, 50));
    assertEquals(0, Operations.router(spec(false).build(), 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"headtail", "local", "routed", "coo-headtail", "coo-random64"})
  void caseWorkNeedsNoSelection(String pattern) {
    for (boolean causal : new boolean[] {false, true}) {
      Case c = new Case(Pattern.of(pattern), causal, DType.F32, HEADS, HEAD_DIM, 512, 0.6);
      try (Problem p = Problem.of(c)) {
        Tensor selection = p.spec().routed() == null ? null : selection(p.spec(), c.n());
        double expected = Operations.attention(p.spec(), c.n(), p.gate(), selection, p.coo());
        assertEquals(expected, CaseWork.of(c).operations());
      }
    }
  }

  private void check(AttentionSpec.Builder builder, int n, Tensor gate, Coo coo) {
    AttentionSpec spec = builder.build();
    Tensor selection = spec.routed() == null ? null : selection(spec, n);
    assertEquals(
        naive(spec, n, gate, selection, coo),
        Operations.attention(spec, n, gate, selection, coo),
        () -> spec + " n = " + n);
  }

  private static double naive(AttentionSpec spec, int n, Tensor gate, Tensor selection, Coo coo) {
    PairWeights weights = new PairWeights(spec, n, gate, selection, coo);
    float[] row = new float[n];
    double pairs = 0;
    for (int head = 0; head < spec.heads(); head++) {
      for (int i = 0; i < n; i++) {
        weights.row(head, i, row);
        for (float w : row) {
          pairs += w > 0 ? 1 : 0;
        }
      }
    }
    return Operations.ofPairs(pairs, spec.headDim());
  }

  private static AttentionSpec.Builder spec(boolean causal) {
    return AttentionSpec.builder(HEADS, HEAD_DIM).causal(causal);
  }

  private Tensor gate(long... shape) {
    Tensor gate = Tensor.allocate(arena, DType.F32, shape);
    float[] choices = {0, 0.25f, 0.5f, 0.75f, 1};
    for (long i = 0; i < gate.elements(); i++) {
      gate.segment()
          .setAtIndex(
              java.lang.foreign.ValueLayout.JAVA_FLOAT, i, choices[random.nextInt(choices.length)]);
    }
    return gate;
  }

  /** Random blocks that the router may take, as many as it must. */
  private Tensor selection(AttentionSpec spec, int n) {
    int topK = spec.routed().topK();
    int blocks = Math.ceilDiv(n, spec.block());
    Tensor selection = Tensor.allocate(arena, DType.I32, spec.heads(), n, topK);
    for (int head = 0; head < spec.heads(); head++) {
      for (int i = 0; i < n; i++) {
        int own = i / spec.block();
        int candidates = spec.causal() ? own : blocks - 1;
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < Math.min(topK, candidates)) {
          int block = random.nextInt(spec.causal() ? own : blocks);
          if (block != own) {
            chosen.add(block);
          }
        }
        int slot = 0;
        for (int block : chosen) {
          selection.setInt(block, head, i, slot++);
        }
        for (; slot < topK; slot++) {
          selection.setInt(-1, head, i, slot);
        }
      }
    }
    return selection;
  }

  private Coo list(int n, int lists) {
    PairLists pairs = new PairLists();
    for (int list = 0; list < lists; list++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (random.nextInt(7) == 0) {
            pairs.add(i, j, random.nextInt(4) * 0.25f);
          }
        }
      }
      pairs.end();
    }
    return pairs.coo(arena, n);
  }
}
