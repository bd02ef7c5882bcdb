package dev.weft.bench.gpu;

import com.sun.management.ThreadMXBean;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.report.TextTable;
import dev.weft.cuda.DeviceDense;
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
import java.util.function.Consumer;
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

  /**
   * Long enough for a device's clocks to get from where they are at rest to where turns keep them.
   */
  private static final long BUSY_NANOS = 500_000_000;

  private static final int CALLS = 300;

  /** Until the compiler has done with the path of a run, or for as long as nobody minds. */
  private static final int WARM_CALLS = 40_000;

  private static final long WARM_NANOS = 1_000_000_000;

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
    if (DeviceDense.unavailable() != null) {
      progress.println("without the peer for dense attention: " + DeviceDense.unavailable());
    }
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
    Graphs graphs = new Graphs(stream, sets, launches);
    double[] micros = new double[TURNS];
    double[] floor = new double[TURNS];
    double[] peer = new double[TURNS];
    try (graphs) {
      long enough = System.nanoTime() + BUSY_NANOS;
      do {
        graphs.micros(graphs.runs);
        graphs.micros(graphs.floors);
        graphs.micros(graphs.peers);
      } while (System.nanoTime() < enough);
      for (int turn = 0; turn < TURNS; turn++) {
        micros[turn] = graphs.micros(graphs.runs);
        floor[turn] = graphs.micros(graphs.floors);
        peer[turn] = graphs.micros(graphs.peers);
      }
    }
    double median = median(micros);
    Double least = graphs.floors == null ? null : median(floor);
    Double ratio = least == null ? null : median / least;
    Double other = graphs.peers == null ? null : median(peer);
    Double peerRatio = other == null ? null : median / other;
    double[] seen = calls(sets);
    GpuCase.Target target = c.target();
    Double reached =
        target == null
            ? null
            : switch (target.unit()) {
              case FLOOR -> ratio;
              case DENSE -> peerRatio;
              case MICROS -> Double.valueOf(median);
            };
    Boolean met = reached == null ? null : Boolean.valueOf(reached <= target.most());
    return new GpuRow(
        c.label(),
        engine.description(),
        median,
        least,
        ratio,
        other,
        peerRatio,
        target == null ? "" : target.toString(),
        met,
        seen[0],
        seen[1],
        seen[2],
        kernels(sets.get(0)));
  }

  /** Recorded runs, floors and the peer's runs over all sets in turn; null where there are none. */
  private static final class Graphs implements AutoCloseable {
    private final DeviceStream stream;
    private final int launches;
    final DeviceGraph runs;
    final DeviceGraph floors;
    final DeviceGraph peers;

    Graphs(DeviceStream stream, List<GpuSet> sets, int launches) {
      this.stream = stream;
      this.launches = launches;
      runs = record(sets, set -> set.binding.run());
      floors = sets.get(0).floor == null ? null : record(sets, set -> set.floor.run());
      peers = sets.get(0).peer == null ? null : record(sets, set -> set.peer.run());
    }

    private DeviceGraph record(List<GpuSet> sets, Consumer<GpuSet> run) {
      return stream.record(
          () -> {
            for (int i = 0; i < launches; i++) {
              run.accept(sets.get(i % sets.size()));
            }
          });
    }

    double micros(DeviceGraph graph) {
      return graph == null ? Double.NaN : stream.micros(graph::run) / launches;
    }

    @Override
    public void close() {
      runs.close();
      if (floors != null) {
        floors.close();
      }
      if (peers != null) {
        peers.close();
      }
    }
  }

  /** What a caller sees: starting a run, a run from start to end, and heap memory a run. */
  private static double[] calls(List<GpuSet> sets) {
    double[] host = new double[CALLS];
    double[] whole = new double[CALLS];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long enough = System.nanoTime() + WARM_NANOS;
    for (int warm = 0; warm < WARM_CALLS && System.nanoTime() < enough; warm++) {
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
            ">cuDNN us",
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
          TextTable.number(r.peerMicros()),
          r.peerRatio() == null ? "-" : "%.3f".formatted(r.peerRatio()),
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
