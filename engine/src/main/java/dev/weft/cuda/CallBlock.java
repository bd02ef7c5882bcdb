package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Writes the kernels' one argument, {@code weft::Call} of {@code common/call.cuh}: the order of the
 * fields there is the order here, and the kernel image says its own offsets, which are compared
 * when it is loaded.
 */
final class CallBlock {
  static final int BYTES = 352;
  static final int Q = 0;
  static final int K = 24;
  static final int V = 48;
  static final int OUT = 72;
  static final int GATE = 96;
  static final int LOG_SUM_EXP = 120;
  static final int SELECTION = 144;
  static final int SELECTION_ITEM = 168;
  static final int PACKING = 176;
  static final int SEGMENTS = 184;
  static final int ITEMS = 192;
  static final int PAGE_TABLE = 200;
  static final int PAGE = 208;
  static final int PAGE_SLOTS = 216;
  static final int PAGE_TOKENS = 220;
  static final int HEAD_PAGES = 224;
  static final int WINDOW_PAGES = 228;
  static final int ROW_PTR = 232;
  static final int COL = 240;
  static final int VALUE = 248;
  static final int COO_ROWS = 256;
  static final int COO_LISTS = 264;
  static final int TILE_COLUMNS = 268;
  static final int MEANS = 272;
  static final int MEAN_BLOCKS = 280;
  static final int PARTIALS = 288;
  static final int COUNTERS = 296;
  static final int HEADS = 304;
  static final int KV_HEADS = 308;
  static final int HEAD_DIM = 312;
  static final int BLOCK = 316;
  static final int CAUSAL = 320;
  static final int HEAD = 324;
  static final int TAIL = 328;
  static final int TOP_K = 332;
  static final int TYPE = 336;
  static final int OUT_TYPE = 340;
  static final int LOG_SCALE = 344;
  static final int THRESHOLD = 348;

  /** As the kernel image lists them. */
  static final int[] OFFSETS = {
    Q,
    K,
    V,
    OUT,
    GATE,
    LOG_SUM_EXP,
    SELECTION,
    SELECTION_ITEM,
    PACKING,
    SEGMENTS,
    ITEMS,
    PAGE_TABLE,
    PAGE,
    PAGE_SLOTS,
    PAGE_TOKENS,
    HEAD_PAGES,
    WINDOW_PAGES,
    ROW_PTR,
    COL,
    VALUE,
    COO_ROWS,
    COO_LISTS,
    TILE_COLUMNS,
    MEANS,
    MEAN_BLOCKS,
    PARTIALS,
    COUNTERS,
    HEADS,
    KV_HEADS,
    HEAD_DIM,
    BLOCK,
    CAUSAL,
    HEAD,
    TAIL,
    TOP_K,
    TYPE,
    OUT_TYPE,
    LOG_SCALE,
    THRESHOLD,
    BYTES
  };

  private final MemorySegment memory;

  /** Takes zeroed memory of {@link #BYTES}, aligned to 8. */
  CallBlock(MemorySegment memory) {
    this.memory = memory;
  }

  MemorySegment memory() {
    return memory;
  }

  void set(int field, int value) {
    memory.set(JAVA_INT, field, value);
  }

  void set(int field, long value) {
    memory.set(JAVA_LONG, field, value);
  }

  void set(int field, float value) {
    memory.set(JAVA_FLOAT, field, value);
  }

  /** A tensor's address and its strides in elements, along heads and along rows. */
  void view(int field, long address, long headStride, long rowStride) {
    set(field, address);
    set(field + 8, headStride);
    set(field + 16, rowStride);
  }
}
