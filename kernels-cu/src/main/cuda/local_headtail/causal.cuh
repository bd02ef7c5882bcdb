// Causal form: a thread block takes one item (tiles of one segment) of one query head. Groups of 128
// threads take the item's tiles in turn. Tile k lives in stage k % STAGES. The keys before the own block come
// in a second, composed tile.
#pragma once
#include "own_rows.cuh"
#include "pace.cuh"

namespace weft {

template <class T, int D>
struct HeadtailCausal : OwnRows<T, D, true> {
  using Base = OwnRows<T, D, true>;
  using S = typename Base::S;
  using Base::barrier, Base::c, Base::group, Base::item, Base::k, Base::seg, Base::stage, Base::v;
  static constexpr int STAGES = S::STAGES, GROUPS = S::GROUPS;
  // Tile n completes barrier n % BARS: the tile before on that barrier was this group's own, so a
  // wait for a phase cannot mistake one that is two turns back (stages alternate between groups).
  static constexpr int BARS = STAGES * GROUPS;
  // One group alone loads behind its first products, into the stage of the tile before; of two
  // groups, each loads when it has finished a tile.
  static constexpr bool EARLY = GROUPS == 1;
  static constexpr int AHEAD = EARLY ? STAGES - 1 : STAGES;
  static constexpr bool PACED = !EARLY && WEFT_WGMMA;  // one group alone would wait with what it has to work on

  WEFT_DEVICE HeadtailCausal(const Call& call, unsigned char* shared) : Base(call, shared) {}

  WEFT_DEVICE int tileOf(int n) const { return item.firstBlock + n * item.stride; }

  // Tile n into stage s; all copies then arrive at the tile's barrier.
  WEFT_DEVICE void load(int n, int s) {
    const int tile = tileOf(n);
    this->loadQueries(tile, s);
    this->loadKeys(tile, s);
    // The composed tile: the head keys stay, the tail keys are renewed.
    const int edge = c.head + c.tail;
    unsigned char* to = stage(s);
    if (n < STAGES) {
#pragma unroll 1
      for (int x = 0; x < 2; ++x) {
        const T* base = x == 0 ? k : v;
        const int64_t stride = x == 0 ? c.k.row : c.v.row;
        unsigned char* composed = to + (3 + x) * S::TILE;
        this->template loadRows<false>(composed, base, stride, 0, 0, min(c.head, seg.keys), 0, c.head);
        this->template loadRows<false>(composed, base, stride, 0, 0, 0, edge, 64);
      }
    }
    if (c.tail > 0) {
      const int shift = tile * 64 - edge;  // position of row 0, if it were a tail row
      this->template loadRows<false>(to + 3 * S::TILE, k, c.k.row, shift, -shift, 64, c.head, edge);
      this->template loadRows<false>(to + 4 * S::TILE, v, c.v.row, shift, -shift, 64, c.head, edge);
    }
    barrierArriveCopies(barrier(n % BARS));
  }

  WEFT_DEVICE void run() {
    if (!this->template begin<false>()) return;
    if (threadIdx.x == 0) {
      for (int b = 0; b < BARS; ++b) barrierInit(barrier(b), 128);
    }
    __syncthreads();
    if (WEFT_WGMMA && this->large && group == 0) this->prefetchTiles();
    launchWait();
    if (this->large) launchNext();
    Pace pace;
    if constexpr (PACED) pace.start(c, S::PER_SM, this->t128 == 0);
    // Turns below 0 only load. Barrier and phase of turn n: n mod BARS, floor(n / BARS) mod 2.
    constexpr int LEAD = (AHEAD + GROUPS - 1) / GROUPS * GROUPS;
    int bar = (group - LEAD + BARS) % BARS, phase = group < LEAD ? 1 : 0;
    static_assert(LEAD <= BARS, "the first turns precede phase 0 by one");
#pragma unroll 1
    for (int n = group - LEAD; n < item.blocks; n += GROUPS) {
      const int tile = tileOf(n), next = n + AHEAD;
      const int s = bar % STAGES;
      const int nextStage = !EARLY ? s : s == 0 ? STAGES - 1 : s - 1;
      const bool more = next >= 0 && next < item.blocks;
      if (n >= 0) {
        barrierWait(barrier(bar), phase);
        fenceForTensorCores();
        const unsigned char* gk = stage(s) + 3 * S::TILE;
        this->ownRows(
            s, tile, gk, gk + S::TILE,
            [&] {
              if (EARLY) {
                groupSync(1 + group);  // all warps are done with the tile before
                if (more) load(next, nextStage);
              }
            },
            [] {},
            [&] {
              if constexpr (PACED) pace.wait(c, n);
              groupSync(1 + group);  // with Q, and with K, V: a warp loads over its own rows of Q
            });
        if constexpr (PACED) pace.step(c);
        if (n == 0 && !this->large) launchNext();
      }
      if (more && (!EARLY || n < 0)) load(next, nextStage);
      bar += GROUPS;
      if (bar >= BARS) {
        bar -= BARS;
        phase ^= 1;
      }
    }
    if constexpr (PACED) pace.end(c);
  }
};

}  // namespace weft
