package dev.weft.bench.problem;

import java.util.Locale;

/** Which pairs a case attends to. Blocks have 64 tokens, and 32 + 32 tokens are global. */
public enum Pattern {
  /** Block-local and head/tail, computed in closed form. */
  HEADTAIL,
  /** All pairs: a block as long as the sequence. */
  DENSE,
  /** Block-local alone. */
  LOCAL,
  /** Block-local and four routed blocks a token. */
  ROUTED,
  /** The pairs of {@link #HEADTAIL}, as a list. */
  COO_HEADTAIL,
  /** As many global tokens as {@link #HEADTAIL} has, at random positions, as a list. */
  COO_RANDOM_GLOBALS,
  /** 64 random keys a token and no local part. */
  COO_RANDOM64;

  /** Whether the pairs come as a list. */
  public boolean isCoo() {
    return this == COO_HEADTAIL || this == COO_RANDOM_GLOBALS || this == COO_RANDOM64;
  }

  /** The name on the command line and in results, such as {@code coo-headtail}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a pattern by its label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Pattern of(String label) {
    for (Pattern pattern : values()) {
      if (pattern.label().equalsIgnoreCase(label)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException(
        "pattern is \"" + label + "\", expected one of " + String.join(", ", labels()));
  }

  /** The labels of all patterns. */
  public static String[] labels() {
    Pattern[] all = values();
    String[] labels = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      labels[i] = all[i].label();
    }
    return labels;
  }
}
