// Chosen blocks, block by block: up to 256 query rows that chose one block are gathered, multiplied with it 64 at a
// time, and each row's normalised result and log-sum-exp are kept for routed_merge or routed_join.
//
// Why by block: 786,432 rows (n = 65,536, 12 heads) choose 4 blocks of 16 KB each: gathered row by row
// that is 51.5 GB through the L2 cache, 9 ms. A tile of 64 rows that walks the union of its rows' choices
// computes 226 blocks of 1,024 instead of 4 where the choices are random: 2.9 TFLOP, 6 ms. By block,
// every product is wanted, and Q is gathered (128 bytes a row and choice) instead of K and V.
//
// Roofline at that size: 51.5 GFLOP, 0.1 ms; 403 MB of Q and about 18,000 x 16 KB of K and V through L2,
// 0.13 ms; device memory: Q, K, V 302 MB and 415 MB of results written, 0.25 ms. Prediction 0.28 ms.
// A result is a convex combination of values, kept in the storage type: half a unit in the last place
// beside the output's own; F32 would cost 415 MB more here and in the merge, 0.28 ms.
//
// Keys that HeadTail names for a row (routed_work.cuh, added) are left out.
//
// Grid: x itemsPerHead (more exit), y heads; 128 threads; dynamic shared memory
// (2 * max(1, block / 64) + 2) * 128 d bytes. Measured (H100), ms: mma.sync 0.452 with 64 keys at a time, 0.435 with 32 and
// five thread blocks a multiprocessor, 0.392 with addresses by addition; wgmma, 64 keys at once and nothing to rescale
// 0.310; six thread blocks 0.512 (spills); items of 256 rows, the queries of the pass after next on their way 0.295.
#include "../common/sparse_tile.cuh"
#include "../common/tile_products.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

// A warp's 16 result rows into its rows of a tile, for 16-byte stores from there.
template <class T, int D>
WEFT_DEVICE void stageRows(unsigned char* to, const float (&o)[D / 64][8][4], float f0, float f1, int warp, int lane) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  uint32_t at = sharedAddress(to) + (warp * 16 + (lane & 15)) * 128 + (((lane >> 4) ^ (lane & 7)) << 4);
#pragma unroll
  for (int h = 0; h < D / 64; ++h) {
#pragma unroll
    for (int j = 0; j < 8; j += 2) {
      stmatrix((at ^ (j << 4)) + h * TILE_BYTES, pack<T>(o[h][j][0] * f0, o[h][j][1] * f0), pack<T>(o[h][j][2] * f1, o[h][j][3] * f1),
               pack<T>(o[h][j + 1][0] * f0, o[h][j + 1][1] * f0), pack<T>(o[h][j + 1][2] * f1, o[h][j + 1][3] * f1));
    }
  }
#else
  int g = lane >> 2, t = lane & 3;
#pragma unroll
  for (int h = 0; h < D / 64; ++h) {
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      unsigned char* at = to + h * TILE_BYTES + (warp * 16 + g) * 128 + ((j ^ g) << 4) + t * 4;
      *reinterpret_cast<uint32_t*>(at) = pack<T>(o[h][j][0] * f0, o[h][j][1] * f0);
      *reinterpret_cast<uint32_t*>(at + 8 * 128) = pack<T>(o[h][j][2] * f1, o[h][j][3] * f1);
    }
  }
#endif
}

