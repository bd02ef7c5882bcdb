package dev.weft.bench.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JMH suites: their benchmarks, and the parameters that they have unless others are given. */
public enum Suite {
  /** One call over a whole sequence. */
  ATTENTION(
      AttentionBench.class,
      "one attention call over a sequence, and libtorch's for the patterns that it computes",
      List.of("weft", "libtorch"),
      Map.of("n", "1024,4096,16384")),
  /** One token against a cache. */
  DECODE(
      DecodeBench.class,
      "one token, over twelve caches by turns, and a loop that reads the same keys and values",
      List.of("weft", "read"),
      Map.of("causal", "true")),
  /** One token, no cache. */
  OVERHEAD(
      RunOverheadBench.class,
      "a call with one token: what a call costs by itself",
      List.of("weft"),
      Map.of("n", "1")),
  /** Routed attention. */
  ROUTER(
      RouterBench.class,
      "routed attention, the same with all gates closed (router and local part), the local part",
      List.of("weft", "closed", "local"),
      Map.of("pattern", "routed", "causal", "true", "n", "16384")),
  /** Random pairs. */
  GATHER(
      GatherBench.class,
      "attention to 64 random keys a token, and a loop that reads the same rows",
      List.of("weft", "gather"),
      Map.of("pattern", "coo-random64", "n", "16384")),
  /** The arithmetic limit. */
  PEAK(PeakBench.class, "the multiply-add peak of one core", List.of("fma"), Map.of()),
  /** The memory limit. */
  STREAM(StreamBench.class, "how fast one core reads memory", List.of("read"), Map.of());

  private final Class<?> benchmarks;
  private final String description;
  private final List<String> kernels;
  private final Map<String, String> defaults;

  Suite(
      Class<?> benchmarks, String description, List<String> kernels, Map<String, String> defaults) {
    this.benchmarks = benchmarks;
    this.description = description;
    this.kernels = kernels;
    this.defaults = defaults;
  }

  /** The suite's name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is measured. */
  public String description() {
    return description;
  }

  /** The methods of the suite's benchmarks. */
  public List<String> kernels() {
    return kernels;
  }

  /**
   * The values of parameters that differ from the benchmarks' own; several are parted by commas.
   */
  Map<String, String> defaults() {
    return defaults;
  }

  /** A pattern for JMH that finds one benchmark. */
  String include(String kernel) {
    return benchmarks.getName().replace(".", "\\.") + "\\." + kernel + "$";
  }

  /** The suite that a JMH benchmark belongs to. */
  static Suite of(String benchmark) {
    String owner = benchmark.substring(0, benchmark.lastIndexOf('.'));
    return Arrays.stream(values())
        .filter(suite -> suite.benchmarks.getName().equals(owner))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Finds a suite by its label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Suite labelled(String label) {
    return Arrays.stream(values())
        .filter(suite -> suite.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "suite is \""
                        + label
                        + "\", expected one of readme, "
                        + String.join(", ", Arrays.stream(values()).map(Suite::label).toList())));
  }
}
