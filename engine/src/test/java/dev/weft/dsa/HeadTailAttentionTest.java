package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Global tokens at head and tail, in both forms. */
class HeadTailAttentionTest extends OperatorTest {
  private static final int[] LENGTHS = {1, 5, 17, 31, 64, 65, 100, 129, 200};

  private static AttentionSpec.Builder spec(int block, int head, int tail) {
    return AttentionSpec.builder(2, 16).block(block).headTail(head, tail);
  }

  private void check(AttentionSpec.Builder spec, int n, Gates gates) {
    for (boolean causal : new boolean[] {false, true}) {
      check(CallBuilder.of(spec.causal(causal).build()).tokens(n).gates(gates).seed(n).build());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32, 4, 4", "32, 32, 32", "64, 32, 32", "16, 0, 5", "16, 5, 0", "16, 1, 1", "16, 16, 16",
    "8, 20, 3", "8, 3, 20", "8, 20, 21", "7, 9, 5", "100, 10, 10", "1, 3, 4", "64, 63, 1",
    "65, 7, 66", "128, 16, 16", "300, 8, 8"
  })
  void globalsAndBlocks(int block, int head, int tail) {
    for (int n : LENGTHS) {
      check(spec(block, head, tail), n, Gates.SHARED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gates(Gates gates) {
    for (float threshold : new float[] {0, 0.5f, 1}) {
      check(spec(32, 8, 9).threshold(threshold), 150, gates);
    }
  }

  /** All tokens are global, some both at head and tail. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 15, 16, 17, 23, 24, 25})
  void fewTokens(int n) {
    check(spec(8, 16, 8), n, Gates.PER_HEAD);
    check(spec(4, 12, 12), n, Gates.PER_HEAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {299, 300, 350, 430})
  void manyGlobals(int n) {
    check(spec(64, 150, 150), n, Gates.SHARED);
    check(spec(32, 290, 10), n, Gates.SHARED);
    check(spec(32, 10, 290), n, Gates.NONE);
  }

  /** Blocks so long that work is shared out inside them; the last one may be short. */
  @ParameterizedTest
  @CsvSource({
    "400, 8, 8, 560",
    "400, 8, 8, 520",
    "300, 20, 20, 1050",
    "1000, 10, 10, 700",
    "300, 150, 150, 620",
    "260, 5, 300, 530"
  })
  void blocksCutByRanges(int block, int head, int tail, int n) {
    for (Gates gates : Gates.values()) {
      check(AttentionSpec.builder(1, 8).block(block).headTail(head, tail), n, gates);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HIGH_PRECISION")
  void profiles(Profile profile) {
    check(AttentionSpec.builder(2, 16).profile(profile), 333, Gates.SHARED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThousandTokens(boolean causal) {
    AttentionSpec spec = spec(64, 32, 32).causal(causal).threshold(0.3f).build();
    check(CallBuilder.of(spec).tokens(1000).gates(Gates.PER_HEAD).build());
  }
}
