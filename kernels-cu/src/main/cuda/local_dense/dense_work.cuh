// Work of the kernels of local + HeadTail attention with blocks of any size, up to dense attention: a tile of rows
// of a head, and which keys of a tile its rows see.
#pragma once
#include "../common/tile_products.cuh"
#include "dense_tile.h"

namespace weft {
namespace dense {

// Global tokens of a segment of the encoder form: positions before headEnd and from tailBegin on.
WEFT_DEVICE int headEndOf(const Call& c, int keys) { return min(c.head, keys); }
WEFT_DEVICE int tailBeginOf(const Call& c, int keys) { return max(headEndOf(c, keys), keys - c.tail); }

struct Work : DenseTile {
  int head;  // -1: no more
};
constexpr int WORK_BYTES = 80;
static_assert(sizeof(Work) <= WORK_BYTES && WORK_BYTES % 16 == 0, "room for it");

// The keys that a row sees: its own block with weight 1, others with the weight of its gate.
struct Visible {
  int own, ownEnd;  // keys of the own block
  float logGate;

  WEFT_DEVICE Visible(const Call& c, const Work& w, int position, float gate) {
    const unsigned block = c.block;
    own = (unsigned)position / block * block;
    logGate = gate >= c.threshold ? __log2f(gate) : negInf();
    ownEnd = position >= w.keys ? own : c.causal ? position + 1 : own + min(c.block, w.keys - own);
  }
};

// Keys of a tile as bits of a thread, which has columns j * 8 + t * 2 + e of it, t = lane % 4: bit 2 j + e.
struct Columns {
  int t2;  // t * 2

  // Of the first x columns.
  WEFT_DEVICE unsigned below(int x) const {
    const int n = x <= 0 ? 0 : (x >> 3) * 2 + min(max((x & 7) - t2, 0), 2);
    return n >= 32 ? ~0u : (1u << n) - 1;
  }

  WEFT_DEVICE unsigned range(int from, int to) const { return from < to ? below(to) & ~below(from) : 0; }

  // Keys from `key` on that a row has in its own block.
  WEFT_DEVICE unsigned own(const Visible& v, int key) const { return range(v.own - key, v.ownEnd - key); }

  // Mixed work: keys from `key` on before the own block that the row sees.
  WEFT_DEVICE unsigned earlier(const Call& c, const Visible& v, int key) const {
    return below(min(c.head, v.own) - key) | range(v.own - c.tail - key, v.own - key);
  }

  // Remote keys from a slot on that lie outside the own block.
  WEFT_DEVICE unsigned remote(const Work& w, const Visible& v, int slot) const {
    const int shift = w.headSlots - w.far;
    const unsigned head = below(w.headSlots - slot), all = below(w.slots - slot);
    const unsigned ownHead = range(v.own - slot, v.ownEnd - slot), ownFar = range(v.own + shift - slot, v.ownEnd + shift - slot);
    return all & ~(ownHead & head) & ~(ownFar & ~head);
  }
};

}  // namespace dense
}  // namespace weft
