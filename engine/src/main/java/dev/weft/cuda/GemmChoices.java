package dev.weft.cuda;

import dev.weft.bindings.cublaslt.CublasLt;
import dev.weft.bindings.cublaslt.cublasLtMatmulHeuristicResult_t;
import dev.weft.dsa.GemmSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The algorithms of a product with given strides: one for all numbers of rows where the spec wants
 * rows to be invariant, else one for each eighth of a power of two. Safe for use by several
 * threads.
 */
final class GemmChoices {
  private static final int ALIGNMENT = 16;
  private static final int CANDIDATES = 32;

  /** Numbers of rows that an invariant algorithm is tried with beside the capacity. */
  private static final int[] SAMPLES = {1, 2, 7, 8, 16, 64, 100, 256, 1000, 4096};

  private final Blas.Handle handle;
  private final GemmSpec spec;
  private final GemmStrides strides;
  private final GemmAlgorithm[] chosen = new GemmAlgorithm[256];

  GemmChoices(Blas.Handle handle, GemmSpec spec, GemmStrides strides) {
    this.handle = handle;
    this.spec = spec;
    this.strides = strides;
  }

  /** The algorithm for a number of rows, at least 1 and at most the capacity. */
  synchronized GemmAlgorithm algorithm(int rows) {
    int upTo = spec.rowInvariant() ? spec.rows() : Math.min(spec.rows(), ceiling(rows));
    int index = spec.rowInvariant() ? 0 : index(rows);
    if (chosen[index] == null) {
      chosen[index] = choose(upTo);
    }
    return chosen[index];
  }

  /**
   * The least number of rows that has the same algorithm and is no less: 1 to 8, 9, 10 ... 16, 18.
   */
  static int ceiling(int rows) {
    if (rows <= 8) {
      return rows;
    }
    int step = Integer.highestOneBit(rows - 1) / 8;
    return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv((long) rows, step) * step);
  }

  /** A number from 1 to 255 that is the same for equal ceilings, and them alone. */
  static int index(int rows) {
    if (rows <= 8) {
      return rows;
    }
    int power = Integer.highestOneBit(rows - 1);
    int eighth = Math.ceilDiv(rows - power, power / 8);
    return 8 * (Integer.numberOfTrailingZeros(power) - 2) + eighth;
  }

  private GemmAlgorithm choose(int rows) {
    GemmCall call = new GemmCall(spec, strides, rows, ALIGNMENT);
    try (Arena arena = Arena.ofConfined()) {
      long size = cublasLtMatmulHeuristicResult_t.sizeof();
      MemorySegment results = arena.allocate(CANDIDATES * size, 16);
      int found =
          Blas.heuristic(
              handle, call, spec.workspaceBytes(), ALIGNMENT, spec.rowInvariant(), results);
      for (int i = 0; i < found; i++) {
        MemorySegment result = results.asSlice(i * size, size);
        if (cublasLtMatmulHeuristicResult_t.state(result) == CublasLt.CUBLAS_STATUS_SUCCESS()) {
          MemorySegment algorithm = cublasLtMatmulHeuristicResult_t.algo(result);
          long bytes =
              spec.rowInvariant()
                  ? keptForAll(call, algorithm)
                  : cublasLtMatmulHeuristicResult_t.workspaceSize(result);
          if (bytes >= 0 && bytes <= spec.workspaceBytes()) {
            MemorySegment kept = Arena.ofAuto().allocate(algorithm.byteSize(), 16);
            return new GemmAlgorithm(kept.copyFrom(algorithm), bytes);
          }
        }
      }
      throw Blas.failure(
          CublasLt.CUBLAS_STATUS_NOT_SUPPORTED(),
          "cublasLtMatmulAlgoGetHeuristic",
          "no algorithm for %s with strides %s within %,d bytes of workspace"
              .formatted(spec, strides, spec.workspaceBytes()));
    } finally {
      call.destroy();
    }
  }

  /** The most workspace that an algorithm wants for any sample, in one piece; -1 if it fails. */
  private long keptForAll(GemmCall call, MemorySegment algorithm) {
    if (!Blas.configure(algorithm, CublasLt.CUBLASLT_ALGO_CONFIG_SPLITK_NUM(), 1)
        || !Blas.configure(
            algorithm,
            CublasLt.CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME(),
            CublasLt.CUBLASLT_REDUCTION_SCHEME_NONE())) {
      return -1;
    }
    long most = accepts(call, algorithm, spec.rows());
    for (int rows : SAMPLES) {
      if (most >= 0 && rows < spec.rows()) {
        long bytes = accepts(call, algorithm, rows);
        most = bytes < 0 ? -1 : Math.max(most, bytes);
      }
    }
    return most;
  }

  private long accepts(GemmCall call, MemorySegment algorithm, int rows) {
    call.rows(rows);
    return Blas.accepts(handle, call, algorithm);
  }
}
