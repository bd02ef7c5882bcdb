// One attention call, as every kernel takes it: by value, one struct, laid out as the Java side
// (dev.weft.cuda.CallBlock) writes it. All pointers are device memory; all strides are in elements
// and the last dimension always has stride 1 (but the selection's).
#pragma once
#include <stdint.h>

namespace weft {

enum Type : int { F32 = 0, F16 = 1, BF16 = 2 };

// A tensor [heads, rows, d] or [heads, rows]. A head stride of 0 shares one row of heads.
struct View {
  void* data;
  int64_t head;
  int64_t row;
};

// One packed request. Its queries are the last positions of its keys.
struct Segment {
  int queryBegin;  // row of q, out, gate, logSumExp of the first query
  int queries;
  int keyBegin;  // row of k, v of the first key; with a cache: the row of `pageTable`
  int keys;
  int firstBlock;  // blocks of the segments before it, each segment's rounded up
  int firstChunk;  // chunks of keys of the segments before it (rows/)
  int firstItem;   // items of work of the segments before it (tile kernels), heads not counted
  int parts;       // items of this segment
};

// Device memory, written before a run whenever the packing changes; never read back.
struct Packing {
  int segments;
  int queries;    // of the call
  int blocks;     // of the call, each segment's rounded up
  int localItems;   // items of work of the tile kernels, heads not counted
  int globalChunks;  // chunks of keys that global rows are summed over, heads not counted
  int pad[3];
};

// Blocks of a segment that one thread block works on, for each head: every stride-th from the first on, then, past the
// segment's end, from the one after the first, and so on. How a segment is cut depends on its own length alone.
struct Item {
  int firstBlock;
  int stride;
  int blocks;
  int part;  // which item of the segment: 0 .. parts - 1
  Segment of;  // a copy of the segment: one read finds both
};

struct Call {
  View q, k, v;  // k, v with a cache: data of page 0, strides within a page
  View out;
  View gate;       // F32; data null: all gates are 1
  View logSumExp;  // F32; data may be null
  View selection;  // I32 [heads, n, topK]; data null unless routed
  int64_t selectionItem;

  const Packing* packing;
  const Segment* segments;
  const Item* items;

  // Cache: page p of a segment is pageTable[keyBegin * pageSlots + slot(p)].
  const int* pageTable;
  int64_t page;  // elements from a page to the next
  int pageSlots, pageTokens, headPages, windowPages;

  // COO: entries of row r in list l are rowPtr[l * (rows + 1) + r] .. the next; one list: cooLists 1.
  const int64_t* rowPtr;
  const int* col;
  const float* value;
  int64_t cooRows;
  int cooLists, tileColumns;

  // Workspace.
  void* means;      // [kvHeads, meanBlocks, d], storage type (F32: F32); in tiles where routed/ makes them
  int64_t meanBlocks;  // blocks that each kv head has room for in `means`
  float* partials;  // unnormalised partial results of global rows, see each kernel
  int* counters;    // zero between runs

  int heads, kvHeads, headDim, block;
  int causal, head, tail, topK;
  int type, outType;
  float logScale;  // scale * log2(e): logits live in base 2
  float threshold;
};

}  // namespace weft
