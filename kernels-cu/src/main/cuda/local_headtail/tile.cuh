// A tile of 64 tokens, as both forms see it: where it lies, its loads, and tensor-core products with it.
#pragma once
#include "shape.cuh"
#include "split.h"

namespace weft {

template <class T, int D, bool CAUSAL>
struct HeadtailTile {
  using S = HeadtailShape<D, CAUSAL, WEFT_WGMMA != 0>;
  static constexpr int H = S::HALVES, STAGES = S::STAGES, GROUPS = S::GROUPS;
  static constexpr int CHUNKS = D / 8, ROWS = 32 / CHUNKS;  // of a row; that a warp copies at once
  static constexpr int LARGE = (48 << 20) / (4 * S::TILE);  // tiles of Q, K, V and output: an L2 cache of 50 MB

  const Call& c;
  unsigned char* const smem;
  const int group, t128, warp, lane, g, t;
  const int chunk, sub;  // 16 bytes of a row, and the row, that this thread copies

  int head;
  Item item;
  int items;  // of the call, heads not counted
  Segment seg;
  int heads, tails, globals;  // global tokens of this segment: first, last, both
  int before;                 // keys before the first query
  int ownFirst, ownEnd;       // positions whose output a tile writes: queries that are not global
  bool remote;                // whether there is a remote part at all
  bool large;                 // whether the call's tensors exceed the L2 cache
  const T *q, *k, *v;         // of position 0 of the segment
  T* out;
  const float* gate;

  WEFT_DEVICE HeadtailTile(const Call& call, unsigned char* shared)
      : c(call),
        smem(shared),
        group(GROUPS == 1 ? 0 : __shfl_sync(0xffffffffu, threadIdx.x >> 7, 0)),
        t128(threadIdx.x & 127),
        warp((threadIdx.x >> 5) & 3),
        lane(threadIdx.x & 31),
        g((threadIdx.x & 31) >> 2),
        t(threadIdx.x & 3),
        chunk((threadIdx.x & 31) % CHUNKS),
        sub((threadIdx.x & 31) / CHUNKS) {}

  // Finds the work of this thread block; false where there is none.
  template <bool CLUSTERS>
  WEFT_DEVICE bool begin() {
    // A cluster takes the parts of a segment of one span, for one head.
    const int cluster = CLUSTERS ? clusterSize() : 1, rank = CLUSTERS ? clusterRank() : 0;
    const unsigned run = CLUSTERS ? blockIdx.x >> (31 - __clz(cluster)) : blockIdx.x;
    const int at = run / c.heads * cluster + rank;
    head = run % c.heads;
    item = c.items[at];
    items = c.packing->localItems;
    if (at >= items) return false;
    large = c.packing->blocks * c.heads > LARGE;
    seg = item.of;
    before = seg.keys - seg.queries;
    if constexpr (CAUSAL) {
      heads = tails = globals = 0;
      ownFirst = before;
      remote = c.head + c.tail > 0;
    } else {
      // Within one tile all tokens see all: no row is worked on apart from the others.
      const int most = seg.keys > 64 ? seg.keys : 0;
      heads = min(c.head, most);
      tails = min(c.tail, most - heads);
      globals = heads + tails;
      ownFirst = heads;
      remote = globals > 0;
    }
    ownEnd = seg.keys - tails;
    const int kvHead = c.kvHeads == c.heads ? head : (unsigned)(head * c.kvHeads) / (unsigned)c.heads;
    const int64_t row = (int64_t)seg.queryBegin - before;
    q = static_cast<const T*>(c.q.data) + head * c.q.head + row * c.q.row;
    k = static_cast<const T*>(c.k.data) + kvHead * c.k.head + (int64_t)seg.keyBegin * c.k.row;
    v = static_cast<const T*>(c.v.data) + kvHead * c.v.head + (int64_t)seg.keyBegin * c.v.row;
    out = static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row;
    gate = c.gate.data == nullptr ? nullptr
                                  : static_cast<const float*>(c.gate.data) + head * c.gate.head + row * c.gate.row;
    return true;
  }

  WEFT_DEVICE uint64_t* barrier(int i) { return reinterpret_cast<uint64_t*>(smem + S::BARRIERS) + i; }
  WEFT_DEVICE float* floats(int at) { return reinterpret_cast<float*>(smem + at); }
  WEFT_DEVICE unsigned char* stage(int s) { return smem + S::STAGES_AT + s * S::STAGE; }

