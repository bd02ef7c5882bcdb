// The global rows of a segment: their running softmax state over an item's keys. Encoder form alone; the work of
// the group `globals`.
#pragma once
#include "own_rows.cuh"

namespace weft {

template <class T, int D, Form F>
struct GlobalRows : OwnRows<T, D, false> {
  using Base = OwnRows<T, D, false>;
  using S = typename Base::S;
  using Base::c, Base::floats, Base::g, Base::globals, Base::head, Base::item, Base::ownEnd, Base::ownFirst,
      Base::out, Base::q, Base::k, Base::v, Base::remote, Base::seg, Base::smem, Base::stage, Base::t, Base::t128, Base::warp;
  static constexpr int H = S::HALVES;
  static constexpr float MOST = 32768.f;  // of a thread's weights of a tile, which 16 bits still hold

  Split split;
  int token0, token1;    // positions of this thread's two rows
  int part, left;        // current part, and how many of its tiles are to come
  bool folded;           // parts of this item so far are in memory
  float og[H][8][4], m0, m1, l0, l1;

  WEFT_DEVICE GlobalRows(const Call& call, unsigned char* shared) : Base(call, shared) {}

  WEFT_DEVICE void startItem() {
    split = splitOf(seg.keys, c.heads, D);
    token0 = globalOf(warp * 16 + g), token1 = globalOf(warp * 16 + g + 8);
    part = item.firstBlock;
    left = F == Form::ENCODER ? split.tilesOf(part) : item.blocks;  // else an item is a part
    folded = false;
    reset();
  }

  WEFT_DEVICE void reset() {
    m0 = m1 = negInf();
    l0 = l1 = 0.f;
#pragma unroll
    for (int h = 0; h < H; ++h) zero(og[h]);
  }

  // Position of a global slot; -1 where the slot is empty.
  WEFT_DEVICE int globalOf(int slot) const { return slot < globals ? this->tokenOf(slot) : -1; }

  WEFT_DEVICE void loadGlobal(unsigned char* to, const T* base, int64_t stride) {
#pragma unroll
    for (int i = 0; i < 16 / Base::ROWS; ++i) {
      const int slot = this->rowOf(i);
      copy16(to + this->placeOf(i), Base::rowAt(base + this->chunk * 8, this->tokenOf(slot), stride), slot < globals);
    }
  }

  // As prefetchTiles, for the global tokens.
  WEFT_DEVICE void prefetchGlobals() {
    const int slot = t128 & 63, token = this->tokenOf(slot);
    if (slot >= globals) return;
    if (t128 < 64) {
      this->prefetchRow(q, token, c.q.row);
      this->prefetchRow(k, token, c.k.row);
    } else {
      this->prefetchRow(v, token, c.v.row);
    }
  }

  WEFT_DEVICE void loadGlobalQueries() { loadGlobal(smem + S::BOX, q, c.q.row); }

  WEFT_DEVICE void loadGlobalKeys() {
    loadGlobal(smem, k, c.k.row);
    loadGlobal(smem + S::TILE, v, c.v.row);
  }

  // Of the item's n-th tile. Two sets in turn: a warp may write those of the next one while another reads this one's.
  WEFT_DEVICE float* logsOf(int n) { return floats(S::COL_LOG) + (n & 1) * 128; }

  // Log weights of a tile's keys for the global rows: of rows of other blocks, and of rows of this block.
  WEFT_DEVICE void logWeights(int n, int s, int tile) {
    if (t128 < 64) {
      float* colLog = logsOf(n);
      const float w = this->logGate(s, t128);
      const int position = tile * 64 + t128;
      const float in = position < seg.keys ? 0.f : negInf();
      colLog[t128] = position >= ownFirst && position < ownEnd ? w : in;
      colLog[64 + t128] = in;
    }
  }

