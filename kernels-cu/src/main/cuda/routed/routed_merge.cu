// Own blocks of 64 query rows, merged with the rows' results over the blocks they chose, slot by slot.
//
// Roofline, n = 65,536, 12 x 64, topK = 4: Q, K, V read and O written 403 MB, results read 415 MB:
// 0.28 ms at 2.9 TB/s. Prediction 0.3 ms.
// Measured (H100, n = 65,536, 12 x 64, B = 64, topK = 4, causal): see the end of this comment.
// Grid: x row tiles (routed_work.cuh), y heads; 128 threads; dynamic shared memory
// 384 d + 32,768 bytes.
#include "../common/local_tile.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

// Starts the copy of the results of `SLOTS` slots from `slot` on, of those that exist.
template <int D, int SLOTS>
WEFT_DEVICE void loadParts(unsigned char* to, const Call& c, const routed::Work& w, const RowTile& t, int head, int slot, int tid) {
  constexpr int CHUNKS = D / 8;
#pragma unroll
  for (int i = tid; i < ROWS * SLOTS * CHUNKS; i += THREADS) {
    int ch = i % CHUNKS, sl = i / CHUNKS % SLOTS, r = i / CHUNKS / SLOTS, row = t.row(r);
    int64_t e = head * w.listStride + (int64_t)row * c.topK + slot + sl;
    bool read = row >= 0 && slot + sl < c.topK && w.lse[e] != negInf();
    copy16(to + (r * SLOTS + sl) * (D * 2) + ((ch ^ (r & 7)) << 4), read ? w.part + e * (D * 2) + ch * 16 : w.part, read);
  }
}

template <class T, int D>
WEFT_DEVICE void merge(const Call& c) {
  constexpr int TILE = ROWS * D * 2, SLOTS = 256 / D;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *keys = shared + TILE, *vals = keys + TILE, *parts = vals + TILE;
  routed::Work w = routed::work(c);
  int per = c.block > 64 ? c.block >> 6 : 1;
  RowTile tile;
  if ((int)blockIdx.x >= c.packing->blocks * per || !routed::rowTile(c, w, blockIdx.x, tile)) return;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3, head = blockIdx.y;
  int kvHead = head * c.kvHeads / c.heads;
  Own own(c, tile);

  loadQueries<T, D>(queries, c, tile, head, tid);
  loadKeys<T, D>(keys, c.k, tile.segment, kvHead, own.begin, tile.segment.keys - own.begin, tid);
  commit();
  loadKeys<T, D>(vals, c.v, tile.segment, kvHead, own.begin, tile.segment.keys - own.begin, tid);
  commit();
  loadParts<D, SLOTS>(parts, c, w, tile, head, 0, tid);
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
  // Rows that do not exist are closed, as are those whose gate is 0; the first row stands in for them.
  float gate0 = row0 < 0 ? negInf() : __log2f(gateOf(c, head, row0)), gate1 = row1 < 0 ? negInf() : __log2f(gateOf(c, head, row1));
  const float *lse0 = w.lse + head * w.listStride + (int64_t)max(row0, 0) * c.topK;
  const float *lse1 = w.lse + head * w.listStride + (int64_t)max(row1, 0) * c.topK;
#pragma unroll 1
  for (int slot = 0; slot < c.topK; slot += SLOTS) {
    if (slot > 0) {
      __syncthreads();
      loadParts<D, SLOTS>(parts, c, w, tile, head, slot, tid);
      commit();
    }
    float m0 = rows.m0, m1 = rows.m1;
    int slots = min(SLOTS, c.topK - slot);
#pragma unroll 1
    for (int i = 0; i < slots; ++i) {
      m0 = fmaxf(m0, lse0[slot + i] + gate0);
      m1 = fmaxf(m1, lse1[slot + i] + gate1);
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
      float w0 = lse0[slot + i] + gate0, w1 = lse1[slot + i] + gate1;
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