  // Position of a global slot that is not empty.
  WEFT_DEVICE int tokenOf(int slot) const { return slot + (slot < heads ? 0 : seg.keys - globals); }

  // The tile of the item after `tile`. `part`: the part that it is of, which is the part's first tile, too.
  WEFT_DEVICE int after(int tile, int& part) const {
    tile += item.stride;
    return tile * 64 < seg.keys ? tile : ++part;
  }

  // ---- before the launch before is done

  WEFT_DEVICE void prefetchRow(const T* base, int row, int64_t stride) {
#pragma unroll
    for (int i = 0; i < D * 2; i += 128) prefetch128(rowAt(base, row, stride) + i);
  }

  // Asks for the first two tiles: the memory is idle while the launch before ends, and the L2 cache shows what that
  // launch still writes. Three tiles of all thread blocks no longer fit it beside the rest. By 128 threads.
  WEFT_DEVICE void prefetchTiles() {
    const int n = t128 >> 6, row = (item.firstBlock + n * item.stride) * 64 + (t128 & 63);
    if (n >= item.blocks || row >= seg.keys) return;
    prefetchRow(k, row, c.k.row);
    prefetchRow(v, row, c.v.row);
    if (row >= before) prefetchRow(q, row, c.q.row);
  }

  // ---- loads. A warp copies 16 rows of a tile.

  WEFT_DEVICE int rowOf(int i) const { return warp * 16 + i * ROWS + sub; }

  // Where chunk `chunk` of row rowOf(i) lies in a tile.
  WEFT_DEVICE int placeOf(int i) const {
    return (chunk >> 3) * TILE_BYTES + (warp * 16 + sub) * 128 + i * ROWS * 128 +
           ((((chunk & 7) ^ sub) << 4) ^ ((i * ROWS & 7) << 4));
  }

  // A row of a tensor; strides are less than 4 GB. One instruction: loads at the start are counted in instructions.
  static WEFT_DEVICE const unsigned char* rowAt(const T* base, int row, int64_t stride) {
    return reinterpret_cast<const unsigned char*>(base) + (uint64_t)(uint32_t)row * ((uint32_t)stride * (uint32_t)sizeof(T));
  }

  // Rows from .. to - 1 of a tile whose row 0 is position `first` of `base`; zeros but for those in validFrom ..
  // validTo - 1.
  template <bool ALL>
  WEFT_DEVICE void loadRows(unsigned char* to, const T* base, int64_t stride, int first, int validFrom, int validTo,
                            int rowFrom = 0, int rowTo = 64) {
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      const int r = rowOf(i);
      if (ALL || (r >= rowFrom && r < rowTo)) {
        copy16(to + placeOf(i), rowAt(base + chunk * 8, first + r, stride), r >= validFrom && r < validTo);
      }
    }
  }

  // K, V and the gates of a tile into stage s.
  WEFT_DEVICE void loadKeys(int tile, int s) {
    const int first = tile * 64, end = seg.keys - first;
    unsigned char* to = stage(s);
    loadRows<true>(to + S::TILE, k, c.k.row, first, 0, end);
    loadRows<true>(to + 2 * S::TILE, v, c.v.row, first, 0, end);
    if (gate != nullptr && t128 < 64) {
      copy4(floats(S::GATES) + s * 64 + t128, gate + (first + t128) * c.gate.row,
            t128 >= before - first && t128 < end);
    }
  }

  // Q of a tile into stage s.
  WEFT_DEVICE void loadQueries(int tile, int s) {
    const int first = tile * 64;
    loadRows<true>(stage(s), q, c.q.row, first, before - first, seg.keys - first);
  }

  // ---- products, for this thread's warp

  WEFT_DEVICE void scoresAsync(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    weft::scoresAsync<T, D, 64>(s, a, b);
  }

  WEFT_DEVICE void scores(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    weft::scores<T, D>(s, a, b, warp, lane);
  }

  WEFT_DEVICE void valuesAsync(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b, bool fresh) {
    weft::valuesAsync<T, D, 64>(o, p, b, fresh);
  }

  WEFT_DEVICE void values(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b) {
    weft::values<T, D>(o, p, b, lane);
  }
};

}  // namespace weft
