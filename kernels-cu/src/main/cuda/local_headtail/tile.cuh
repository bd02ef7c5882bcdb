// What both forms do with a tile of 64 tokens: loads, tensor-core products, and the tile's own rows.
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

  // ---- the tile's own rows: local keys, and the global (causal: the earlier) keys

  // Keys of the own tile that a row may not see.
  WEFT_DEVICE void maskLocal(float (&s)[8][4], int tile) {
    const int r0 = warp * 16 + g, end = seg.keys - tile * 64;
    if constexpr (CAUSAL) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
#pragma unroll
        for (int e = 0; e < 4; ++e) {
          if (j * 8 + t * 2 + (e & 1) > r0 + (e >> 1) * 8) s[j][e] = negInf();
        }
      }
    } else if (end < 64) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
#pragma unroll
        for (int e = 0; e < 4; ++e) {
          if (j * 8 + t * 2 + (e & 1) >= end) s[j][e] = negInf();
        }
      }
    }
  }

  // Slots of global (causal: earlier) keys that are empty, or counted elsewhere: bit 2 j + e is that of slot
  // j * 8 + t * 2 + e.
  WEFT_DEVICE unsigned maskedSlots(int tile) {
    const int slots = CAUSAL ? c.head + c.tail : globals;
    const bool inside = CAUSAL ? tile > 1 : tile > 0 && (tile + 1) * 64 <= seg.keys - tails;
    if (inside) {  // slots from `slots` on are empty
      const int group = slots >> 3, rest = slots & 7;
      const unsigned part = (t * 2 >= rest ? 1 : 0) | (t * 2 + 1 >= rest ? 2 : 0);
      return ((0xffffu << 2 << 2 * group) | (part << 2 * group)) & 0xffff;
    }
    unsigned bits = 0;
#pragma unroll 1
    for (int i = 0; i < 16; ++i) {
      const int slot = (i >> 1) * 8 + t * 2 + (i & 1);
      bool out;
      if constexpr (CAUSAL) {
        int position = tile * 64 - c.tail + slot - c.head;
        out = tile == 0 || slot >= slots || (slot >= c.head && position < c.head);
      } else {
        int token = tokenOf(slot);
        out = token < 0 || (token >> 6) == tile;
      }
      bits |= (unsigned)out << i;
    }
    return bits;
  }

  static WEFT_DEVICE void maskGlobal(float (&s)[8][4], unsigned bits) {
    if (bits == 0) return;
#pragma unroll
    for (int i = 0; i < 16; ++i) {
      if (bits >> i & 1) s[i >> 1][i & 1] = s[i >> 1][(i & 1) + 2] = negInf();
    }
  }

  // log2 of the gate of a tile's row in stage s; log2(0) = -inf.
  WEFT_DEVICE float logGate(int s, int row) {
    if (c.gate.data == nullptr) return 0.f;
    float x = floats(S::GATES)[s * 64 + row];
    return x >= c.threshold ? __log2f(x) : negInf();
  }

  // The rows' output and log-sum-exp for the tile in stage s, whose loads have landed.
  //   issued()   runs while the first products do
  //   scored()   once this warp's products of queries are done
  //   storable() returns when all warps' are: outputs take the place of Q in the stage
  template <class Issued, class Scored, class Storable>
  WEFT_DEVICE void ownRows(int s, int tile, const unsigned char* gk, const unsigned char* gv, Issued issued, Scored scored,
                           Storable storable) {
    unsigned char *sq = stage(s), *sk = sq + S::TILE, *sv = sk + S::TILE;
    float sl[8][4], sg[8][4];
    uint32_t pl[4][4], pg[4][4];
    float o[H][8][4];
#if WEFT_WGMMA
    wgmmaFence();
    scoresAsync(sl, sq, sk);
    scoresAsync(sg, sq, gk);  // where there is no remote part, whatever lies there is masked
    wgmmaCommit();
#endif
    const int r0 = warp * 16 + g;
    const unsigned masked = maskedSlots(tile);
#if WEFT_WGMMA
    const float log0 = logGate(s, r0), log1 = logGate(s, r0 + 8);
    issued();
    wgmmaWait<0>();
    keep(sl);
    keep(sg);
#else
    issued();
    scores(sg, sq, gk);
    scores(sl, sq, sk);
    const float log0 = logGate(s, r0), log1 = logGate(s, r0 + 8);
#endif
    scored();

    // One softmax over own and global keys; the gate is a constant of the row.
    const float scale = c.logScale;
    maskLocal(sl, tile);
    maskGlobal(sg, masked);
    float a0 = negInf(), a1 = negInf(), b0 = negInf(), b1 = negInf();
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      a0 = fmaxf(a0, fmaxf(sl[j][0], sl[j][1])), a1 = fmaxf(a1, fmaxf(sl[j][2], sl[j][3]));
      b0 = fmaxf(b0, fmaxf(sg[j][0], sg[j][1])), b1 = fmaxf(b1, fmaxf(sg[j][2], sg[j][3]));
    }
    const float top0 = quadMax(fmaxf(a0 * scale, fmaf(b0, scale, log0)));
    const float top1 = quadMax(fmaxf(a1 * scale, fmaf(b1, scale, log1)));
    const float base0 = log0 - top0, base1 = log1 - top1;
    float sum0 = 0.f, sum1 = 0.f;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(fmaf(sl[j][0], scale, -top0)), e1 = exp2Fast(fmaf(sl[j][1], scale, -top0));
      float e2 = exp2Fast(fmaf(sl[j][2], scale, -top1)), e3 = exp2Fast(fmaf(sl[j][3], scale, -top1));
      sum0 += e0 + e1, sum1 += e2 + e3;
      pl[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      pl[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
#if WEFT_WGMMA
    wgmmaFence();
    valuesAsync(o, pl, sv, true);
    wgmmaCommit();
#else
#pragma unroll
    for (int h = 0; h < H; ++h) zero(o[h]);
    values(o, pl, sv);
#endif
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(fmaf(sg[j][0], scale, base0)), e1 = exp2Fast(fmaf(sg[j][1], scale, base0));
      float e2 = exp2Fast(fmaf(sg[j][2], scale, base1)), e3 = exp2Fast(fmaf(sg[j][3], scale, base1));
      sum0 += e0 + e1, sum1 += e2 + e3;
      pg[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      pg[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
#if WEFT_WGMMA
    wgmmaFence();
    valuesAsync(o, pg, gv, false);
    wgmmaCommit();
#else
    values(o, pg, gv);
#endif
    sum0 = quadSum(sum0), sum1 = quadSum(sum1);
    const float inverse0 = reciprocal(sum0), inverse1 = reciprocal(sum1);
#if WEFT_WGMMA
    wgmmaWait<0>();
#pragma unroll
    for (int h = 0; h < H; ++h) keep(o[h]);
#endif
    storable();
    store(sq, tile, o, inverse0, inverse1);
    if (c.logSumExp.data != nullptr && t == 0) {
      storeLog(tile * 64 + r0, top0, sum0);
      storeLog(tile * 64 + r0 + 8, top1, sum1);
    }
  }

  WEFT_DEVICE bool written(int position) const { return position >= ownFirst && position < ownEnd; }

  WEFT_DEVICE float* logAt(int position) const {
    return static_cast<float*>(c.logSumExp.data) + head * c.logSumExp.head +
           ((int64_t)seg.queryBegin - before + position) * c.logSumExp.row;
  }

  WEFT_DEVICE void storeLog(int position, float top, float sum) {
    if (written(position)) *logAt(position) = (top + log2f(sum)) * 0.69314718055994531f;
  }

  // A warp's 16 rows through its own rows of the Q tile, then 16 bytes a thread.
  WEFT_DEVICE void store(unsigned char* sq, int tile, const float (&o)[H][8][4], float inverse0, float inverse1) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        unsigned char* to = sq + h * TILE_BYTES + (warp * 16 + g) * 128 + ((j ^ g) << 4) + t * 4;
        *reinterpret_cast<uint32_t*>(to) = pack<T>(o[h][j][0] * inverse0, o[h][j][1] * inverse0);
        *reinterpret_cast<uint32_t*>(to + 8 * 128) = pack<T>(o[h][j][2] * inverse1, o[h][j][3] * inverse1);
      }
    }
    __syncwarp();
    T* to = const_cast<T*>(source(out, (int)c.out.row, tile * 64));
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      uint4 x = *reinterpret_cast<const uint4*>(sq + placeOf(i));
      if (written(tile * 64 + rowOf(i))) __stcs(reinterpret_cast<uint4*>(to + (int64_t)(i * ROWS) * (int)c.out.row), x);
    }
    __syncwarp();
  }
};

}  // namespace weft
