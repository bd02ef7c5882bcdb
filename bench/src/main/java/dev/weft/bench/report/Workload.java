package dev.weft.bench.report;

import dev.weft.bench.problem.Case;

/**
 * What a call computes.
 *
 * @param suite the suite or group that it belongs to
 * @param label tells contestants of one group apart, or null
 * @param kernel who computes: {@code weft}, a peer, or a loop that reaches a limit
 * @param backend the engine's backend, or null
 * @param of the case, or null for a loop that has none
 * @param threads threads of the call
 * @param operations useful operations of a call, 0 if it has none
 * @param bytes bytes that a call must read, 0 if not counted
 * @param leastBytes bytes that a call cannot do without, read or written, 0 if not counted
 * @param polluted whether all shapes and dtypes ran before in the same JVM
 */
public record Workload(
    String suite,
    String label,
    String kernel,
    String backend,
    Case of,
    int threads,
    double operations,
    double bytes,
    double leastBytes,
    boolean polluted) {

  /** Work without a count of its least bytes. */
  public Workload(
      String suite,
      String label,
      String kernel,
      String backend,
      Case of,
      int threads,
      double operations,
      double bytes) {
    this(suite, label, kernel, backend, of, threads, operations, bytes, 0, false);
  }

  /** Makes a result of a time, as a share of a peak of one core in GFLOP/s if there is one. */
  public Result result(Timing t, double corePeak) {
    double seconds = t.medianUs() * 1e-6;
    boolean paired = of != null && of.pattern() != null;
    Double gflops = operations > 0 ? operations / seconds * 1e-9 : null;
    return new Result(
        suite,
        label,
        kernel,
        backend,
        paired ? of.pattern().label() : null,
        paired ? of.causal() : null,
        of == null ? null : of.dtype().name(),
        of == null ? null : of.heads(),
        of == null ? null : of.headDim(),
        of == null ? null : of.n(),
        paired ? of.openGates() : null,
        threads,
        t.medianUs(),
        t.p99Us(),
        t.p999Us(),
        gflops,
        gflops != null && corePeak > 0 ? gflops / (corePeak * threads) : null,
        bytes > 0 ? bytes / seconds * 1e-9 : null,
        Double.isNaN(t.allocBytes()) ? null : t.allocBytes(),
        t.samples(),
        Double.isNaN(t.spread()) ? null : t.spread(),
        polluted ? Boolean.TRUE : null,
        operations > 0 ? operations : null,
        leastBytes > 0 ? leastBytes : null,
        null,
        null);
  }
}