  // Adds the keys of the n-th tile, in stage s; issued() runs while the scores do, and waits for the group.
  template <class Issued>
  WEFT_DEVICE void keys(int n, int s, int tile, Issued issued) {
    const unsigned char *sk = stage(s) + S::TILE, *sv = sk + S::TILE, *gq = smem + S::BOX;
    if (!remote) {
      issued();
      return;
    }
    float x[8][4];
    uint32_t p[4][4];
#if WEFT_WGMMA
    wgmmaFence();
    this->scoresAsync(x, gq, sk);
    wgmmaCommit();
#endif
    logWeights(n, s, tile);
    issued();
    const bool own0 = (token0 >> 6) == tile, own1 = (token1 >> 6) == tile;
    const float *w0 = logsOf(n) + (own0 ? 64 : 0) + t * 2, *w1 = logsOf(n) + (own1 ? 64 : 0) + t * 2;
    float2 logs[8];  // read before the scores are waited for
#pragma unroll
    for (int j = 0; j < 8; ++j) logs[j] = *reinterpret_cast<const float2*>(w0 + j * 8);
#if WEFT_WGMMA
    wgmmaWait<0>();
    keep(x);
#else
    this->scores(x, gq, sk);
#endif
    weights(x, p, logs, __any_sync(0xffffffffu, own0 || own1) ? w1 : nullptr);
#if WEFT_WGMMA
#pragma unroll
    for (int h = 0; h < H; ++h) keep(og[h]);
    wgmmaFence();
    this->valuesAsync(og, p, sv, false);
    wgmmaCommit();
    wgmmaWait<0>();
#pragma unroll
    for (int h = 0; h < H; ++h) keep(og[h]);
#else
    this->values(og, p, sv);
#endif
    if (--left == 0) {
      close();
      ++part;
      left = split.tilesOf(part);
    }
  }

  // Softmax weights of a tile's keys; rescales the state where it must. The maxima are looked at only where weights by
  // those so far get too large, as their sum shows.
  //   logs    of the keys, for the first of this thread's rows
  //   second  the same for its second row; null where they are equal
  WEFT_DEVICE void weights(float (&s)[8][4], uint32_t (&p)[4][4], const float2 (&logs)[8], const float* second) {
    const float scale = c.logScale;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      const float2 a = logs[j], b = second != nullptr ? *reinterpret_cast<const float2*>(second + j * 8) : a;
      s[j][0] = fmaf(s[j][0], scale, a.x);
      s[j][1] = fmaf(s[j][1], scale, a.y);
      s[j][2] = fmaf(s[j][2], scale, b.x);
      s[j][3] = fmaf(s[j][3], scale, b.y);
    }
    float sum0, sum1;
    exponentials(s, p, sum0, sum1);
    if (__any_sync(0xffffffffu, !(sum0 < MOST && sum1 < MOST) || fminf(m0, m1) == negInf())) {
      rescale(s);
      exponentials(s, p, sum0, sum1);
    }
    l0 += sum0, l1 += sum1;
  }

