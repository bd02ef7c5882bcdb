// What a thread block of dense_rows does next: query rows of a segment, and the tiles of keys that they see. It is made
// where segments are packed, of the spec and the segment alone, and read by the kernel as it is.
//
// The tiles come in this order: *remote* tiles, of keys that lie apart and are gathered, as slots; tiles of the rows'
// blocks of which some row does not see all (with the remote ones: *edges*); tiles of which all rows see all. The
// latter two begin at multiples of their size from the segment's start.
#pragma once

#include "../common/both.h"

namespace weft {

struct DenseTile {
  int position;     // of row 0
  int first, last;  // positions whose output is written: queries, and not global; none where first >= last
  int shift;        // row of the call of the query at position p: p + shift
  int keys, keyBegin;
  int slots, headSlots, far;  // remote keys: slot i is position i, from slot headSlots on far + i - headSlots
  int remoteTiles, edges, tiles;
  int ownFirst, wholeFirst, wholeEnd;  // tiles from the segment's start
  int mixed;  // causal, where the rows' blocks begin at several positions: the keys before them are in these tiles

  WEFT_BOTH int positionOf(int slot) const { return slot < headSlots ? slot : far + slot - headSlots; }

  // Where tile i begins: a key's position, or ~slot.
  template <int KEYS>
  WEFT_BOTH int place(int i) const {
    if (i < remoteTiles) return ~(i * KEYS);
    if (i >= edges) return (wholeFirst + i - edges) * KEYS;
    const int own = ownFirst + i - remoteTiles;
    return (own < wholeFirst ? own : own + wholeEnd - wholeFirst) * KEYS;
  }
};
static_assert(sizeof(DenseTile) == 64, "as the Java side (dev.weft.cuda.DenseCuts) writes it");

struct DenseTileSpec {
  bool causal;
  int block, head, tail;
  int rows, tileKeys;  // of a tile of rows, of a tile of keys
};

// Tile `tile` of a segment, counted from its start. Its queries are the last of its keys.
inline DenseTile denseTileOf(const DenseTileSpec& spec, int queryBegin, int queries, int keyBegin, int keys, int tile) {
  auto least = [](int a, int b) { return a < b ? a : b; };
  auto most = [](int a, int b) { return a > b ? a : b; };
  const int before = keys - queries, tileKeys = spec.tileKeys;
  const int headEnd = least(spec.head, keys), tailBegin = most(headEnd, keys - spec.tail);
  DenseTile t{};
  t.position = tile * spec.rows;
  t.first = most(t.position, before);
  t.last = least(t.position + spec.rows, keys);
  t.shift = queryBegin - before;
  t.keys = keys, t.keyBegin = keyBegin;
  if (!spec.causal) t.first = most(t.first, headEnd), t.last = least(t.last, tailBegin);
  if (t.first >= t.last) return t;
  const int start = t.first / spec.block * spec.block, lastStart = (t.last - 1) / spec.block * spec.block;
  int low = start, high, wholeEnd;
  t.mixed = spec.causal && start != lastStart;
  if (spec.causal) {
    high = t.last;
    wholeEnd = t.first + 1;
    if (t.mixed) low = most(start - spec.tail, 0) / tileKeys * tileKeys;
    t.headSlots = least(spec.head, low);
    t.far = t.mixed ? low : most(t.headSlots, start - spec.tail);
    t.slots = t.headSlots + (t.mixed ? 0 : start - t.far);
  } else {
    wholeEnd = high = lastStart + least(spec.block, keys - lastStart);
    const bool all = lastStart == 0 && high == keys;
    t.headSlots = all ? 0 : headEnd;
    t.far = tailBegin;
    t.slots = t.headSlots + (all ? 0 : keys - t.far);
  }
  t.remoteTiles = (t.slots + tileKeys - 1) / tileKeys;
  t.ownFirst = low / tileKeys;
  t.wholeFirst = (start + tileKeys - 1) / tileKeys, t.wholeEnd = wholeEnd / tileKeys;
  if (start != lastStart || t.wholeFirst >= t.wholeEnd) t.wholeFirst = t.wholeEnd = t.ownFirst;
  t.tiles = t.remoteTiles + (high + tileKeys - 1) / tileKeys - t.ownFirst;
  t.edges = t.tiles - (t.wholeEnd - t.wholeFirst);
  return t;
}

}  // namespace weft
