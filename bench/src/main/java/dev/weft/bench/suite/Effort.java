package dev.weft.bench.suite;

/**
 * How long to measure.
 *
 * @param forks JVMs, each a sample of what the compiler makes of the code; 0 for this JVM alone
 * @param warmUps iterations before any time counts
 * @param iterations iterations that count
 * @param millis of one iteration
 */
public record Effort(int forks, int warmUps, int iterations, int millis) {

  /** Enough to compare numbers. */
  public static final Effort FULL = new Effort(5, 5, 5, 1000);

  /** Enough to see that all works. */
  public static final Effort QUICK = new Effort(1, 2, 3, 700);

  /** One call in each JVM, which are then the samples. */
  Effort firstCalls() {
    return new Effort(forks == 0 ? 0 : Math.max(3, forks), 0, 1, millis);
  }

  /** The same with another number of JVMs. */
  public Effort forks(int other) {
    return new Effort(other, warmUps, iterations, millis);
  }
}
