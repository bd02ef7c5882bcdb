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
 */
public record Workload(
    String suite,
    String label,
    String kernel,
    String backend,
    Case of,
    int threads,
    double operations,
    double bytes) {

  /** Makes a result of a time, as a share of a peak of one core in GFLOP/s if there is one. */
  public Result result(Timing t, double corePeak) {
    double seconds = t.medianUs() * 1e-6;
    Double gflops = operations > 0 ? operations / seconds * 1e-9 : null;
    return new Result(
        suite,
        label,
        kernel,
        backend,
        of == null ? null : of.pattern().label(),
        of == null ? null : of.causal(),
        of == null ? null : of.dtype().name(),
        of == null ? null : of.heads(),
        of == null ? null : of.headDim(),
        of == null ? null : of.n(),
        of == null ? null : of.openGates(),
        threads,
        t.medianUs(),
        t.p99Us(),
        t.p999Us(),
        gflops,
        gflops != null && corePeak > 0 ? gflops / (corePeak * threads) : null,
        bytes > 0 ? bytes / seconds * 1e-9 : null,
        t.allocBytes(),
        t.samples());
  }
}
