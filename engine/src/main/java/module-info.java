/** Weft: dynamic sparse attention over off-heap tensors. What a service links. */
module dev.weft {
  requires jdk.incubator.vector;

  exports dev.weft.dsa;
  exports dev.weft.tensor;

  uses dev.weft.dsa.backend.BackendProvider;

  provides dev.weft.dsa.backend.BackendProvider with
      dev.weft.cpu.ScalarProvider,
      dev.weft.cpu.SimdProvider;
}
