package dev.weft.bench.suite;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.report.Workload;
import dev.weft.cpu.CpuKernels;
import dev.weft.dsa.Coo;
import dev.weft.tensor.DType;
import java.lang.foreign.Arena;

/**
 * What the benchmarks of a suite compute and read.
 *
 * @param operations useful operations of a call
 * @param bytes that must be read where reading is the limit, else 0
 * @param leastBytes that a call cannot do without
 * @param pairs whether there are any, and so a pattern
 */
record SuiteWork(double operations, double bytes, double leastBytes, boolean pairs) {

  /** Of an exponential by range reduction and a polynomial, with its part in the sum. */
  private static final int EXP = 17;

  /** Bytes of an entry of a list. */
  private static final int ENTRY = 12;

  static Workload of(
      Suite suite, String kernel, String backend, Case c, int threads, boolean polluted) {
    SuiteWork work = of(suite, kernel, c);
    boolean loop = kernel.equals("read") || kernel.equals("gather");
    return new Workload(
        suite.label(),
        null,
        kernel,
        backend,
        work.pairs ? c : c.shapeAlone(suite.hasHeads() ? c.heads() : 1),
        loop ? 1 : threads,
        loop ? 0 : work.operations,
        work.bytes,
        work.leastBytes,
        polluted);
  }

  static SuiteWork of(Suite suite, String kernel, Case c) {
    double tile = (double) c.n() * CpuKernels.LANES;
    double elements = (double) c.heads() * c.n() * c.headDim();
    return switch (suite) {
      case DECODE -> of(CaseWork.ofDecode(c));
      case ROUTER ->
          of(CaseWork.of(c.with(kernel.equals("weft") ? Pattern.ROUTED : Pattern.LOCAL)));
      case PRODUCTS ->
          new SuiteWork(
              2 * tile * c.headDim(),
              0,
              Float.BYTES * (tile + (double) c.headDim() * (c.n() + CpuKernels.LANES)),
              false);
      case SOFTMAX ->
          switch (kernel) {
            case "max" -> new SuiteWork(tile, 0, Float.BYTES * tile, false);
            case "exp" -> new SuiteWork(EXP * tile, 0, 2 * Float.BYTES * tile, false);
            default -> new SuiteWork((EXP + 1.0) * c.n(), 0, 2.0 * Float.BYTES * c.n(), false);
          };
      case PACK ->
          moves(
              kernel.equals("transpose")
                  ? 2.0 * Float.BYTES * CpuKernels.LANES * c.headDim()
                  : CpuKernels.packedBytes(c.n(), c.headDim(), c.dtype()));
      case CONVERT -> moves(elements * (c.dtype().bytes() + Float.BYTES));
      case GATE -> {
        int outputs = kernel.equals("each") ? c.heads() : 1;
        double results = (double) Float.BYTES * outputs * c.n();
        yield new SuiteWork(
            2 * elements * outputs, 0, elements * c.dtype().bytes() + results, false);
      }
      case COO -> new SuiteWork(0, ENTRY * entries(c), ENTRY * entries(c), true);
      case LOAD -> kernel.equals("read") ? moves(3 * elements * c.dtype().bytes()) : none(false);
      case PLAN, FIRST -> none(true);
      case POOL -> none(false);
      case ATTENTION, OVERHEAD, GATHER, PEAK, STREAM -> of(CaseWork.of(c));
    };
  }

  private static SuiteWork of(CaseWork work) {
    return new SuiteWork(work.operations(), work.bytes(), work.leastBytes(), true);
  }

  private static SuiteWork moves(double bytes) {
    return new SuiteWork(0, bytes, bytes, false);
  }

  private static SuiteWork none(boolean pairs) {
    return new SuiteWork(0, 0, 0, pairs);
  }

  private static double entries(Case c) {
    try (Arena arena = Arena.ofConfined()) {
      Case listed = c.with(Pattern.HEADTAIL).with(DType.F32);
      return Coo.headTail(arena, listed.spec(), Problem.gate(arena, listed), 0, c.n()).begin(1);
    }
  }
}
