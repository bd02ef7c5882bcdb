package dev.weft.bench.gate.fork;

import dev.weft.dsa.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The forked JVM: runs the whole set once and writes a file that ends with the line {@code end}.
 * Exits with {@value #OTHER_API} if the engine on the class path lacks what the harness calls.
 */
public final class Fork {

  /** Exit code: the engine under test has another API than the harness calls. */
  public static final int OTHER_API = 4;

  /** The last line of a whole file. */
  public static final String END = "end";

  private static final long TURN_NANOS = 12_000_000;
  private static final int ROUNDS = 12;
  private static final long WARM_UP_NANOS = 250_000_000;
  private static final long MOST_WARM_UP_NANOS = 2_000_000_000;

  private Fork() {}

  /**
   * Runs the set.
   *
   * @param args the file to write; {@code time} or {@code facts}; the processor to tie the
   *     measuring thread to, or −1; the part by which calls are slowed, such as 0.1, or 0; the
   *     benchmarks' labels, parted by commas
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Lines lines = new Lines();
    int processor = Integer.parseInt(args[2]);
    double slowed = Double.parseDouble(args[3]);
    List<GateBench> set = new ArrayList<>();
    for (String label : args[4].split(",")) {
      set.add(GateBench.labelled(label));
    }
    lines.note("pinned", String.valueOf(processor >= 0 && Pin.here(processor)));
    try {
      if ("facts".equals(args[1])) {
        FactRun.run(set, lines);
      } else {
        time(set, slowed, lines);
      }
    } catch (LinkageError e) {
      System.err.println("the engine under test has another API than this harness: " + e);
      System.exit(OTHER_API);
    }
    lines.end();
    Files.writeString(Path.of(args[0]), lines.text());
  }

  private static void time(List<GateBench> set, double slowed, Lines lines) {
    try (Engine engine = engine()) {
      lines.note("engine", engine.description());
      List<Operation> operations = new ArrayList<>();
      List<Turns> turns = new ArrayList<>();
      try {
        for (GateBench bench : set) {
          Operation operation = bench.open(engine);
          operations.add(operation);
          Turns its = new Turns(operation::run, slowed, TURN_NANOS);
          its.warmUp(WARM_UP_NANOS, MOST_WARM_UP_NANOS);
          its.settle(MOST_WARM_UP_NANOS);
          turns.add(its);
        }
        rounds(turns, ROUNDS);
        for (int i = 0; i < set.size(); i++) {
          lines.time(set.get(i), turns.get(i).nanos());
        }
      } finally {
        operations.forEach(Operation::close);
      }
    }
  }

  /** Turns of all, so that slow moments meet all alike; every other round goes backwards. */
  static void rounds(List<Turns> turns, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < turns.size(); i++) {
        turns.get(round % 2 == 0 ? i : turns.size() - 1 - i).turn();
      }
    }
  }

  /** One thread, on the processor. */
  static Engine engine() {
    return Engine.builder().backend("simd").threads(1).build();
  }
}
