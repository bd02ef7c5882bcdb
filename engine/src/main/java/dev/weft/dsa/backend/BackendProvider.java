package dev.weft.dsa.backend;

/** Finds out whether a backend works here, without loading what it needs. */
public interface BackendProvider {
  /** The backend's name. */
  String name();

  /** Automatic choice takes the available provider of the highest rank. */
  int rank();

  /** The reason why the backend cannot be used here, or null if it can. */
  String unavailable();

  /**
   * Whether a warning is due when the backend cannot be used: not where a machine merely lacks the
   * hardware.
   */
  default boolean warns() {
    return true;
  }

  /**
   * Opens the backend.
   *
   * @throws IllegalArgumentException if the options ask for what this machine lacks
   */
  Backend open(BackendOptions options);
}
