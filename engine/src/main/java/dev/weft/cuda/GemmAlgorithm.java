package dev.weft.cuda;

import dev.weft.bindings.cublaslt.CublasLt;
import java.lang.foreign.MemorySegment;

/**
 * An algorithm of cuBLASLt that was chosen.
 *
 * @param segment what the library calls it by
 * @param workspaceBytes what it wants of the device's memory
 */
record GemmAlgorithm(MemorySegment segment, long workspaceBytes) {
  /** How many pieces the sum over k has; 0 and 1 are one. */
  int splits() {
    return Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_SPLITK_NUM(), 4);
  }

  @Override
  public String toString() {
    return "algorithm %d, tile %d, stages %d, cluster %d, inner shape %d, custom %d, swizzling %d, split-K %d, %,d bytes of workspace"
        .formatted(
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_ID(), 4),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_TILE_ID(), 4),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_STAGES_ID(), 4),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID(), 2),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID(), 2),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION(), 4),
            Blas.configuration(segment, CublasLt.CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING(), 4),
            splits(),
            workspaceBytes);
  }
}
