// The merge of the items' states of the global rows. Each item's state goes to memory, and its thread block arrives
// at a counter of the segment and head. The output is cut in shares, which belong to items; when all states
// are there, an item folds its shares from all states, in the order that split.h fixes. It waits for that if all of
// them have begun; otherwise it leaves its shares to the last to arrive. The parts of a short segment may go to a
// cluster instead, whose thread blocks send each other their shares of the states.
#pragma once
#include "global_rows.cuh"

namespace weft {

template <class T, int D, Form F>
struct GlobalMerge : GlobalRows<T, D, F> {
  using Base = GlobalRows<T, D, F>;
  using S = typename Base::S;
  using Base::barrier, Base::c, Base::emit, Base::floats, Base::head, Base::item, Base::m0, Base::m1, Base::l0, Base::l1,
      Base::og, Base::seg, Base::slot, Base::smem, Base::split, Base::t, Base::t128;
  using Bytes = typename Base::Bytes;
  static constexpr int COLUMNS = S::HALVES;  // groups of 8 columns of two shares
  static constexpr int SHARES = 16;          // of the output, half of the rows of COLUMNS groups each
  static constexpr int AHEAD = 12;           // states in flight
  static constexpr int GROUP = Bytes::GROUP, SUMS = Bytes::SUMS;
  static_assert(SHARES / 2 * COLUMNS * GROUP + S::CLUSTER * SUMS <= S::STAGE, "room for what a cluster sends");

  WEFT_DEVICE GlobalMerge(const Call& call, unsigned char* shared) : Base(call, shared) {}

  // One thread, once the launch before has ended: others may wait for this item from here on.
  WEFT_DEVICE void begun() const {
    if (F != Form::CLUSTER && seg.parts > 1) addRelaxed(counter(), BEGUN);
  }

  // inbox: the barrier that counts what is sent here.
  WEFT_DEVICE void finish(int inbox) {
    if constexpr (F == Form::CLUSTER) {
      clusterWait();  // all have made their barriers
      if (item.blocks > 0) send(inbox);
      barrierWaitCluster(barrier(inbox), 0);
#pragma unroll 1
      for (int k = 0; k < SHARES / 2 / clusterSize(); ++k) foldSent(k);
      return;
    }
    if (seg.parts == 1) return;
    int* todo = reinterpret_cast<int*>(floats(S::COL_LOG));
    groupSync(1);
    if (t128 == 0) *todo = arrive(sharesOf(item.part));
    groupSync(1);
#pragma unroll 1
    for (int shares = *todo; shares != 0; shares &= shares - 1) {
      const int share = __ffs(shares) - 1;
      fold(share);
      if (WEFT_WGMMA && this->large) drop(share);  // the portable form has no register for it
    }
  }

  // What a cluster sends each of its thread blocks.
  WEFT_DEVICE int inboxBytes() const {
    return min(splitOf(seg.keys, c.heads, D).parts, clusterSize()) * (SHARES / 2 / clusterSize() * COLUMNS * GROUP + SUMS);
  }

  // The item's state to the thread blocks of the cluster: shares 2 s and 2 s + 1 to rank s % size.
  WEFT_DEVICE void send(int inbox) {
    const int size = clusterSize(), owned = SHARES / 2 / size;
    const unsigned char* const to = smem + S::INBOX + item.part * (owned * COLUMNS * GROUP + SUMS);
    const int bar = (int)(smem + S::BARRIERS - to) + inbox * 8;  // from there
#pragma unroll
    for (int s = 0; s < SHARES / 2; ++s) {
      const uint32_t at = clusterAddress(to, s & (size - 1));
#pragma unroll
      for (int x = 0; x < COLUMNS; ++x) {
        const int j = s * COLUMNS + x;
        const float(&y)[4] = og[j >> 3][j & 7];
        clusterSend(at + (s / size * COLUMNS + x) * GROUP + t128 * 16, at + bar, make_float4(y[0], y[1], y[2], y[3]));
      }
      if (s < size && t == 0) clusterSend(at + owned * COLUMNS * GROUP + (t128 >> 2) * 16, at + bar, make_float4(m0, l0, m1, l1));
    }
  }

