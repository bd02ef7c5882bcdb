package dev.weft.bench.command;

import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that choose the cases of a suite. Several values give all combinations. */
final class CaseChoice {

  @Option(
      names = "--pattern",
      split = ",",
      paramLabel = "NAME",
      description =
          "headtail, dense, local, routed, coo-headtail, coo-random-globals, coo-random64.")
  private List<String> patterns = List.of();

  @Option(names = "--heads", split = ",", paramLabel = "N", description = "Heads. Default: 12.")
  private List<Integer> heads = List.of();

  @Option(
      names = "--head-dim",
      split = ",",
      paramLabel = "N",
      description = "Elements of a head. Default: 64.")
  private List<Integer> headDims = List.of();

  @Option(names = "--n", split = ",", paramLabel = "N", description = "Tokens.")
  private List<Integer> tokens = List.of();

  @Option(
      names = "--dtype",
      split = ",",
      paramLabel = "TYPE",
      description = "F32, F16, BF16. Default: F32.")
  private List<DType> dtypes = List.of();

  @Option(
      names = "--causal",
      split = ",",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "The causal form; --causal=true,false for both.")
  private List<Boolean> causal = List.of();

  @Option(
      names = "--open-gates",
      split = ",",
      paramLabel = "SHARE",
      description = "Share of open gates, 0 to 1. Default: 1.")
  private List<Double> openGates = List.of();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Threads of a call. Default: 1.")
  private List<Integer> threads = List.of();

  @Option(
      names = "--backend",
      split = ",",
      paramLabel = "NAME",
      description = "scalar, simd or auto (the default).")
  private List<String> backends = List.of();

  @Option(
      names = "--polluted",
      split = ",",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description =
          "Run all shapes and dtypes first in the same JVM, so that no result is the luck of a call"
              + " site with one target; --polluted=true,false for both.")
  private List<Boolean> polluted = List.of();

  @Option(
      names = "--vector-bits",
      paramLabel = "N",
      defaultValue = "0",
      description = "128, 256 or 512; 0 (the default) for the machine's preference.")
  private int vectorBits;

  /** Whether the cuda backend was asked for, and no other. */
  boolean isCuda() {
    return backends.equals(List.of("cuda"));
  }

  /** The backend for those that take but one. */
  String backend() {
    if (backends.size() > 1) {
      throw new IllegalArgumentException("--backend has several values, expected one");
    }
    return backends.isEmpty() ? "auto" : backends.get(0);
  }

  int vectorBits() {
    return vectorBits;
  }

  /** The parameters that were given, by their name in the benchmarks. */
  Map<String, String[]> params() {
    Map<String, String[]> params = new LinkedHashMap<>();
    put(params, "pattern", patterns.stream().map(label -> Pattern.of(label).label()).toList());
    put(params, "heads", within("--heads", heads, 1, 4096));
    put(params, "headDim", within("--head-dim", headDims, 1, 256));
    put(params, "n", within("--n", tokens, 1, 1 << 24));
    put(params, "dtype", dtypes.stream().peek(CaseChoice::checkFloat).toList());
    put(params, "causal", causal);
    put(params, "openGates", openGates.stream().peek(CaseChoice::checkShare).toList());
    put(params, "threads", within("--threads", threads, 1, 1024));
    put(params, "polluted", polluted);
    put(params, "backend", backends);
    put(params, "vectorBits", vectorBits == 0 ? List.of() : List.of(vectorBits));
    return params;
  }

  private static void put(Map<String, String[]> params, String name, List<?> values) {
    if (!values.isEmpty()) {
      params.put(name, values.stream().map(String::valueOf).toArray(String[]::new));
    }
  }

  private static List<Integer> within(String name, List<Integer> values, int least, int most) {
    for (int value : values) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + ", expected " + least + " to " + most);
      }
    }
    return values;
  }

  private static void checkFloat(DType dtype) {
    if (!dtype.isFloat()) {
      throw new IllegalArgumentException("--dtype is " + dtype + ", expected F32, F16 or BF16");
    }
  }

  private static void checkShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("--open-gates is " + share + ", expected 0 to 1");
    }
  }
}
