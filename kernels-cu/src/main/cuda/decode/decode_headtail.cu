// Causal HeadTail for few queries a sequence, with or without a cache: a thread block for one query
// row of one head, all keys (own block, head, recent past) in flight at once: K into registers, V into
// shared memory, so that six thread blocks fit a multiprocessor and 768 run together.
//
// Roofline, 64 sequences, 12 x 64, B = 64, 32 + 32: at most 128 keys of 256 bytes, 25 MB in all: 5 us
// through L2, 8 us from device memory if nothing is cached; else launch and four dependent reads (packing,
// segment, page table, keys), 1.5 us and 2 to 3 us of launch. Prediction 6 us.
// Measured (H100, in a graph): 7.3 us, from pages 7.6. With V in registers too and four thread blocks a
// multiprocessor 9.1, from pages 11.5 (a division for each key and lane).
// Grid: x query rows of the call, y heads; 2 d threads (128 or 256).
#include "gather.cuh"

using namespace weft;

namespace {

template <class T, int D>
WEFT_DEVICE void decode(const Call& c) {
  constexpr int THREADS = 2 * D, WARPS = THREADS / 32, LANES = D / 8, GROUPS = 32 / LANES;
  constexpr int N = 8, STRIDE = WARPS * GROUPS, ROUND = N * STRIDE;  // keys of a round: 128
  __shared__ float parts[WARPS][D], sums[WARPS][2];
  __shared__ int64_t keyAt[ROUND], valueAt[ROUND];
  __shared__ uint4 values[N][THREADS];
  int row = blockIdx.x, head = blockIdx.y, kvHead = head * c.kvHeads / c.heads;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, part = lane % LANES;
  if (row >= c.packing->queries) return;
  // One query a sequence is the common case: then the row is the segment.
  Segment segment = c.segments[min(row, c.packing->segments - 1)];
  if (row < segment.queryBegin || row >= segment.queryBegin + segment.queries) segment = c.segments[segmentOf(c, row)];
  int position = segment.keys - segment.queries + row - segment.queryBegin;

  // Keys by number: the head, the tail, the own block up to the query itself.
  int start = position / c.block * c.block;
  int heads = min(c.head, start), tail = max(heads, start - c.tail);
  int remote = heads + start - tail, count = remote + position - start + 1;
  float gate = gateOf(c, head, row), bias = __log2f(gate);
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + row * c.q.row + part * 8;
  uint4 qx = __ldg(reinterpret_cast<const uint4*>(q));
  const T *k = static_cast<const T*>(c.k.data) + kvHead * c.k.head + part * 8, *v = static_cast<const T*>(c.v.data) + kvHead * c.v.head + part * 8;

  gather::State<T, D> state;
  state.init();
  float qf[8];
#pragma unroll 1
  for (int from = 0; from < count; from += ROUND) {
    // One thread finds one key's place; keys that count for nothing have none.
    if (from > 0) __syncthreads();
    if (tid < ROUND) {
      int at = from + tid, key = at < heads ? at : at < remote ? tail + at - heads : start + at - remote;
      int64_t ko = -1, vo = -1;
      if (at < count && (at >= remote || gate > 0.f)) {
        int64_t base = 0;
        int r = segment.keyBegin + key;
        if (c.pageTable != nullptr) {
          int p = key / c.pageTokens;
          int slot = p < c.headPages ? p : c.headPages + (p - c.headPages) % c.windowPages;
          base = __ldg(c.pageTable + (int64_t)segment.keyBegin * c.pageSlots + slot) * c.page;
          r = key - p * c.pageTokens;
        }
        ko = base + r * c.k.row;
        vo = base + r * c.v.row;
      }
      keyAt[tid] = ko;
      valueAt[tid] = vo;
    }
    __syncthreads();
    uint4 kx[N];
    float b[N];
#pragma unroll
    for (int i = 0; i < N; ++i) {
      int at = i * STRIDE + warp * GROUPS + lane / LANES;
      int64_t ko = keyAt[at];
      b[i] = ko < 0 ? negInf() : from + at < remote ? bias : 0.f;
      kx[i] = make_uint4(0, 0, 0, 0);
      if (ko >= 0) kx[i] = __ldg(reinterpret_cast<const uint4*>(k + ko));
    }
#pragma unroll
    for (int i = 0; i < N; ++i) {
      int64_t vo = valueAt[i * STRIDE + warp * GROUPS + lane / LANES];
      copy16(&values[i][tid], v + max(vo, (int64_t)0), vo >= 0);
    }
    tile::commit();
    gather::unpack<T>(qx, qf);
#pragma unroll
    for (int e = 0; e < 8; ++e) qf[e] *= c.logScale;
    state.scores(qf, kx, b);
    tile::wait<0>();
    // A thread reads what it copied itself.
    state.sum(b, [&](int i) { return values[i][tid]; });
  }
  state.mergeGroups();
  if (lane < LANES) {
#pragma unroll
    for (int e = 0; e < 8; ++e) parts[warp][part * 8 + e] = state.o[e];
  }
  if (lane == 0) sums[warp][0] = state.m, sums[warp][1] = state.l;
  __syncthreads();
  if (tid >= D) return;
  float top = negInf(), l = 0.f, o = 0.f;
#pragma unroll
  for (int w = 0; w < WARPS; ++w) top = fmaxf(top, sums[w][0]);
#pragma unroll
  for (int w = 0; w < WARPS; ++w) {
    float f = sums[w][0] == negInf() ? 0.f : exp2Fast(sums[w][0] - top);
    l = fmaf(f, sums[w][1], l);
    o = fmaf(f, parts[w][tid], o);
  }
  storeAs(c.out.data, c.outType, head * c.out.head + row * c.out.row + tid, o / l);
  if (tid == 0 && c.logSumExp.data != nullptr) {
    static_cast<float*>(c.logSumExp.data)[head * c.logSumExp.head + row * c.logSumExp.row] = (top + __log2f(l)) * tile::LN2;
  }
}

}  // namespace

#define WEFT_DECODE(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(2 * D, D == 64 ? 6 : 3) NAME(const __grid_constant__ Call c) { decode<T, D>(c); }

WEFT_DECODE(decode_headtail_f16_d64, __half, 64)
WEFT_DECODE(decode_headtail_f16_d128, __half, 128)
WEFT_DECODE(decode_headtail_bf16_d64, __nv_bfloat16, 64)
WEFT_DECODE(decode_headtail_bf16_d128, __nv_bfloat16, 128)
