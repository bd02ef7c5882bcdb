// Own blocks of 64 query rows, merged with the rows' results over the blocks they chose, slot by slot.
//
// Roofline, n = 65,536, 12 x 64, topK = 4: Q, K, V read and O written 403 MB, results read 415 MB:
// 0.28 ms at 2.9 TB/s. Prediction 0.3 ms.
//
// Measured (H100, 12 x 64, B = 64, topK = 4, causal, random data, in a CUDA graph, us):
//             means  prepare, router  items, scatter  blocks  merge    all
// n = 16,384     16               45              12      77     71    224
// n = 65,536     38              303              30     296    272    945
// Heads in descending order: what routed_blocks wrote last is still in the L2 cache.
// Grid: x row tiles (routed_work.cuh), y heads; 128 threads; dynamic shared memory
// 384 d + 36,864 bytes.
#include "../common/local_tile.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

// Starts the copy of the results of `SLOTS` slots from `slot` on, of those that exist.
template <int D, int SLOTS>
WEFT_DEVICE void loadParts(unsigned char* to, const char* part, const float* weights, const RowTile& t, int topK, int slot, int tid) {
  constexpr int CHUNKS = D / 8, STEP = THREADS / (CHUNKS * SLOTS);
  int ch = tid % CHUNKS, sl = tid / CHUNKS % SLOTS, first = tid / CHUNKS / SLOTS;
  const char* from = part + ((int64_t)(t.position + t.shift + first) * topK + slot + sl) * (D * 2) + ch * 16;
#pragma unroll 4
  for (int r = first; r < ROWS; r += STEP) {
    bool read = slot + sl < topK && weights[r * 16 + slot + sl] != negInf();
    copy16(to + (r * SLOTS + sl) * (D * 2) + ((ch ^ (r & 7)) << 4), read ? from : part, read);
    from += STEP * topK * (D * 2);
  }
}

