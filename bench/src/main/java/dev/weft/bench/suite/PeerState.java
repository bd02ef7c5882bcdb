package dev.weft.bench.suite;

import dev.weft.bench.peer.Peer;
import dev.weft.bench.peer.PeerRun;
import dev.weft.bench.peer.Peers;
import dev.weft.bench.problem.Problem;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A case prepared by a peer. */
public abstract class PeerState extends CaseState {
  private final Supplier<Peers.Found> find;
  private Problem problem;
  private Peer peer;

  /** Ready to run. */
  protected PeerRun run;

  /** Takes what finds the peer. */
  protected PeerState(Supplier<Peers.Found> find) {
    this.find = find;
  }

  /** Copies the tensors over. */
  @Setup(Level.Trial)
  public void open() {
    Peers.Found found = find.get();
    if (found.peer() == null) {
      throw new IllegalStateException(found.line());
    }
    peer = found.peer();
    peer.threads(threads);
    problem = Problem.of(toCase());
    run = peer.sparse(problem);
  }

  @Override
  protected Runnable call(String kernel) {
    return run;
  }

  /** Frees them. */
  @TearDown(Level.Trial)
  public void close() {
    run.close();
    peer.close();
    problem.close();
  }
}
