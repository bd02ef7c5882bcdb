// Workspace of the routed kernels, from `Call.partials` on. All sizes follow from the call's own
// numbers, so the host reserves routedBytes(...) of the plan's capacity.
#pragma once
#include "../common/mma.cuh"

namespace weft {
namespace routed {

constexpr int ITEM = 256;   // query rows of an item: all chose one block

struct Size {
  int64_t heads, kvHeads, rows, blocks, segments, topK, rowBytes;  // rowBytes: headDim * 2
};

__host__ __device__ inline int64_t aligned(int64_t bytes) { return (bytes + 255) & ~(int64_t)255; }
__host__ __device__ inline int64_t itemsPerHead(const Size& s) { return (s.rows * s.topK + ITEM - 1) / ITEM + s.blocks; }

// A block of the call.
struct __align__(32) Block {
  Segment segment;
  int index;     // of the segment
  int position;  // of the block's first key in the segment
  int first;     // the segment's first block of the call
  int pad;
};

// Where things lie: at the start of the workspace, written by routed_prepare, so that no kernel works it out again.
struct Work {
  Block* blockOf;   // [blocks]
  char* part;       // [heads, rows, topK, d] storage type: normalised result of a row over a block
  float* lse;       // [heads, rows, topK] its log-sum-exp, base 2, without the gate; −∞: none
  int* chosen;      // [heads, rows, topK] block of the call; −1: none, or nothing to add
  int* list;        // [heads, rows * topK] rows by block: row * 16 + slot
  int4* items;      // [heads, itemsPerHead] first place in the list, rows, first key's row of K, keys | block * 256
  int* itemCount;   // [heads]
  int* count;       // [heads, blocks] rows that chose a block
  int* offset;      // [heads, blocks] where its list begins, then where routed_scatter goes on with it
  int* segmentBlock;  // [segments + 1] first block of a segment
  int* spoilt;        // [kvHeads] whether a block's norm is not finite
  float* norm;        // [kvHeads, blocks] the mean's, squared; 0 where it is not finite
  int64_t bytes, itemStride, listStride;
};

static_assert(sizeof(Work) <= 256, "RoutedPath reserves 256 bytes for it");

__host__ __device__ inline Work layout(void* base, const Size& s) {
  Work w;
  int64_t at = aligned(sizeof(Work)), n = s.heads * s.rows * s.topK;
  char* p = static_cast<char*>(base);
  w.itemStride = itemsPerHead(s);
  w.listStride = s.rows * s.topK;
  w.blockOf = reinterpret_cast<Block*>(p + at), at += aligned(s.blocks * sizeof(Block));
  w.part = p + at, at += aligned(n * s.rowBytes);
  w.lse = reinterpret_cast<float*>(p + at), at += aligned(n * 4);
  w.chosen = reinterpret_cast<int*>(p + at), at += aligned(n * 4);
  w.list = reinterpret_cast<int*>(p + at), at += aligned(n * 4);
  w.items = reinterpret_cast<int4*>(p + at), at += aligned(s.heads * w.itemStride * 16);
  w.itemCount = reinterpret_cast<int*>(p + at), at += aligned(s.heads * 4);
  w.count = reinterpret_cast<int*>(p + at), at += aligned(s.heads * s.blocks * 4);
  w.offset = reinterpret_cast<int*>(p + at), at += aligned(s.heads * s.blocks * 4);
  w.segmentBlock = reinterpret_cast<int*>(p + at), at += aligned((s.segments + 1) * 4);
  w.spoilt = reinterpret_cast<int*>(p + at), at += aligned(s.kvHeads * 4);
  w.norm = reinterpret_cast<float*>(p + at), at += aligned(s.kvHeads * s.blocks * 4);
  w.bytes = at;
  return w;
}

WEFT_DEVICE const Work& work(const Call& c) { return *reinterpret_cast<const Work*>(c.partials); }

WEFT_DEVICE int kvHeadOf(const Call& c, int head) {
  return c.kvHeads == c.heads ? head : (int)((unsigned)(head * c.kvHeads) / (unsigned)c.heads);
}

// Keys of a segment that routing may add to a query row, or to one at a position: those that HeadTail does not name. None
// of a global row.
struct Range {
  int low, high;
};

WEFT_DEVICE Range added(const Call& c, int keys, int position) {
  if (c.causal) return {c.head, (position & ~(c.block - 1)) - c.tail};
  bool global = position < c.head || position >= keys - c.tail;
  return {c.head, global ? 0 : keys - c.tail};
}

WEFT_DEVICE Range added(const Call& c, const Segment& s, int row) { return added(c, s.keys, row - s.queryBegin + s.keys - s.queries); }

// The tile of 64 query rows that thread block x of the grid works on; false: none.
// Grid: max(1, block / 64) for each block of the call; blocks of 32 share a tile by twos.
template <class Tile>
WEFT_DEVICE bool rowTile(const Call& c, int index, Tile& tile) {
  int per = c.block > 64 ? c.block >> 6 : 1, b = index / per;
  if (b >= c.packing->blocks) return false;
  Block block = work(c).blockOf[b];
  int at = block.position + (index - b * per) * 64;
  if (at & 63) return false;
  tile.init(block.segment, at);
  return tile.first < tile.last;
}

}  // namespace routed
}  // namespace weft
