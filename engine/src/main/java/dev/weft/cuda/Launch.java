package dev.weft.cuda;

/**
 * One kernel launch of a plan. Every kernel takes the {@link CallBlock} alone.
 *
 * @param kernel its name in the kernel image
 * @param gridX thread blocks
 * @param gridY thread blocks, at most 65,535
 * @param gridZ thread blocks, at most 65,535
 * @param threads threads of a block
 * @param sharedBytes dynamic shared memory of a block
 */
record Launch(String kernel, int gridX, int gridY, int gridZ, int threads, int sharedBytes) {
  @Override
  public String toString() {
    return "%s <<<%d x %d x %d, %d, %d bytes>>>"
        .formatted(kernel, gridX, gridY, gridZ, threads, sharedBytes);
  }
}
