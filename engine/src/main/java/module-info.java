/** Weft: dynamic sparse attention over off-heap tensors. What a service links. */
@SuppressWarnings("module") // dev.weft.bench is built after it
module dev.weft {
  requires dev.weft.bindings;
  requires jdk.incubator.vector;

  exports dev.weft.dsa;
  exports dev.weft.tensor;
  // Limits and peers that its benchmarks measure against, and what a machine has.
  exports dev.weft.cuda to
      dev.weft.bench;
  // The kernels one by one, for its benchmarks.
  exports dev.weft.cpu to
      dev.weft.bench;

  uses dev.weft.dsa.backend.BackendProvider;

  provides dev.weft.dsa.backend.BackendProvider with
      dev.weft.cpu.ScalarProvider,
      dev.weft.cpu.SimdProvider,
      dev.weft.cuda.CudaProvider;
}
