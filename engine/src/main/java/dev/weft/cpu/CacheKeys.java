package dev.weft.cpu;

import dev.weft.dsa.PagedCache;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.Tensor;

/** Keys and values in the pages of a cache. */
final class CacheKeys implements KeySource {
  private final PagedCache cache;
  private final Rows keys;
  private final Rows values;
  private final Segments segments;
  private final int kvHeads;
  private final int pageTokens;
  private final int stride;

  CacheKeys(Operands operands, int stride) {
    cache = operands.cache();
    keys = rows(cache.keys());
    values = rows(cache.values());
    segments = operands.segments();
    kvHeads = (int) cache.keys().shape(1);
    pageTokens = cache.pageTokens();
    this.stride = stride;
  }

  /** A page of one head is an outer step. */
  private static Rows rows(Tensor pages) {
    return new Rows(pages, pages.stride(1), pages.stride(2), (int) pages.shape(3));
  }

  @Override
  public void keys(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    load(keys, s, kvHead, from, count, to, at, half);
  }

  @Override
  public void values(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    load(values, s, kvHead, from, count, to, at, half);
  }

  private void load(
      Rows rows, int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    int done = 0;
    while (done < count) {
      int position = from + done;
      int inPage = position % pageTokens;
      int part = Math.min(count - done, pageTokens - inPage);
      long page = cache.page(segments.sequence[s], position);
      rows.load(page * kvHeads + kvHead, inPage, part, to, at + done, stride, half);
      done += part;
    }
  }
}
