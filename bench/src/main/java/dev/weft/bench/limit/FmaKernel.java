package dev.weft.bench.limit;

import java.util.List;

/** Loops of multiply-adds without memory accesses, one a number of accumulators. */
interface FmaKernel {

  /** Vectors that can be in flight; compilers do some of them badly, so all are tried. */
  List<Integer> ACCUMULATORS = List.of(8, 10, 12, 16, 24);

  /** Elements of a vector. */
  int lanes();

  /**
   * Runs a loop.
   *
   * @param accumulators one of {@link #ACCUMULATORS}
   * @param iterations of one multiply-add of each accumulator
   * @return a number that depends on all of the work
   */
  float run(int accumulators, int iterations);
}
