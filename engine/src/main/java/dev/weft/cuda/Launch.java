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
 * @param overlaps whether it may begin while the kernel before it in the stream ends; it waits for
 *     that one's results by itself (programmatic dependent launch)
 */
record Launch(
    String kernel,
    int gridX,
    int gridY,
    int gridZ,
    int threads,
    int sharedBytes,
    int cluster,
    boolean perItem,
    boolean overlaps) {

  /** A launch whose grid does not depend on the packing. */
  Launch(String kernel, int gridX, int gridY, int gridZ, int threads, int sharedBytes) {
    this(kernel, gridX, gridY, gridZ, threads, sharedBytes, 1, false);
  }

  /** A launch that waits for the kernel before it. */
  Launch(
      String kernel,
      int gridX,
      int gridY,
      int gridZ,
      int threads,
      int sharedBytes,
      int cluster,
      boolean perItem) {
    this(kernel, gridX, gridY, gridZ, threads, sharedBytes, cluster, perItem, false);
  }

  /** The same, for a kernel that waits by itself. */
  Launch overlapping() {
    return new Launch(kernel, gridX, gridY, gridZ, threads, sharedBytes, cluster, perItem, true);
  }

  /** Whether it needs more than a plain launch says. */
  boolean hasAttributes() {
    return cluster > 1 || overlaps;
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
