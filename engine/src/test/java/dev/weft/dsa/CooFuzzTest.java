package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.tensor.DType;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random lists: refused, or accepted and then right. */
class CooFuzzTest extends OperatorTest {
  private static final int[] CU = {0, 5, 5, 17, 20};

  @Test
  void randomLists() {
    int accepted = 0;
    for (int seed = 0; seed < 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Pairs pairs = pairs(random);
      boolean valid = valid(pairs);
      try (Arena arena = Arena.ofShared()) {
        Rig.coo(arena, pairs, CU);
        assertTrue(valid, "seed " + seed + " was accepted");
      } catch (IllegalArgumentException e) {
        assertEquals(false, valid, "seed " + seed + " was refused: " + e.getMessage());
      }
      if (valid) {
        accepted++;
        int block = pairs.tileColumns() > 1 ? pairs.tileColumns() : random.nextInt(9);
        AttentionSpec spec =
            AttentionSpec.builder(2, 5).block(block).causal(random.nextBoolean()).coo(true).build();
        Call call = CallBuilder.of(spec).segments(CU).seed(seed).build().withPairs(pairs);
        Agreement.check(call, run(call), DType.F32);
      }
    }
    assertTrue(accepted > 100, accepted + " lists were accepted");
    assertTrue(accepted < 500, accepted + " lists were accepted");
  }

  /** Mostly sorted entries, so that some lists are good. */
  private static Pairs pairs(SplittableRandom random) {
    int lists = random.nextInt(4) == 0 ? 2 : 1;
    int tile = random.nextInt(4) == 0 ? 2 + random.nextInt(6) : 1;
    int nnz = random.nextInt(6);
    long[] headPtr = new long[lists + 1];
    headPtr[lists] = nnz;
    for (int list = 1; list < lists; list++) {
      headPtr[list] = random.nextInt(nnz + 1);
    }
    int[] row = new int[nnz];
    int[] col = new int[nnz];
    float[] value = new float[nnz];
    for (int e = 0; e < nnz; e++) {
      int before = e == 0 ? 0 : row[e - 1];
      row[e] = Math.min(19, before + random.nextInt(1 + 20 / nnz)) - (rare(random) ? 3 : 0);
      row[e] += rare(random) ? 25 : 0;
      int segment = row[e] < 5 ? 0 : row[e] < 17 ? 5 : 17;
      int length = row[e] < 5 ? 5 : row[e] < 17 ? 12 : 3;
      int columns = tile == 1 ? length : (length - 1) / tile + 1;
      col[e] = (tile == 1 ? segment : 0) + random.nextInt(columns) + (rare(random) ? 4 : 0);
      col[e] -= rare(random) ? 7 : 0;
      value[e] = rare(random) ? -random.nextFloat() : random.nextFloat();
    }
    return new Pairs(headPtr, row, col, value, tile);
  }

  private static boolean rare(SplittableRandom random) {
    return random.nextInt(40) == 0;
  }

  /** The rules of the pattern, entry by entry. */
  private static boolean valid(Pairs p) {
    boolean ok = true;
    for (int list = 0; list + 1 < p.headPtr().length; list++) {
      for (int e = (int) p.headPtr()[list]; e < p.headPtr()[list + 1]; e++) {
        int r = p.row()[e];
        int c = p.col()[e];
        ok &= r >= 0 && r < 20 && p.value()[e] >= 0;
        int from = r < 5 ? 0 : r < 17 ? 5 : 17;
        int to = r < 5 ? 5 : r < 17 ? 17 : 20;
        ok &=
            p.tileColumns() == 1
                ? c >= from && c < to
                : c >= 0 && (long) c * p.tileColumns() < to - from;
        if (e > p.headPtr()[list]) {
          ok &= r > p.row()[e - 1] || (r == p.row()[e - 1] && c > p.col()[e - 1]);
        }
      }
    }
    return ok;
  }
}
