package dev.weft.bench.peer;

import java.util.Collection;
import java.util.List;
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

  /** ONNX Runtime, by way of its Java interface. */
  public static Found onnxRuntime() {
    return find("onnxruntime", OnnxRuntime::open);
  }

  /**
   * Whether some peers are here. Each is opened and closed again.
   *
   * @param names {@code libtorch}, {@code onnxruntime}, {@code openblas}
   */
  public static List<Presence> presences(Collection<String> names) {
    return names.stream().map(Peers::presence).toList();
  }

  private static Presence presence(String name) {
    if (name.equals("openblas")) {
      return openBlas();
    }
    Found found = name.equals("libtorch") ? libtorch() : onnxRuntime();
    Peer peer = found.peer();
    if (peer == null) {
      return new Presence(name, false, found.line(), c -> false);
    }
    try (peer) {
      return new Presence(name, true, found.line(), peer::computes);
    }
  }

  private static Presence openBlas() {
    try (OpenBlas blas = OpenBlas.open()) {
      return new Presence("openblas", true, "openblas: " + blas.version(), c -> true);
    } catch (RuntimeException | LinkageError e) {
      return new Presence("openblas", false, "openblas: missing, " + reason(e), c -> false);
    }
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse("").strip();
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
