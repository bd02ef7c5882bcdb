// COO: long rows. coo_long sums one run of chunks of 64 columns for up to 64 long rows; coo_long_merge
// merges a row's runs in order and writes it.
//
// Roofline, HeadTail(32, 32) as a list, n = 65,536, 12 x 64: K and V once, 201 MB, 70 us; weights
// 17 MB, once from device memory and 11 times from L2. Prediction 90 us, and 8 for the merge.
// Measured (H100, encoder HeadTail(32, 32) as a list, 12 x 64, us): n = 16,384: rows 59, long 48, merge 5,
// together 113; n = 65,536: 240, 123, 9, together 381 (closed form 151).
// Grid: coo_long x items of the longest list, y heads; 128 threads; dynamic shared memory 640 d bytes.
// coo_long_merge: x long groups of the longest list * 16, y heads; 128 threads, a warp a row.
#include "../common/sparse_tile.cuh"
#include "coo_layout.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

template <class T, int D>
WEFT_DEVICE void longRows(const Call& c) {
  constexpr int TILE = ROWS * D * 2;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *ring = shared + TILE;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3, head = blockIdx.y;
  int kvHead = head * c.kvHeads / c.heads;
  const coo::Layout& list = coo::layoutOf(c, head);
  if ((int)blockIdx.x >= list.longItemCount) return;
  coo::LongItem item = list.longItems[blockIdx.x];
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head;
  const T* k = static_cast<const T*>(c.k.data) + kvHead * c.k.head;
  const T* v = static_cast<const T*>(c.v.data) + kvHead * c.v.head;

#pragma unroll 2
  for (int i = tid; i < ROWS * (D / 8); i += THREADS) {
    int r = i / (D / 8), ch = i % (D / 8), row = __ldg(list.longRow + item.rows + r);
    copy16(queries + chunkAt<D>(r, ch), q + (row < 0 ? 0 : row * c.q.row + ch * 8), row >= 0);
  }
  auto load = [&](int chunk) {
    unsigned char* to = ring + (chunk & 1) * 2 * TILE;
#pragma unroll 2
    for (int i = tid; i < ROWS * (D / 8); i += THREADS) {
      int r = i / (D / 8), ch = i % (D / 8), row = __ldg(list.denseColumn + chunk * 64 + r);
      copy16(to + chunkAt<D>(r, ch), k + (row < 0 ? 0 : row * c.k.row + ch * 8), row >= 0);
      copy16(to + TILE + chunkAt<D>(r, ch), v + (row < 0 ? 0 : row * c.v.row + ch * 8), row >= 0);
    }
  };
  load(item.denseBegin);
  commit();

  float o[D / 8][4];
  Rows rows;
  rows.init();
  clear(o);
  int r0 = warp * 16 + (lane >> 2), r1 = r0 + 8;
#pragma unroll 1
  for (int chunk = item.denseBegin; chunk < item.denseEnd; ++chunk) {
    wait<0>();
    __syncthreads();
    if (chunk + 1 < item.denseEnd) load(chunk + 1);
    commit();
    unsigned char* keys = ring + (chunk & 1) * 2 * TILE;
    float s[8][4];
    clear(s);
    scores<T, D>(s, queries, warp * 16, keys, 64, lane);
    const float* log = list.denseLog + (int64_t)chunk * 4096 + r0 * 64 + 2 * t;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float2 w0 = __ldg(reinterpret_cast<const float2*>(log + j * 8));
      float2 w1 = __ldg(reinterpret_cast<const float2*>(log + 512 + j * 8));
      s[j][0] = fmaf(s[j][0], c.logScale, w0.x);
      s[j][1] = fmaf(s[j][1], c.logScale, w0.y);
      s[j][2] = fmaf(s[j][2], c.logScale, w1.x);
      s[j][3] = fmaf(s[j][3], c.logScale, w1.y);
    }
    uint32_t p[4][4];
    softmax<T>(rows, s, p, o);
    values<T, D>(o, p, keys + TILE, 64, lane);
  }
  rows.sum();
  float *to = coo::longPart(c, list, head, blockIdx.x), *sums = to + 64 * D;
#pragma unroll
  for (int j = 0; j < D / 8; ++j) {
    *reinterpret_cast<float2*>(to + r0 * D + j * 8 + 2 * t) = make_float2(o[j][0], o[j][1]);
    *reinterpret_cast<float2*>(to + r1 * D + j * 8 + 2 * t) = make_float2(o[j][2], o[j][3]);
  }
  if (t == 0) {
    *reinterpret_cast<float2*>(sums + r0 * 2) = make_float2(rows.m0, rows.l0);
    *reinterpret_cast<float2*>(sums + r1 * 2) = make_float2(rows.m1, rows.l1);
  }
}

template <class T, int D>
WEFT_DEVICE void mergeLong(const Call& c) {
  int head = blockIdx.y, lane = threadIdx.x & 31, r = (blockIdx.x & 15) * 4 + (threadIdx.x >> 5);
  const coo::Layout& list = coo::layoutOf(c, head);
  if ((int)blockIdx.x >= list.longGroupCount * 16) return;
  coo::LongGroup group = list.longGroups[blockIdx.x >> 4];
  int row = list.longRow[group.rows + r];
  if (row < 0) return;
  float top = negInf(), l = 0.f, o[D / 32] = {};
  for (int i = lane; i < group.items; i += 32) top = fmaxf(top, coo::longPart(c, list, head, group.firstItem + i)[64 * D + r * 2]);
  top = warpMax(top);
#pragma unroll 4
  for (int i = 0; i < group.items; ++i) {
    const float* from = coo::longPart(c, list, head, group.firstItem + i);
    float2 ml = *reinterpret_cast<const float2*>(from + 64 * D + r * 2);
    float w = ml.x == negInf() ? 0.f : exp2Fast(ml.x - top);
    l = fmaf(w, ml.y, l);
#pragma unroll
    for (int e = 0; e < D / 32; ++e) o[e] = fmaf(w, from[r * D + e * 32 + lane], o[e]);
  }
  float f = l > 0.f ? 1.f / l : 0.f;
  T* out = static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row;
#pragma unroll
  for (int e = 0; e < D / 32; ++e) out[e * 32 + lane] = Storage<T>::put(o[e] * f);
  if (lane == 0) storeLogSumExp(c, head, row, top + __log2f(l));
}

}  // namespace

#define WEFT_COO_LONG(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128, D == 64 ? 4 : 2) NAME(const __grid_constant__ Call c) { longRows<T, D>(c); }
#define WEFT_COO_LONG_MERGE(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128) NAME(const __grid_constant__ Call c) { mergeLong<T, D>(c); }

WEFT_COO_LONG(coo_long_f16_d64, __half, 64)
WEFT_COO_LONG(coo_long_f16_d128, __half, 128)
WEFT_COO_LONG(coo_long_bf16_d64, __nv_bfloat16, 64)
WEFT_COO_LONG(coo_long_bf16_d128, __nv_bfloat16, 128)
WEFT_COO_LONG_MERGE(coo_long_merge_f16_d64, __half, 64)
WEFT_COO_LONG_MERGE(coo_long_merge_f16_d128, __half, 128)
WEFT_COO_LONG_MERGE(coo_long_merge_bf16_d64, __nv_bfloat16, 64)
WEFT_COO_LONG_MERGE(coo_long_merge_bf16_d128, __nv_bfloat16, 128)
