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
  launchNext();
  launchWait();
  const Packing& p = *c.packing;
  const Work w = layout(c.partials, {c.heads, c.kvHeads, p.queries, p.blocks, p.segments, c.topK, c.headDim * 2});
  if (threadIdx.x == 0) *reinterpret_cast<Work*>(c.partials) = w;
  int segments = p.segments, blocks = p.blocks, base = 0;
  for (int i = threadIdx.x; i < c.kvHeads; i += MANY) w.spoilt[i] = 0;
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
    w.blockOf[b] = {c.segments[low], low, (b - first) * c.block, first, 0};
  }
}

// Where each block's list begins, and the items of work over it. Grid: heads; 1024 threads.
// Roofline: blocks words read, about rows * topK / 256 items of 16 bytes written; latency.
extern "C" __global__ void __launch_bounds__(1024) routed_items(const __grid_constant__ Call c) {
  __shared__ int sums[MANY / 32];
  launchNext();
  launchWait();
  const Work& w = work(c);
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
        items[item++] = make_int4(begin + i, min(ITEM, count - i), key, keys | b << 8);
      }
    }
    entryBase += entries;
    itemBase += n;
  }
  if (threadIdx.x == 0) w.itemCount[head] = itemBase;
}

// Writes the rows into the lists: sorts 8,192 entries by block in shared memory, takes a run of each block's list, and
// writes run by run. Grid: x ceil(rows * topK / 8192), y heads; 1024 threads; dynamic shared memory 98,304 bytes.
// Roofline: 4 bytes read and 4 written an entry, 25 MB at n = 65,536 and 12 heads: 10 us. One by one, in a sector of
// 32 bytes each, the writes alone took 48.
extern "C" __global__ void __launch_bounds__(1024) routed_scatter(const __grid_constant__ Call c) {
  constexpr int EACH = 8, ENTRIES = EACH * MANY, WINDOW = 2048, RUN = WINDOW / MANY;
  extern __shared__ __align__(128) unsigned char shared[];
  __shared__ int sums[MANY / 32];
  int2* sorted = reinterpret_cast<int2*>(shared);               // [8192] entry, place in the list
  int* count = reinterpret_cast<int*>(sorted + ENTRIES);        // [2048] of a block
  int* shift = count + WINDOW;                                  // [2048] from the place in `sorted` to that in the list
  uint16_t* rank = reinterpret_cast<uint16_t*>(shift + WINDOW) + threadIdx.x;  // [8192] of an entry among its block's
  launchNext();
  launchWait();
  const Work& w = work(c);
  int head = blockIdx.y, n = (int)w.listStride, blocks = c.packing->blocks, at = blockIdx.x * ENTRIES + threadIdx.x;
  const int* chosen = w.chosen + head * w.listStride;
  int* list = w.list + head * w.listStride;
  unsigned inverse = 0xffffffffu / c.topK + 1;  // e / topK is the high half of e * inverse, since e * topK < 2^32
  for (int base = 0; base < blocks; base += WINDOW) {
#pragma unroll
    for (int i = 0; i < RUN; ++i) count[i * MANY + threadIdx.x] = 0;
    __syncthreads();
#pragma unroll
    for (int i = 0; i < EACH; ++i) {
      unsigned b = (at + i * MANY < n ? chosen[at + i * MANY] : -1) - base;
      if (b < WINDOW) rank[i * MANY] = atomicAdd(count + b, 1);
    }
    __syncthreads();
    int sum = 0, total;
#pragma unroll
    for (int i = 0; i < RUN; ++i) sum += count[threadIdx.x * RUN + i];
    int before = prefix(sum, total, sums);
#pragma unroll
    for (int i = 0; i < RUN; ++i) {
      int b = threadIdx.x * RUN + i, mine = count[b];
      if (mine > 0) shift[b] = atomicAdd(w.offset + head * blocks + base + b, mine) - before;
      count[b] = before;
      before += mine;
    }
    __syncthreads();
#pragma unroll
    for (int i = 0; i < EACH; ++i) {
      unsigned b = (at + i * MANY < n ? chosen[at + i * MANY] : -1) - base;
      if (b < WINDOW) {
        int e = at + i * MANY, row = c.topK == 1 ? e : __umulhi(e, inverse), to = count[b] + rank[i * MANY];
        sorted[to] = make_int2(row * 16 + (e - row * c.topK), to + shift[b]);
      }
    }
    __syncthreads();
    for (int i = threadIdx.x; i < total; i += MANY) list[sorted[i].y] = sorted[i].x;
    __syncthreads();
  }
}
