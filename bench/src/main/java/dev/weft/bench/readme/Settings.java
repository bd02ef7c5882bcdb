package dev.weft.bench.readme;

/**
 * What the table is measured with.
 *
 * @param turns how long
 * @param forks JVMs for each group, or 0 for this JVM alone
 * @param quick whether this is the short form, which forks are to take over
 * @param backend of the engine, or {@code auto}
 * @param vectorBits of the simd backend, or 0
 */
public record Settings(Turns turns, int forks, boolean quick, String backend, int vectorBits) {

  /** The settings of the full or the short form. */
  public static Settings of(boolean quick, int forks, String backend, int vectorBits) {
    return new Settings(quick ? Turns.QUICK : Turns.FULL, forks, quick, backend, vectorBits);
  }
}
