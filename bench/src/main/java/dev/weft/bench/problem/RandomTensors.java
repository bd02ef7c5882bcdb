package dev.weft.bench.problem;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Tensors of made-up numbers; equal seeds give equal tensors. */
public final class RandomTensors {

  /** Odd, so that no two rows of one head are equal however often the tile is repeated. */
  private static final int TILE = (1 << 20) - 3;

  private RandomTensors() {}

  /**
   * Unit-normal numbers, repeated after a million: drawing each would take longer than measuring.
   */
  public static Tensor normal(Arena arena, DType dtype, long seed, long... shape) {
    Tensor f32 = Tensor.allocate(arena, DType.F32, shape);
    SplittableRandom random = new SplittableRandom(seed);
    float[] tile = new float[(int) Math.min(TILE, f32.elements())];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (float) random.nextGaussian();
    }
    MemorySegment to = f32.segment();
    for (long at = 0; at < f32.elements(); at += TILE) {
      int count = (int) Math.min(tile.length, f32.elements() - at);
      MemorySegment.copy(tile, 0, to, ValueLayout.JAVA_FLOAT, at * Float.BYTES, count);
    }
    return dtype == DType.F32 ? f32 : f32.to(arena, dtype);
  }

  /**
   * Gates {@code [n]}: open ones from the threshold to 1, closed ones below it.
   *
   * @param open the share of open gates, scattered at random
   */
  public static Tensor gates(Arena arena, long seed, int n, double open) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] gates = new float[n];
    for (int i = 0; i < n; i++) {
      float base = random.nextDouble() < open ? Case.THRESHOLD : 0;
      gates[i] = base + 0.499f * (float) random.nextDouble();
    }
    return Tensor.of(arena, gates, n);
  }
}
