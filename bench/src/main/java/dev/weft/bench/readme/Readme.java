package dev.weft.bench.readme;

import dev.weft.bench.peer.Peers;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.Timing;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures the groups of the table: each in several JVMs, or all in this one. */
public final class Readme {
  private final Settings settings;
  private final List<Group> groups;
  private final PrintWriter progress;

  /**
   * Chooses what is measured.
   *
   * @param labels of groups; none for all
   * @param progress gets a line for each step
   * @throws IllegalArgumentException if there is no such group
   */
  public Readme(Settings settings, List<String> labels, PrintWriter progress) {
    this.settings = settings;
    this.groups =
        labels.isEmpty()
            ? Arrays.asList(Group.values())
            : labels.stream().map(Group::of).distinct().toList();
    this.progress = progress;
  }

  /** The names of all groups. */
  public static List<String> groups() {
    return Arrays.stream(Group.values()).map(Group::label).toList();
  }

  /** Measures, and evaluates the rows whose groups were measured. */
  public Table run() throws Exception {
    List<List<Result>> samples = new ArrayList<>();
    int count = Math.max(1, settings.forks());
    for (int sample = 0; sample < count; sample++) {
      List<Result> results = new ArrayList<>();
      for (Group group : groups) {
        long begin = System.nanoTime();
        results.addAll(settings.forks() == 0 ? measure(group) : fork(group));
        progress.printf(
            "%s: %d of %d, %.1f s%n",
            group.label(), sample + 1, count, (System.nanoTime() - begin) * 1e-9);
        progress.flush();
      }
      samples.add(results);
    }
    return new Table(samples, groups.size() == Group.values().length);
  }

  private List<Result> fork(Group group) throws IOException, InterruptedException {
    return Forks.measure(group, settings);
  }

  private List<Result> measure(Group group) throws Exception {
    try (var peer = Peers.libtorch().peer();
        Field field = new Field(group.label(), settings, peer)) {
      group.enter(field);
      List<Contestant> contestants = field.contestants();
      List<Timing> timings = Rounds.measure(contestants, settings.turns());
      double peak = contestants.get(0).work().result(timings.get(0), 0).gflops();
      List<Result> results = new ArrayList<>();
      for (int c = 0; c < contestants.size(); c++) {
        results.add(contestants.get(c).work().result(timings.get(c), peak));
      }
      return results;
    }
  }
}
