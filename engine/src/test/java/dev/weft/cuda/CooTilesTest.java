package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lists are laid out as the kernels' own check program does it (kernels-cu, src/test/cuda/lists.cu,
 * which wrote lists.txt).
 */
class CooTilesTest {
  /** Another file, with more lists, may be named. */
  private static final String FILE = System.getProperty("weft.test.lists");

  @Test
  void sameAsTheCheckProgram() throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        FILE != null
            ? Files.newBufferedReader(Path.of(FILE))
            : new BufferedReader(
                new InputStreamReader(
                    CooTilesTest.class.getResourceAsStream("lists.txt"), StandardCharsets.UTF_8))) {
      lines = reader.lines().toList();
    }
    assertTrue(lines.size() >= 20);
    for (int i = 0; i < lines.size(); i += 2) {
      check(i / 2, lines.get(i).split(" "), lines.get(i + 1));
    }
  }

  private static void check(int number, String[] problem, String expected) {
    int at = 1;
    int block = Integer.parseInt(problem[at++]);
    boolean causal = problem[at++].equals("1");
    int[] cu = new int[Integer.parseInt(problem[at++]) + 1];
    for (int s = 1; s < cu.length; s++) {
      cu[s] = cu[s - 1] + Integer.parseInt(problem[at++]);
    }
    int entries = Integer.parseInt(problem[at++]);
    int[] row = new int[entries];
    int[] col = new int[entries];
    float[] value = new float[entries];
    for (int e = 0; e < entries; e++) {
      row[e] = Integer.parseInt(problem[at++]);
      col[e] = Integer.parseInt(problem[at++]);
      int exponent = Integer.parseInt(problem[at++]);
      value[e] = exponent == 4 ? 0 : Math.scalb(1f, exponent - 2);
    }
    try (Arena arena = Arena.ofConfined()) {
      Coo list =
          Coo.of(
              Tensor.of(arena, row, entries),
              Tensor.of(arena, col, entries),
              Tensor.of(arena, value, entries),
              cu);
      CooTiles t = new CooTiles(list, 0, block, causal);
      String actual =
          "A"
              + hash(t.groups)
              + hash(t.denseColumn)
              + hash(t.denseLog)
              + hash(t.rowBegin)
              + hash(t.column)
              + hash(t.log)
              + hash(t.longRow)
              + hash(t.longItems)
              + hash(t.longGroups);
      assertEquals(expected, actual, "list " + number);
    }
  }

  private static String hash(CooTiles.Ints values) {
    int h = 1;
    for (int i = 0; i < values.size; i++) {
      h = 31 * h + values.at[i];
    }
    return " " + values.size + ":" + h;
  }

  private static String hash(CooTiles.Floats values) {
    int h = 1;
    for (int i = 0; i < values.size; i++) {
      h = 31 * h + Float.floatToRawIntBits(values.at[i]);
    }
    return " " + values.size + ":" + h;
  }

  private static String hash(long[] values) {
    int h = 1;
    for (long v : values) {
      h = 31 * (31 * h + (int) v) + (int) (v >>> 32);
    }
    return " " + 2 * values.length + ":" + h;
  }
}
