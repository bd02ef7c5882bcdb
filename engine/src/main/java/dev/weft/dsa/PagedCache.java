package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Objects;

/**
 * Keys and values of many sequences in pages of a multiple of the block length, behind a page table
 * a sequence.
 *
 * <p>Without routing a sequence holds a constant number of pages: those of its head, and those of
 * the recent past, its own block and the tokens that may be rolled back. With {@link Routed} it
 * holds all pages, and the sum of each block's keys (in token order, F32, over the keys as stored).
 *
 * <p>On a device the pages are read where they are; a cache in the host's memory is copied by each
 * run of a device.
 *
 * <p>Ownership: pages are the arena's. Threading: one thread at a time changes the cache, and no
 * run on it may be in flight then. Any number of bindings may read it at once.
 */
public final class PagedCache {
  private final AttentionSpec spec;
  private final int pageTokens;
  private final int rollback;
  private final int maxTokens;
  private final Tensor keys;
  private final Tensor values;
  private final Tensor blockSums;
  private final int headPages;
  private final int windowPages;
  private final int[] free;
  private int freeCount;
  private final int[][] tables;
  private final int[] length;
  private final int[] peak;
  private final boolean[] inUse;

  /** Allocates a tensor of pages. */
  private interface Pages {
    Tensor allocate(DType dtype, long... shape);
  }

  private PagedCache(Pages memory, boolean onDevice, Builder b) {
    spec = b.spec;
    pageTokens = b.pageTokens;
    rollback = b.rollback;
    maxTokens = b.maxTokens;
    long d = spec.headDim();
    keys = memory.allocate(b.dtype, b.pages, spec.kvHeads(), pageTokens, d);
    values = memory.allocate(b.dtype, b.pages, spec.kvHeads(), pageTokens, d);
    boolean routed = spec.routed() != null;
    blockSums =
        routed && !onDevice
            ? memory.allocate(DType.F32, b.pages, spec.kvHeads(), pageTokens / spec.block(), d)
            : null;
    int all = (maxTokens - 1) / pageTokens + 1;
    int head = spec.headTail() == null ? 0 : spec.headTail().head();
    int tail = spec.headTail() == null ? 0 : spec.headTail().tail();
    headPages = routed ? 0 : Math.min(all, (head + pageTokens - 1) / pageTokens);
    long window = ((long) tail + spec.block() + rollback + 1) / pageTokens + 2;
    windowPages = routed ? all : (int) Math.min(all - headPages, window);
    free = new int[b.pages];
    for (int i = 0; i < free.length; i++) {
      free[i] = free.length - 1 - i;
    }
    freeCount = free.length;
    tables = new int[b.sequences][headPages + windowPages];
    length = new int[b.sequences];
    peak = new int[b.sequences];
    inUse = new boolean[b.sequences];
  }

  /**
   * Starts the choice of a cache's sizes.
   *
   * @param spec a causal spec with a block and without COO
   * @return a builder
   * @throws IllegalArgumentException if the spec is another
   */
  public static Builder builder(AttentionSpec spec) {
    return new Builder(spec);
  }

  /**
   * Opens an empty sequence.
   *
   * @return its number
   * @throws IllegalStateException if all sequences are in use
   */
  public int open() {
    for (int s = 0; s < inUse.length; s++) {
      if (!inUse[s]) {
        inUse[s] = true;
        length[s] = 0;
        peak[s] = 0;
        Arrays.fill(tables[s], -1);
        return s;
      }
    }
    throw new IllegalStateException("all " + inUse.length + " sequences of the cache are in use");
  }

  /**
   * Closes a sequence and frees its pages.
   *
   * @param sequence an open sequence
   * @throws IllegalArgumentException if it is not open
   */
  public void close(int sequence) {
    checkOpen(sequence);
    for (int slot = 0; slot < tables[sequence].length; slot++) {
      release(sequence, slot);
    }
    inUse[sequence] = false;
  }

