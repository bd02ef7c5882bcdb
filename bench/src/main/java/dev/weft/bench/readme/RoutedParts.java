package dev.weft.bench.readme;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.Operations;
import dev.weft.bench.problem.Pattern;

/** Router and attention of a routed call apart, as shares of the peak. */
final class RoutedParts {

  /** What the rows are about. */
  static final Case CASE = Case.of(Pattern.ROUTED, 12, 64, 16_384).causalForm();

  private static final Group GROUP = Group.ROUTED_16384;

  private RoutedParts() {}

  static double router(Measured m) {
    return share(Operations.router(CASE.spec(), CASE.n()), routerMicros(m), m);
  }

  static double attention(Measured m) {
    double micros = m.micros(GROUP, "routed") - routerMicros(m);
    return share(CaseWork.of(CASE).operations(), micros, m);
  }

  private static double routerMicros(Measured m) {
    return m.micros(GROUP, "closed") - m.micros(GROUP, "local");
  }

  /** NaN if noise has swallowed the difference. */
  private static double share(double operations, double micros, Measured m) {
    return micros > 0 ? operations / micros * 1e-3 / m.peak(GROUP) : Double.NaN;
  }
}
