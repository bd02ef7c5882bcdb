package dev.weft.bench.peer;

import java.util.function.Supplier;

/** Finds the peers that this installation holds. */
public final class Peers {

  private Peers() {}

  /**
   * A peer, or why it is missing.
   *
   * @param name the peer's name
   * @param peer open, or null if it is missing; the caller closes it
   * @param missing the reason, or null
   */
  public record Found(String name, Peer peer, String missing) {

    /** Such as {@code libtorch 2.7.1} or {@code libtorch: missing, <reason>}. */
    public String line() {
      return peer == null ? name + ": missing, " + missing : name + " " + peer.version();
    }
  }

  /** PyTorch's C++ library, by way of DJL. */
  public static Found libtorch() {
    return find("libtorch", Libtorch::open);
  }

  private static Found find(String name, Supplier<Peer> open) {
    try {
      return new Found(name, open.get(), null);
    } catch (RuntimeException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      return new Found(name, null, reason.lines().findFirst().orElse("").strip());
    }
  }
}
