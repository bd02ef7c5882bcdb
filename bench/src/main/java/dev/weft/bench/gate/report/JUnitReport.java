package dev.weft.bench.gate.report;

import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Verdict;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML: a test case for each limit and each benchmark, and one for the whole.
 * What fails is a failure, what is inconclusive an error: neither counts as passed.
 */
public final class JUnitReport {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JUnitReport() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The whole document. */
  public static String of(GateReport report) {
    try {
      JUnitReport writer = new JUnitReport();
      writer.write(report);
      return writer.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML to memory", e);
    }
  }

  private void write(GateReport report) throws XMLStreamException {
    int lines = report.judgement() == null ? 0 : report.judgement().benchmarks().size();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "weft gate");
    xml.writeAttribute("tests", String.valueOf(report.checks().size() + lines + 1));
    xml.writeAttribute("failures", String.valueOf(count(report, Verdict.FAIL)));
    xml.writeAttribute("errors", String.valueOf(count(report, Verdict.INCONCLUSIVE)));
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", report.seconds()));
    for (Check check : report.checks()) {
      String name = check.benchmark().isEmpty() ? "" : "." + check.benchmark();
      String message = check.value() + ", expected " + check.limit() + " (" + check.reason() + ")";
      testCase(
          "weft.gate.limit",
          check.metric() + name + (check.blocks() ? "" : " (strict)"),
          check.broken() ? Verdict.FAIL : Verdict.PASS,
          message);
    }
    if (report.judgement() != null) {
      for (Judgement.Line line : report.judgement().benchmarks()) {
        testCase(
            "weft.gate.benchmark",
            line.benchmark(),
            line.verdict(),
            line.reason() + ": " + String.join(" ", Cells.of(line)));
      }
    }
    testCase("weft.gate", "verdict", report.verdict(), report.headline());
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    text.write("\n");
  }

  private static long count(GateReport report, Verdict verdict) {
    long lines =
        report.judgement() == null
            ? 0
            : report.judgement().benchmarks().stream()
                .filter(line -> line.verdict() == verdict)
                .count();
    long broken =
        verdict == Verdict.FAIL ? report.checks().stream().filter(Check::broken).count() : 0;
    return lines + broken + (report.verdict() == verdict ? 1 : 0);
  }

  private void testCase(String suite, String name, Verdict verdict, String message)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite);
    xml.writeAttribute("name", name);
    if (verdict != Verdict.PASS) {
      xml.writeEmptyElement(verdict == Verdict.FAIL ? "failure" : "error");
      xml.writeAttribute("type", verdict.name());
      xml.writeAttribute("message", message);
    }
    xml.writeEndElement();
  }
}
