package dev.weft.cpu;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The kernels of a CPU backend one by one, on a tile of made-up numbers, and the pool's dispatch:
 * for benchmarks alone. What is returned runs the kernel once. Not safe for use by several threads.
 */
public final class CpuKernels {
  /** Queries of a tile. */
  public static final int LANES = TileKernels.LANES;

  private static final float SCALE = 0.125f;

  private final TileKernels kernels;
  private final int rows;
  private final float[] heads;
  private final float[] queries;
  private final float[] tile;
  private final float[] out;
  private final float[] perLane = new float[LANES + TileKernels.PAD];
  private final float[] offset = new float[LANES + TileKernels.PAD];
  private final short[] half = new short[4096];

  private CpuKernels(TileKernels kernels, int rows) {
    this.kernels = kernels;
    this.rows = rows;
    SplittableRandom random = new SplittableRandom(1);
    heads = new float[(Math.max(rows, LANES) + TileKernels.PAD) * kernels.stride];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = (float) random.nextGaussian();
    }
    queries = new float[(kernels.stride + TileKernels.PAD) * LANES];
    kernels.transpose(heads, 0, null, LANES, queries);
    tile = new float[(rows + TileKernels.PAD) * LANES];
    out = new float[(LANES + TileKernels.PAD) * kernels.stride];
  }

  /**
   * Makes the kernels of a backend.
   *
   * @param backend {@code scalar}, {@code simd}, or {@code auto} for simd where it works
   * @param headDim elements of a head
   * @param vectorBits of the simd backend, 0 for the machine's preference
   * @param rows keys of a tile, a multiple of 4
   * @return the kernels
   * @throws IllegalArgumentException if the backend has no such kernels or does not work here
   */
  public static CpuKernels of(String backend, int headDim, int vectorBits, int rows) {
    if (rows < 4 || rows % 4 != 0) {
      throw new IllegalArgumentException("rows is " + rows + ", expected a multiple of 4");
    }
    boolean vectors = new SimdProvider().unavailable() == null;
    if (backend.equals("scalar") || (backend.equals("auto") && !vectors)) {
      return new CpuKernels(new ScalarKernels(headDim), rows);
    }
    if (!vectors || !(backend.equals("simd") || backend.equals("auto"))) {
      throw new IllegalArgumentException(
          "backend is " + backend + ", expected one of this machine's processor");
    }
    int bits = vectorBits == 0 ? Math.min(512, VectorWidth.preferred()) : vectorBits;
    return new CpuKernels(SimdKernels.of(headDim, bits), rows);
  }

  /**
   * Scores of all rows against the tile's queries.
   *
   * @return the kernel
   */
  public Runnable scores() {
    return () -> kernels.scores(heads, 0, rows, queries, 0, LANES, tile, 0);
  }

  /**
   * The weighted sum of all rows for the tile's queries.
   *
   * @return the kernel
   */
  public Runnable accumulate() {
    Arrays.fill(tile, 1f / rows);
    return () -> kernels.accumulate(tile, 0, rows, -1, heads, 0, out, 0, LANES, null);
  }

  /**
   * The maximum of each query's scores.
   *
   * @return the kernel
   */
  public Runnable max() {
    scores().run();
    return () -> kernels.max(tile, 0, rows, LANES, perLane);
  }

  /**
   * Exponentials of all scores, and their sums. What it writes are scores of the next call, which
   * stay between 0 and 1.
   *
   * @return the kernel
   */
  public Runnable exp() {
    Arrays.fill(offset, -1);
    return () -> kernels.exp(tile, 0, rows, LANES, SCALE, offset, perLane);
  }

  /**
   * The maximum and the exponentials of one row of scores, as a single query has it.
   *
   * @return the kernel
   */
  public Runnable softmaxRow() {
    return () -> {
      float most = kernels.maxRow(tile, rows);
      perLane[0] = kernels.expRow(tile, rows, SCALE, -most);
    };
  }

  /**
   * The transposition of a tile's queries.
   *
   * @return the kernel
   */
  public Runnable transpose() {
    return () -> kernels.transpose(heads, 0, null, LANES, queries);
  }

  /**
   * The copy of a tile's rows from a tensor to scratch, widened to F32.
   *
   * @param from {@code [1, rows, headDim]}
   * @return the kernel
   */
  public Runnable pack(Tensor from) {
    Rows packed = new Rows(kernels, from);
    return () -> packed.load(0, 0, rows, heads, 0, kernels.stride, half);
  }

  /**
   * The copy of a tile's rows from scratch to a tensor, rounded to its dtype.
   *
   * @param to {@code [1, rows, headDim]}
   * @return the kernel
   */
  public Runnable unpack(Tensor to) {
    Rows packed = new Rows(kernels, to);
    return () -> packed.store(0, 0, rows, heads, kernels.stride, half);
  }

  /**
   * Bytes that a copy of a tile's rows reads and writes.
   *
   * @param rows of the tile
   * @param headDim elements of a row
   * @param dtype of the tensor
   * @return the number
   */
  public static double packedBytes(int rows, int headDim, DType dtype) {
    return (double) rows * headDim * (dtype.bytes() + Float.BYTES);
  }

  /** A pool of threads by itself. */
  public static final class Pool implements AutoCloseable {
    private final Workers workers;
    private final Workers.Job nothing = (index, worker) -> {};

    /**
     * Starts the threads.
     *
     * @param threads the caller's included
     */
    public Pool(int threads) {
      workers = new Workers(threads);
    }

    /**
     * Hands out items that do nothing, and waits for them.
     *
     * @param items how many
     */
    public void dispatch(int items) {
      workers.run(nothing, items, false);
    }

    @Override
    public void close() {
      workers.close();
    }
  }
}
