package dev.weft.bench.gate.selfcheck;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weft.bench.gate.verdict.Role;
import dev.weft.bench.report.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Forks of one version, one after the other.
 *
 * @param forks in their order
 */
public record Recording(List<Fork> forks) {

  /**
   * A fork.
   *
   * @param seconds from its start to its end
   * @param nanos of a call, by the benchmark's label
   */
  public record Fork(
      @JsonProperty("seconds") double seconds, @JsonProperty("nanos") Map<String, Double> nanos) {}

  /** Checks and copies. */
  public Recording {
    if (forks.size() < 2 * Role.BLOCK.size()) {
      throw new IllegalArgumentException(
          "a recording has " + forks.size() + " forks, expected " + 2 * Role.BLOCK.size());
    }
    forks = List.copyOf(forks);
  }

  /**
   * Reads a file of a fork a line.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if there are too few forks to draw blocks from
   */
  public static Recording read(Path file) throws IOException {
    return new Recording(JsonLines.read(file, Fork.class));
  }

  /** The benchmarks' labels. */
  public List<String> benchmarks() {
    return List.copyOf(forks.getFirst().nanos().keySet());
  }

  /**
   * How many blocks a budget allows at the pace of the recording.
   *
   * @param seconds the budget
   */
  public int blocks(double seconds) {
    double all = forks.stream().mapToDouble(Fork::seconds).sum();
    return (int) (seconds / (all / forks.size()) / Role.BLOCK.size());
  }
}
