// Encoder form: a thread block takes one item (tiles of one segment) of one query head. Tile n lives in
// stage n % STAGES, and two groups of 128 threads work on it side by side:
//   rows     the tile's own rows, over local and global keys; writes their output
//   globals  the global rows over the tile's keys; does the loads, and at the end the merge. In long calls the
//            next loads wait for it, so rows, which alone reads a tile's Q, asks for Q
// GLOBALS: what rows loads itself at the start has landed (the first tile's Q, the global keys). KEYS + s: so have
// K and V of a stage, QUERIES + s: Q. FREE + s: rows has done with it, so globals may load over it once it
// has done too. The global rows' share is half of the rows', so globals is ahead, and at the end of an item its
// merge goes on while rows writes the last tiles. In short calls it is given a lead.
#pragma once
#include "global_merge.cuh"
#include "pace.cuh"

namespace weft {

template <class T, int D, Form F>
struct HeadtailEncoder : GlobalMerge<T, D, F> {
  using Base = GlobalMerge<T, D, F>;
  using S = typename Base::S;
  using Base::barrier, Base::group, Base::item, Base::lane, Base::remote, Base::smem;
  static constexpr int STAGES = S::STAGES;
  static constexpr bool PACED = F == Form::LONG && WEFT_WGMMA, MEETS = F == Form::CLUSTER;  // the portable form has no registers for it
  static constexpr int KEYS = 0, QUERIES = STAGES, FREE = 2 * STAGES, GLOBALS = 3 * STAGES, SCORED = GLOBALS + 1, INBOX = SCORED + 1;
  static_assert(INBOX < 16, "room for barriers");
  // Of bar.sync: globals has its lead; it has asked for what it needs first.
  static constexpr int LEAD = 2, ASKED = 3;

  int lead;  // tiles that globals gets done before rows begins

  WEFT_DEVICE HeadtailEncoder(const Call& call, unsigned char* shared) : Base(call, shared) {}

  WEFT_DEVICE void run() {
    if (MEETS && !WEFT_WGMMA) return;  // never launched there
    if (!this->template begin<MEETS>()) return;
    // Where all items run at once and are short, the merge is what is waited for at the end, and rows is done in time:
    // globals gets a lead, and rows asks for the tiles. globals must not need a stage that rows frees before. The
    // portable form has no registers for it.
    const bool once = this->items * this->c.heads <= multiprocessors() * S::PER_SM;
    const bool hurry = remote && !this->large && once && this->seg.parts > 1 && item.blocks <= STAGES;
    lead = WEFT_WGMMA && !MEETS && hurry ? min(item.blocks, 2) : 0;
    if (threadIdx.x == 0) {
      for (int s = 0; s < STAGES; ++s) {
        barrierInit(barrier(KEYS + s), 128);
        barrierInit(barrier(QUERIES + s), 128);
        barrierInit(barrier(FREE + s), 128);
      }
      barrierInit(barrier(GLOBALS), 128);
      barrierInit(barrier(SCORED), 4);
      if (MEETS && remote) {
        barrierInit(barrier(INBOX), 1);
        showBarriers();
        barrierExpect(barrier(INBOX), this->inboxBytes());
      }
    }
    __syncthreads();
    if (MEETS && remote) clusterArrive();
    if (group == 0) {
      // More is alive in rows; with 144 and 112, globals spills.
      if (D == 64) moreRegisters<136>();
      launchWait();
      rows();
    } else {
      if (D == 64) fewerRegisters<120>();
      if (MEETS) this->startItem();
      if (WEFT_WGMMA && !MEETS && this->large) {
        this->prefetchTiles();
        if (remote) this->prefetchGlobals();
      }
      launchWait();
      globals();
    }
  }

