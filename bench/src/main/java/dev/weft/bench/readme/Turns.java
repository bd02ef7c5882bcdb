package dev.weft.bench.readme;

/**
 * How long to measure by turns.
 *
 * @param warmUpMillis of each contestant, before any time counts
 * @param millis of each contestant's turns together, at least
 * @param rounds in which each has its turn, at least
 */
record Turns(long warmUpMillis, long millis, int rounds) {

  /** Enough to compare numbers. */
  static final Turns FULL = new Turns(2_500, 3_000, 11);

  /** Enough to see that all works. */
  static final Turns QUICK = new Turns(500, 250, 3);
}