  WEFT_DEVICE void exponentials(const float (&s)[8][4], uint32_t (&p)[4][4], float& sum0, float& sum1) {
    const float base0 = m0 == negInf() ? 0.f : m0, base1 = m1 == negInf() ? 0.f : m1;
    sum0 = sum1 = 0.f;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(s[j][0] - base0), e1 = exp2Fast(s[j][1] - base0);
      float e2 = exp2Fast(s[j][2] - base1), e3 = exp2Fast(s[j][3] - base1);
      sum0 += e0 + e1, sum1 += e2 + e3;
      p[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      p[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
  }

  WEFT_DEVICE void rescale(const float (&s)[8][4]) {
    float top0 = negInf(), top1 = negInf();
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      top0 = fmaxf(top0, fmaxf(s[j][0], s[j][1]));
      top1 = fmaxf(top1, fmaxf(s[j][2], s[j][3]));
    }
    const float n0 = fmaxf(m0, ceilf(quadMax(top0))), n1 = fmaxf(m1, ceilf(quadMax(top1)));
    const float a0 = softmaxWeight(m0, n0), a1 = softmaxWeight(m1, n1);
    m0 = n0, m1 = n1;
    l0 *= a0, l1 *= a1;
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        og[h][j][0] *= a0, og[h][j][1] *= a0;
        og[h][j][2] *= a1, og[h][j][3] *= a1;
      }
    }
  }

  // ---- states

  using Bytes = StateBytes<D>;

  // An item's state in memory.
  WEFT_DEVICE unsigned char* slot(int index) const {
    return reinterpret_cast<unsigned char*>(c.partials) + ((int64_t)(seg.firstItem + index) * c.heads + head) * Bytes::ALL;
  }


  // Closes a part: its state joins those of the item's parts before, in the item's place. The last part of an
  // item that is the whole segment is the output. In a cluster an item is a part, and its state stays in registers.
  WEFT_DEVICE void close() {
    l0 = quadSum(l0), l1 = quadSum(l1);
    if (F == Form::CLUSTER) return;
    // What is worked out from these is not to be kept in registers all along.
    if (F == Form::LONG || !WEFT_WGMMA) asm volatile("" : "+r"(token0), "+r"(token1));
    const bool last = seg.parts == 1 && part + 1 == split.parts;
    float4* const at = reinterpret_cast<float4*>(slot(item.part)) + t128;
    float4* const sums = reinterpret_cast<float4*>(slot(item.part) + Bytes::ALL - Bytes::SUMS) + (t128 >> 2);
    float4 held = make_float4(negInf(), 0.f, negInf(), 0.f);
    if (folded) held = *sums;
    const float top0 = fmaxf(held.x, m0), top1 = fmaxf(held.z, m1);
    const float before0 = softmaxWeight(held.x, top0), before1 = softmaxWeight(held.z, top1);
    const float now0 = softmaxWeight(m0, top0), now1 = softmaxWeight(m1, top1);
    const float sum0 = __fmaf_rn(l0, now0, held.y * before0), sum1 = __fmaf_rn(l1, now1, held.w * before1);
    const float inverse0 = reciprocal(sum0), inverse1 = reciprocal(sum1);
#pragma unroll
    for (int h = 0; h < H; ++h) {
      float4 x[8];
#pragma unroll
      for (int j = 0; j < 8; ++j) x[j] = folded ? at[(h * 8 + j) * 128] : make_float4(0.f, 0.f, 0.f, 0.f);
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        const float(&y)[4] = og[h][j];
        x[j].x = __fmaf_rn(y[0], now0, x[j].x * before0), x[j].y = __fmaf_rn(y[1], now0, x[j].y * before0);
        x[j].z = __fmaf_rn(y[2], now1, x[j].z * before1), x[j].w = __fmaf_rn(y[3], now1, x[j].w * before1);
      }
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        if (last) {
          emit(token0, (h * 8 + j) * 8 + t * 2, x[j].x * inverse0, x[j].y * inverse0);
          emit(token1, (h * 8 + j) * 8 + t * 2, x[j].z * inverse1, x[j].w * inverse1);
        } else {
          at[(h * 8 + j) * 128] = x[j];
        }
      }
    }
    __syncwarp();  // all have read the sums
    if (t == 0 && !last) *sums = make_float4(top0, sum0, top1, sum1);
    if (t == 0 && last) {
      emitLog(token0, top0, sum0);
      emitLog(token1, top1, sum1);
    }
    folded = true;
    reset();
  }

  // Two columns of a global row; the row may be an empty slot.
  WEFT_DEVICE void emit(int token, int column, float a, float b) {
    if (token >= 0) *reinterpret_cast<uint32_t*>(out + (int64_t)token * c.out.row + column) = pack<T>(a, b);
  }

  WEFT_DEVICE void emitLog(int token, float m, float l) {
    if (c.logSumExp.data != nullptr && token >= 0) *this->logAt(token) = (m + log2f(l)) * 0.69314718055994531f;
  }
};

}  // namespace weft
