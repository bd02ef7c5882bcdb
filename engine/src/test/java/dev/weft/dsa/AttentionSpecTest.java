package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Specs, patterns, profiles and capacities: what they hold, and what they refuse. */
class AttentionSpecTest {
  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(6, 64);
  }

  @Test
  void defaults() {
    AttentionSpec spec = spec().build();
    assertEquals(new AttentionSpec(6, 6, 64, 64, 0.125f, 0, false, null, null, false), spec);
    assertEquals((float) (1 / Math.sqrt(24)), AttentionSpec.builder(1, 24).build().scale());
  }

  @Test
  void everythingSet() {
    assertEquals(
        new AttentionSpec(6, 2, 64, 16, 2, 0.5f, true, new HeadTail(3, 4), new Routed(5), true),
        spec()
            .kvHeads(2)
            .block(16)
            .scale(2)
            .threshold(0.5f)
            .causal(true)
            .headTail(3, 4)
            .routed(5)
            .coo(true)
            .build());
  }

  @Test
  void patternsAreRemovedAgain() {
    AttentionSpec spec = spec().headTail(3, 4).routed(2).headTail(0, 0).routed(0).build();
    assertNull(spec.headTail());
    assertNull(spec.routed());
  }

  @Test
  void profiles() {
    AttentionSpec latency = spec().profile(Profile.LOW_LATENCY).build();
    assertEquals(128, latency.block());
    assertEquals(new HeadTail(16, 16), latency.headTail());
    assertNull(latency.routed());
    AttentionSpec balanced = spec().profile(Profile.BALANCED).build();
    assertEquals(64, balanced.block());
    assertEquals(new HeadTail(32, 32), balanced.headTail());
    assertNull(balanced.routed());
    AttentionSpec precise = spec().profile(Profile.HIGH_PRECISION).build();
    assertEquals(32, precise.block());
    assertEquals(new HeadTail(64, 64), precise.headTail());
    assertEquals(new Routed(8), precise.routed());
    assertThrows(NullPointerException.class, () -> spec().profile(null));
  }

  @Test
  void refusals() {
    Messages.refuses("heads", 0, () -> AttentionSpec.builder(0, 8).build());
    Messages.refuses("heads", -3, () -> AttentionSpec.builder(-3, 8).build());
    Messages.refuses("headDim", 0, () -> AttentionSpec.builder(1, 0).build());
    Messages.refuses("headDim", 257, () -> AttentionSpec.builder(1, 257).build());
    Messages.refuses("kvHeads", 4, () -> spec().kvHeads(4).build());
    Messages.refuses("kvHeads", 12, () -> spec().kvHeads(12).build());
    Messages.refuses("kvHeads", 0, () -> spec().kvHeads(0).build());
    Messages.refuses("block", -1, () -> spec().block(-1).build());
    Messages.refuses("scale", 0.0f, () -> spec().scale(0));
    Messages.refuses("scale", -1.0f, () -> spec().scale(-1));
    Messages.refuses("scale", Float.NaN, () -> spec().scale(Float.NaN));
    Messages.refuses("scale", () -> spec().scale(Float.POSITIVE_INFINITY));
    Messages.refuses("threshold", -0.1f, () -> spec().threshold(-0.1f).build());
    Messages.refuses("threshold", 1.1f, () -> spec().threshold(1.1f).build());
    Messages.refuses("threshold", Float.NaN, () -> spec().threshold(Float.NaN).build());
    Messages.refuses(
        "scale", () -> new AttentionSpec(1, 1, 8, 8, Float.NaN, 0, false, null, null, false));
  }

  @Test
  void noLocalPartNeedsTheListAlone() {
    assertEquals(0, spec().block(0).coo(true).build().block());
    Messages.refuses("block", 0, () -> spec().block(0).build());
    Messages.refuses("block", 0, () -> spec().block(0).coo(true).headTail(1, 0).build());
    Messages.refuses("block", 0, () -> spec().block(0).coo(true).routed(1).build());
  }

  @Test
  void patternRefusals() {
    Messages.refuses("head", -1, () -> new HeadTail(-1, 2));
    Messages.refuses("tail", -1, () -> new HeadTail(2, -1));
    Messages.refuses("head", 65_537, () -> new HeadTail(65_537, 2));
    Messages.refuses("tail", 65_537, () -> new HeadTail(2, 65_537));
    assertEquals(7, new HeadTail(3, 4).count());
    Messages.refuses("topK", 0, () -> new Routed(0));
    Messages.refuses("topK", 65, () -> new Routed(65));
    Messages.refuses("topK", -1, () -> spec().routed(-1));
  }

  @Test
  void capacities() {
    assertEquals(new Capacity(5, 5, 1), Capacity.of(5));
    assertEquals(new Capacity(5, 5, 3), Capacity.of(5, 3));
    Messages.refuses("queries", -1, () -> new Capacity(-1, 5, 1));
    Messages.refuses("keys", -1, () -> new Capacity(5, -1, 1));
    Messages.refuses("segments", 0, () -> new Capacity(5, 5, 0));
  }

  /** Any numbers at all: a valid spec, or a refusal, and never anything else. */
  @Test
  void randomOptions() {
    int valid = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try {
        AttentionSpec spec =
            AttentionSpec.builder(any(random), any(random))
                .kvHeads(any(random))
                .block(any(random))
                .scale(anyFloat(random))
                .threshold(anyFloat(random))
                .headTail(any(random), any(random))
                .routed(any(random))
                .coo(random.nextBoolean())
                .build();
        valid++;
        assertTrue(spec.heads() > 0 && spec.heads() % spec.kvHeads() == 0, spec.toString());
        assertTrue(spec.headDim() > 0 && spec.headDim() <= 256, spec.toString());
        assertTrue(spec.scale() > 0 && spec.threshold() >= 0 && spec.threshold() <= 1);
        boolean alone = spec.coo() && spec.headTail() == null && spec.routed() == null;
        assertTrue(spec.block() > 0 || (spec.block() == 0 && alone), spec.toString());
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("expected"), e.getMessage());
      }
    }
    assertTrue(valid > 100, valid + " specs were valid");
  }

  private static int any(SplittableRandom random) {
    return random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(5);
  }

  private static float anyFloat(SplittableRandom random) {
    return random.nextInt(8) == 0 ? Float.intBitsToFloat(random.nextInt()) : random.nextFloat();
  }
}
