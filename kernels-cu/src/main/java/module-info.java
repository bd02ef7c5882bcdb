/** The fat binary of CUDA kernels as a resource. */
module dev.weft.kernels {
  requires dev.weft.bindings;

  provides dev.weft.bindings.KernelImage with
      dev.weft.kernels.FatBinary;
}
