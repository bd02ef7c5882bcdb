// The merge of the items' states of the global rows. Each item's state goes to memory, and its thread block arrives
// at a counter of the segment and head. The output columns are cut in shares, which belong to items; when all states
// are there, an item folds its shares from all states, in the order that split.h fixes. An item whose rows are all
// written before the others have arrived does not wait for ever (they may not have been started): it leaves its
// shares to the last to arrive. The parts of a short segment may go to a cluster instead, whose thread blocks send
// each other their shares of the states.
#pragma once
#include "global_rows.cuh"

namespace weft {

template <class T, int D>
struct GlobalMerge : GlobalRows<T, D> {
  using Base = GlobalRows<T, D>;
  using S = typename Base::S;
  using Base::barrier, Base::c, Base::emit, Base::floats, Base::head, Base::item, Base::m0, Base::m1, Base::l0, Base::l1,
      Base::meets, Base::og, Base::seg, Base::slot, Base::smem, Base::split, Base::t, Base::t128;
  static constexpr int COLUMNS = S::HALVES;
  static constexpr int SHARES = 8;  // of the output's columns: COLUMNS groups of 8 each
  static constexpr int POLLS = 64;  // at the counter, after the item's rows are written
  static constexpr int GROUP = 128 * 16;  // bytes of a column group
  static constexpr int SUMS = 32 * 16;    // of sums that are sent, once for the four threads of a row
  static_assert(SHARES * COLUMNS * GROUP + S::CLUSTER * SUMS <= S::STAGE, "room for what a cluster sends");

  WEFT_DEVICE GlobalMerge(const Call& call, unsigned char* shared) : Base(call, shared) {}

  // written(): whether the item's rows are all written; inbox: the barrier that counts what is sent here.
  template <class Written>
  WEFT_DEVICE void finish(int inbox, Written written) {
    if (meets()) {
      clusterWait();  // all have made their barriers
      if (item.blocks > 0) send(inbox);
      barrierWaitCluster(barrier(inbox), 0);
      const int owned = SHARES / clusterSize();
      for (int k = 0; k < owned; ++k) {
        fold(clusterRank() + k * clusterSize(), smem + S::INBOX, owned * COLUMNS * GROUP + SUMS,
             k * COLUMNS * GROUP + t128 * 16, owned * COLUMNS * GROUP + (t128 >> 2) * 16, split.parts);
      }
      return;
    }
    if (seg.parts == 1) return;
    bool stays = false;
    int* todo = reinterpret_cast<int*>(floats(S::COL_LOG));
    groupSync(1);
    if (t128 == 0) *todo = arrive(sharesOf(item.part), written, stays);
    groupSync(1);
    for (int shares = *todo; shares != 0; shares &= shares - 1) {
      const int share = __ffs(shares) - 1, j = share * COLUMNS;
      fold(share, reinterpret_cast<const unsigned char*>(slot(0, j >> 3)), c.heads * S::HALVES * SoftmaxState::FLOATS * 4,
           (j & 7) * GROUP + t128 * 16, 8 * GROUP + t128 * 16, seg.parts);
    }
    if (stays) leave(0);
  }

  // What a cluster sends each of its thread blocks.
  WEFT_DEVICE int inboxBytes() const {
    return min(splitOf(seg.keys, c.heads, D).parts, clusterSize()) * (SHARES / clusterSize() * COLUMNS * GROUP + SUMS);
  }

  // The item's state to the thread blocks of the cluster, each its shares. Share s belongs to rank s % size.
  WEFT_DEVICE void send(int inbox) {
    const int size = clusterSize(), owned = SHARES / size;
    const unsigned char* to = smem + S::INBOX + item.part * (owned * COLUMNS * GROUP + SUMS);
#pragma unroll
    for (int share = 0; share < SHARES; ++share) {
      const int rank = share & (size - 1), k = share / size;
      const uint32_t bar = clusterAddress(barrier(inbox), rank);
#pragma unroll
      for (int x = 0; x < COLUMNS; ++x) {
        const int j = share * COLUMNS + x;
        const float(&y)[4] = og[j >> 3][j & 7];
        clusterSend(clusterAddress(to + (k * COLUMNS + x) * GROUP + t128 * 16, rank), bar, make_float4(y[0], y[1], y[2], y[3]));
      }
      if (share < size && t == 0) {
        clusterSend(clusterAddress(to + owned * COLUMNS * GROUP + (t128 >> 2) * 16, rank), bar, make_float4(m0, m1, l0, l1));
      }
    }
  }

