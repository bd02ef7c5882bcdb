package dev.weft.bench.suite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The JMH suites: their benchmarks, and the parameters that they have unless others are given. */
public enum Suite {
  /** One call over a whole sequence. */
  ATTENTION(
      AttentionBench.class,
      "one attention call over a sequence, and peers' for the patterns that they compute",
      List.of("weft", "libtorch", "onnxruntime"),
      "pattern causal dtype heads headDim n openGates threads backend vectorBits polluted",
      Sweeps.of("n", "1024,4096,16384")
          .quick("n", "1024")
          .full(
              "pattern",
              "local,dense,routed,coo-headtail,coo-random-globals,coo-random64",
              "n",
              "1024,4096,16384")
          .full("pattern", "headtail,routed", "causal", "true")
          .full("dtype", "F16,BF16")
          .full("heads", "16", "headDim", "128")
          .full("threads", "CORES")
          .full("openGates", "0.25", "n", "4096")
          .full("n", "65536,262144")),
  /** One token against a cache. */
  DECODE(
      DecodeBench.class,
      "one token, over twelve caches by turns, and a loop that reads the same keys and values",
      List.of("weft", "read"),
      "dtype heads headDim n threads backend vectorBits polluted",
      Sweeps.of("causal", "true")
          .full("dtype", "F16,BF16")
          .full("heads", "16", "headDim", "128")
          .full("n", "128,1024,65536")),
  /** One token, no cache. */
  OVERHEAD(
      RunOverheadBench.class,
      "a call with one token: what a call costs by itself",
      List.of("weft"),
      "pattern causal dtype heads headDim threads backend vectorBits polluted",
      Sweeps.of("n", "1").full("dtype", "F16,BF16").full("threads", "CORES")),
  /** Routed attention. */
  ROUTER(
      RouterBench.class,
      "routed attention, the same with all gates closed (router and local part), the local part",
      List.of("weft", "closed", "local"),
      "causal dtype heads headDim n threads backend vectorBits polluted",
      Sweeps.of("pattern", "routed", "causal", "true", "n", "16384")
          .quick("n", "2048")
          .full("causal", "false", "n", "4096")
          .full("dtype", "F16,BF16")),
  /** Random pairs. */
  GATHER(
      GatherBench.class,
      "attention to 64 random keys a token, and a loop that reads the same rows",
      List.of("weft", "gather"),
      "heads headDim n threads backend vectorBits polluted",
      Sweeps.of("pattern", "coo-random64", "n", "16384")
          .quick("n", "2048")
          .full("heads", "16", "headDim", "128")),
  /** Matrix products. */
  PRODUCTS(
      ProductsBench.class,
      "a tile's products, n keys by 64 queries, and OpenBLAS's of the same size",
      List.of("scores", "accumulate", "openblas"),
      "headDim n backend vectorBits polluted",
      Sweeps.of("n", "64,128")
          .quick("n", "128")
          .full("headDim", "128")
          .full("headDim", "80")
          .full("n", "1024")),
  /** Maxima and exponentials. */
  SOFTMAX(
      SoftmaxBench.class,
      "a softmax's stages on a tile of n keys by 64 queries, and on one row",
      List.of("max", "exp", "row"),
      "n backend vectorBits polluted",
      Sweeps.of("n", "64,128").quick("n", "128").full("n", "1024")),
  /** Copies into scratch and out of it. */
  PACK(
      PackBench.class,
      "copies of n rows between a tensor and scratch, the transposition of 64 rows",
      List.of("pack", "unpack", "transpose"),
      "dtype headDim n backend vectorBits polluted",
      Sweeps.of("n", "64", "dtype", "F32,F16,BF16").full("headDim", "128").full("headDim", "80")),
  /** Whole tensors. */
  CONVERT(
      ConvertBench.class,
      "conversions of a whole tensor between F32 and another dtype",
      List.of("widen", "narrow"),
      "dtype heads headDim n",
      Sweeps.of("n", "1024", "dtype", "F16,BF16").full("n", "65536").full("dtype", "F32")),
  /** The gate. */
  GATE(
      GateBench.class,
      "the gate of n tokens, one for all heads and one a head",
      List.of("one", "each"),
      "dtype heads headDim n threads backend vectorBits polluted",
      Sweeps.of("n", "4096").quick("n", "1024").full("dtype", "F16,BF16").full("threads", "CORES")),
  /** Lists of pairs. */
  COO(
      CooBench.class,
      "lists of pairs, built from a gate and checked",
      List.of("build", "check"),
      "causal n openGates",
      Sweeps.of("n", "4096").quick("n", "1024").full("causal", "true").full("n", "65536")),
  /** Plans and bindings. */
  PLAN(
      PlanBench.class,
      "making a plan, and binding tensors to one",
      List.of("plan", "bind"),
      "pattern causal dtype heads headDim n threads backend vectorBits",
      Sweeps.of("n", "4096").full("pattern", "local,dense,routed,coo-headtail")),
  /** A fresh JVM. */
  FIRST(
      FirstCallBench.class,
      "the first call in a fresh JVM, and the first after a warm-up",
      List.of("cold", "warmed"),
      "pattern causal dtype heads headDim n threads",
      Sweeps.of("n", "1024").full("pattern", "routed,dense,coo-headtail").full("n", "16384")),
  /** The pool of threads. */
  POOL(
      PoolBench.class,
      "handing n empty items to the pool, and waiting for them",
      List.of("dispatch"),
      "n threads",
      Sweeps.of("n", "2,64", "threads", "CORES").full("n", "1024").full("threads", "1")),
  /** Files of tensors. */
  LOAD(
      LoadBench.class,
      "opening a safetensors file of queries, keys and values, and reading it",
      List.of("map", "read"),
      "dtype heads headDim n",
      Sweeps.of("n", "4096").quick("n", "1024").full("n", "65536")),
  /** The arithmetic limit. */
  PEAK(
      PeakBench.class,
      "the multiply-add peak of one core",
      List.of("fma"),
      "vectorBits",
      Sweeps.of()),
  /** The memory limit. */
  STREAM(
      StreamBench.class,
      "how fast one core reads memory",
      List.of("read"),
      "mebibytes",
      Sweeps.of("mebibytes", "256").full("mebibytes", "1,8,64"));

