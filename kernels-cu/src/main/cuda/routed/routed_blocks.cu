// Chosen blocks, block by block: up to 128 query rows that chose one block are gathered, multiplied
// with it, and each row's normalised result and log-sum-exp are kept for routed_merge.
//
// Why by block: 786,432 rows (n = 65,536, 12 heads) choose 4 blocks of 16 KB each: gathered row by row
// that is 51.5 GB through the L2 cache, 9 ms. A tile of 64 rows that walks the union of its rows' choices
// computes 226 blocks of 1,024 instead of 4 where the choices are random: 2.9 TFLOP, 6 ms. By block,
// every product is wanted, and Q is gathered (128 bytes a row and choice) instead of K and V.
//
// Roofline at that size: 51.5 GFLOP, 0.1 ms; 403 MB of Q and about 30,000 x 16 KB of K and V through L2,
// 0.16 ms; device memory: Q, K, V 302 MB and 415 MB of results written, 0.25 ms. Prediction 0.28 ms.
// A result is a convex combination of values, kept in the storage type: half a unit in the last place
// beside the output's own; F32 would cost 415 MB more here and in the merge, 0.28 ms.
//
// Grid: x itemsPerHead (more exit), y heads; 128 threads; dynamic shared memory
// (2 * max(1, block / 64) + 2) * 128 d bytes. Measured (H100): 0.452 ms with 64 keys
// at a time and four thread blocks a multiprocessor, 0.435 with 32 and five, 0.392 with addresses by
// addition and the scale folded into the exponential: bound by instructions (2.5 a cycle), not by memory.
#include "../common/sparse_tile.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

template <class T, int D>
WEFT_DEVICE void blocks(const Call& c) {
  constexpr int TILE = ROWS * D * 2, CHUNKS = D / 8, STEP = 32 / CHUNKS;
  extern __shared__ __align__(128) unsigned char shared[];
  routed::Work w = routed::work(c);
  int head = blockIdx.y;
  int4 item = w.items[head * w.itemStride + blockIdx.x];
  if ((int)blockIdx.x >= w.itemCount[head]) return;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, kvHead = head * c.kvHeads / c.heads;
  int steps = (c.block + 63) >> 6;
  unsigned char *keyTiles = shared, *valueTiles = shared + steps * TILE, *queries = valueTiles + steps * TILE;

  // Lane l of a warp knows row l % 16 of its 16 rows, of the first 64 rows or (l >= 16) of the second.
  int place = (lane >> 4) * 64 + warp * 16 + (lane & 15);
  int entry = place < item.y ? w.list[head * w.listStride + item.x + place] : -1;

  Segment segment{0, 0, item.z, 0};
  int keys = item.w;
  for (int i = 0; i < steps; ++i) loadKeys<T, D>(keyTiles + i * TILE, c.k, segment, kvHead, i * 64, keys - i * 64, tid);
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head;
#pragma unroll
  for (int i = 0; i < 32 / STEP; ++i) {
    int r = i * STEP + lane / CHUNKS, ch = lane % CHUNKS;
    int e = __shfl_sync(0xffffffffu, entry, r);
    copy16(queries + (r >> 4) * TILE + chunkAt<D>(warp * 16 + (r & 15), ch), q + (e < 0 ? 0 : (int64_t)(e >> 4) * c.q.row + ch * 8), e >= 0);
  }
  commit();
  for (int i = 0; i < steps; ++i) loadKeys<T, D>(valueTiles + i * TILE, c.v, segment, kvHead, i * 64, keys - i * 64, tid);
  commit();
  wait<1>();
  __syncthreads();

#pragma unroll 1
  for (int pass = 0; pass < 2; ++pass) {
    bool any = pass * 64 + warp * 16 < item.y;
    unsigned char* tile = queries + pass * TILE;
    float o[D / 8][4];
    Rows rows;
    if (any || pass == 0) {
      rows.init();
      clear(o);
#pragma unroll 1
      for (int i = 0; i < 2 * steps; ++i) {  // 32 keys at a time: fewer registers, more thread blocks
        int left = keys - i * 32;
        if (left <= 0) break;
        float s[4][4];
        clear(s);
        scores<T, D>(s, tile, warp * 16, keyTiles + i * (TILE / 2), left, lane);
        if (left < 32) {
#pragma unroll
          for (int j = 0; j < 4; ++j)
#pragma unroll
            for (int e = 0; e < 4; ++e)
              if (j * 8 + (lane & 3) * 2 + (e & 1) >= left) s[j][e] = negInf();
        }
        uint32_t p[2][4];
        softmax<T>(rows, s, p, o, c.logScale);
        if (pass == 0 && i == 0) {
          wait<0>();
          __syncthreads();
        }
        values<T, D>(o, p, valueTiles + i * (TILE / 2), left, lane);
      }
    }
    if (!any) break;
    rows.sum();
    __syncwarp();
    stage<T, D>(tile, warp * 16, o, 1.f / rows.l0, 1.f / rows.l1, lane);
    __syncwarp();
    int64_t base = head * w.listStride;
#pragma unroll
    for (int i = 0; i < 16 / STEP; ++i) {
      int r = i * STEP + lane / CHUNKS, ch = lane % CHUNKS;
      int e = __shfl_sync(0xffffffffu, entry, pass * 16 + r);
      uint4 x = *reinterpret_cast<const uint4*>(tile + chunkAt<D>(warp * 16 + r, ch));
      if (e >= 0) *reinterpret_cast<uint4*>(w.part + (base + (int64_t)(e >> 4) * c.topK + (e & 15)) * (D * 2) + ch * 16) = x;
    }
    int g = lane >> 2;
    int e0 = __shfl_sync(0xffffffffu, entry, pass * 16 + g), e1 = __shfl_sync(0xffffffffu, entry, pass * 16 + g + 8);
    if ((lane & 3) == 0) {
      if (e0 >= 0) w.lse[base + (int64_t)(e0 >> 4) * c.topK + (e0 & 15)] = rows.m0 + __log2f(rows.l0);
      if (e1 >= 0) w.lse[base + (int64_t)(e1 >> 4) * c.topK + (e1 & 15)] = rows.m1 + __log2f(rows.l1);
    }
  }
}

}  // namespace

#define WEFT_BLOCKS(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128, D == 64 ? 5 : 3) NAME(const __grid_constant__ Call c) { blocks<T, D>(c); }

WEFT_BLOCKS(routed_blocks_f16_d64, __half, 64)
WEFT_BLOCKS(routed_blocks_f16_d128, __half, 128)
WEFT_BLOCKS(routed_blocks_bf16_d64, __nv_bfloat16, 64)
WEFT_BLOCKS(routed_blocks_bf16_d128, __nv_bfloat16, 128)
