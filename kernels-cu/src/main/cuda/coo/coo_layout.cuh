// A list of pairs as the COO kernels read it. Made once when a list is bound, on the host, as
// dev.weft.cpu.CooAnalysis does for the CPU; `Call.rowPtr` points to the device array of lists
// (one, or one a head), `Call.partials` to the partial results of long rows.
//
// Rows are taken in groups of 64 positions of a segment, from a multiple of 64 on. A column that many
// rows of a group have is dense: it becomes a row of a tile with a weight for each query. The
// other entries stay with their row. Rows much longer than others form groups of up to 64 of their own,
// whatever their positions, whose columns are all dense, own blocks too; their columns are cut into
// runs by the count alone, whose results are merged in order.
#pragma once
#include "../common/numbers.cuh"

namespace weft {
namespace coo {

struct Group {
  int segment, position;
  int denseBegin, denseEnd;  // chunks of 64 columns
  unsigned long long longRows;  // bit r: row r is in a group of long rows, and written there
  long long entries;  // scattered entries of the group
};

// A run of chunks of a group of long rows, for one thread block.
struct LongItem {
  int rows;        // first of its 64 in `longRow`
  int denseBegin, denseEnd;
  int pad;
};

// Long rows of a group: where the results of its runs lie.
struct LongGroup {
  int rows, firstItem, items, pad;
};

struct Layout {
  const Group* groups;
  const int* denseColumn;  // [chunks, 64] row of K; −1: none
  const float* denseLog;   // [chunks, 64 rows, 64 columns] log2 of the weight, −∞: no pair
  const long long* rowBegin;  // [rows + 1] scattered entries
  const int* column;       // row of K
  const float* log;        // log2 of the weight
  const int* longRow;      // [long groups, 64] row of the call; −1: none
  const LongItem* longItems;
  const LongGroup* longGroups;
  int groupCount, longItemCount, longGroupCount;
  int partStride;  // items of the longest list
};

WEFT_DEVICE const Layout& layoutOf(const Call& c, int head) {
  return reinterpret_cast<const Layout*>(c.rowPtr)[c.cooLists > 1 ? head : 0];
}

// Partial results of long rows: [heads, items of the longest list, 64, d] F32, then [.., 64, 2] maximum and sum.
// Bytes: heads * items * 64 * (d + 2) * 4.
WEFT_DEVICE float* longPart(const Call& c, const Layout& list, int head, int item) {
  return c.partials + (int64_t)(head * list.partStride + item) * (64 * (c.headDim + 2));
}

}  // namespace coo
}  // namespace weft
