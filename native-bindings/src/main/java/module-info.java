/**
 * CUDA's driver, cuBLASLt and cuDNN as Java classes, which load on a machine that has none of them.
 *
 * <p>What is generated is the engine's own business: no API to build on.
 */
@SuppressWarnings("module") // those it is for are built after it
module dev.weft.bindings {
  exports dev.weft.bindings to
      dev.weft,
      dev.weft.bench,
      dev.weft.kernels;
  exports dev.weft.bindings.cublaslt to
      dev.weft,
      dev.weft.bench;
  exports dev.weft.bindings.cudnn to
      dev.weft,
      dev.weft.bench;
  exports dev.weft.bindings.driver to
      dev.weft,
      dev.weft.bench;

  uses dev.weft.bindings.KernelImage;
}
