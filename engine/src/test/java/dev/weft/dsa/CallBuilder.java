package dev.weft.dsa;

import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Rounding;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes calls with unit-normal tensors, and gates and pairs with all the special values in them.
 */
final class CallBuilder {
  /** The forms of a gate. */
  enum Gates {
    NONE,
    SHARED,
    PER_HEAD
  }

  /** The forms of a list of pairs. */
  enum Lists {
    NONE,
    SHARED,
    PER_HEAD,
    TILED
  }

  private final AttentionSpec spec;
  private int[] cuQ = {0, 0};
  private int[] cuK = {0, 0};
  private DType dtype = DType.F32;
  private Gates gates = Gates.NONE;
  private Lists lists = Lists.NONE;
  private double density = 0.1;
  private long seed = 1;

  private CallBuilder(AttentionSpec spec) {
    this.spec = spec;
  }

  static CallBuilder of(AttentionSpec spec) {
    return new CallBuilder(spec);
  }

  /** One segment with as many queries as keys. */
  CallBuilder tokens(int n) {
    return segments(0, n);
  }

  /** One segment whose queries are its last positions. */
  CallBuilder tokens(int queries, int keys) {
    return segments(new int[] {0, queries}, new int[] {0, keys});
  }

  CallBuilder segments(int... cu) {
    return segments(cu, cu);
  }

  CallBuilder segments(int[] cuQ, int[] cuK) {
    this.cuQ = cuQ;
    this.cuK = cuK;
    return this;
  }

  CallBuilder dtype(DType dtype) {
    this.dtype = dtype;
    return this;
  }

  CallBuilder gates(Gates gates) {
    this.gates = gates;
    return this;
  }

  /** A list where each pair of a segment, also in the own block and the future, has this chance. */
  CallBuilder pairs(Lists lists, double density) {
    this.lists = lists;
    this.density = density;
    return this;
  }

  CallBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  Call build() {
    SplittableRandom random = new SplittableRandom(seed);
    int d = spec.headDim();
    int n = cuQ[cuQ.length - 1];
    int nk = cuK[cuK.length - 1];
    float[] q = normal(random, spec.heads() * n * d);
    float[] k = normal(random, spec.kvHeads() * nk * d);
    float[] v = normal(random, spec.kvHeads() * nk * d);
    float[] gate =
        gates == Gates.NONE ? null : gate(random, gates == Gates.SHARED ? n : spec.heads() * n);
    return new Call(
        spec, dtype, cuQ, cuK, q, k, v, gate, lists == Lists.NONE ? null : list(random));
  }

  private float[] normal(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Rounding.to(dtype, random.nextGaussian());
    }
    return values;
  }

  private float[] gate(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> spec.threshold();
            case 3 -> Math.max(0, Math.nextDown(spec.threshold()));
            default -> random.nextFloat();
          };
    }
    return values;
  }

  private Pairs list(SplittableRandom random) {
    int count = lists == Lists.SHARED ? 1 : spec.heads();
    int tile = lists == Lists.TILED ? spec.block() : 1;
    long[] headPtr = new long[count + 1];
    List<int[]> entries = new ArrayList<>();
    for (int list = 0; list < count; list++) {
      for (int s = 0; s + 1 < cuQ.length; s++) {
        int from = tile == 1 ? cuQ[s] : 0;
        int columns = (cuQ[s + 1] - cuQ[s] + tile - 1) / tile;
        for (int row = cuQ[s]; row < cuQ[s + 1]; row++) {
          for (int c = 0; c < columns; c++) {
            if (random.nextDouble() < density) {
              entries.add(new int[] {row, from + c});
            }
          }
        }
      }
      headPtr[list + 1] = entries.size();
    }
    float[] value = new float[entries.size()];
    for (int e = 0; e < value.length; e++) {
      value[e] = random.nextInt(8) == 0 ? 0 : 2 * random.nextFloat();
    }
    return new Pairs(
        headPtr,
        entries.stream().mapToInt(e -> e[0]).toArray(),
        entries.stream().mapToInt(e -> e[1]).toArray(),
        value,
        tile);
  }

  /** An array of one value. */
  static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
