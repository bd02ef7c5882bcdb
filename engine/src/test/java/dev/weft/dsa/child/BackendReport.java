package dev.weft.dsa.child;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/**
 * Opens the engine that comes by itself, or the one that is named, and prints what it is and gives.
 */
public final class BackendReport {
  private BackendReport() {}

  /**
   * Prints {@code module NAME}, {@code backend NAME}, {@code reason TEXT} for each reason, and
   * {@code sum X}, the sum of the absolute outputs of a call with all the closed forms in it.
   *
   * @param args a backend's name, or nothing
   */
  public static void main(String[] args) {
    Engine.Builder builder = Engine.builder().threads(2);
    if (args.length > 0) {
      builder.backend(args[0]);
    }
    try (Engine engine = builder.build()) {
      System.out.println("module " + Engine.class.getModule().getName());
      System.out.println("backend " + engine.backend());
      engine.reasons().forEach(reason -> System.out.println("reason " + reason));
      System.out.println("sum " + sum(engine));
    }
  }

  /** The sum, the same for all backends but for rounding. */
  public static double sum(Engine engine) {
    AttentionSpec spec =
        AttentionSpec.builder(2, 16).block(16).headTail(5, 5).causal(true).routed(2).build();
    try (Arena arena = Arena.ofShared()) {
      Tensor q = random(arena, 1);
      Tensor out = Tensor.allocate(arena, DType.F32, 2, 100, 16);
      try (Binding binding =
          engine
              .plan(spec, Capacity.of(100))
              .binding()
              .query(q)
              .key(random(arena, 2))
              .value(random(arena, 3))
              .out(out)
              .bind()) {
        binding.run();
      }
      double sum = 0;
      for (float o : out.toFloatArray()) {
        sum += Math.abs(o);
      }
      return sum;
    }
  }

  private static Tensor random(Arena arena, long seed) {
    Tensor t = Tensor.allocate(arena, DType.F32, 2, 100, 16);
    SplittableRandom random = new SplittableRandom(seed);
    for (long i = 0; i < t.elements(); i++) {
      t.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
    }
    return t;
  }
}
