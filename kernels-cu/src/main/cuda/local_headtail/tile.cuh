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

  const Call& c;
  unsigned char* const smem;
  const int group, t128, warp, lane, g, t;
  const int chunk, sub;  // 16 bytes of a row, and the row, that this thread copies

  int head;
  Item item;
  Segment seg;
  int heads, tails, globals;  // global tokens of this segment: first, last, both
  int before;                 // keys before the first query
  int ownFirst, ownEnd;       // positions whose output a tile writes: queries that are not global
  bool remote;                // whether there is a remote part at all
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
  WEFT_DEVICE bool begin() {
    // A cluster takes the parts of a segment of one span, for one head.
    const int cluster = clusterSize(), run = blockIdx.x / cluster, rank = blockIdx.x - run * cluster;
    const int at = run / c.heads * cluster + rank;
    head = run % c.heads;
    item = c.items[at];
    if (at >= c.packing->localItems) return false;
    seg = c.segments[item.segment];
    before = seg.keys - seg.queries;
    if constexpr (CAUSAL) {
      heads = tails = globals = 0;
      ownFirst = before;
      remote = c.head + c.tail > 0;
    } else {
      heads = min(c.head, seg.keys);
      tails = min(c.tail, seg.keys - heads);
      globals = heads + tails;
      ownFirst = heads;
      remote = globals > 0;
    }
    ownEnd = seg.keys - tails;
    const int kvHead = (unsigned)(head * c.kvHeads) / (unsigned)c.heads;
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

  // Position of a global slot; -1 where the slot is empty.
  WEFT_DEVICE int tokenOf(int slot) const {
    return slot < heads ? slot : slot < globals ? seg.keys - tails + slot - heads : -1;
  }

  // ---- loads. A warp copies 16 rows of a tile.

  WEFT_DEVICE int rowOf(int i) const { return warp * 16 + i * ROWS + sub; }

  // Where chunk `chunk` of row rowOf(i) lies in a tile.
  WEFT_DEVICE int placeOf(int i) const {
    return (chunk >> 3) * TILE_BYTES + (warp * 16 + sub) * 128 + i * ROWS * 128 +
           ((((chunk & 7) ^ sub) << 4) ^ ((i * ROWS & 7) << 4));
  }

  // This thread's share of a tile whose row 0 is position `first` of `base`.
  WEFT_DEVICE const T* source(const T* base, int stride, int first) const {
    return base + (int64_t)(first + warp * 16 + sub) * stride + chunk * 8;
  }

  // Rows from .. to - 1 of a tile; zeros but for those in validFrom .. validTo - 1.
  template <bool ALL>
  WEFT_DEVICE void loadRows(unsigned char* to, const T* from, int stride, int validFrom, int validTo, int rowFrom = 0,
                            int rowTo = 64) {
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      const int r = rowOf(i);
      if (ALL || (r >= rowFrom && r < rowTo)) {
        copy16(to + placeOf(i), from + (int64_t)(i * ROWS) * stride, r >= validFrom && r < validTo);
      }
    }
  }

  // Q, K, V and the gates of tile n of the item into stage s.
  WEFT_DEVICE void loadTile(int n, int s) {
    const int first = (item.firstBlock + n) * 64, end = seg.keys - first;
    const int qs = (int)c.q.row, ks = (int)c.k.row, vs = (int)c.v.row;
    unsigned char* to = stage(s);
    loadRows<true>(to + S::TILE, source(k, ks, first), ks, 0, end);
    loadRows<true>(to, source(q, qs, first), qs, before - first, end);
    loadRows<true>(to + 2 * S::TILE, source(v, vs, first), vs, 0, end);
    if (gate != nullptr && t128 < 64) {
      copy4(floats(S::GATES) + s * 64 + t128, gate + (first + t128) * c.gate.row,
            t128 >= before - first && t128 < end);
    }
  }

  // ---- products

  // s = rows of tile a times keys of tile b.
  WEFT_DEVICE void scoresAsync(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    const uint64_t da = tileDescriptor(a), db = tileDescriptor(b);
#pragma unroll
    for (int kk = 0; kk < D / 16; ++kk) {
      const int at = (kk >> 2) * TILE_BYTES + (kk & 3) * 32;
      wgmmaTiles<T>(s, advance(da, at), advance(db, at), kk);
    }
  }

  WEFT_DEVICE void scores(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    const int row = (warp * 16 + (lane & 15)) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
    const int key = ((lane & 7) + ((lane >> 4) << 3)) * 128, keySwizzle = (((lane >> 3) & 1) ^ (lane & 7)) << 4;
    zero(s);
#pragma unroll 2
    for (int kk = 0; kk < D / 16; ++kk) {
      const int half = (kk >> 2) * TILE_BYTES, chunk = (kk & 3) << 5;
      uint32_t ra[4], rb[4];
      ldmatrix(ra, a + half + row + (swizzle ^ chunk));
#pragma unroll
      for (int n = 0; n < 4; ++n) {
        ldmatrix(rb, b + half + n * 2048 + key + (keySwizzle ^ chunk));
        mma<T>(s[2 * n], ra, rb[0], rb[1]);
        mma<T>(s[2 * n + 1], ra, rb[2], rb[3]);
      }
    }
  }

  WEFT_DEVICE void valuesAsync(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b, bool fresh) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
      const uint64_t db = tileDescriptor(b + h * TILE_BYTES);
#pragma unroll
      for (int kk = 0; kk < 4; ++kk) wgmmaRegisters<T>(o[h], p[kk], advance(db, kk * 2048), fresh ? kk : 1);
    }
  }

  WEFT_DEVICE void values(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b) {
    const int row = (lane & 15) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int kk = 0; kk < 4; ++kk) {
#pragma unroll
        for (int n = 0; n < 4; ++n) {
          uint32_t rb[4];
          ldmatrixTransposed(rb, b + h * TILE_BYTES + kk * 2048 + row + (swizzle ^ (n << 5)));
          mma<T>(o[h][2 * n], p[kk], rb[0], rb[1]);
          mma<T>(o[h][2 * n + 1], p[kk], rb[2], rb[3]);
        }
      }
    }
  }

  static WEFT_DEVICE void zero(float (&s)[8][4]) {
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) s[j][e] = 0.f;
    }
  }
};

}  // namespace weft
