package dev.weft.bench.gate.fork;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.dsa.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The default set of the gate: one benchmark for each family of kernels. All use one thread. */
public enum GateBench {
  /** Block-local and head/tail, short: 12 × 64, n = 1,024. */
  HEADTAIL_1024(Case.of(Pattern.HEADTAIL, 12, 64, 1024)),
  /** The same over 4,096 tokens, which no near cache holds. */
  HEADTAIL_4096(Case.of(Pattern.HEADTAIL, 12, 64, 4096)),
  /** Router and routed blocks, causal: 12 × 64, n = 1,024. */
  ROUTED_1024(Case.of(Pattern.ROUTED, 12, 64, 1024).causalForm()),
  /** 64 random keys a token: 12 × 64, n = 1,024. */
  COO_1024(Case.of(Pattern.COO_RANDOM64, 12, 64, 1024)),
  /** One token against twelve caches by turns: 12 × 64. */
  DECODE(Case.of(Pattern.HEADTAIL, 12, 64, 1024).causalForm()),
  /** A call with one token: what a call costs by itself. */
  SINGLE(Case.of(Pattern.HEADTAIL, 12, 64, 1));

  private final Case of;

  GateBench(Case of) {
    this.of = of;
  }

  /** The name on the command line, in reports and in the file of limits, such as {@code decode}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The labels of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(GateBench::label).toList();
  }

  /**
   * Finds a benchmark by its label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static GateBench labelled(String label) {
    return Arrays.stream(values())
        .filter(bench -> bench.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "benchmark is \"" + label + "\", expected one of " + labels()));
  }

  /** The operator and the shape. */
  Case of() {
    return of;
  }

  /** Makes the tensors and binds them; the caller closes the operation. */
  Operation open(Engine engine) {
    return this == DECODE ? new DecodeOperation(engine, of) : new CallOperation(engine, of);
  }
}
