package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.Latency;
import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyCommandTest {
  private final Weft weft = new Weft();
  @TempDir private Path folder;

  @Test
  void aLoadOfTwoThreadsIsReported() throws IOException {
    Path json = folder.resolve("load.jsonl");
    Path html = folder.resolve("load.html");
    String line =
        "latency --n 64 --heads 1 --threads 2 --rate 100 --duration 0.3 --warm-up 0 --json "
            + json
            + " --html "
            + html;
    assertEquals(0, weft.run(line.split(" ")), weft::err);
    assertTrue(weft.out().contains("response"), weft::out);
    assertTrue(weft.out().contains("service"), weft::out);
    Report report = ReportFile.read(json);
    Latency load = report.loads().getFirst();
    assertEquals(30, load.calls());
    assertEquals(2, load.threads());
    assertTrue(report.runs().getFirst().noise() != null);
    assertTrue(Files.readString(html).contains("Latency under load"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--threads 0",
        "--rate 0",
        "--rate -1",
        "--rate NaN",
        "--duration 0",
        "--n 0",
        "--dtype I32",
        "--pattern no-such",
        "--backend no-such",
        "--html no/such/folder/a.html",
        "stray"
      })
  void badUsageExitsWith2(String line) {
    String[] options = ("latency " + line).split(" ");
    assertEquals(2, weft.run(options), weft::err);
    assertEquals("", weft.out());
  }
}