// One item; N * 8 keys at a time.
template <class T, int D, int N>
WEFT_DEVICE void blocks(const Call& c, const routed::Work& w, int4 item, unsigned char* shared) {
  constexpr int TILE = ROWS * D * 2, CHUNKS = D / 8, STEP = 32 / CHUNKS;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, g = lane >> 2, t = lane & 3;
  int head = blockIdx.y, kvHead = routed::kvHeadOf(c, head), steps = (c.block + 63) >> 6;
  unsigned char *keyTiles = shared, *valueTiles = shared + steps * TILE, *queries = valueTiles + steps * TILE;

  // Lane l of a warp knows row l % 16 of its 16 rows, of an even pass or (l >= 16) of the odd one after it.
  const int* list = w.list + head * w.listStride + item.x;
  int slot = (lane >> 4) * 64 + warp * 16 + (lane & 15);
  int entry = slot < item.y ? list[slot] : -1, later = slot + 128 < item.y ? list[slot + 128] : -1;

  int keys = item.w & 255;
  const char* k = reinterpret_cast<const char*>(static_cast<const T*>(c.k.data) + kvHead * c.k.head + item.z * c.k.row);
  const char* v = reinterpret_cast<const char*>(static_cast<const T*>(c.v.data) + kvHead * c.v.head + item.z * c.v.row);
  uint32_t strideK = (uint32_t)c.k.row * 2, strideV = (uint32_t)c.v.row * 2;
#pragma unroll 1
  for (int i = 0; i < steps; ++i) loadTile<D>(keyTiles + i * TILE, k + (uint64_t)i * 64 * strideK, strideK, 0, keys - i * 64, tid);
  // Row strides are less than 4 GB (CudaRun).
  const char* q = reinterpret_cast<const char*>(static_cast<const T*>(c.q.data) + head * c.q.head + lane % CHUNKS * 8);
  uint32_t strideQ = (uint32_t)c.q.row * 2;
  auto loadQueries = [&](int pass, int entries) {  // those of this warp
    unsigned char* to = queries + (pass & 1) * TILE;
#pragma unroll
    for (int i = 0; i < 16 / STEP; ++i) {
      int r = i * STEP + lane / CHUNKS, e = __shfl_sync(0xffffffffu, entries, (pass & 1) * 16 + r);
      copy16(to + tileAt<D>(warp * 16 + r, lane % CHUNKS), q + (uint64_t)(uint32_t)(max(e, 0) >> 4) * strideQ, e >= 0);
    }
  };
  loadQueries(0, entry);
  commit();
#pragma unroll 1
  for (int i = 0; i < steps; ++i) loadTile<D>(valueTiles + i * TILE, v + (uint64_t)i * 64 * strideV, strideV, 0, keys - i * 64, tid);
  if (item.y > 64) loadQueries(1, entry);
  commit();

#pragma unroll 1
  for (int pass = 0; pass * 64 < item.y; ++pass) {
    unsigned char* tile = queries + (pass & 1) * TILE;
    if (pass > 0 && (pass & 1) == 0) {
      entry = later;
      later = pass * 64 + 128 + slot < item.y ? list[pass * 64 + 128 + slot] : -1;
    }
    // Keys from `low` to before `high` are this kernel's, of the row that this lane knows.
    int low = 0, high = keys;
    if (c.head + c.tail > 0) {
      routed::Block block = w.blockOf[item.w >> 8];
      routed::Range range = routed::added(c, block.segment, max(entry, 0) >> 4);
      low = max(range.low - block.position, 0);
      high = min(range.high - block.position, keys);
    }
    wait<1>();  // queries of this pass are here, and the next one's (or the values) on their way
    fenceForTensorCores();
    __syncthreads();
    int low0 = __shfl_sync(0xffffffffu, low, (pass & 1) * 16 + g), low1 = __shfl_sync(0xffffffffu, low, (pass & 1) * 16 + g + 8);
    int high0 = __shfl_sync(0xffffffffu, high, (pass & 1) * 16 + g), high1 = __shfl_sync(0xffffffffu, high, (pass & 1) * 16 + g + 8);
    float o[D / 64][8][4], m0 = negInf(), m1 = negInf(), l0 = 0.f, l1 = 0.f;
#pragma unroll 1
    for (int i = 0; i < steps; ++i) {
      float s[N][4];
#if WEFT_WGMMA
      wgmmaFence();
      scoresAsync<T, D, ROWS>(s, tile, keyTiles + i * TILE);
      wgmmaCommit();
      wgmmaWait<0>();
      keep(s);
#else
      scores<T, D>(s, tile, keyTiles + i * TILE, warp, lane);
#endif
      if (__any_sync(0xffffffffu, max(low0, low1) > i * 64 || min(high0, high1) < i * 64 + N * 8)) {
#pragma unroll
        for (int j = 0; j < N; ++j) {
#pragma unroll
          for (int e = 0; e < 2; ++e) {
            int at = i * 64 + j * 8 + t * 2 + e;
            if (at < low0 || at >= high0) s[j][e] = negInf();
            if (at < low1 || at >= high1) s[j][2 + e] = negInf();
          }
        }
      }
      float x0 = negInf(), x1 = negInf();
#pragma unroll
      for (int j = 0; j < N; ++j) {
        x0 = fmaxf(x0, fmaxf(s[j][0], s[j][1]));
        x1 = fmaxf(x1, fmaxf(s[j][2], s[j][3]));
      }
      float n0 = fmaxf(m0, quadMax(x0) * c.logScale), n1 = fmaxf(m1, quadMax(x1) * c.logScale);
      if (i > 0) {
        float a0 = m0 == n0 ? 1.f : exp2Fast(m0 - n0), a1 = m1 == n1 ? 1.f : exp2Fast(m1 - n1);
        l0 *= a0, l1 *= a1;
#pragma unroll
        for (int h = 0; h < D / 64; ++h) {
#pragma unroll
          for (int j = 0; j < 8; ++j) o[h][j][0] *= a0, o[h][j][1] *= a0, o[h][j][2] *= a1, o[h][j][3] *= a1;
        }
      }
      m0 = n0, m1 = n1;
      n0 = n0 == negInf() ? 0.f : n0, n1 = n1 == negInf() ? 0.f : n1;
      uint32_t p[N / 2][4];
#pragma unroll
      for (int j = 0; j < N; ++j) {
        float e0 = exp2Fast(fmaf(s[j][0], c.logScale, -n0)), e1 = exp2Fast(fmaf(s[j][1], c.logScale, -n0));
        float e2 = exp2Fast(fmaf(s[j][2], c.logScale, -n1)), e3 = exp2Fast(fmaf(s[j][3], c.logScale, -n1));
        l0 += e0 + e1, l1 += e2 + e3;
        p[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
        p[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
      }
      if (pass == 0 && i == 0) {
        wait<0>();
        fenceForTensorCores();
      }
      __syncthreads();  // the values are here, and all warps are done with the scores of these queries
#if WEFT_WGMMA
      wgmmaFence();
      valuesAsync<T, D, ROWS>(o, p, valueTiles + i * TILE, i == 0);
      wgmmaCommit();
      wgmmaWait<0>();
#pragma unroll
      for (int h = 0; h < D / 64; ++h) keep(o[h]);
#else
      if (i == 0) {
#pragma unroll
        for (int h = 0; h < D / 64; ++h) zero(o[h]);
      }
      values<T, D>(o, p, valueTiles + i * TILE, lane);
#endif
    }
    l0 = quadSum(l0), l1 = quadSum(l1);
    stageRows<T, D>(tile, o, l0 > 0.f ? reciprocal(l0) : 0.f, l1 > 0.f ? reciprocal(l1) : 0.f, warp, lane);
    __syncwarp();
    char* part = w.part + head * w.listStride * (D * 2) + lane % CHUNKS * 16;
#pragma unroll
    for (int i = 0; i < 16 / STEP; ++i) {
      int r = i * STEP + lane / CHUNKS, ch = lane % CHUNKS;
      int e = __shfl_sync(0xffffffffu, entry, (pass & 1) * 16 + r);
      uint4 x = *reinterpret_cast<const uint4*>(tile + tileAt<D>(warp * 16 + r, ch));
      if (e >= 0) *reinterpret_cast<uint4*>(part + (uint64_t)(uint32_t)((e >> 4) * c.topK + (e & 15)) * (D * 2)) = x;
    }
    int e0 = __shfl_sync(0xffffffffu, entry, (pass & 1) * 16 + g), e1 = __shfl_sync(0xffffffffu, entry, (pass & 1) * 16 + g + 8);
    if (t == 0) {
      float* lse = w.lse + head * w.listStride;
      if (e0 >= 0) lse[(e0 >> 4) * c.topK + (e0 & 15)] = m0 + __log2f(l0);
      if (e1 >= 0) lse[(e1 >> 4) * c.topK + (e1 & 15)] = m1 + __log2f(l1);
    }
    __syncwarp();  // this warp's rows of the tile are free again
    if ((pass + 2) * 64 < item.y) loadQueries(pass, later);
    commit();
  }
}

template <class T, int D>
WEFT_DEVICE void blocks(const Call& c) {
  extern __shared__ __align__(1024) unsigned char routedShared[];
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  int4 item = w.items[blockIdx.y * w.itemStride + blockIdx.x];
  if ((int)blockIdx.x >= w.itemCount[blockIdx.y]) return;
  if (c.block <= 32) {
    blocks<T, D, 4>(c, w, item, routedShared);
  } else {
    blocks<T, D, 8>(c, w, item, routedShared);
  }
}

}  // namespace

#define WEFT_BLOCKS(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128, D == 128 ? 3 : WEFT_WGMMA ? 5 : 4) NAME(const __grid_constant__ Call c) { blocks<T, D>(c); }

WEFT_BLOCKS(routed_blocks_f16_d64, __half, 64)
WEFT_BLOCKS(routed_blocks_f16_d128, __half, 128)
WEFT_BLOCKS(routed_blocks_bf16_d64, __nv_bfloat16, 64)
WEFT_BLOCKS(routed_blocks_bf16_d128, __nv_bfloat16, 128)