template <class T, int D>
WEFT_DEVICE void merge(const Call& c) {
  constexpr int TILE = ROWS * D * 2, SLOTS = 256 / D;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *keys = shared + TILE, *vals = keys + TILE, *parts = vals + TILE;
  float* weights = reinterpret_cast<float*>(parts + ROWS * SLOTS * D * 2);  // [64, 16] log2, with the gate
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  RowTile tile;
  if (!routed::rowTile(c, blockIdx.x, tile)) return;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3, head = gridDim.y - 1 - blockIdx.y;
  int kvHead = routed::kvHeadOf(c, head);
  Own own(c, tile);

  loadQueries<T, D>(queries, c, tile, head, tid);
  loadKeys<T, D>(keys, c.k, tile.segment, kvHead, own.begin, tile.segment.keys - own.begin, tid);
  commit();
  loadKeys<T, D>(vals, c.v, tile.segment, kvHead, own.begin, tile.segment.keys - own.begin, tid);
  commit();
  // Rows that do not exist are closed, as are those whose gate is 0.
  const float* lse = w.lse + head * w.listStride;
  const char* part = w.part + head * w.listStride * (D * 2);
  // A thread reads all of a row's at once: one after the other they cost a third of the kernel.
  if (tid < ROWS) {
    int row = tile.row(tid), some = row < 0 ? tile.first + tile.shift : row;
    float x[16], gate = gateOf(c, head, some);
#pragma unroll
    for (int slot = 0; slot < 16; ++slot) x[slot] = slot < c.topK ? lse[(int64_t)some * c.topK + slot] : negInf();
    gate = row < 0 ? 0.f : gate;
    float log = __log2f(gate);
#pragma unroll
    for (int slot = 0; slot < 16; ++slot) weights[tid * 16 + slot] = gate > 0.f ? x[slot] + log : negInf();
  }
  __syncthreads();
  loadParts<D, SLOTS>(parts, part, weights, tile, c.topK, 0, tid);
  commit();
  wait<2>();
  __syncthreads();

  float o[D / 8][4];
  Rows rows;
  rows.init();
  clear(o);
#pragma unroll 1
  for (int i = 0; i < own.steps; ++i) {
    int key = own.begin + i * 64;
    if (i > 0) {
      __syncthreads();
      loadKeys<T, D>(keys, c.k, tile.segment, kvHead, key, tile.segment.keys - key, tid);
      loadKeys<T, D>(vals, c.v, tile.segment, kvHead, key, tile.segment.keys - key, tid);
      commit();
      wait<0>();
      __syncthreads();
    }
    ownStep<T, D>(c, tile, key, queries, keys, vals, rows, o, warp, lane, [i] {
      if (i == 0) {
        wait<1>();
        __syncthreads();
      }
    });
  }
  rows.sum();

  int r0 = warp * 16 + (lane >> 2), r1 = r0 + 8, row0 = tile.row(r0), row1 = tile.row(r1);
  const float *weights0 = weights + r0 * 16, *weights1 = weights + r1 * 16;
#pragma unroll 1
  for (int slot = 0; slot < c.topK; slot += SLOTS) {
    if (slot > 0) {
      __syncthreads();
      loadParts<D, SLOTS>(parts, part, weights, tile, c.topK, slot, tid);
      commit();
    }
    float m0 = rows.m0, m1 = rows.m1;
    int slots = min(SLOTS, c.topK - slot);
#pragma unroll 1
    for (int i = 0; i < slots; ++i) {
      m0 = fmaxf(m0, weights0[slot + i]);
      m1 = fmaxf(m1, weights1[slot + i]);
    }
    // Only rows that do not exist have a maximum of −∞.
    float a0 = rows.m0 == m0 ? 1.f : exp2Fast(rows.m0 - m0), a1 = rows.m1 == m1 ? 1.f : exp2Fast(rows.m1 - m1);
    rows.m0 = m0;
    rows.m1 = m1;
    rows.l0 *= a0;
    rows.l1 *= a1;
#pragma unroll
    for (int j = 0; j < D / 8; ++j) o[j][0] *= a0, o[j][1] *= a0, o[j][2] *= a1, o[j][3] *= a1;
    wait<0>();
    __syncthreads();
#pragma unroll 1
    for (int i = 0; i < slots; ++i) {
      float w0 = weights0[slot + i], w1 = weights1[slot + i];
      w0 = w0 == negInf() ? 0.f : exp2Fast(w0 - m0);
      w1 = w1 == negInf() ? 0.f : exp2Fast(w1 - m1);
      rows.l0 += w0;
      rows.l1 += w1;
      const unsigned char *from0 = parts + (r0 * SLOTS + i) * (D * 2) + t * 4, *from1 = from0 + 8 * SLOTS * (D * 2);
#pragma unroll
      for (int j = 0; j < D / 8; ++j) {
        float2 y0 = Half<T>::unpack(*reinterpret_cast<const uint32_t*>(from0 + ((j ^ (r0 & 7)) << 4)));
        float2 y1 = Half<T>::unpack(*reinterpret_cast<const uint32_t*>(from1 + ((j ^ (r0 & 7)) << 4)));
        o[j][0] = fmaf(w0, y0.x, o[j][0]);
        o[j][1] = fmaf(w0, y0.y, o[j][1]);
        o[j][2] = fmaf(w1, y1.x, o[j][2]);
        o[j][3] = fmaf(w1, y1.y, o[j][3]);
      }
    }
  }
  if (t == 0) {
    storeLogSumExp(c, head, row0, rows.m0 + __log2f(rows.l0));
    storeLogSumExp(c, head, row1, rows.m1 + __log2f(rows.l1));
  }
  __syncwarp();
  stage<T, D>(queries, warp * 16, o, 1.f / rows.l0, 1.f / rows.l1, lane);
  __syncwarp();
  storeRows<T, D>(queries, c, tile, head, warp * 16, lane);
}

}  // namespace

#define WEFT_MERGE(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128, D == 64 ? 4 : 2) NAME(const __grid_constant__ Call c) { merge<T, D>(c); }

WEFT_MERGE(routed_merge_f16_d64, __half, 64)
WEFT_MERGE(routed_merge_f16_d128, __half, 128)
WEFT_MERGE(routed_merge_bf16_d64, __nv_bfloat16, 64)
WEFT_MERGE(routed_merge_bf16_d128, __nv_bfloat16, 128)
