// The row kernels: `rows` computes every row but the encoder form's global ones, which see all keys
// of their segment and are summed over chunks of keys (`global_rows`) and merged (`merge_rows`).
// Measured: see NOTES.md; nothing here is hot.
#include "../common/mma.cuh"
#include "row.cuh"

namespace weft {
namespace rows {
namespace {

constexpr int WARPS = 4;

// Whether HeadTail names the pair of a query that is no global row itself.
WEFT_DEVICE bool named(const Call& c, const Segment& s, int blockStart, int j) {
  if (c.causal) return j < c.head || (j >= blockStart - c.tail && j < blockStart);
  return j < c.head || j >= s.keys - c.tail;
}

WEFT_DEVICE bool chosen(const int* selection, int64_t step, int topK, int block) {
  for (int t = 0; t < topK; ++t) {
    if (selection[t * step] == block) return true;
  }
  return false;
}

template <class T, int D>
WEFT_DEVICE void rowsBody(const Call& c) {
  __shared__ float queries[WARPS][D];
  const int warp = threadIdx.x >> 5, lane = threadIdx.x & 31;
  const int row = blockIdx.x * WARPS + warp, head = blockIdx.y;
  const int at = segmentOf(c, row);
  if (at < 0) return;
  const Segment s = c.segments[at];
  const int i = s.keys - s.queries + row - s.queryBegin;
  const bool bipartite = !c.causal && c.head + c.tail > 0;
  if (bipartite && (i < c.head || i >= s.keys - c.tail)) return;
  Row<T, D> r(c, s, head, lane, queries[warp]);
  r.query(row, queries[warp]);
  const int start = c.block > 0 ? i / c.block * c.block : i;
  const int end = c.block > 0 ? (c.causal ? i + 1 : (int)min((int64_t)s.keys, (int64_t)start + c.block)) : i;
  if (c.block > 0) r.range(start, end, 0.f);
  const int past = c.block > 0 ? (int)min((int64_t)s.keys, (int64_t)start + c.block) : i;
  const float gate = gateOf(c, head, row);
  const float logGate = gate > 0.f ? log2f(gate) : negInf();
  if (gate > 0.f) {
    if (c.causal) {
      int headEnd = min(c.head, start);
      r.range(0, headEnd, logGate);
      r.range(max(headEnd, start - c.tail), start, logGate);
    } else if (bipartite) {
      int headEnd = min(c.head, s.keys), tailBegin = max(headEnd, s.keys - c.tail);
      r.range(0, min(headEnd, start), logGate);
      r.range(max(0, past), headEnd, logGate);
      r.range(tailBegin, min(s.keys, max(tailBegin, start)), logGate);
      r.range(max(tailBegin, past), s.keys, logGate);
    }
  }
  const int* selection = nullptr;
  if (c.topK > 0) {
    selection = static_cast<const int*>(c.selection.data) + head * c.selection.head + row * c.selection.row;
    for (int t = 0; gate > 0.f && t < c.topK; ++t) {
      int block = selection[t * c.selectionItem];
      if (block < 0) break;
      int from = block * c.block, to = min(from + c.block, s.keys);
      for (int j = from; j < to; j += 32) {
        int key = j + lane;
        r.keys(key, key < to && !named(c, s, start, key) ? logGate : negInf());
      }
    }
  }
  if (c.rowPtr != nullptr) {
    const int64_t* ptr = c.rowPtr + (c.cooLists == 1 ? 0 : head) * (c.cooRows + 1) + row;
    const int64_t first = ptr[0], last = ptr[1];
    if (c.tileColumns == 1) {
      for (int64_t e = first; e < last; e += 32) {
        float lw = negInf();
        int key = 0;
        if (e + lane < last) {
          key = c.col[e + lane] - s.keyBegin;
          float w = c.value[e + lane];
          bool skip = (c.block > 0 && key >= start && key < past) || (c.causal && key > i) ||
                      named(c, s, start, key) ||
                      (selection != nullptr && chosen(selection, c.selectionItem, c.topK, key / c.block));
          lw = skip || !(w > 0.f) ? negInf() : log2f(w);
        }
        r.keys(key, lw);
      }
    } else {
      for (int64_t e = first; e < last; ++e) {
        int block = c.col[e];
        float w = c.value[e];
        if (!(w > 0.f) || block == i / c.block) continue;
        if (selection != nullptr && chosen(selection, c.selectionItem, c.topK, block)) continue;
        int from = block * c.block, to = min(from + c.block, s.keys);
        for (int j = from; j < to; j += 32) {
          int key = j + lane;
          bool in = key < to && !(c.causal && key > i) && !named(c, s, start, key);
          r.keys(key, in ? log2f(w) : negInf());
        }
      }
    }
  }
  r.emit(row);
}

// A global row of the encoder form over one chunk of keys; grid (chunks, heads, ceil(globals / 4)).
template <class T, int D>
WEFT_DEVICE void globalBody(const Call& c) {
  __shared__ float queries[WARPS][D];
  const int warp = threadIdx.x >> 5, lane = threadIdx.x & 31;
  const int chunk = blockIdx.x, head = blockIdx.y, r = blockIdx.z * WARPS + warp;
  if (chunk >= c.packing->globalChunks || r >= c.head + c.tail) return;
  const Segment s = c.segments[segmentAt(c, &Segment::firstChunk, chunk)];
  const int headEnd = min(c.head, s.keys), tailBegin = max(headEnd, s.keys - c.tail);
  const int i = r < c.head ? r : tailBegin + r - c.head;
  if (i >= (r < c.head ? headEnd : s.keys)) return;
  Row<T, D> row(c, s, head, lane, queries[warp]);
  row.query(s.queryBegin + i, queries[warp]);
  const int size = chunkOf(s.keys), from = (chunk - s.firstChunk) * size, to = min(from + size, s.keys);
  const int own = i / c.block;
  for (int j = from; j < to; j += 32) {
    int key = j + lane;
    float lw = negInf();
    if (key < to) {
      bool one = key / c.block == own || key < headEnd || key >= tailBegin;
      float g = one ? 1.f : gateOf(c, head, s.queryBegin + key);
      lw = g > 0.f ? log2f(g) : negInf();
    }
    row.keys(key, lw);
  }
  const int64_t at = (((int64_t)chunk * c.heads + head) * (c.head + c.tail) + r) * (c.headDim + 2);
  float sum = warpSum(row.l);
  if (lane == 0) {
    c.partials[at] = row.m;
    c.partials[at + 1] = sum;
  }
#pragma unroll
  for (int e = 0; e < D / 32; ++e) {
    if (lane + 32 * e < c.headDim) c.partials[at + 2 + lane + 32 * e] = row.acc[e];
  }
}

// Merges the chunks of a global row in order; grid (segments, heads, ceil(globals / 4)).
template <int D>
WEFT_DEVICE void mergeBody(const Call& c) {
  const int warp = threadIdx.x >> 5, lane = threadIdx.x & 31;
  const int head = blockIdx.y, r = blockIdx.z * WARPS + warp;
  launchWait();
  launchNext();
  if ((int)blockIdx.x >= c.packing->segments || r >= c.head + c.tail) return;
  const Segment s = c.segments[blockIdx.x];
  const int headEnd = min(c.head, s.keys), tailBegin = max(headEnd, s.keys - c.tail);
  const int i = r < c.head ? r : tailBegin + r - c.head;
  if (i >= (r < c.head ? headEnd : s.keys)) return;
  // The maximum first: the loads of the sums then wait for nothing.
  const int64_t step = (int64_t)c.heads * (c.head + c.tail) * (c.headDim + 2);
  const float* from = c.partials + (((int64_t)s.firstChunk * c.heads + head) * (c.head + c.tail) + r) * (c.headDim + 2);
  const int size = chunkOf(s.keys), chunks = (s.keys + size - 1) / size;
  float m = negInf(), l = 0.f, acc[D / 32];
  for (int chunk = lane; chunk < chunks; chunk += 32) m = fmaxf(m, from[chunk * step]);
  m = warpMax(m);
  const float base = m == negInf() ? 0.f : m;
#pragma unroll
  for (int e = 0; e < D / 32; ++e) acc[e] = 0.f;
#pragma unroll 8
  for (int chunk = 0; chunk < chunks; ++chunk, from += step) {
    const float w = exp2Fast(from[0] - base);
    l = fmaf(from[1], w, l);
#pragma unroll
    for (int e = 0; e < D / 32; ++e) {
      if (lane + 32 * e < c.headDim) acc[e] = fmaf(from[2 + lane + 32 * e], w, acc[e]);
    }
  }
  const int row = s.queryBegin + i;
  const float inverse = l == 0.f ? 0.f : 1.f / l;
#pragma unroll
  for (int e = 0; e < D / 32; ++e) {
    if (lane + 32 * e < c.headDim) {
      storeAs(c.out.data, c.outType, head * c.out.head + row * c.out.row + lane + 32 * e, acc[e] * inverse);
    }
  }
  if (lane == 0 && c.logSumExp.data != nullptr) {
    float lse = l == 0.f ? negInf() : (m + log2f(l)) * 0.69314718055994531f;
    static_cast<float*>(c.logSumExp.data)[head * c.logSumExp.head + row * c.logSumExp.row] = lse;
  }
}

}  // namespace
}  // namespace rows
}  // namespace weft

