package dev.weft.bench.gate.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fork found.
 *
 * @param nanos of a call, by the benchmark's label
 * @param facts in their order
 * @param notes what the fork says of itself
 */
public record ForkResult(Map<String, Double> nanos, List<Fact> facts, Map<String, String> notes) {

  /**
   * A quantity that needs no statistics.
   *
   * @param metric such as {@code heap_bytes}
   * @param benchmark a label, or empty
   * @param value of the metric
   */
  public record Fact(String metric, String benchmark, double value) {}

  /**
   * Reads a fork's file.
   *
   * @throws IOException if it cannot be read, or is not whole
   */
  public static ForkResult read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !Fork.END.equals(lines.getLast())) {
      throw new IOException("a fork's file is not whole: " + file);
    }
    Map<String, Double> nanos = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    List<Fact> facts = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "time" -> nanos.put(words[1], Double.valueOf(words[2]));
        case "note" -> notes.put(words[1], words[2]);
        case "fact" -> facts.add(new Fact(words[1], words[2], Double.parseDouble(words[3])));
        default -> {}
      }
    }
    return new ForkResult(nanos, facts, notes);
  }
}
