// Mean key of each block of the call, in the storage type, and its norm. Laid out as tiles of the router's: [d / 64, kvHeads,
// blocks, 64], chunk i of 16 bytes of a segment's block b at i ^ (b & 7).
// A thread sums 8 dimensions over the block's tokens, in order, in F32; one rounding at the end.
// Roofline: K is read once: 4d/2 bytes a token and head; n = 65,536, 12 x 64: 100.7 MB, 34 us at 3 TB/s.
// Grid: x ceil(blocks / (1024 / d)), y kvHeads; 128 threads. Measured: see routed_merge.cu.
#include "../common/sparse_tile.cuh"
#include "routed_work.cuh"

using namespace weft;

namespace {

template <class T, int D>
WEFT_DEVICE void means(const Call& c) {
  constexpr int LANES = D / 8, BLOCKS = 128 / LANES;
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  int b = blockIdx.x * BLOCKS + threadIdx.x / LANES, part = threadIdx.x % LANES, head = blockIdx.y;
  if (b >= c.packing->blocks) return;
  routed::Block block = w.blockOf[b];
  Segment segment = block.segment;
  int key = block.position, keys = min(c.block, segment.keys - key);
  const T* k = static_cast<const T*>(c.k.data) + head * c.k.head + (int64_t)(segment.keyBegin + key) * c.k.row + part * 8;
  float sum[8] = {};
#pragma unroll 16
  for (int i = 0; i < keys; ++i) {
    uint4 x = __ldcs(reinterpret_cast<const uint4*>(k + i * c.k.row));
    const uint32_t v[4] = {x.x, x.y, x.z, x.w};
#pragma unroll
    for (int e = 0; e < 4; ++e) {
      float2 f = tile::Half<T>::unpack(v[e]);
      sum[2 * e] += f.x;
      sum[2 * e + 1] += f.y;
    }
  }
  uint32_t r[4];
  float square = 0.f;
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    r[e] = pack<T>(sum[2 * e] / keys, sum[2 * e + 1] / keys);
    float2 f = tile::Half<T>::unpack(r[e]);
    square += f.x * f.x + f.y * f.y;
  }
  unsigned lanes = (LANES == 8 ? 0xffu : 0xffffu) << (threadIdx.x & (32 - LANES));
#pragma unroll
  for (int i = 1; i < LANES; i *= 2) square += __shfl_xor_sync(lanes, square, i);
  int blocks = c.packing->blocks;
  if (part == 0) {
    bool finite = isfinite(square);
    if (!finite) w.spoilt[head] = 1;
    w.norm[head * blocks + b] = finite ? square : 0.f;
  }
  uint4* to = static_cast<uint4*>(c.means) + ((int64_t)((part >> 3) * c.kvHeads + head) * blocks + b) * 8;
  to[(part ^ key / c.block) & 7] = make_uint4(r[0], r[1], r[2], r[3]);
}

}  // namespace

#define WEFT_MEANS(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128) NAME(const __grid_constant__ Call c) { means<T, D>(c); }

WEFT_MEANS(block_means_f16_d64, __half, 64)
WEFT_MEANS(block_means_f16_d128, __half, 128)
WEFT_MEANS(block_means_bf16_d64, __nv_bfloat16, 64)
WEFT_MEANS(block_means_bf16_d128, __nv_bfloat16, 128)
