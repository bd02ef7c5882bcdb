// Around the router: where segments and blocks lie, and each block's list of the query rows that
// chose it. A list's order differs from run to run; no result depends on it, since a row's product
// with a block is the same in every row of a tile.
#include "routed_work.cuh"

using namespace weft;
using namespace weft::routed;

namespace {

constexpr int MANY = 1024;

// Exclusive prefix sum over a thread block of 1024; `total` the sum.
WEFT_DEVICE int prefix(int x, int& total, int* shared) {
  int lane = threadIdx.x & 31, warp = threadIdx.x >> 5, sum = x;
#pragma unroll
  for (int d = 1; d < 32; d <<= 1) {
    int y = __shfl_up_sync(0xffffffffu, sum, d);
    if (lane >= d) sum += y;
  }
  __syncthreads();
  if (lane == 31) shared[warp] = sum;
  __syncthreads();
  int before = 0;
  total = 0;
#pragma unroll
  for (int i = 0; i < MANY / 32; ++i) {
    if (i < warp) before += shared[i];
    total += shared[i];
  }
  return before + sum - x;
}

}  // namespace

// Maps blocks to segments and back, and clears the counts. One thread block of 1024.
// Roofline: heads * blocks words written; a launch's latency. Measured: see routed_merge.cu.
extern "C" __global__ void __launch_bounds__(1024) routed_prepare(const __grid_constant__ Call c) {
  __shared__ int sums[MANY / 32];
  Work w = work(c);
  int segments = c.packing->segments, blocks = c.packing->blocks, base = 0;
  for (int i = threadIdx.x; i < c.heads * blocks; i += MANY) w.count[i] = 0;
  for (int s = 0; s < segments; s += MANY) {
    int at = s + threadIdx.x, total;
    int mine = at < segments ? (c.segments[at].keys + c.block - 1) / c.block : 0;
    int before = prefix(mine, total, sums);
    if (at < segments) w.segmentBlock[at] = base + before;
    base += total;
  }
  if (threadIdx.x == 0) w.segmentBlock[segments] = base;
  __syncthreads();
  for (int b = threadIdx.x; b < blocks; b += MANY) {
    int low = 0, high = segments - 1;
    while (low < high) {
      int mid = (low + high + 1) >> 1;
      if (w.segmentBlock[mid] <= b) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    int first = w.segmentBlock[low];
    const_cast<Block*>(w.blockOf)[b] = {c.segments[low], low, (b - first) * c.block, first, 0};
  }
}

// Where each block's list begins, and the items of work over it. Grid: heads; 1024 threads.
// Roofline: blocks words read, about rows * topK / 128 items of 16 bytes written; latency.
extern "C" __global__ void __launch_bounds__(1024) routed_items(const __grid_constant__ Call c) {
  __shared__ int sums[MANY / 32];
  Work w = work(c);
  int head = blockIdx.x, blocks = c.packing->blocks, entryBase = 0, itemBase = 0;
  int4* items = w.items + head * w.itemStride;
  for (int from = 0; from < blocks; from += MANY) {
    int b = from + threadIdx.x, entries, n;
    int count = b < blocks ? w.count[head * blocks + b] : 0;
    int begin = entryBase + prefix(count, entries, sums);
    int item = itemBase + prefix((count + ITEM - 1) / ITEM, n, sums);
    if (b < blocks) {
      w.offset[head * blocks + b] = begin;
      Block block = w.blockOf[b];
      int key = block.segment.keyBegin + block.position, keys = min(c.block, block.segment.keys - block.position);
      for (int i = 0; i < count; i += ITEM) {
        items[item++] = make_int4(begin + i, min(ITEM, count - i), key, keys);
      }
    }
    entryBase += entries;
    itemBase += n;
  }
  if (threadIdx.x == 0) w.itemCount[head] = itemBase;
}

// Writes the rows into the lists. Grid: x ceil(rows * topK / 1024), y heads; 256 threads, 4 entries each.
// Roofline: 8 bytes read and 4 written an entry, 38 MB at n = 65,536 and 12 heads, all in the L2
// cache, but each write is a sector of its own: about 15 us.
extern "C" __global__ void __launch_bounds__(256) routed_scatter(const __grid_constant__ Call c) {
  Work w = work(c);
  int head = blockIdx.y, n = (int)w.listStride, blocks = c.packing->blocks;
  int at = blockIdx.x * 1024 + threadIdx.x;
  const int2* place = w.place + head * w.listStride;
  int2 p[4];
#pragma unroll
  for (int i = 0; i < 4; ++i) p[i] = at + i * 256 < n ? place[at + i * 256] : make_int2(-1, 0);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    if (p[i].x < 0) continue;
    int e = at + i * 256, row = e / c.topK;
    w.list[head * w.listStride + w.offset[head * blocks + p[i].x] + p[i].y] = row * 16 + (e - row * c.topK);
  }
}
