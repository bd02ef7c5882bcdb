package dev.weft.bench.suite;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.report.Workload;

/** What the benchmarks of a suite compute and read. */
final class SuiteWork {

  private SuiteWork() {}

  static Workload of(Suite suite, String kernel, String backend, Case c, int threads) {
    CaseWork work =
        switch (suite) {
          case DECODE -> CaseWork.ofDecode(c);
          case ROUTER ->
              CaseWork.of(c.with(kernel.equals("weft") ? Pattern.ROUTED : Pattern.LOCAL));
          default -> CaseWork.of(c);
        };
    boolean computes = !kernel.equals("read") && !kernel.equals("gather");
    return new Workload(
        suite.label(),
        null,
        kernel,
        backend,
        c,
        computes ? threads : 1,
        computes ? work.operations() : 0,
        work.bytes());
  }
}
