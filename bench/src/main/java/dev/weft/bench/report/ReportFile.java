package dev.weft.bench.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports as files of one JSON object a line: the runs, as {@code {"run": …}}, then results, loads
 * and lines of other tables.
 */
public final class ReportFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private ReportFile() {}

  /** Writes a report as a whole. */
  public static void write(Path file, Report report) throws IOException {
    List<Object> lines = new ArrayList<>();
    report.runs().forEach(run -> lines.add(Map.of("run", run)));
    lines.addAll(report.results());
    lines.addAll(report.loads());
    lines.addAll(report.others());
    JsonLines.write(file, lines);
  }

  /**
   * Reads what {@link #write} wrote, or a peer's script.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  public static Report read(Path file) throws IOException {
    Report report =
        new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        add(report, MAPPER.readTree(line));
      } catch (JacksonException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            file + ", line " + number + ": " + e.getMessage().lines().findFirst().orElse(""), e);
      }
    }
    return report;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is no UTF-8 text", e);
    }
  }

  private static void add(Report report, JsonNode line) throws JacksonException {
    if (!line.isObject()) {
      throw new IllegalArgumentException("expected a JSON object");
    } else if (line.has("run")) {
      report.runs().add(MAPPER.treeToValue(line.get("run"), RunFacts.class));
    } else if (line.has("response") && line.has("service")) {
      report.loads().add(MAPPER.treeToValue(line, Latency.class));
    } else if (line.has("kernel") && line.has("samples")) {
      report.results().add(MAPPER.treeToValue(line, Result.class));
    } else {
      report.others().add(MAPPER.convertValue(line, OBJECT));
    }
  }

  /** Any object as a line of another table. */
  public static Map<String, Object> other(Object line) {
    return MAPPER.convertValue(line, OBJECT);
  }
}
