// Work of the kernels of local + HeadTail attention with blocks of any size, up to dense attention: which rows a
// thread block takes next, and which keys they see.
#pragma once
#include "../common/softmax_state.cuh"
#include "../common/tile_products.cuh"

namespace weft {
namespace dense {

// Global tokens of a segment of the encoder form: positions before headEnd and from tailBegin on.
WEFT_DEVICE int headEndOf(const Call& c, int keys) { return min(c.head, keys); }
WEFT_DEVICE int tailBeginOf(const Call& c, int keys) { return max(headEndOf(c, keys), keys - c.tail); }

// Query rows of one head of a segment, and the tiles of keys that they see, in this order: *remote* tiles, of keys
// that lie apart and are gathered, as slots; tiles of the rows' blocks of which some row does not see all (with the
// remote ones: *edges*); tiles of which all rows see all. The latter two begin at multiples of their size from the
// segment's start, so that a row's sums do not depend on other segments.
struct Work {
  int head;         // -1: no more
  int position;     // of row 0
  int first, last;  // positions whose output is written: queries, and not global
  int shift;        // row of the call of the query at position p: p + shift
  int keys, keyBegin;
  int slots, headSlots, far;  // remote keys: slot i is position i, from slot headSlots on far + i - headSlots
  int remoteTiles, edges, tiles;
  int ownFirst, wholeFirst, wholeEnd;  // tiles from the segment's start
  int mixed;  // causal, where the rows' blocks begin at several positions: the keys before them are in these tiles

  // Where tile i begins: a key's position, or ~slot.
  template <int KEYS>
  WEFT_DEVICE int place(int i) const {
    if (i < remoteTiles) return ~(i * KEYS);
    if (i >= edges) return (wholeFirst + i - edges) * KEYS;
    const int own = ownFirst + i - remoteTiles;
    return (own < wholeFirst ? own : own + wholeEnd - wholeFirst) * KEYS;
  }
  WEFT_DEVICE int positionOf(int slot) const { return slot < headSlots ? slot : far + slot - headSlots; }
};
constexpr int WORK_BYTES = 80;
static_assert(sizeof(Work) <= WORK_BYTES, "room for it");

// Item: `firstBlock` counts tiles of ROWS query rows from the segment's start. False where nothing is to be written.
template <int ROWS, int KEYS>
WEFT_DEVICE bool workOf(const Call& c, int head, const Item& item, Work& w) {
  const Segment s = c.segments[item.segment];
  const int before = s.keys - s.queries;
  w.head = head;
  w.position = item.firstBlock * ROWS;
  w.first = max(w.position, before);
  w.last = min(w.position + ROWS, s.keys);
  w.shift = s.queryBegin - before;
  w.keys = s.keys;
  w.keyBegin = s.keyBegin;
  if (!c.causal) {
    w.first = max(w.first, headEndOf(c, s.keys));
    w.last = min(w.last, tailBeginOf(c, s.keys));
  }
  if (w.first >= w.last) return false;
  const unsigned block = c.block;
  const int start = (unsigned)w.first / block * block, lastStart = (unsigned)(w.last - 1) / block * block;
  int low = start, high, wholeEnd;
  w.mixed = c.causal && start != lastStart;
  if (c.causal) {
    high = w.last;
    wholeEnd = w.first + 1;
    if (w.mixed) low = max(start - c.tail, 0) / KEYS * KEYS;
    w.headSlots = min(c.head, low);
    w.far = w.mixed ? low : max(w.headSlots, start - c.tail);
    w.slots = w.headSlots + (w.mixed ? 0 : start - w.far);
  } else {
    wholeEnd = high = lastStart + min(c.block, s.keys - lastStart);
    const bool all = lastStart == 0 && high == s.keys;
    w.headSlots = all ? 0 : headEndOf(c, s.keys);
    w.far = tailBeginOf(c, s.keys);
    w.slots = w.headSlots + (all ? 0 : s.keys - w.far);
  }
  w.remoteTiles = (w.slots + KEYS - 1) / KEYS;
  w.ownFirst = low / KEYS;
  w.wholeFirst = (start + KEYS - 1) / KEYS, w.wholeEnd = wholeEnd / KEYS;
  if (start != lastStart || w.wholeFirst >= w.wholeEnd) w.wholeFirst = w.wholeEnd = w.ownFirst;
  w.tiles = w.remoteTiles + (high + KEYS - 1) / KEYS - w.ownFirst;
  w.edges = w.tiles - (w.wholeEnd - w.wholeFirst);
  return true;
}

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