  WEFT_DEVICE void rows() {
    int tile = item.firstBlock, part = tile, next = tile, nextPart = tile, asked = 1;
    if (lead > 0) {
      otherGroupWait(ASKED);  // loads come in the order in which they are asked for: what globals needs goes first
      if (lead > 1) {
        next = after(next, nextPart);
        loadKeys(next, asked);
      }
    }
    if (item.blocks > 0) loadQueries(tile, 0);
    this->loadGlobalKeys();
    barrierArriveCopies(barrier(GLOBALS));
    if (lead > 1) loadQueries(next, asked++);
    // The next tiles: in the L2 cache they would hold up what is needed first; from memory they are long on their way.
    if (!this->large) barrierWait(barrier(GLOBALS), 0);
    const int ahead = min(lead > 0 ? STAGES : STAGES - 1, item.blocks);
#pragma unroll 1
    for (; asked < ahead; ++asked) {
      next = after(next, nextPart);
      loadKeys(next, asked);
      loadQueries(next, asked);
    }
    if (PACED && asked < min(STAGES, item.blocks)) loadQueries(after(next, nextPart), asked);
    barrierWait(barrier(GLOBALS), 0);
    if (lead > 0) otherGroupWait(LEAD);
#pragma unroll 1
    for (int n = 0; n < item.blocks; ++n) {
      const int s = (unsigned)n % STAGES;
      barrierWait(barrier(KEYS + s), (unsigned)n / STAGES & 1);
      barrierWait(barrier(QUERIES + s), (unsigned)n / STAGES & 1);
      fenceForTensorCores();
      this->ownRows(
          s, tile, smem, smem + S::TILE, [] {},
          [&] {
            __syncwarp();
            if (lane == 0) barrierArrive(barrier(SCORED));
          },
          [&] { barrierWait(barrier(SCORED), n & 1); });
      barrierArrive(barrier(FREE + s));  // each lane for itself: racecheck sees no order through another's arrival
      if (PACED && n + STAGES < item.blocks) {
        __syncwarp();  // a warp loads its own rows alone
        loadQueries(tile + STAGES * item.stride, s);
      }
      tile = after(tile, part);
    }
    if (MEETS && remote) clusterWait();
  }

  // Items are parts but in the form for many segments: no other needs the first tile of the part after.
  WEFT_DEVICE int after(int tile, int& part) const { return F == Form::ENCODER ? Base::after(tile, part) : tile + item.stride; }

  // K, V and the gates of a tile into stage s; all copies so far then arrive at its barrier.
  WEFT_DEVICE void loadKeys(int tile, int s) {
    Base::loadKeys(tile, s);
    barrierArriveCopies(barrier(KEYS + s));
  }

  WEFT_DEVICE void loadQueries(int tile, int s) {
    Base::loadQueries(tile, s);
    barrierArriveCopies(barrier(QUERIES + s));
  }

  WEFT_DEVICE void globals() {
    this->loadGlobalQueries();
    int tile = item.firstBlock;
    if (item.blocks > 0) loadKeys(tile, 0);
    if (lead > 0) otherGroupArrive(ASKED);
    if (!MEETS) this->startItem();  // divisions: most thread blocks begin when those of the launch before end
    if (remote && this->t128 == 0) this->begun();
    // A large call's next launch asks for its first tiles as early as it can; that of a small one would be in the way
    // of the loads here.
    if (this->large) launchNext();
    Pace pace;
    if constexpr (PACED) pace.start(this->c, S::PER_SM, this->t128 == 96);
#pragma unroll 1
    for (int n = 0; n < item.blocks; ++n) {
      const int s = (unsigned)n % STAGES;
      barrierWait(barrier(KEYS + s), (unsigned)n / STAGES & 1);
      fenceForTensorCores();
      this->keys(n, s, tile, [&] {
        if constexpr (PACED) pace.wait(this->c, n);
        groupSync(1);  // the log weights are there, and all warps have done with the tile before
        if (n + STAGES - 1 < item.blocks && (n > 0 || lead == 0)) {  // rows asks for those before
          const int before = (unsigned)(n + STAGES - 1) % STAGES;  // where tile n - 1 was
          int next = tile, part = this->part;
#pragma unroll
          for (int i = 1; i < STAGES; ++i) next = after(next, part);
          if (n > 0) barrierWait(barrier(FREE + before), (unsigned)(n - 1) / STAGES & 1);
          loadKeys(next, before);
          if (!PACED) loadQueries(next, before);
        }
      });
      if constexpr (PACED) pace.step(this->c);
      if (n == 0 && !this->large) launchNext();
      if (n + 1 == lead) otherGroupArrive(LEAD);
      tile += item.stride;
      if (F == Form::ENCODER && tile * 64 >= this->seg.keys) tile = this->part;  // which keys() has gone on to
    }
    if constexpr (PACED) pace.end(this->c);
    if (remote) this->finish(INBOX);
  }
};

}  // namespace weft
