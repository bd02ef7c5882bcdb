package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.ReportFile;
import dev.weft.bench.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private final Weft weft = new Weft();
  @TempDir private Path folder;

  @Test
  void filesBecomeAReport() throws IOException {
    Path file = folder.resolve("a.jsonl");
    ReportFile.write(file, Reports.sample());
    Path html = folder.resolve("a.html");
    Path markdown = folder.resolve("a.md");
    assertEquals(
        0,
        weft.run(
            "report", file.toString(), file.toString(), "--html=" + html, "--markdown=" + markdown),
        weft::err);
    assertTrue(weft.out().contains("headtail"), weft::out);
    assertTrue(Files.readString(html).contains("headtail"));
    assertTrue(Files.readString(markdown).contains("headtail"));
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count(), "no half file is left");
    }
  }

  @Test
  void badUsageExitsWith2() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.writeString(file, "no json\n");
    assertEquals(2, weft.run("report"));
    assertEquals(2, weft.run("report", file.toString()));
    assertEquals(2, weft.run("report", folder.resolve("no.jsonl").toString()));
    Files.writeString(file, "");
    assertEquals(2, weft.run("report", file.toString()));
    ReportFile.write(file, Reports.sample());
    assertEquals(2, weft.run("report", file.toString(), "--html", folder + "/no/a.html"));
    assertEquals(2, weft.run("report", file.toString(), "--html", folder.toString()));
    assertFalse(Files.exists(folder.resolve("a.html")));
    assertEquals("", weft.out());
  }
}
