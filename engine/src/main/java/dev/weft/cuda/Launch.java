package dev.weft.cuda;

/**
 * One kernel launch of a plan. Every kernel takes the {@link CallBlock} alone.
 *
 * @param kernel its name in the kernel image
 * @param gridX thread blocks; for each item of work, if {@code perItem}
 * @param gridY thread blocks, at most 65,535
 * @param gridZ thread blocks, at most 65,535
 * @param threads threads of a block
 * @param sharedBytes dynamic shared memory of a block
 * @param cluster thread blocks of a cluster, 1 for none
 * @param perItem whether the grid has {@code gridX} thread blocks for each item of the packing
 */
record Launch(
    String kernel,
    int gridX,
    int gridY,
    int gridZ,
    int threads,
    int sharedBytes,
    int cluster,
    boolean perItem) {

  /** A launch whose grid does not depend on the packing. */
  Launch(String kernel, int gridX, int gridY, int gridZ, int threads, int sharedBytes) {
    this(kernel, gridX, gridY, gridZ, threads, sharedBytes, 1, false);
  }

  /** Thread blocks along x for so many items. */
  int gridX(int items) {
    return perItem ? Math.multiplyExact(gridX, items) : gridX;
  }

  @Override
  public String toString() {
    return "%s <<<%s%d x %d x %d, %d, %d bytes%s>>>"
        .formatted(
            kernel,
            perItem ? "items * " : "",
            gridX,
            gridY,
            gridZ,
            threads,
            sharedBytes,
            cluster > 1 ? ", clusters of " + cluster : "");
  }
}
