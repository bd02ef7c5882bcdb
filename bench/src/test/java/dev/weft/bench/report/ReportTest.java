package dev.weft.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Timing TIMING = new Timing(1000, 1200, 1300, 0, 50);

  @Test
  void ratesFollowFromOperationsAndTime() {
    Case c = Case.of(Pattern.HEADTAIL, 12, 64, 4096);
    Result result =
        new Workload("attention", null, "weft", "simd", c, 2, 1e9, 4e6).result(TIMING, 800);
    assertEquals(1000, result.gflops(), 1e-9);
    assertEquals(0.625, result.peakFraction(), 1e-12);
    assertEquals(4, result.gigabytesPerSecond(), 1e-12);
    assertTrue(ResultTable.of(List.of(result)).contains("headtail"));
  }

  @Test
  void whatDoesNotApplyIsAbsent() {
    Result result = new Workload("stream", null, "read", null, null, 1, 0, 0).result(TIMING, 800);
    String line = JsonLines.line(result);
    assertTrue(line.contains("\"median_us\":1000.0"), line);
    assertFalse(line.contains("gflops"), line);
    assertFalse(line.contains("pattern"), line);
  }

  @Test
  void filesAreReplacedAsAWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.jsonl");
    Result result = new Workload("stream", null, "read", null, null, 1, 0, 1).result(TIMING, 0);
    JsonLines.write(file, List.of(result, result));
    assertEquals(List.of(result, result), JsonLines.read(file, Result.class));
    Object unwritable = new Object();
    assertThrows(IllegalArgumentException.class, () -> JsonLines.write(file, List.of(unwritable)));
    assertEquals(2, Files.readAllLines(file).size());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void tablesAlignTheirColumns() {
    String table =
        new TextTable("name", ">time").row("a", "1.00").row("long name", "12").toString();
    assertEquals("name       time\na          1.00\nlong name    12\n", table);
  }
}
