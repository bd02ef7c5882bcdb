package dev.weft.bench.gpu;

import com.sun.management.ThreadMXBean;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.report.TextTable;
import dev.weft.dsa.Coo;
import dev.weft.dsa.DeviceGraph;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.Engine;
import dev.weft.tensor.Tensor;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The table of GPU cases. Large tensors are rotated among sets that together exceed the L2 cache
 * several times, so that a run reads its inputs from memory; small ones stay where the layer before
 * would have left them, in the L2 cache. The floor is measured by turns with the case, alike.
 */
public final class GpuTable {
  /** Several times the L2 cache of any device known. */
  private static final long ROTATED_BYTES = 400L << 20;

  /** Less than the L2 cache of a data centre's device of 2020 or newer. */
  private static final long CACHED_BYTES = 32L << 20;

  private static final int TURNS = 7;
  private static final int CALLS = 300;

  private final Engine engine;
  private final boolean quick;
  private final PrintWriter progress;

  /**
   * Takes what it runs on.
   *
   * @param engine on the cuda backend
   * @param quick whether to measure a few cases alone
   * @param progress a line for each case
   */
  public GpuTable(Engine engine, boolean quick, PrintWriter progress) {
    this.engine = engine;
    this.quick = quick;
    this.progress = progress;
  }

  /** Measures the cases whose label matches. */
  public List<GpuRow> run(Predicate<String> wanted) {
    List<GpuRow> rows = new ArrayList<>();
    for (GpuCase c : GpuCase.all(quick)) {
      if (wanted.test(c.label())) {
        progress.println("measuring " + c.label());
        progress.flush();
        rows.add(measure(c));
      }
    }
    return rows;
  }

  private GpuRow measure(GpuCase c) {
    long bytes = GpuSet.bytes(c);
    int count = bytes <= CACHED_BYTES ? 1 : Math.toIntExact(Math.max(2, ROTATED_BYTES / bytes + 1));
    List<GpuSet> sets = new ArrayList<>();
    try (Arena host = Arena.ofShared();
        DeviceStream stream = engine.deviceStream()) {
      Coo coo = c.of().pattern().isCoo() ? Problem.coo(host, c.of(), gate(host, c)) : null;
      try {
        for (int i = 0; i < count; i++) {
          sets.add(new GpuSet(engine, stream, c, coo, 17 * i));
        }
        return measure(c, stream, sets);
      } finally {
        sets.forEach(GpuSet::close);
      }
    }
  }

  private static Tensor gate(Arena host, GpuCase c) {
    return Problem.gate(host, c.of());
  }

  private GpuRow measure(GpuCase c, DeviceStream stream, List<GpuSet> sets) {
    sets.forEach(set -> set.binding.run());
    stream.await();
    int launches = Math.ceilDiv(100, sets.size()) * sets.size();
    boolean floors = sets.stream().map(set -> set.floor).allMatch(Objects::nonNull);
    double[] micros = new double[TURNS];
    double[] floor = new double[TURNS];
    try (DeviceGraph runs = record(stream, launches, i -> sets.get(i).binding.run(), sets.size());
        DeviceGraph moves =
            floors ? record(stream, launches, i -> sets.get(i).floor.run(), sets.size()) : null) {
      runs.run();
      stream.await();
      for (int turn = 0; turn < TURNS; turn++) {
        micros[turn] = stream.micros(runs::run) / launches;
        floor[turn] = floors ? stream.micros(moves::run) / launches : Double.NaN;
      }
    }
    double median = median(micros);
    Double least = floors ? median(floor) : null;
    Double ratio = floors ? median / least : null;
    double[] seen = calls(sets);
    Boolean met =
        c.floorTarget() != null
            ? Boolean.valueOf(ratio <= c.floorTarget())
            : c.microsTarget() != null ? Boolean.valueOf(median <= c.microsTarget()) : null;
    String target =
        c.floorTarget() != null
            ? "<= %.2f x floor".formatted(c.floorTarget())
            : c.microsTarget() != null ? "<= %.0f us".formatted(c.microsTarget()) : "";
    return new GpuRow(
        c.label(),
        engine.description(),
        median,
        least,
        ratio,
        target,
        met,
        seen[0],
        seen[1],
        seen[2],
        kernels(sets.get(0)));
  }

  private interface Turn {
    void run(int set);
  }

  private static DeviceGraph record(DeviceStream stream, int launches, Turn turn, int sets) {
    return stream.record(
        () -> {
          for (int i = 0; i < launches; i++) {
            turn.run(i % sets);
          }
        });
  }

  /** What a caller sees: starting a run, a run from start to end, and heap memory a run. */
  private static double[] calls(List<GpuSet> sets) {
    double[] host = new double[CALLS];
    double[] whole = new double[CALLS];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 20 * CALLS; warm++) {
      sets.get(warm % sets.size()).binding.run().await();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      GpuSet set = sets.get(i % sets.size());
      long t0 = System.nanoTime();
      var completion = set.binding.run();
      long t1 = System.nanoTime();
      completion.await();
      host[i] = (t1 - t0) * 1e-3;
      whole[i] = (System.nanoTime() - t0) * 1e-3;
    }
    double heap = (threads.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
    return new double[] {median(host), median(whole), heap};
  }

  /** The names of the launches, as the binding explains them. */
  private static String kernels(GpuSet set) {
    return set.binding
        .explain()
        .lines()
        .filter(line -> line.startsWith("launch "))
        .map(line -> line.substring("launch ".length()).split(" ")[0])
        .collect(Collectors.joining(" "));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The table as text. */
  public static String text(List<GpuRow> rows) {
    TextTable table =
        new TextTable(
            "case",
            ">us",
            ">floor us",
            ">ratio",
            "target",
            "met",
            ">host us",
            ">latency us",
            ">B/op",
            "kernels");
    for (GpuRow r : rows) {
      table.row(
          r.label(),
          TextTable.number(r.micros()),
          TextTable.number(r.floorMicros()),
          r.floorRatio() == null ? "-" : "%.3f".formatted(r.floorRatio()),
          r.target(),
          r.met() == null ? "" : r.met() ? "yes" : "NO",
          TextTable.number(r.hostMicros()),
          TextTable.number(r.latencyMicros()),
          "%.0f".formatted(r.heapBytes()),
          r.kernels());
    }
    return table.toString();
  }
}