  /**
   * Appends tokens. Copies those that a later query may see; either all is done or nothing.
   *
   * @param sequence an open sequence
   * @param k {@code [kvHeads, m, d]}, the cache's dtype, stride 1 along the last
   * @param v {@code [kvHeads, m, d]}, likewise
   * @throws IllegalArgumentException if the sequence is not open, a tensor does not fit, or the
   *     sequence would outgrow its most tokens
   * @throws IllegalStateException if the pages do not suffice
   */
  public void append(int sequence, Tensor k, Tensor v) {
    checkOpen(sequence);
    checkTokens("key", k);
    checkTokens("value", v);
    Checks.require(v.shape(1) == k.shape(1), "value.shape[1]", v.shape(1), "key's " + k.shape(1));
    int from = length[sequence];
    long end = from + k.shape(1);
    Checks.require(
        end <= maxTokens, "key.shape[1]", k.shape(1), "at most " + (maxTokens - from) + " more");
    if (end == from) {
      return;
    }
    int to = (int) end;
    int held = heldFrom(Math.max(to, peak[sequence]));
    checkPages(sequence, from, to, held);
    for (int slot = headPages; slot < tables[sequence].length; slot++) {
      int page = logical(sequence, slot, from);
      if (page >= 0 && (long) (page + 1) * pageTokens <= held) {
        release(sequence, slot);
      }
    }
    for (int p = from / pageTokens; (long) p * pageTokens < to; p++) {
      if (kept(p, held)) {
        int slot = slot(p);
        if (tables[sequence][slot] < 0) {
          tables[sequence][slot] = free[--freeCount];
        }
        int begin = Math.max(from, p * pageTokens);
        int stop = Math.min(to, (p + 1) * pageTokens);
        CachePages.copy(
            k, begin - from, keys, tables[sequence][slot], begin % pageTokens, stop - begin);
        CachePages.copy(
            v, begin - from, values, tables[sequence][slot], begin % pageTokens, stop - begin);
        if (blockSums != null) {
          CachePages.sum(keys, blockSums, tables[sequence][slot], begin % pageTokens, stop - begin);
        }
      }
    }
    CachePages.finish(keys);
    length[sequence] = to;
    peak[sequence] = Math.max(peak[sequence], to);
  }

  /**
   * Takes back the last tokens, such as drafted ones that were not accepted.
   *
   * @param sequence an open sequence
   * @param tokens how many, at least 0
   * @throws IllegalArgumentException if the sequence is not open, is shorter, or would fall more
   *     than the declared rollback below the longest that it ever was (only without routing)
   */
  public void rollback(int sequence, int tokens) {
    checkOpen(sequence);
    int most = length[sequence];
    if (spec.routed() == null) {
      most = Math.min(most, length[sequence] - Math.max(0, peak[sequence] - rollback));
    }
    Checks.inRange("tokens", tokens, 0, Math.max(0, most));
    int to = length[sequence] - tokens;
    for (int p = (to + pageTokens - 1) / pageTokens;
        p * (long) pageTokens < length[sequence];
        p++) {
      release(sequence, slot(p));
    }
    length[sequence] = to;
    if (spec.routed() != null) {
      peak[sequence] = to;
      int begin = to - to % spec.block();
      if (begin < to && blockSums != null) {
        int page = tables[sequence][slot(begin / pageTokens)];
        CachePages.sum(keys, blockSums, page, begin % pageTokens, to - begin);
      }
    }
  }

  /**
   * Tokens of a sequence.
   *
   * @param sequence an open sequence
   * @return its length
   * @throws IllegalArgumentException if it is not open
   */
  public int length(int sequence) {
    checkOpen(sequence);
    return length[sequence];
  }

  /**
   * Pages that no sequence holds.
   *
   * @return the number
   */
  public int freePages() {
    return freeCount;
  }

  /**
   * The spec that the cache serves.
   *
   * @return what was given
   */
  public AttentionSpec spec() {
    return spec;
  }

  /**
   * Tokens a page.
   *
   * @return a multiple of the block length
   */
  public int pageTokens() {
    return pageTokens;
  }

