package dev.weft.cpu;

import dev.weft.dsa.PagedCache;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
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
  private final Direct direct;

  CacheKeys(TileKernels kernels, Operands operands) {
    cache = operands.cache();
    keys = rows(kernels, cache.keys());
    values = rows(kernels, cache.values());
    segments = operands.segments();
    Tensor pages = cache.keys();
    long step = 4 * pages.stride(2);
    long rows = pages.elements() / Math.max(1, pages.shape(3));
    direct =
        pages.dtype() == DType.F32 && rows <= Integer.MAX_VALUE
            ? new Direct(pages.segment(), cache.values().segment(), step, step)
            : null;
    kvHeads = (int) cache.keys().shape(1);
    pageTokens = cache.pageTokens();
    stride = kernels.stride;
  }

  /** A page of one head is an outer step. */
  private static Rows rows(TileKernels kernels, Tensor pages) {
    return new Rows(kernels, pages, pages.stride(1), pages.stride(2), (int) pages.shape(3));
  }

  @Override
  public void keys(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    load(keys, s, kvHead, from, count, to, at, half);
  }

  @Override
  public Direct direct() {
    return direct;
  }

  @Override
  public void index(int s, int kvHead, int from, int count, int[] index, int at) {
    for (int done = 0; done < count; ) {
      int part = inPage(from + done, count - done);
      int row = row(s, kvHead, from + done);
      for (int j = 0; j < part; j++) {
        index[at + done + j] = row + j;
      }
      done += part;
    }
  }

  @Override
  public int runs(int s, int kvHead, int from, int count, int[] runs, int at) {
    int end = at;
    for (int done = 0; done < count; ) {
      int part = inPage(from + done, count - done);
      runs[end] = row(s, kvHead, from + done);
      runs[end + 1] = part;
      end += 2;
      done += part;
    }
    return end;
  }

  /** How many of the tokens from a position on lie in its page. */
  private int inPage(int position, int count) {
    return Math.min(count, pageTokens - position % pageTokens);
  }

  private int row(int s, int kvHead, int position) {
    int page = cache.page(segments.sequence[s], position);
    return (page * kvHeads + kvHead) * pageTokens + position % pageTokens;
  }

  @Override
  public long base(int kvHead, boolean value) {
    return 0;
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
