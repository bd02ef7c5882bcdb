package dev.weft.bench.readme;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.limit.GatherLoop;
import dev.weft.bench.peer.Peer;
import dev.weft.bench.peer.PeerRun;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.DecodeCaches;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.problem.RoutedProblem;
import dev.weft.bench.problem.WarmUp;
import dev.weft.bench.report.Workload;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes the contestants of a group, all on the same tensors where their cases are equal. Owns what
 * they run on until closed.
 */
final class Field implements AutoCloseable {

  /** The label of the loop that all shares of the peak refer to. */
  static final String PEAK = "fma";

  private static final int FEW_TOKENS = 256;

  private final String group;
  private final Settings settings;
  private final Peer peer;
  private final Map<Case, Problem> problems = new HashMap<>();
  private final Map<Integer, Engine> engines = new HashMap<>();
  private final List<Contestant> contestants = new ArrayList<>();
  private final Deque<Runnable> closers = new ArrayDeque<>();

  /**
   * Starts a group.
   *
   * @param peer may be null: its contestants are then left out
   */
  Field(String group, Settings settings, Peer peer) {
    this.group = group;
    this.settings = settings;
    this.peer = peer;
    FmaPeak peak = FmaPeak.of(0);
    add(
        PEAK,
        "fma " + peak.bits() + " bits",
        null,
        null,
        1,
        new CaseWork(peak.operations(), 0, 0),
        peak);
  }

  List<Contestant> contestants() {
    return contestants;
  }

  /** Adds the engine's contestant. */
  Field weft(String label, Case c, int threads) {
    if (c.n() < FEW_TOKENS) {
      WarmUp.run(engine(threads), c.spec(), c.dtype());
    }
    Binding binding = hold(problem(c).bind(engine(threads)), Binding::close);
    CaseWork work = CaseWork.of(c);
    return engine(label, c, threads, work, binding::run);
  }

  /** Adds the same operator composed in libtorch, if that is here. */
  Field libtorch(String label, Case c, int threads) {
    if (peer != null) {
      PeerRun run = hold(peer.sparse(problem(c)), PeerRun::close);
      CaseWork of = CaseWork.of(c);
      Workload work =
          new Workload(
              group,
              label,
              peer.name(),
              null,
              c,
              threads,
              of.operations(),
              0,
              of.leastBytes(),
              false);
      contestants.add(new Contestant(work, () -> peer.threads(threads), run));
    }
    return this;
  }

  /** Adds routed attention, the same with all gates closed, and the local part alone. */
  Field routed(String whole, String closed, String local, Case c, int threads) {
    RoutedProblem routed = hold(new RoutedProblem(engine(threads), c), RoutedProblem::close);
    CaseWork ofLocal = CaseWork.of(c.with(Pattern.LOCAL));
    engine(whole, c, threads, CaseWork.of(c), routed::run);
    engine(closed, c, threads, ofLocal, routed::closed);
    return engine(local, c.with(Pattern.LOCAL), threads, ofLocal, routed::local);
  }

  /** Adds a decoding step, and a loop that reads the same keys and values. */
  Field decode(String step, String read, Case c, int threads) {
    WarmUp.run(engine(threads), c.spec(), c.dtype());
    DecodeCaches caches = hold(new DecodeCaches(engine(threads), c), DecodeCaches::close);
    CaseWork work = CaseWork.ofDecode(c);
    engine(step, c, threads, work, caches::step);
    CaseWork reading = new CaseWork(0, work.bytes(), work.bytes());
    return add(read, "read", null, c, 1, reading, caches::read);
  }

  /** Adds a loop that reads the rows that the case's list names. */
  Field gather(String label, Case c) {
    Problem p = problem(c);
    GatherLoop loop = new GatherLoop(p.k(), p.v(), p.coo());
    CaseWork reading = new CaseWork(0, loop.bytes(), 0);
    return add(label, "gather", null, c, 1, reading, loop);
  }

  private Field engine(String label, Case c, int threads, CaseWork of, Runnable call) {
    return add(label, "weft", engine(threads).backend(), c, threads, of, call);
  }

  private Field add(
      String label,
      String kernel,
      String backend,
      Case c,
      int threads,
      CaseWork of,
      Runnable call) {
    Workload work =
        new Workload(
            group,
            label,
            kernel,
            backend,
            c,
            threads,
            of.operations(),
            of.bytes(),
            of.leastBytes(),
            false);
    contestants.add(new Contestant(work, Field::nothing, call));
    return this;
  }

  private static void nothing() {}

  private Problem problem(Case c) {
    return problems.computeIfAbsent(c, wanted -> hold(Problem.of(wanted), Problem::close));
  }

  private Engine engine(int threads) {
    return engines.computeIfAbsent(
        threads,
        count ->
            hold(
                Engine.builder()
                    .threads(count)
                    .backend(settings.backend())
                    .vectorBits(settings.vectorBits())
                    .build(),
                Engine::close));
  }

  private <T> T hold(T resource, Consumer<T> close) {
    closers.push(() -> close.accept(resource));
    return resource;
  }

  @Override
  public void close() {
    while (!closers.isEmpty()) {
      closers.pop().run();
    }
  }
}