  // A share that has been folded, of all states: memory need not see it. Each warp has read the lines that it drops.
  WEFT_DEVICE void drop(int share) const {
    __syncwarp();
    unsigned char* const line = slot(0) + (share >> 1) * COLUMNS * GROUP + (share & 1) * (GROUP / 2) + (t128 >> 4) * 128;
#pragma unroll 1
    for (int i = t128 & 15; i < seg.parts; i += 16) {
#pragma unroll
      for (int x = 0; x < COLUMNS; ++x) discard128(line + x * GROUP + (int64_t)i * c.heads * Bytes::ALL);
    }
  }

  // Folds a share of the states in memory, and writes the output: in the tree of parts and spans, or from left to right
  // where there is one span, or items are spans. A span has at most four parts, but where it is the only one. A thread
  // has one row, and two columns of each group: a share is half of the rows of its column groups, so that a warp reads
  // whole lines.
  WEFT_DEVICE void fold(int share) {
    const int states = seg.parts, stride = c.heads * Bytes::ALL;
    const bool flat = split.spans == 1 || states != split.parts;
    const int place = (share & 1) * 64 + (t128 >> 1);  // the thread of the products that has the row
    const int quad = place >> 2, pair = place & 3, second = t128 & 1;
    const unsigned char* const columns = slot(0) + (share >> 1) * COLUMNS * GROUP + place * 16 + second * 8;
    const unsigned char* const sums = slot(0) + Bytes::ALL - SUMS + quad * 16 + second * 8;
    const int width = flat ? 4 : split.parts / split.spans, rest = flat ? 0 : split.parts - width * split.spans;
    int start = 0, carry = 0;  // split.spanStart(s), and what the division leaves
    float2 all[COLUMNS], x[COLUMNS];
    float m = negInf(), l = 0.f, k = 0.f;
#pragma unroll
    for (int j = 0; j < COLUMNS; ++j) all[j] = x[j] = make_float2(0.f, 0.f);
#pragma unroll 1
    do {
      float2 y[AHEAD], v[AHEAD][COLUMNS];
#pragma unroll
      for (int s = 0; s < AHEAD / 4; ++s) {
        const int first = start;
        start += width;
        if ((carry += rest) >= split.spans) carry -= split.spans, ++start;
        const int end = min(start, states);
#pragma unroll
        for (int a = 0; a < 4; ++a) {
          const int64_t at = (int64_t)min(first + a, states - 1) * stride;
          y[4 * s + a] = *reinterpret_cast<const float2*>(sums + at);
#pragma unroll
          for (int j = 0; j < COLUMNS; ++j) v[4 * s + a][j] = *reinterpret_cast<const float2*>(columns + at + j * GROUP);
          if (first + a >= end) y[4 * s + a].x = negInf();
        }
      }
      float top = m;
#pragma unroll
      for (int a = 0; a < AHEAD; ++a) top = fmaxf(top, y[a].x);
      const float w = softmaxWeight(m, top);
      m = top, l *= w, k *= w;
#pragma unroll
      for (int j = 0; j < COLUMNS; ++j) all[j].x *= w, all[j].y *= w, x[j].x *= w, x[j].y *= w;
#pragma unroll
      for (int a = 0; a < AHEAD; ++a) {
        const float w = softmaxWeight(y[a].x, m);
        k = __fmaf_rn(y[a].y, w, k);
#pragma unroll
        for (int j = 0; j < COLUMNS; ++j) x[j].x = __fmaf_rn(v[a][j].x, w, x[j].x), x[j].y = __fmaf_rn(v[a][j].y, w, x[j].y);
        if (flat ? a == AHEAD - 1 && start >= states : (a & 3) == 3) {
          l += k, k = 0.f;
#pragma unroll
          for (int j = 0; j < COLUMNS; ++j) {
            all[j].x += x[j].x, all[j].y += x[j].y;
            x[j] = make_float2(0.f, 0.f);
          }
        }
      }
    } while (start < states);
    const int token = this->globalOf((quad >> 3) * 16 + (quad & 7) + second * 8);
    const float inverse = reciprocal(l);
#pragma unroll
    for (int j = 0; j < COLUMNS; ++j) {
      emit(token, ((share >> 1) * COLUMNS + j) * 8 + pair * 2, all[j].x * inverse, all[j].y * inverse);
    }
    if (share < 2 && pair == 0) this->emitLog(token, m, l);
  }