  /**
   * The page that holds a token.
   *
   * @param sequence an open sequence
   * @param position a token of the sequence
   * @return an index into the first dimension of {@link #keys} and {@link #values}, −1 if the token
   *     is not held
   * @throws IllegalArgumentException if the sequence is not open
   */
  public int page(int sequence, int position) {
    checkOpen(sequence);
    int page = position / pageTokens;
    boolean held = position >= 0 && position < length[sequence];
    held = held && (page < headPages || logical(sequence, slot(page), length[sequence]) == page);
    return held ? tables[sequence][slot(page)] : -1;
  }

  /**
   * All pages of keys.
   *
   * @return {@code [pages, kvHeads, pageTokens, d]}
   */
  public Tensor keys() {
    return keys;
  }

  /**
   * All pages of values.
   *
   * @return {@code [pages, kvHeads, pageTokens, d]}
   */
  public Tensor values() {
    return values;
  }

  /**
   * Sums of the keys of each block, for routing.
   *
   * @return {@code [pages, kvHeads, pageTokens / block, d]} F32, or null without routing or on a
   *     device, which sums by itself
   */
  public Tensor blockSums() {
    return blockSums;
  }

  /**
   * Places of a sequence's page table: those of the head, then those that later pages take in turn.
   *
   * @return the number
   */
  public int slots() {
    return headPages + windowPages;
  }

  /**
   * Places of a page table that hold the head's pages for good. Page {@code p} after them is at
   * place {@code headPages + (p - headPages) % (slots - headPages)}.
   *
   * @return the number
   */
  public int headPages() {
    return headPages;
  }

  /**
   * The page at a place of a sequence's table.
   *
   * @param sequence an open sequence
   * @param slot a place, less than {@link #slots}
   * @return an index into the first dimension of {@link #keys}, or −1
   * @throws IndexOutOfBoundsException if there is no such sequence or place
   */
  public int pageAt(int sequence, int slot) {
    return tables[sequence][slot];
  }

  /** Whether all keys that the last {@code queries} tokens see are held. */
  boolean holds(int sequence, int queries) {
    if (spec.routed() != null) {
      return true;
    }
    int first = Math.max(0, length[sequence] - queries);
    int tail = spec.headTail() == null ? 0 : spec.headTail().tail();
    return first - first % spec.block() - tail >= heldFrom(peak[sequence])
        || heldFrom(peak[sequence]) == 0;
  }

  boolean isOpen(int sequence) {
    return sequence >= 0 && sequence < inUse.length && inUse[sequence];
  }

  private void checkOpen(int sequence) {
    Checks.require(isOpen(sequence), "sequence", sequence, "an open sequence");
  }

  /** First position that must be kept when the longest length so far is {@code longest}. */
  private int heldFrom(int longest) {
    if (spec.routed() != null) {
      return 0;
    }
    int tail = spec.headTail() == null ? 0 : spec.headTail().tail();
    int first = Math.max(0, longest - rollback - 1);
    return Math.max(0, first - first % spec.block() - tail);
  }

  private boolean kept(int page, int held) {
    return page < headPages || (page + 1L) * pageTokens > held;
  }

  private int slot(int page) {
    return page < headPages ? page : headPages + (page - headPages) % windowPages;
  }

  /** The page of the sequence that a slot holds now, or −1. */
  private int logical(int sequence, int slot, int tokens) {
    if (tables[sequence][slot] < 0) {
      return -1;
    }
    int last = (tokens - 1) / pageTokens;
    int back = Math.floorMod(last - headPages - (slot - headPages), windowPages);
    return last - back;
  }

  private void checkPages(int sequence, int from, int to, int held) {
    int need = 0;
    for (int p = from / pageTokens; (long) p * pageTokens < to; p++) {
      boolean present = p < (from + pageTokens - 1) / pageTokens && from > 0;
      need += kept(p, held) && !present ? 1 : 0;
    }
    int given = 0;
    for (int slot = headPages; slot < tables[sequence].length; slot++) {
      int page = logical(sequence, slot, from);
      given += page >= 0 && (page + 1L) * pageTokens <= held ? 1 : 0;
    }
    if (need > freeCount + given) {
      throw new IllegalStateException(
          "the cache has "
              + (freeCount + given)
              + " free pages, expected "
              + need
              + " more to append");
    }
  }

