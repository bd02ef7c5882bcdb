package dev.weft.bench.gate.fork;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.problem.CaseWork;
import dev.weft.dsa.Engine;
import java.util.ArrayList;
import java.util.List;

/** What needs no statistics, and how near the operations come to the machine's limits. */
final class FactRun {
  private static final long TURN_NANOS = 15_000_000;
  private static final int ROUNDS = 5;
  private static final long WARM_UP_NANOS = 800_000_000;
  private static final long MOST_WARM_UP_NANOS = 4_000_000_000L;

  private static final long MOST_SETTLE_NANOS = 15_000_000_000L;

  private final Lines lines;

  private FactRun(Lines lines) {
    this.lines = lines;
  }

  static void run(List<GateBench> set, Lines lines) {
    FactRun run = new FactRun(lines);
    try (Engine engine = Fork.engine()) {
      lines.note("engine", engine.description());
      FmaPeak peak = FmaPeak.of(0);
      Turns peakTurns = new Turns(peak, 0, TURN_NANOS);
      lines.fact("vector_bits", "", peak.bits());
      for (GateBench bench : set) {
        try (Operation operation = bench.open(engine)) {
          run.measure(bench, operation, peak, peakTurns);
        }
      }
    }
    DeviceFacts.find(lines);
  }

  /** The limits take turns with the operation, so that both see the same machine. */
  private void measure(GateBench bench, Operation operation, FmaPeak peak, Turns peakTurns) {
    Turns calls = new Turns(operation::run, 0, TURN_NANOS);
    calls.warmUp(WARM_UP_NANOS, MOST_WARM_UP_NANOS);
    calls.settle(MOST_SETTLE_NANOS);
    List<Turns> turns = new ArrayList<>(List.of(calls, peakTurns));
    Turns floor = operation.floor() == null ? null : new Turns(operation.floor(), 0, TURN_NANOS);
    if (floor != null) {
      floor.warmUp(WARM_UP_NANOS / 4, MOST_WARM_UP_NANOS);
      turns.add(floor);
    }
    Fork.rounds(turns, ROUNDS);
    String label = bench.label();
    lines.fact("heap_bytes", label, Math.floor(calls.allocated()));
    operation.nativeBytes().ifPresent(bytes -> lines.fact("native_bytes", label, (double) bytes));
    operation
        .workspaceBytes()
        .ifPresent(bytes -> lines.fact("workspace_bytes", label, (double) bytes));
    operation.error().ifPresent(error -> lines.fact("error", label, error));
    CaseWork work = operation.work();
    double gflops = work.operations() / calls.nanos();
    lines.fact("peak_fraction", label, gflops * peakTurns.nanos() / peak.operations());
    if (floor != null) {
      lines.fact("floor_ratio", label, calls.nanos() / floor.nanos());
    }
  }
}