  // The same for the k-th two shares, an even one and the next, that the other thread blocks of the cluster have sent
  // here. There is one span. A thread has one row, and four columns of each group.
  WEFT_DEVICE void foldSent(int k) {
    constexpr int PAIRS = 2 * COLUMNS;
    const int pairOfShares = clusterRank() + k * clusterSize(), stride = SHARES / 2 / clusterSize() * COLUMNS * GROUP + SUMS;
    const int quad = t128 >> 2, pair = t >> 1, second = t128 & 1, states = split.parts;
    const unsigned char* const columns = smem + S::INBOX + k * COLUMNS * GROUP + (quad * 4 + pair) * 16 + second * 8;
    const unsigned char* const sums = smem + S::INBOX + stride - SUMS + quad * 16 + second * 8;
    float2 all[PAIRS], y[S::CLUSTER], v[S::CLUSTER][PAIRS];
#pragma unroll
    for (int a = 0; a < S::CLUSTER; ++a) {
      const int at = min(a, states - 1) * stride;
      y[a] = *reinterpret_cast<const float2*>(sums + at);
#pragma unroll
      for (int j = 0; j < PAIRS; ++j) v[a][j] = *reinterpret_cast<const float2*>(columns + at + j / 2 * GROUP + j % 2 * 32);
      if (a >= states) y[a].x = negInf();
    }
    float m = negInf(), l = 0.f;
#pragma unroll
    for (int a = 0; a < S::CLUSTER; ++a) m = fmaxf(m, y[a].x);
#pragma unroll
    for (int j = 0; j < PAIRS; ++j) all[j] = make_float2(0.f, 0.f);
#pragma unroll
    for (int a = 0; a < S::CLUSTER; ++a) {
      const float w = softmaxWeight(y[a].x, m);
      l = __fmaf_rn(y[a].y, w, l);
#pragma unroll
      for (int j = 0; j < PAIRS; ++j) all[j].x = __fmaf_rn(v[a][j].x, w, all[j].x), all[j].y = __fmaf_rn(v[a][j].y, w, all[j].y);
    }
    const int token = this->globalOf((quad >> 3) * 16 + (quad & 7) + second * 8);
    const float inverse = reciprocal(l);
#pragma unroll
    for (int j = 0; j < PAIRS; ++j) {
      emit(token, (pairOfShares * COLUMNS + j / 2) * 8 + j % 2 * 4 + pair * 2, all[j].x * inverse, all[j].y * inverse);
    }
    if (pairOfShares == 0 && pair == 0) this->emitLog(token, m, l);
  }

  // Shares that belong to an item, as bits. The first items have them: the last ones may have a tile less, and leave at
  // once, so that thread blocks of the next launch begin earlier.
  WEFT_DEVICE int sharesOf(int index) const {
    int bits = 0;
    for (int share = index; share < SHARES; share += seg.parts) bits |= 1 << share;
    return bits;
  }

  using Word = unsigned long long;
  static constexpr Word BEGUN = (Word)1 << 16;

  WEFT_DEVICE Word* counter() const {
    return reinterpret_cast<Word*>(c.counters) + 1 + (int64_t)seg.firstItem * c.heads + head;
  }

  // Arrives, and waits for the others if this item has shares; returns the shares to fold. The counter holds, from the
  // lowest bit on, 16 bits each: who has arrived, who has begun, which shares are left to the last to arrive. Who takes
  // all of that off again: so who has arrived and finds that none has knows that all have.
  WEFT_DEVICE int arrive(int mine) {
    const Word count = (unsigned)seg.parts, old = addOrdered(counter(), 1);
    if ((old & 0xffff) == count - 1) {
      const Word left = old >> 32 << 32;
      addRelaxed(counter(), -(count * (BEGUN + 1) + left));
      return mine | (int)(left >> 32);
    }
    if (mine == 0) return 0;
    if ((old >> 16 & 0xffff) == count) {
      while (!complete(readOrdered(counter()))) {
      }
      return mine;
    }
    const Word left = (Word)(unsigned)mine << 32;
    if (!complete(addOrdered(counter(), left))) return 0;
    addRelaxed(counter(), -left);  // the last did not see them
    return mine;
  }

  WEFT_DEVICE bool complete(Word counter) const {
    const unsigned arrived = (unsigned)(counter & 0xffff);
    return arrived == 0 || arrived == (unsigned)seg.parts;
  }
};

}  // namespace weft
