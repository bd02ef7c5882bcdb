// The merge of the items' states of the global rows. Each item's state goes to memory, and its thread block arrives
// at a counter of the segment and head. The output columns are cut in shares, which belong to items; when all states
// are there, an item folds its shares from all states, in the order that split.h fixes. An item whose rows are all
// written before the others have arrived does not wait for ever (they may not have been started): it leaves its
// shares to the last to arrive. Segments of one span may go to a cluster instead, whose thread blocks read each
// other's states.
#pragma once
#include "global_rows.cuh"

namespace weft {

template <class T, int D>
struct GlobalMerge : GlobalRows<T, D> {
  using Base = GlobalRows<T, D>;
  using S = typename Base::S;
  using Base::c, Base::emit, Base::floats, Base::head, Base::item, Base::meets, Base::place, Base::seg, Base::split, Base::t128;
  static constexpr int COLUMNS = S::HALVES;
  static constexpr int SHARES = 8;  // of the output's columns: COLUMNS groups of 8 each
  static constexpr int POLLS = 64;  // at the counter, after the item's rows are written

  WEFT_DEVICE GlobalMerge(const Call& call, unsigned char* shared) : Base(call, shared) {}

  // written(): whether the item's rows are all written.
  template <class Written>
  WEFT_DEVICE void finish(Written written) {
    if (seg.parts == 1 && !meets()) return;
    bool stays = false;
    int shares = 0;
    if (meets()) {
      clusterArrive();
      clusterWait();
      for (int share = clusterRank(); share < SHARES; share += clusterSize()) shares |= 1 << share;
    } else {
      int* todo = reinterpret_cast<int*>(floats(S::COL_LOG));
      groupSync(1);
      if (t128 == 0) *todo = arrive(sharesOf(item.part), written, stays);
      groupSync(1);
      shares = *todo;
    }
    foldShares(shares);
    if (stays) leave(0);
    if (meets()) {
      clusterArriveRelaxed();  // shared memory lives until all have read it
      clusterWait();
    }
  }

  // Folds shares, as bits, of the segment's states and writes their output: in the tree of parts and spans, or
  // from left to right where there is one span, or items are spans. A span has at most four parts, but where it is
  // the only one; the states of SPANS spans, or as many others, are in flight.
  WEFT_DEVICE void foldShares(int shares) {
    constexpr int SPANS = WEFT_WGMMA ? 2 : 1, AHEAD = 4 * SPANS;
    using Columns = SoftmaxColumns<COLUMNS>;
    const int states = meets() ? split.parts : seg.parts;
    const bool flat = split.spans == 1 || states != split.parts;
#pragma unroll 1
    for (; shares != 0; shares &= shares - 1) {
      const int j = (__ffs(shares) - 1) * COLUMNS;
      Columns all, x;
      all.init();
      x.init();
#pragma unroll 1
      for (int i = 0; i < (flat ? states : split.spans); i += flat ? AHEAD : SPANS) {
        int first[SPANS], end[SPANS];
#pragma unroll
        for (int s = 0; s < SPANS; ++s) {
          const int span = min(i + s, split.spans);
          first[s] = flat ? i + 4 * s : split.spanStart(span);
          end[s] = flat ? states : split.spanStart(min(span + 1, split.spans));
        }
        Columns next[AHEAD];
#pragma unroll
        for (int a = 0; a < AHEAD; ++a) {
          const float* from = place(min(first[a >> 2] + (a & 3), states - 1), j >> 3);
          next[a].read([&](int column) { return loadAny(reinterpret_cast<const float4*>(from) + column * 128 + t128); }, j & 7);
        }
#pragma unroll
        for (int a = 0; a < AHEAD; ++a) {
          if (first[a >> 2] + (a & 3) < end[a >> 2]) x.merge(next[a]);
          if ((a & 3) == 3 && !flat) {
            all.merge(x);
            x.init();
          }
        }
      }
      all.merge(x);
      emit(all.acc, make_float4(all.m0, all.m1, all.l0, all.l1), j);
    }
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