  private void release(int sequence, int slot) {
    if (tables[sequence][slot] >= 0) {
      free[freeCount++] = tables[sequence][slot];
      tables[sequence][slot] = -1;
    }
  }

  private void checkTokens(String name, Tensor t) {
    Objects.requireNonNull(t, name);
    Checks.require(t.dtype() == keys.dtype(), name + ".dtype", t.dtype(), keys.dtype().toString());
    OperandChecks.shape(name, t, spec.kvHeads(), t.rank() == 3 ? t.shape(1) : -1, spec.headDim());
    Checks.require(
        t.shape(2) <= 1 || t.stride(2) == 1 || t.elements() == 0,
        name + ".strides",
        Arrays.toString(t.strides()),
        "1 along the head dimension");
  }

  /** Sizes of a cache. Not safe for use by several threads. */
  public static final class Builder {
    private final AttentionSpec spec;
    private DType dtype = DType.F32;
    private int pages = 64;
    private int pageTokens;
    private int sequences = 1;
    private int maxTokens = 1 << 20;
    private int rollback;

    private Builder(AttentionSpec spec) {
      this.spec = Objects.requireNonNull(spec, "spec");
      Checks.require(spec.causal(), "spec.causal", false, "true");
      Checks.require(!spec.coo(), "spec.coo", true, "false");
      Checks.require(spec.block() <= 1 << 20, "spec.block", spec.block(), "at most 1,048,576");
      pageTokens = spec.block();
    }

    /**
     * Sets the storage type.
     *
     * @param dtype F32 (the default), F16 or BF16
     * @return this
     */
    public Builder dtype(DType dtype) {
      Checks.require(dtype.isFloat(), "dtype", dtype, "F32, F16 or BF16");
      this.dtype = dtype;
      return this;
    }

    /**
     * Sets the number of pages.
     *
     * @param pages all sequences together, at least 1
     * @return this
     */
    public Builder pages(int pages) {
      this.pages = Checks.inRange("pages", pages, 1, 1 << 24);
      return this;
    }

    /**
     * Sets the page length; the block length if never called.
     *
     * @param pageTokens a multiple of the block length
     * @return this
     */
    public Builder pageTokens(int pageTokens) {
      Checks.require(
          pageTokens > 0 && pageTokens % spec.block() == 0 && pageTokens <= 1 << 20,
          "pageTokens",
          pageTokens,
          "a multiple of the block " + spec.block());
      this.pageTokens = pageTokens;
      return this;
    }

    /**
     * Sets how many sequences may be open at once.
     *
     * @param sequences at least 1
     * @return this
     */
    public Builder sequences(int sequences) {
      this.sequences = Checks.inRange("sequences", sequences, 1, 1 << 20);
      return this;
    }

    /**
     * Sets the longest sequence.
     *
     * @param maxTokens tokens of one sequence, at least 1
     * @return this
     */
    public Builder maxTokens(int maxTokens) {
      this.maxTokens = Checks.inRange("maxTokens", maxTokens, 1, 1 << 30);
      return this;
    }

    /**
     * Declares how many tokens may be taken back; as many drafted tokens, and one, may be queried
     * at once.
     *
     * @param rollback at least 0
     * @return this
     */
    public Builder rollback(int rollback) {
      this.rollback = Checks.inRange("rollback", rollback, 0, 1 << 20);
      return this;
    }

    /**
     * Allocates the cache.
     *
     * @param arena owns the pages; a shared, automatic or global one if the engine has several
     *     threads
     * @return the cache
     */
    public PagedCache build(Arena arena) {
      Objects.requireNonNull(arena, "arena");
      return new PagedCache((dtype, shape) -> Tensor.allocate(arena, dtype, shape), false, this);
    }

    /**
     * Allocates the cache on a device, for runs there. Tokens are appended from tensors of the host
     * or of the device, and are there when the call returns.
     *
     * @param memory owns the pages
     * @return the cache
     * @throws DeviceException if the device has too little memory
     */
    public PagedCache build(DeviceArena memory) {
      Objects.requireNonNull(memory, "memory");
      return new PagedCache(memory::allocate, true, this);
    }
  }
}
