package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Head dimensions on and off the vector width, grouped queries, and factors of the logits. */
class HeadsTest extends OperatorTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 16, 17, 24, 40, 64, 72, 80, 96, 128, 200, 256})
  void headDimensions(int d) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec.Builder spec = AttentionSpec.builder(2, d).block(16).causal(causal);
      check(CallBuilder.of(spec.build()).tokens(50).seed(d).build());
      spec.headTail(9, 7).routed(1);
      check(CallBuilder.of(spec.build()).tokens(90).gates(Gates.SHARED).seed(d).build());
      spec.coo(true);
      check(CallBuilder.of(spec.build()).tokens(60).pairs(Lists.SHARED, 0.1).seed(d).build());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "4, 2", "4, 1", "6, 1", "6, 2", "6, 3", "12, 4"})
  void groupedQueries(int heads, int kvHeads) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec.Builder spec =
          AttentionSpec.builder(heads, 16).kvHeads(kvHeads).block(16).causal(causal);
      check(CallBuilder.of(spec.build()).tokens(70).build());
      spec.headTail(6, 7).threshold(0.5f);
      check(CallBuilder.of(spec.build()).tokens(70).gates(Gates.PER_HEAD).build());
      spec.coo(true);
      check(CallBuilder.of(spec.build()).tokens(70).pairs(Lists.PER_HEAD, 0.1).build());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-6f, 0.01f, 0.5f, 1, 3})
  void scales(float scale) {
    for (boolean causal : new boolean[] {false, true}) {
      AttentionSpec spec =
          AttentionSpec.builder(2, 16)
              .scale(scale)
              .block(16)
              .causal(causal)
              .headTail(5, 5)
              .routed(1)
              .build();
      check(CallBuilder.of(spec).tokens(100).gates(Gates.SHARED).build());
    }
  }

  @Test
  void manyHeads() {
    AttentionSpec spec = AttentionSpec.builder(40, 8).kvHeads(8).block(8).headTail(3, 3).build();
    check(CallBuilder.of(spec).tokens(30).gates(Gates.PER_HEAD).build());
  }
}