  // Folds a share of states and writes the output: in the tree of parts and spans, or from left to right where there
  // is one span, or items are spans. A span has at most four parts, but where it is the only one. State i lies
  // at i * stride, this thread's columns of the share and its sums in there.
  WEFT_DEVICE void fold(int share, const unsigned char* from, int64_t stride, int columns, int sums, int states) {
    constexpr int SPANS = WEFT_WGMMA ? 2 : 1, AHEAD = 4 * SPANS;  // states in flight
    const bool flat = split.spans == 1 || states != split.parts;
    SoftmaxColumns<COLUMNS> all, x;
    all.init();
    x.init();
#pragma unroll 1
    for (int i = 0; i < (flat ? states : split.spans); i += flat ? AHEAD : SPANS) {
      SoftmaxColumns<COLUMNS> next[AHEAD];
      float top0 = all.m0, top1 = all.m1;
#pragma unroll
      for (int s = 0; s < SPANS; ++s) {
        const int first = flat ? i + 4 * s : split.spanStart(min(i + s, split.spans));
        const int end = flat ? states : split.spanStart(min(i + s + 1, split.spans));
#pragma unroll
        for (int a = 4 * s; a < 4 * s + 4; ++a) {
          next[a].init();
          const int at = first + (a & 3);
          if (at >= end) continue;
          const unsigned char* state = from + at * stride;
          next[a].sums(*reinterpret_cast<const float4*>(state + sums));
#pragma unroll
          for (int j = 0; j < COLUMNS; ++j) {
            const float4 y = *reinterpret_cast<const float4*>(state + columns + j * GROUP);
            next[a].acc[j][0] = y.x, next[a].acc[j][1] = y.y, next[a].acc[j][2] = y.z, next[a].acc[j][3] = y.w;
          }
        }
      }
#pragma unroll
      for (int a = 0; a < AHEAD; ++a) top0 = fmaxf(top0, next[a].m0), top1 = fmaxf(top1, next[a].m1);
      all.scaleTo(top0, top1);
      x.scaleTo(top0, top1);
#pragma unroll
      for (int a = 0; a < AHEAD; ++a) {
        x.add(next[a]);
        if ((a & 3) == 3 && !flat) {
          all.add(x);
          x.clear();
        }
      }
    }
    all.add(x);
    emit(all.acc, all.sums(), share * COLUMNS);
  }

  // Whether this thread block may wait for others: those after it fit on the device beside it, and those before
  // it have begun.
  WEFT_DEVICE bool mayWait() const {
    return (int)blockIdx.x >= c.packing->localItems * c.heads - multiprocessors() * S::PER_SM;
  }

  // Shares that belong to an item, as bits: the last items have them.
  WEFT_DEVICE int sharesOf(int index) const {
    int bits = 0;
    for (int share = seg.parts - 1 - index; share < SHARES; share += seg.parts) bits |= 1 << share;
    return bits;
  }

  using Word = unsigned long long;
  static constexpr Word LEAVING = (Word)1 << 16;

  WEFT_DEVICE Word* counter() const {
    return reinterpret_cast<Word*>(c.counters) + (int64_t)seg.firstItem * c.heads + head;
  }

  // Arrives; returns the shares to fold. Leaves too unless it stays until they are folded. The counter holds, from
  // the lowest bit on, 16 bits each: who has arrived, who has left, which shares were left undone. Zero again when
  // all have left.
  template <class Written>
  WEFT_DEVICE int arrive(int mine, Written written, bool& stays) {
    const unsigned count = seg.parts;
    const bool leaves = mine == 0;
    const Word old = addOrdered(counter(), leaves ? LEAVING + 1 : 1);
    bool complete = (unsigned)(old & 0xffff) == count - 1;
    if (complete) mine |= (int)(old >> 32);
    if (leaves) {
      if ((unsigned)(old >> 16 & 0xffff) == count - 1) *counter() = 0;
      return mine;
    }
    for (int late = mayWait() ? 0 : POLLS; !complete && late < POLLS; late += written()) {
      complete = (unsigned)(readOrdered(counter()) & 0xffff) == count;
    }
    stays = complete;
    // Where the last one arrived before these shares were given up, they are not among those it took.
    return complete || leave(mine) == count ? mine : 0;
  }

  // Returns how many had arrived.
  WEFT_DEVICE unsigned leave(int undone) {
    const Word old = addOrdered(counter(), LEAVING + ((Word)(unsigned)undone << 32));
    if ((unsigned)(old >> 16 & 0xffff) == (unsigned)seg.parts - 1) *counter() = 0;
    return (unsigned)(old & 0xffff);
  }
};

}  // namespace weft
