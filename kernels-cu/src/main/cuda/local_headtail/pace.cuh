// Keeps the thread blocks of a long call side by side. Of those that all run at once some get more of the memory's
// time than others (an H100's multiprocessors differ by a quarter), and what each works on is fixed, so that sums have
// fixed bits: without a pace some end after three quarters of the time, and the memory is idle at the end. Those that
// are ahead of the average wait before they load more, and leave the memory to the others.
//
// Measured (H100, n = 65,536): thread blocks end within 3 % of each other, not 28 %; where they work on neighbouring
// tiles it is worth 1 % (12 x 64, encoder) and 3 % (16 x 128, causal). In kernels of their own (headtail_long): short
// calls would take 7 % longer for code that they do not run.
#pragma once
#include "../common/mma.cuh"

namespace weft {

// Of one thread of each group that loads.
struct Pace {
  static constexpr int SHORT = 8;   // tiles an item, on average: less needs no pace
  static constexpr int POLLS = 64;  // then it goes on for good: the others may not have been started

  int items;      // 0: no pace
  unsigned seen;  // tiles of all items that are done, at least
  bool waits;

  WEFT_DEVICE void start(const Call& c, int perSm, bool mine) {
    const Packing& p = *c.packing;
    items = p.localItems * c.heads, seen = 0;
    waits = mine && p.blocks >= SHORT * p.localItems && items <= multiprocessors() * perSm;
    if (!waits) items = 0;
  }

  // Before the item loads more, while its n-th tile (from 0) is being worked on: half a tile ahead is enough.
  WEFT_DEVICE void wait(const Call& c, int n) {
    if (!waits) return;
    const int enough = (2 * n - 1) * items;
    int polls = 0;
#pragma unroll 1
    for (; 2 * (int)seen < enough && polls < POLLS; ++polls) seen = readRelaxed(done(c));
    waits = polls < POLLS;
  }

  // A tile is done.
  WEFT_DEVICE void step(const Call& c) {
    if (items != 0) seen = addRelaxed(done(c), 1) + 1;
  }

  // All tiles of the item are. Whoever did the last of all sets the counter back.
  WEFT_DEVICE void end(const Call& c) {
    if (items != 0 && (int)seen == c.packing->blocks * c.heads) *done(c) = 0;
  }

  // Tiles of all items that are done; 0 before and after.
  static WEFT_DEVICE unsigned* done(const Call& c) { return reinterpret_cast<unsigned*>(c.counters); }
};

}  // namespace weft
