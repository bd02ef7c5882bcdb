package dev.weft.cuda;

/**
 * Says of kernels what a Hopper device would, with room for clusters.
 *
 * @param sharedBytes most shared memory of a thread block
 */
record MadeUpKernels(int sharedBytes) implements KernelFacts {
  MadeUpKernels() {
    this(232_448);
  }

  @Override
  public boolean hopper(String kernel) {
    return true;
  }

  @Override
  public int clusters(String kernel, int threads, int sharedBytes, int size) {
    return 8;
  }

  @Override
  public int constant(String array, int index) {
    return 100_000;
  }

  @Override
  public int multiprocessors() {
    return 132;
  }
}
