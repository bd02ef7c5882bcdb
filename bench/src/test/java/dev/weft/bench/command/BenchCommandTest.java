package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.RunFacts;
import dev.weft.bench.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  private final Weft weft = new Weft();
  @TempDir private Path folder;

  @Test
  void listNamesEverySuite() {
    assertEquals(0, weft.run("bench", "--list"));
    for (Suite suite : Suite.values()) {
      assertTrue(weft.out().contains(suite.label()), weft::out);
    }
    assertTrue(weft.out().contains("readme"), weft::out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--suite no-such-suite",
        "--pattern no-such-pattern",
        "--dtype I32",
        "--dtype F64",
        "--forks 0",
        "--group overhead",
        "--suite readme --group no-such-group",
        "--suite readme,attention",
        "--suite readme -- -wi 1",
        "--json no/such/folder/results.jsonl",
        "--html no/such/folder/results.html",
        "--markdown no/such/folder/results.md",
        "--merge no-such-file",
        "--preset no-such",
        "-- --no-such-jmh-option",
        "stray"
      })
  void badUsageExitsWith2(String line) {
    String[] options = line.split(" ");
    String[] args = new String[options.length + 1];
    args[0] = "bench";
    System.arraycopy(options, 0, args, 1, options.length);
    assertEquals(2, weft.run(args), weft::err);
    assertEquals("", weft.out());
  }

  @Test
  void jmhInThisProcessWritesResults() throws IOException {
    Path file = folder.resolve("results.jsonl");
    String line =
        "bench --suite stream --quick --in-process --json "
            + file
            + " --html "
            + folder.resolve("results.html")
            + " --markdown "
            + folder.resolve("results.md")
            + " -- -v SILENT -wi 1 -i 1 -w 20ms -r 20ms -p mebibytes=1 -p vectorBits=128";
    assertEquals(0, weft.run(line.split(" ")), weft::err);
    Report report = ReportFile.read(file);
    List<Result> results = report.results();
    RunFacts run = report.runs().getFirst();
    assertTrue(run.command().startsWith("weft bench --suite stream"), run::command);
    assertTrue(run.limits().coreGflops() > 0);
    assertTrue(run.facts().get("machine").containsKey("simd"));
    Result read = results.get(results.size() - 1);
    assertEquals("stream", read.suite());
    assertTrue(read.medianUs() > 0 && read.medianUs() <= read.p99Us());
    assertTrue(read.gigabytesPerSecond() > 0);
    assertEquals("memory", read.bound());
    assertEquals(0, read.allocBytes(), 64);
    Result peak = results.get(0);
    assertTrue(peak.gflops() > 0);
    assertTrue(weft.out().contains("GB/s"), weft::out);
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void theOtherSuitesRun() throws IOException {
    Path file = folder.resolve("results.jsonl");
    List<String> suites =
        List.of("products,softmax,pack,convert,gate,coo,plan,first,pool,load,decode".split(","));
    String line =
        "bench --suite "
            + String.join(",", suites)
            + " --quick --in-process --heads 2 --json "
            + file
            + " -- -v SILENT -wi 0 -i 1 -w 5ms -r 5ms";
    assertEquals(0, weft.run(line.split(" ")), weft::err);
    Report report = ReportFile.read(file);
    List<String> measured =
        report.results().stream().map(result -> result.suite() + " " + result.kernel()).toList();
    List<String> notes = report.runs().getFirst().notes();
    for (String suite : suites) {
      for (String kernel : Suite.labelled(suite).getFirst().kernels()) {
        assertTrue(
            measured.contains(suite + " " + kernel)
                || notes.stream().anyMatch(note -> note.startsWith(kernel + ": missing")),
            () -> suite + " " + kernel + " is not in " + measured);
      }
    }
  }

  @Test
  void aGroupOfTheTableInThisProcess() throws IOException {
    Path file = folder.resolve("results.jsonl");
    assertEquals(
        0,
        weft.run(
            "bench",
            "--suite=readme",
            "--quick",
            "--in-process",
            "--group=overhead",
            "--json=" + file),
        weft::err);
    assertTrue(weft.out().contains("a run with n = 1"), weft::out);
    assertFalse(weft.out().contains("not measured"), weft::out);
    String last = Files.readAllLines(file).getLast();
    assertTrue(last.contains("\"target\":\"≤ 2.00 µs\""), last);
  }
}
