// Routing for any shape: mean keys, and the choice of blocks for each row and query head in a warp.
// Bound by the reading of the means from L2: candidates * d elements a row, unless a tile kernel
// (routed/) takes the shape.
#include "../common/numbers.cuh"

namespace weft {
namespace router {
namespace {

constexpr int WARPS = 4;

// Grid (blocks of the call, kvHeads), a thread an element: sums in token order in F32, rounded once.
template <class T>
WEFT_DEVICE void meansBody(const Call& c) {
  const int block = blockIdx.x, kvHead = blockIdx.y;
  if (block >= c.packing->blocks) return;
  const Segment s = c.segments[segmentAt(c, &Segment::firstBlock, block)];
  const int from = (block - s.firstBlock) * c.block, to = min(from + c.block, s.keys);
  const T* k = static_cast<const T*>(c.k.data);
  T* means = static_cast<T*>(c.means) + (kvHead * c.meanBlocks + block) * c.headDim;
  for (int e = threadIdx.x; e < c.headDim; e += blockDim.x) {
    float sum = 0.f;
    for (int j = from; j < to; ++j) sum += Storage<T>::get(k[keyOffset(c, c.k, s, kvHead, j) + e]);
    means[e] = Storage<T>::put(sum / (float)(to - from));
  }
}

// Whether candidate (x, c) comes before (y, d): the larger score, ties to the smaller block.
WEFT_DEVICE bool before(float x, int c, float y, int d) { return x > y || (x == y && c < d); }

// Grid (ceil(rows / 4), heads). Rounds of up to 32 choices: the best so far lie one a lane in order.
template <class T, int D>
WEFT_DEVICE void routeBody(const Call& c, int64_t meanBlocks) {
  __shared__ float queries[WARPS][D];
  const int warp = threadIdx.x >> 5, lane = threadIdx.x & 31;
  const int row = blockIdx.x * WARPS + warp, head = blockIdx.y;
  const int at = segmentOf(c, row);
  if (at < 0) return;
  const Segment s = c.segments[at];
  const int kvHead = (int)((int64_t)head * c.kvHeads / c.heads);
  const int i = s.keys - s.queries + row - s.queryBegin;
  const int own = i / c.block;
  const int candidates = c.causal ? own : (s.keys + c.block - 1) / c.block;
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + row * c.q.row;
  for (int e = lane; e < c.headDim; e += 32) queries[warp][e] = Storage<T>::get(q[e]);
  __syncwarp();
  const T* means = static_cast<const T*>(c.means) + (kvHead * meanBlocks + s.firstBlock) * c.headDim;
  int* selection = static_cast<int*>(c.selection.data) + head * c.selection.head + row * c.selection.row;
  float lastScore = 0.f;
  int lastBlock = -1;
  int found = 0;
  for (int round = 0; round < c.topK; round += 32) {
    const int want = min(32, c.topK - round);
    float best = 0.f;
    int which = -1;  // none yet: comes after everything
    for (int b = 0; b < candidates; b += 32) {
      const int block = b + lane;
      float x = 0.f;
      bool in = block < candidates && block != own;
      if (in) {
        const T* mean = means + (int64_t)block * c.headDim;
        for (int e = 0; e < c.headDim; ++e) x = fmaf(queries[warp][e], Storage<T>::get(mean[e]), x);
        in = x == x && (round == 0 || before(lastScore, lastBlock, x, block));
      }
      unsigned lanes = __ballot_sync(0xffffffffu, in);
      while (lanes != 0) {
        const int from = __ffs(lanes) - 1;
        lanes &= lanes - 1;
        const float y = __shfl_sync(0xffffffffu, x, from);
        const int d = b + from;
        // The lanes that the newcomer comes before move up by one.
        const bool moves = which < 0 || before(y, d, best, which);
        const unsigned behind = __ballot_sync(0xffffffffu, moves);
        const float score = __shfl_up_sync(0xffffffffu, best, 1);
        const int up = __shfl_up_sync(0xffffffffu, which, 1);
        const int place = behind == 0 ? 32 : __ffs(behind) - 1;
        if (lane == place) {
          best = y;
          which = d;
        } else if (lane > place) {
          best = score;
          which = up;
        }
      }
    }
    const int got = __popc(__ballot_sync(0xffffffffu, which >= 0 && lane < want));
    if (lane < want) selection[(round + lane) * c.selectionItem] = lane < got ? which : -1;
    found += got;
    lastScore = __shfl_sync(0xffffffffu, best, 31);
    lastBlock = __shfl_sync(0xffffffffu, which, 31);
    if (got < want) {
      for (int t = round + want + lane; t < c.topK; t += 32) selection[t * c.selectionItem] = -1;
      break;
    }
  }
  // Ascending: each choice's place is the number of smaller ones. Blocks are written after all were
  // read, 32 at a time from a copy in the scores' order is not needed: odd-even exchanges.
  __syncwarp();
  for (int phase = 0; phase < found; ++phase) {
    for (int t = (phase & 1) + 2 * lane; t + 1 < found; t += 64) {
      int a = selection[t * c.selectionItem], b = selection[(t + 1) * c.selectionItem];
      if (a > b) {
        selection[t * c.selectionItem] = b;
        selection[(t + 1) * c.selectionItem] = a;
      }
    }
    __syncwarp();
  }
}

}  // namespace
}  // namespace router
}  // namespace weft

#define WEFT_ROUTER(NAME, T)                                                                       \
  extern "C" __global__ void __launch_bounds__(256)                                                \
      row_means_##NAME(const __grid_constant__ weft::Call c) {                                     \
    weft::router::meansBody<T>(c);                                                                         \
  }                                                                                                \
  extern "C" __global__ void __launch_bounds__(128)                                                \
      row_router_##NAME(const __grid_constant__ weft::Call c) {                                    \
    weft::router::routeBody<T, 256>(c, c.meanBlocks);                                                      \
  }

WEFT_ROUTER(f32, float)
WEFT_ROUTER(f16, __half)
WEFT_ROUTER(bf16, __nv_bfloat16)

#undef WEFT_ROUTER
