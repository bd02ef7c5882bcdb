package dev.weft.bench.gate.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final List<String> LABELS = List.of("one", "two", "three");

  private final Rules rules = Rules.of(0.05);

  /** Blocks of log-normal times, the candidate and the canary slower by factors. */
  private List<Block> blocks(int count, double noise, double candidate, double canary) {
    SplittableRandom random = new SplittableRandom(17);
    List<Block> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      List<Map<String, Double>> forks = new ArrayList<>();
      for (Role role : Role.BLOCK) {
        Map<String, Double> nanos = new LinkedHashMap<>();
        for (String label : LABELS) {
          double factor =
              switch (role) {
                case BASELINE -> 1;
                case CANDIDATE -> label.equals("two") ? candidate : 1;
                case CANARY -> canary;
              };
          nanos.put(label, 1e6 * factor * Math.exp(noise * random.nextGaussian()));
        }
        forks.add(nanos);
      }
      blocks.add(new Block(forks));
    }
    return blocks;
  }

  private Judgement judge(List<Block> blocks) {
    return new Judge(rules).judge(blocks, LABELS);
  }

  @Test
  void equalVersionsPass() {
    Judgement judgement = judge(blocks(15, 0.02, 1, 1.1));
    assertEquals(Verdict.PASS, judgement.verdict());
    assertTrue(judgement.canaryCaught());
    assertEquals(30, judgement.pairs());
    for (Judgement.Line line : judgement.benchmarks()) {
      assertTrue(line.lower() < line.ratio() && line.ratio() < line.upper(), line::toString);
      assertEquals(1.1, line.canaryRatio(), 0.03);
      assertEquals(0, line.morePairs());
    }
  }

  @Test
  void oneSlowBenchmarkFailsAlone() {
    Judgement judgement = judge(blocks(15, 0.02, 1.15, 1.1));
    assertEquals(Verdict.FAIL, judgement.verdict());
    assertEquals(
        List.of(Verdict.PASS, Verdict.FAIL, Verdict.PASS),
        judgement.benchmarks().stream().map(Judgement.Line::verdict).toList());
  }

  @Test
  void fasterPasses() {
    assertEquals(Verdict.PASS, judge(blocks(15, 0.02, 0.7, 1.1)).verdict());
  }

  @Test
  void noiseIsInconclusiveAndSaysWhatIsMissing() {
    Judgement judgement = judge(blocks(15, 0.2, 1, 1.1));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    Judgement.Line line = judgement.benchmarks().getFirst();
    assertEquals(Verdict.INCONCLUSIVE, line.verdict());
    assertTrue(line.morePairs() > 100, line::toString);
  }

  @Test
  void aCanaryThatIsNotSeenMakesAllInconclusive() {
    for (double candidate : new double[] {1, 1.3}) {
      Judgement judgement = judge(blocks(15, 0.02, candidate, 1));
      assertFalse(judgement.canaryCaught());
      assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
      for (Judgement.Line line : judgement.benchmarks()) {
        assertEquals(Verdict.INCONCLUSIVE, line.verdict());
        assertEquals("the canary was not caught", line.reason());
      }
    }
  }

  @Test
  void fewPairsAreInconclusiveHoweverQuiet() {
    Judgement judgement = judge(blocks(Rules.FEWEST_BLOCKS - 1, 1e-4, 1, 1.1));
    assertEquals(Verdict.INCONCLUSIVE, judgement.verdict());
    assertEquals("only 10 pairs", judgement.benchmarks().getFirst().reason());
    assertEquals(2, judgement.benchmarks().getFirst().morePairs());
  }

  @Test
  void driftWithinBlocksCancels() {
    List<Block> blocks = new ArrayList<>();
    for (Block block : blocks(15, 1e-3, 1, 1.1)) {
      List<Map<String, Double>> forks = new ArrayList<>();
      for (int i = 0; i < Role.BLOCK.size(); i++) {
        double drift = 1 + 0.01 * i;
        Map<String, Double> nanos = new LinkedHashMap<>(block.forks().get(i));
        nanos.replaceAll((label, time) -> time * drift);
        forks.add(nanos);
      }
      blocks.add(new Block(forks));
    }
    Judgement.Line line = judge(blocks).benchmarks().getFirst();
    assertEquals(1, line.ratio(), 2e-3);
    assertEquals(1.1, line.canaryRatio(), 2e-3);
  }
}
