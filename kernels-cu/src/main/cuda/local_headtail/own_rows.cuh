// A tile's own rows: one softmax over the local keys and the global (causal: the earlier) keys, and their output.
#pragma once
#include "tile.cuh"

namespace weft {

template <class T, int D, bool CAUSAL>
struct OwnRows : HeadtailTile<T, D, CAUSAL> {
  using Base = HeadtailTile<T, D, CAUSAL>;
  using S = typename Base::S;
  using Base::before, Base::c, Base::floats, Base::g, Base::globals, Base::head, Base::heads, Base::out, Base::ownEnd, Base::ownFirst,
      Base::placeOf, Base::rowOf, Base::scores, Base::scoresAsync, Base::seg, Base::stage, Base::t,
      Base::tails, Base::values, Base::valuesAsync, Base::warp;
  static constexpr int H = S::HALVES, ROWS = Base::ROWS;

  WEFT_DEVICE OwnRows(const Call& call, unsigned char* shared) : Base(call, shared) {}

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

  // This thread's slots below x: bit 2 j + e is that of slot j * 8 + t * 2 + e.
  WEFT_DEVICE unsigned slotsBelow(int x) {
    x = min(max(x, 0), 64);
    return (1u << ((x >> 3) * 2 + min(max((x & 7) - t * 2, 0), 2))) - 1;
  }

  // Slots of global (causal: earlier) keys that are empty, or counted elsewhere.
  WEFT_DEVICE unsigned maskedSlots(int tile) {
    unsigned masked = ~slotsBelow(CAUSAL ? c.head + c.tail : globals) & 0xffff;
    if constexpr (CAUSAL) {
      if (tile == 0) return 0xffff;
      // A tail key at a position of the head is counted there.
      if (tile == 1) masked |= slotsBelow(2 * c.head + c.tail - 64) & ~slotsBelow(c.head);
    } else if (tile == 0 || (tile + 1) * 64 > seg.keys - tails) {
      // Positions of this tile: those of the head in the first, those of the tail in the last ones.
      const int first = tile * 64 - (seg.keys - tails) + heads;
      masked |= (slotsBelow(first + 64) & ~slotsBelow(max(first, heads))) | (tile == 0 ? slotsBelow(heads) : 0);
    }
    return masked;
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
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      const int row = tile * 64 + rowOf(i);
      const uint4 x = *reinterpret_cast<const uint4*>(sq + placeOf(i));
      const unsigned char* to = Base::rowAt(out + this->chunk * 8, row, c.out.row);
      if (written(row)) __stcs(reinterpret_cast<uint4*>(const_cast<unsigned char*>(to)), x);
    }
    __syncwarp();
  }
};

}  // namespace weft
