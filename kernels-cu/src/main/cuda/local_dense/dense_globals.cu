// The encoder's global rows beside dense_rows: they see all keys of their segment, and are summed over chunks of
// keys (chunkOf), which merge_rows (rows/rows.cu) merges in order.
//
// Roofline: K and V once, 4d bytes a token and head; n = 65,536, 12 x 64: 201 MB, 70 us, and 6 MB of partial sums.
// 4d * 64 operations a token: 17 % of the tensor cores in that time. Measured (H100): 94 us.
//
// Overlapping launches: it uses nothing of dense_rows before it, and begins beside its end; merge_rows before that had
// ended when dense_rows began. It ends after dense_rows, for those who wait for it.
//
// Launch: grid (chunks, heads, ceil((head + tail) / 64)), 128 threads, dynamic shared memory 640 d + 512 bytes.
#include "../common/sparse_tile.cuh"
#include "dense_work.cuh"

namespace weft {
namespace dense {

template <class T, int D>
WEFT_DEVICE void globals(const Call& c) {
  using namespace tile;
  constexpr int TILE = tile::ROWS * D * 2, CHUNKS = D / 8, STEP = tile::THREADS / CHUNKS;
  extern __shared__ __align__(128) unsigned char shared[];
  const int chunk = blockIdx.x, head = blockIdx.y, slots = c.head + c.tail, slot = blockIdx.z * 64;
  launchNext();
  if (chunk >= c.packing->globalChunks) {
    launchWait();
    return;
  }
  const int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, g = lane >> 2, t = lane & 3;
  const Segment seg = c.segments[segmentAt(c, &Segment::firstChunk, chunk)];
  const int kvHead = (unsigned)(head * c.kvHeads) / (unsigned)c.heads;
  const int headEnd = headEndOf(c, seg.keys), tailBegin = tailBeginOf(c, seg.keys);
  const int size = chunkOf(seg.keys), from = (chunk - seg.firstChunk) * size, steps = (min(size, seg.keys - from) + 63) >> 6;
  // Position of a global row; -1 where the segment has fewer.
  auto token = [&](int r) {
    if (r < c.head) return r < headEnd ? r : -1;
    const int i = tailBegin + r - c.head;
    return r < slots && i < seg.keys ? i : -1;
  };

  unsigned char *queries = shared, *ring = shared + TILE;  // [2][K, V]
  float* logs = reinterpret_cast<float*>(shared + 5 * TILE);  // [2][64]
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + (int64_t)seg.queryBegin * c.q.row;
#pragma unroll
  for (int i = 0; i < tile::ROWS / STEP; ++i) {
    const int r = i * STEP + tid / CHUNKS, ch = tid % CHUNKS, at = token(slot + r);
    copy16(queries + chunkAt<D>(r, ch), q + (int64_t)max(at, 0) * c.q.row + ch * 8, at >= 0);
  }
  auto load = [&](int i) {
    const int key = from + i * 64;
    unsigned char* to = ring + (i & 1) * 2 * TILE;
    loadKeys<T, D>(to, c.k, seg, kvHead, key, seg.keys - key, tid);
    loadKeys<T, D>(to + TILE, c.v, seg, kvHead, key, seg.keys - key, tid);
    if (tid < 64) {  // of the keys' weights for rows of other blocks
      const int j = key + tid;
      float w = negInf();
      if (j < seg.keys) w = j < headEnd || j >= tailBegin ? 0.f : __log2f(gateOf(c, head, seg.queryBegin + j));
      logs[(i & 1) * 64 + tid] = w;
    }
    commit();
  };
  load(0);

  const int i0 = token(slot + warp * 16 + g), i1 = token(slot + warp * 16 + g + 8);
  const unsigned block = c.block;
  const int b0 = (unsigned)max(i0, 0) / block * block, b1 = (unsigned)max(i1, 0) / block * block;
  const int n0 = min(c.block, seg.keys - b0), n1 = min(c.block, seg.keys - b1);
  Rows rows;
  rows.init();
  float o[D / 8][4];
  clear(o);
#pragma unroll 1
  for (int i = 0; i < steps; ++i) {
    __syncthreads();  // all have done with the stage before
    if (i + 1 < steps) {
      load(i + 1);
      wait<1>();
    } else {
      wait<0>();
    }
    __syncthreads();
    const unsigned char* k = ring + (i & 1) * 2 * TILE;
    const float* log = logs + (i & 1) * 64;
    const int key = from + i * 64;
    float s[8][4];
    clear(s);
    scores<T, D>(s, queries, warp * 16, k, seg.keys - key, lane);
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 2; ++e) {
        const int x = j * 8 + t * 2 + e, at = key + x;
        const float w = log[x];
        s[j][e] = fmaf(s[j][e], c.logScale, (unsigned)(at - b0) < (unsigned)n0 ? 0.f : w);
        s[j][e + 2] = fmaf(s[j][e + 2], c.logScale, (unsigned)(at - b1) < (unsigned)n1 ? 0.f : w);
      }
    }
    uint32_t p[4][4];
    softmax<T>(rows, s, p, o);
    tile::values<T, D>(o, p, k + TILE, seg.keys - key, lane);
  }
  rows.sum();
  float* partials = c.partials + ((int64_t)chunk * c.heads + head) * slots * (D + 2);
#pragma unroll
  for (int x = 0; x < 2; ++x) {
    const int r = slot + warp * 16 + g + x * 8;
    if ((x == 0 ? i0 : i1) < 0) continue;
    float* to = partials + (int64_t)r * (D + 2);
    if (t == 0) *reinterpret_cast<float2*>(to) = make_float2(x == 0 ? rows.m0 : rows.m1, x == 0 ? rows.l0 : rows.l1);
#pragma unroll
    for (int j = 0; j < D / 8; ++j) *reinterpret_cast<float2*>(to + 2 + j * 8 + t * 2) = make_float2(o[j][x * 2], o[j][x * 2 + 1]);
  }
  launchWait();
}

}  // namespace dense
}  // namespace weft

#define WEFT_DENSE_GLOBALS(NAME, TYPE, D)                                                                       \
  extern "C" __global__ void __launch_bounds__(128)                                                             \
      dense_globals_##NAME##_d##D(const __grid_constant__ weft::Call c) {                                       \
    weft::dense::globals<TYPE, D>(c);                                                                           \
  }

WEFT_DENSE_GLOBALS(f16, __half, 64)
WEFT_DENSE_GLOBALS(f16, __half, 128)
WEFT_DENSE_GLOBALS(bf16, __nv_bfloat16, 64)
WEFT_DENSE_GLOBALS(bf16, __nv_bfloat16, 128)
#undef WEFT_DENSE_GLOBALS