#define WEFT_ROWS(NAME, T, D)                                                                      \
  extern "C" __global__ void __launch_bounds__(128)                                                \
      rows_##NAME##_d##D(const __grid_constant__ weft::Call c) {                                   \
    weft::rows::rowsBody<T, D>(c);                                                                       \
  }                                                                                                \
  extern "C" __global__ void __launch_bounds__(128)                                                \
      global_rows_##NAME##_d##D(const __grid_constant__ weft::Call c) {                            \
    weft::rows::globalBody<T, D>(c);                                                                     \
  }
#define WEFT_MERGE(D)                                                                              \
  extern "C" __global__ void __launch_bounds__(128)                                                \
      merge_rows_d##D(const __grid_constant__ weft::Call c) {                                      \
    weft::rows::mergeBody<D>(c);                                                                         \
  }

WEFT_ROWS(f32, float, 64)
WEFT_ROWS(f32, float, 128)
WEFT_ROWS(f32, float, 256)
WEFT_ROWS(f16, __half, 64)
WEFT_ROWS(f16, __half, 128)
WEFT_ROWS(f16, __half, 256)
WEFT_ROWS(bf16, __nv_bfloat16, 64)
WEFT_ROWS(bf16, __nv_bfloat16, 128)
WEFT_ROWS(bf16, __nv_bfloat16, 256)
WEFT_MERGE(64)
WEFT_MERGE(128)
WEFT_MERGE(256)

#undef WEFT_ROWS
#undef WEFT_MERGE
