package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.tensor.DType;

/**
 * The largest call of a binding, as far as the choice of kernels depends on it.
 *
 * @param dtype of queries, keys and values
 * @param outType of the output
 * @param queries most query rows
 * @param keys most keys of the call without a cache, or of a sequence with one
 * @param segments most segments
 * @param cached whether keys lie in the pages of a cache
 * @param aligned whether all rows of q, k, v and out begin at multiples of 16 bytes, less than 4 GB
 *     from one to the next
 * @param kernels what the kernel image says
 */
record Shape(
    DType dtype,
    DType outType,
    long queries,
    long keys,
    int segments,
    boolean cached,
    boolean aligned,
    KernelFacts kernels) {

  /** A plan's largest call on plain tensors of one dtype. */
  static Shape of(AttentionSpec spec, Capacity capacity, DType dtype, KernelFacts kernels) {
    boolean aligned = spec.headDim() * dtype.bytes() % 16 == 0;
    return new Shape(
        dtype,
        dtype,
        capacity.queries(),
        capacity.keys(),
        capacity.segments(),
        false,
        aligned,
        kernels);
  }

  /** The global tokens at the head that a segment can have. */
  int head(AttentionSpec spec) {
    return spec.headTail() == null ? 0 : (int) Math.min(spec.headTail().head(), keys);
  }

  /** The global tokens at the tail that a segment can have. */
  int tail(AttentionSpec spec) {
    return spec.headTail() == null ? 0 : (int) Math.min(spec.headTail().tail(), keys);
  }

  /** Most chunks of keys that global rows are summed over. */
  long chunks() {
    return Math.min(keys / Packing.CHUNK + segments, (long) Packing.MOST_CHUNKS * segments);
  }

  /** Most blocks of the call. */
  long blocks(AttentionSpec spec) {
    return cached
        ? (keys / spec.block() + 1) * segments
        : keys / Math.max(1, spec.block()) + segments;
  }
}
