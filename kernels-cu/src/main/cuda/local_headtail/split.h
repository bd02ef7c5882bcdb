// Where a segment is cut, from its own length, the spec's heads and headDim alone.
//
// The global rows of a segment are summed over *parts* (every parts-th of the 64-token tiles), the parts of a
// *span* are folded from left to right, then the spans. This tree fixes the bits. What a thread
// block works on (an item) is a part, where thread blocks are scarce, or a whole span, folded in
// registers, where many segments are packed: the sums are the same. Parts lie side by side, not one after the
// other, so that thread blocks that work on them together read and write neighbouring memory.
//
//   tiles = ceil(length / 64)
//   most  = max(1, slots / heads)            slots: 264 for headDim 64, 132 for 128
//   parts = min(ceil(tiles / least), most)   least: 2 up to 16 tiles; then 3 for headDim 64, 8 for 128. At least 1
//   spans = ceil(parts / (tiles <= 48 ? 16 : 4))
//   part p has tiles p, p + parts, p + 2 * parts, ..; span s starts at part s * parts / spans
#pragma once

#include "../common/both.h"

namespace weft {

struct Split {
  int tiles, parts, spans;

  // Tiles of part p, which is one of this segment's.
  WEFT_BOTH int tilesOf(int p) const { return (unsigned)(tiles - p + parts - 1) / (unsigned)parts; }
  WEFT_BOTH int spanStart(int s) const { return (unsigned)(s * parts) / (unsigned)spans; }
};

WEFT_BOTH Split splitOf(int length, int heads, int headDim) {
  Split s;  // no signed division, and none by a variable but one: each thread block does this
  s.tiles = (unsigned)(length + 63) / 64;
  const unsigned tiles = s.tiles;
  s.parts = tiles <= 16 ? (tiles + 1) / 2 : headDim == 64 ? (tiles + 2) / 3 : (tiles + 7) / 8;
  const int most = (headDim == 64 ? 264u : 132u) / (unsigned)heads;
  if (s.parts > most) s.parts = most;
  if (s.parts < 1) s.parts = 1;
  s.spans = tiles <= 48 ? (unsigned)(s.parts + 15) / 16 : (unsigned)(s.parts + 3) / 4;
  return s;
}

}  // namespace weft
