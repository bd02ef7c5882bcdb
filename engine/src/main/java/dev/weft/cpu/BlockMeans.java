package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.PagedCache;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The mean key of each block, for routing: summed in token order in F32 over the keys as stored.
 * With a cache the sums are kept there; else they are computed before each call's items. Reads each
 * key once: bound by memory, an addition an element.
 */
final class BlockMeans {
  private static final float[] ONES = new float[Scratch.STEP];

  static {
    Arrays.fill(ONES, 1);
  }

  private final Call call;
  private final int block;
  private final int stride;
  private final int dim;
  private final PagedCache cache;

  /** Means of each kv head, {@code [blocks of all segments][stride]}; null with a cache. */
  private final float[][] means;

  /** First block of each segment. */
  private final int[] first;

  BlockMeans(Call call, int keys, int segmentCapacity) {
    this.call = call;
    AttentionSpec spec = call.spec;
    Operands operands = call.operands;
    block = spec.block();
    stride = call.kernels.stride;
    dim = spec.headDim();
    cache = operands.cache();
    first = new int[segmentCapacity + 1];
    if (cache != null) {
      means = null;
      return;
    }
    long blocks = keys / block + segmentCapacity + 1L;
    int floats = Math.toIntExact((blocks + TileKernels.PAD) * stride);
    means = new float[spec.kvHeads()][floats];
  }

  long bytes() {
    return means == null ? 0 : 4L * means.length * means[0].length;
  }

  /** Blocks of a segment. */
  int blocks(int s) {
    return (call.segments.keyCount(s) + block - 1) / block;
  }

  /** Numbers the blocks of a call; returns the items of {@link #item}. */
  int fill() {
    if (means == null) {
      return 0;
    }
    Segments segments = call.segments;
    int next = 0;
    for (int s = 0; s < segments.count; s++) {
      first[s] = next;
      next += blocks(s);
    }
    first[segments.count] = next;
    return call.spec.kvHeads() * ((next + 15) / 16);
  }

  /** Computes the means of 16 blocks of a kv head. */
  void item(int item, Scratch w) {
    int all = first[call.segments.count];
    int items = (all + 15) / 16;
    int kvHead = item / items;
    int s = 0;
    for (int b = item % items * 16; b < Math.min(all, item % items * 16 + 16); b++) {
      while (b >= first[s + 1]) {
        s++;
      }
      int from = (b - first[s]) * block;
      int to = (int) Math.min(call.segments.keyCount(s), (long) from + block);
      mean(w, s, kvHead, from, to, means[kvHead], b * stride);
    }
  }

  private void mean(Scratch w, int s, int kvHead, int from, int to, float[] mean, int at) {
    for (int d = 0; d < stride; d++) {
      mean[at + d] = 0;
    }
    for (int p = from; p < to; p += Scratch.STEP) {
      int count = Math.min(Scratch.STEP, to - p);
      KeySource.Direct direct = call.keys.direct();
      if (direct != null) {
        // Times 1 and in token order: the same bits as the additions below.
        call.keys.index(s, kvHead, p, count, w.index, 0);
        long base = call.keys.base(kvHead, false);
        call.kernels.addRowsAt(
            ONES, direct.keys(), base, direct.keyStep(), w.index, count, mean, at);
        continue;
      }
      call.keys.keys(s, kvHead, p, count, w.k, 0, w.half);
      for (int j = 0; j < count; j++) {
        add(w.k, j * stride, mean, at, dim);
      }
    }
    float factor = 1f / (to - from);
    for (int d = 0; d < dim; d++) {
      mean[at + d] *= factor;
    }
  }

  private static void add(float[] x, int x0, float[] y, int y0, int count) {
    for (int d = 0; d < count; d++) {
      y[y0 + d] += x[x0 + d];
    }
  }

  /** The array that holds the means of blocks, from row {@link #row} on; loads it from a cache. */
  float[] load(Scratch w, int s, int kvHead, int from, int count) {
    if (means != null) {
      return means[kvHead];
    }
    Tensor sums = cache.blockSums();
    MemorySegment segment = sums.segment();
    int length = call.segments.keyCount(s);
    for (int b = 0; b < count; b++) {
      int begin = (from + b) * block;
      long page = cache.page(call.segments.sequence[s], begin);
      long inPage = begin % cache.pageTokens() / block;
      long at = page * sums.stride(0) + kvHead * sums.stride(1) + inPage * sums.stride(2);
      MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 4 * at, w.k, b * stride, dim);
      float factor = 1f / (Math.min(length, begin + block) - begin);
      for (int d = 0; d < dim; d++) {
        w.k[b * stride + d] *= factor;
      }
    }
    return w.k;
  }

  /** Row of a block in the array that {@link #load} returned for blocks from {@code from} on. */
  int row(int s, int from) {
    return means != null ? first[s] + from : 0;
  }
}
