// Adds the rows' results over the blocks they chose to the output and log-sum-exp that other kernels (HeadTail with the
// own blocks) have written, slot by slot. Rows with nothing to add are left alone.
//
// Roofline: topK + 2 rows of headDim an output row; n = 65,536, 12 x 64, topK = 8: 1.0 GB, 0.35 ms at 2.9 TB/s.
// Measured: kernels-cu/NOTES.md.
// Grid: x ceil(rows * headDim / 1024), y heads; 128 threads, each with 8 dimensions of a row.
#include "../common/sparse_tile.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

template <class T>
WEFT_DEVICE void addTo(float (&o)[8], uint4 x, float weight) {
  const uint32_t v[4] = {x.x, x.y, x.z, x.w};
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    float2 f = Half<T>::unpack(v[e]);
    o[2 * e] = fmaf(weight, f.x, o[2 * e]);
    o[2 * e + 1] = fmaf(weight, f.y, o[2 * e + 1]);
  }
}

template <class T, int D>
WEFT_DEVICE void join(const Call& c) {
  constexpr int CHUNKS = D / 8, SLOTS = 16;
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  int head = blockIdx.y, row = blockIdx.x * (THREADS / CHUNKS) + threadIdx.x / CHUNKS, ch = threadIdx.x % CHUNKS;
  bool exists = row < c.packing->queries;
  row = exists ? row : 0;
  float gate = exists ? gateOf(c, head, row) : 0.f, log = __log2f(gate);
  int64_t entry = head * w.listStride + (int64_t)row * c.topK;
  float* stored = static_cast<float*>(c.logSumExp.data) + head * c.logSumExp.head + row * c.logSumExp.row;
  float near = *stored * LOG2E, x[SLOTS], top = negInf();
#pragma unroll
  for (int i = 0; i < SLOTS; ++i) x[i] = i < c.topK ? w.lse[entry + i] : negInf();
#pragma unroll
  for (int i = 0; i < SLOTS; ++i) {
    x[i] = gate > 0.f ? x[i] + log : negInf();
    top = fmaxf(top, x[i]);
  }
  bool adds = top > negInf();
  top = fmaxf(top, near);
  T* out = static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row + ch * 8;
  const char* part = w.part + entry * (D * 2) + ch * 16;
  float o[8] = {}, weight = exp2Fast(near - top), sum = weight;
  if (adds) {
    addTo<T>(o, *reinterpret_cast<const uint4*>(out), weight);
#pragma unroll
    for (int i = 0; i < SLOTS; ++i) {
      if (i < c.topK && x[i] > negInf()) {
        weight = exp2Fast(x[i] - top);
        sum += weight;
        addTo<T>(o, __ldcs(reinterpret_cast<const uint4*>(part + i * (D * 2))), weight);
      }
    }
    float scale = 1.f / sum;
    *reinterpret_cast<uint4*>(out) =
        make_uint4(pack<T>(o[0] * scale, o[1] * scale), pack<T>(o[2] * scale, o[3] * scale), pack<T>(o[4] * scale, o[5] * scale),
                   pack<T>(o[6] * scale, o[7] * scale));
  }
  __syncwarp();  // all lanes of the row have read what one of them writes now
  if (adds && ch == 0) *stored = (top + __log2f(sum)) * LN2;
}

}  // namespace

#define WEFT_JOIN(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128) NAME(const __grid_constant__ Call c) { join<T, D>(c); }

WEFT_JOIN(routed_join_f16_d64, __half, 64)
WEFT_JOIN(routed_join_f16_d128, __half, 128)
WEFT_JOIN(routed_join_bf16_d64, __nv_bfloat16, 64)
WEFT_JOIN(routed_join_bf16_d128, __nv_bfloat16, 128)