  /** Benchmarks that are a peer's. */
  public static final Set<String> PEERS = Set.of("libtorch", "onnxruntime", "openblas");

  private final Class<?> benchmarks;
  private final String description;
  private final List<String> kernels;
  private final Set<String> parameters;
  private final Sweeps sweeps;

  Suite(
      Class<?> benchmarks,
      String description,
      List<String> kernels,
      String parameters,
      Sweeps sweeps) {
    this.benchmarks = benchmarks;
    this.description = description;
    this.kernels = kernels;
    this.parameters = Set.of(parameters.split(" "));
    this.sweeps = sweeps;
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

  /** The peers among them. */
  public List<String> peers() {
    return kernels.stream().filter(PEERS::contains).toList();
  }

  /** Whether the number of heads means something to the suite. */
  boolean hasHeads() {
    return parameters.contains("heads");
  }

  /** Whether the backend means something to the suite. */
  boolean hasBackend() {
    return parameters.contains("backend");
  }

  /** Whether a call is measured but once in each JVM. */
  boolean firstCalls() {
    return this == FIRST;
  }

  /**
   * Sets of combinations that are measured.
   *
   * @param given values of parameters; those that mean nothing to the suite are left out
   */
  public List<Map<String, String[]>> sweeps(Preset preset, Map<String, String[]> given) {
    Map<String, String[]> own = new LinkedHashMap<>(given);
    own.keySet().retainAll(parameters);
    return sweeps.of(preset, own);
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
   * Finds suites by a label.
   *
   * @param label of a suite, or {@code all}
   * @throws IllegalArgumentException if there is none
   */
  public static List<Suite> labelled(String label) {
    if (label.equalsIgnoreCase("all")) {
      return List.of(values());
    }
    return Arrays.stream(values())
        .filter(suite -> suite.label().equalsIgnoreCase(label))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "suite is \""
                        + label
                        + "\", expected one of readme, gpu, all, "
                        + String.join(", ", Arrays.stream(values()).map(Suite::label).toList())));
  }
}
