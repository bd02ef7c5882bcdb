package dev.weft.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatsTest {
  @TempDir private Path folder;

  @Test
  void filesAreReadAsTheyWereWritten() throws IOException {
    Path file = folder.resolve("report.jsonl");
    Report report = Reports.sample();
    ReportFile.write(file, report);
    assertEquals(report, ReportFile.read(file));
    assertTrue(Files.readAllLines(file).getFirst().startsWith("{\"run\":"));
  }

  @Test
  void severalFilesAreOneReport() {
    Report merged = Report.merged(List.of(Reports.sample(), Reports.sample()));
    assertEquals(8, merged.results().size());
    assertEquals(2, merged.runs().size());
    assertEquals(2, merged.loads().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "no json",
        "{\"run\":{\"seconds\":\"x\"}}",
        "{\"kernel\":1,\"samples\":\"x\"}",
        "{\"run\":{},\"x\":}"
      })
  void otherFilesAreRefused(String line) throws IOException {
    Path file = folder.resolve("other.jsonl");
    Files.writeString(file, "{\"suite\":\"a\"}\n" + line + "\n");
    var e = assertThrows(IllegalArgumentException.class, () -> ReportFile.read(file));
    assertTrue(e.getMessage().contains("line 2"), e::getMessage);
  }

  @Test
  void markdownHasTablesAndTheMachine() {
    String text = Markdown.of(Reports.sample("a|b"));
    assertTrue(text.contains("| attention | weft | headtail |"), text);
    assertTrue(text.contains("a\\|b"), text);
    assertTrue(text.contains("machine simd | avx2 fma"), text);
    assertTrue(text.contains("0123abcd"), text);
    assertTrue(text.contains("noisy: the peak of a core changed by -20 %"), text);
  }

  @Test
  void theLongerOfTwoLimitsHolds() {
    Result compute = limited(1e9, 1e6, 1);
    assertEquals("arithmetic", compute.bound());
    assertEquals(1e9 / 100 * 1e-3, compute.limitUs(), 1e-6);
    Result memory = limited(1e6, 1e9, 1);
    assertEquals("memory", memory.bound());
    assertEquals(1e9 / 20 * 1e-3, memory.limitUs(), 1e-6);
    assertEquals(memory.limitUs() / 1000, memory.ofLimit(), 1e-12);
    assertEquals(1e9 / 30 * 1e-3, limited(1e6, 1e9, 2).limitUs(), 1e-6, "memory is shared");
    assertEquals(1e4 / 200 * 1e-3, limited(1, 1e4, 1).limitUs(), 1e-9, "in a cache");
    assertNull(limited(0, 0, 1).bound());
  }

  private static Result limited(double operations, double bytes, int threads) {
    Case c = Case.of(Pattern.HEADTAIL, 1, 64, 64);
    Result result =
        new Workload("x", null, "weft", null, c, threads, operations, 0, bytes, false)
            .result(new Timing(1000, 1000, 1000, 0, 5), 0);
    return Roofline.of(result, Reports.LIMITS);
  }

  @Test
  void noiseIsNamed() {
    assertEquals("quiet", new Noise(100.0, 101.0, 1.1, 1.2, 1.0, 0.01, 0.0, 0.02).verdict());
    String verdict = new Noise(100.0, 100.0, 1.1, 1.2, 1.0, 0.5, 0.1, 0.3).verdict();
    assertTrue(verdict.contains("other processes took 50 %"), verdict);
    assertTrue(verdict.contains("hypervisor took 10.0 %"), verdict);
    assertTrue(verdict.contains("30 % of their median"), verdict);
    ProcessorTimes times = ProcessorTimes.now().since(new ProcessorTimes(0, 0, 0, 0));
    assertTrue(times.others() == null || times.others() <= 1, times::toString);
  }
}
