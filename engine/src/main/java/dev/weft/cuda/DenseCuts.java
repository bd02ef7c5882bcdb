package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;

/**
 * Items of the kernels for blocks of any size: tiles of query rows, counted from their segment's
 * start.
 */
final class DenseCuts implements Cuts {
  private final int rows;
  private final boolean causal;
  private final int block;
  private final int head;
  private final int tail;

  /** For tiles of so many rows. */
  DenseCuts(AttentionSpec spec, Shape shape, int rows) {
    this.rows = rows;
    causal = spec.causal();
    block = spec.block();
    head = shape.head(spec);
    tail = shape.tail(spec);
  }

  @Override
  public int mostItems(Shape shape) {
    return Math.toIntExact(shape.keys() / rows + shape.segments());
  }

  @Override
  public int parts(int queries, int keys) {
    return queries == 0 ? 0 : Math.ceilDiv(keys, rows) - (keys - queries) / rows;
  }

  @Override
  public int first(int queries, int keys, int part) {
    return (keys - queries) / rows + part;
  }

  @Override
  public int tiles(int queries, int keys, int part) {
    return 1;
  }

  /** Keys that the item's rows see. */
  @Override
  public long cost(int queries, int keys, int part) {
    long begin = (long) first(queries, keys, part) * rows;
    long end = Math.min(begin + rows, keys);
    long low = begin / block * block;
    if (causal) {
      return end - Math.max(0, low - tail) + Math.min(head, low);
    }
    return Math.min(keys, ((end - 1) / block + 1) * block) - low + head + tail;
  }
}
