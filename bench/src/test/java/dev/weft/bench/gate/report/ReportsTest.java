package dev.weft.bench.gate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {
  @TempDir private Path folder;

  private static Judgement.Line line(String label, Verdict verdict, long more) {
    return new Judgement.Line(
        label, verdict, "because", 1000, 1100, 1.1, 1.08, 1.12, 0.0001, 1.1, 1.09, 1.11, 0.02,
        more);
  }

  private static GateReport report(Verdict verdict) {
    Judgement judgement =
        new Judgement(
            verdict,
            true,
            30,
            List.of(
                line("decode", Verdict.PASS, 0),
                line("single", Verdict.FAIL, 0),
                line("coo-1024", Verdict.INCONCLUSIVE, 12)));
    List<Check> checks =
        List.of(
            new Check("heap_bytes", "decode", "16", "0", "≤ 0", false, true, "a < b & \"c\""),
            new Check("peak_fraction", "decode", "0.5", null, "≥ 0.7", false, false, "target"));
    return new GateReport(
        verdict,
        "main|1",
        "working tree",
        0.05,
        0.1,
        0.95,
        600,
        Map.of("device", "none"),
        checks,
        judgement,
        List.of());
  }

  @Test
  void textEndsWithTheVerdict() {
    String text = TextReport.of(report(Verdict.FAIL));
    assertTrue(
        text.endsWith("FAIL: working tree against main|1, 5 % allowed, 30 pairs in 600 s\n"), text);
    assertTrue(text.contains("coo-1024: because; needs about 12 more pairs"), text);
    assertTrue(text.contains("+10.0 %"), text);
    assertTrue(text.contains("left out"), text);
    assertTrue(text.contains("missed"), text);
  }

  @Test
  void markdownIsATableAndEscapes() {
    String text = MarkdownReport.of(report(Verdict.INCONCLUSIVE));
    assertTrue(text.startsWith("### Weft gate: INCONCLUSIVE"), text);
    assertTrue(text.contains("main\\|1"), text);
    assertTrue(text.contains("| single | 1.00 | 1.10 | +10.0 % |"), text);
    assertTrue(text.contains("| &lt; 0.001 |"), text);
    assertTrue(text.contains("| --- | ---: |"), text);
  }

  @Test
  void junitCountsWhatFailedAndWhatIsInconclusive() throws Exception {
    String xml = JUnitReport.of(report(Verdict.FAIL));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Element suite = document.getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals(
        Integer.parseInt(suite.getAttribute("tests")),
        suite.getElementsByTagName("testcase").getLength());
    assertEquals(3, suite.getElementsByTagName("failure").getLength());
    assertEquals("3", suite.getAttribute("failures"));
    assertEquals(1, suite.getElementsByTagName("error").getLength());
    assertEquals("1", suite.getAttribute("errors"));
    assertTrue(xml.contains("a &lt; b &amp; "), xml);
  }

  @Test
  void jsonHasAll() throws IOException {
    ReportFiles files =
        new ReportFiles(
            folder.resolve("gate.json"), folder.resolve("gate.md"), folder.resolve("gate.xml"));
    files.clear();
    files.write(report(Verdict.PASS));
    JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("gate.json")));
    assertEquals("PASS", json.get("verdict").asText());
    assertEquals(3, json.get("judgement").get("benchmarks").size());
    assertEquals(1.12, json.get("judgement").get("benchmarks").get(0).get("upper").asDouble());
    assertEquals(2, json.get("checks").size());
    try (var all = Files.list(folder)) {
      assertEquals(3, all.count());
    }
    files.clear();
    assertFalse(Files.exists(folder.resolve("gate.json")));
  }

  @Test
  void placesThatCannotBeWrittenAreRefusedBeforeAnythingRuns() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReportFiles(folder.resolve("no/gate.json"), null, null).clear());
    assertThrows(IllegalArgumentException.class, () -> new ReportFiles(null, folder, null).clear());
  }
}
