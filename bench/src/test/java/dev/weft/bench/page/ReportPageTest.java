package dev.weft.bench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.Report;
import dev.weft.bench.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  @Test
  void aPageNeedsNothingElse() throws IOException {
    String html = ReportPage.of(Reports.sample());
    assertTrue(html.startsWith("<!DOCTYPE html>"));
    assertTrue(html.contains("uPlot"));
    Matcher link =
        Pattern.compile("(src|href)\\s*=\\s*[\"']|@import|url\\(\\s*[\"']?http").matcher(html);
    assertFalse(link.find(), () -> html.substring(link.start(), link.start() + 60));
    assertFalse(html.matches("(?s).*\\$[A-Z_]{4,}.*"), "a placeholder is left");
  }

  @Test
  void itShowsRunMachineResultsAndLoads() throws IOException {
    String html = ReportPage.of(Reports.sample());
    for (String part :
        new String[] {
          "0123abcd",
          "Test CPU",
          "avx2",
          "noisy",
          "libtorch: missing",
          "headtail",
          "Latency under load",
          "Table: readme",
          "GFLOP/s a core"
        }) {
      assertTrue(html.contains(part), part);
    }
    assertTrue(html.contains("\"roofline\":{"), "roofline");
    assertTrue(html.contains("\"x\":[1024,4096]"), "time against length");
    assertTrue(html.contains("\"quantile\":[0.5,0.99]"), "latency");
  }

  @Test
  void casesOfADeviceAreDrawnAgainstTheirLength() throws IOException {
    List<Map<String, Object>> cases =
        List.of(
            Map.of("suite", "gpu", "label", "dense 12x64 n=4096", "median_us", 104, "peer_us", 107),
            Map.of("suite", "gpu", "label", "dense 12x64 n=16384", "median_us", 1632.5),
            Map.of("suite", "gpu", "label", "decode 64 sequences", "median_us", 7.3),
            Map.of("suite", "other", "label", "else n=1", "median_us", 1),
            Map.of("suite", "other", "label", "else n=2", "median_us", 2));
    Report report = new Report(Reports.sample().runs(), List.of(), List.of(), cases);
    String html = ReportPage.of(report);
    assertTrue(html.contains("\"title\":\"On the device: dense 12x64\",\"x\":[4096,16384]"), html);
    assertTrue(html.contains("{\"name\":\"weft\",\"y\":[104.0,1632.5]}"), html);
    assertTrue(html.contains("{\"name\":\"cuDNN\",\"y\":[107.0,null]}"), html);
    assertFalse(html.contains("\"title\":\"On the device: else"), html);
  }

  @Test
  void textOfOthersIsNeverMarkup() throws IOException {
    String html = ReportPage.of(Reports.sample("</script><b>&"));
    assertFalse(html.contains("</script><b>"));
    assertTrue(html.contains("&lt;/script&gt;&lt;b&gt;&amp;"));
    assertEquals(2, html.split("</script>", -1).length - 1);
  }
}
