// COO: 64 query rows of a segment and head. Own blocks and dense columns by tensor cores; then the
// entries of each row by a warp, merged with the row's dense result.
//
// Roofline, 64 random entries a row, n = 65,536, 12 x 64: 50.3 M entries of 256 bytes, 12.9 GB through L2,
// 2.3 ms at 5.5 TB/s; about 6 instructions an entry, 0.3 ms. The bare gather reads the same entries and adds
// nothing else. Prediction 1.15 of it.
// HeadTail(32, 32) as a list: no scattered entries, one dense chunk a group: Q, K, V, O 403 MB and
// 17 MB of weights, read once from device memory and 11 times from L2: 0.17 ms predicted.
// Measured (H100): random 1.96 ms, bare gather 1.64 (8 TB/s: L1 and L2 do better than predicted), ratio 1.20; 1.32
// with sums in registers, 2.77 ms with the entries' loads in registers and no more than one step in flight.
// HeadTail: see coo_long.cu.
//
// Grid: x groups of the longest list, y heads; 128 threads; dynamic shared memory 384 d + 51,200 bytes.
#include "../common/local_tile.cuh"
#include "coo_layout.cuh"
#include "entries.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

// Where 4 weights of a row lie, of 64.
WEFT_DEVICE int logAt(int row, int chunk) { return row * 256 + ((chunk ^ ((row & 7) << 1)) << 4); }

template <class T, int D>
WEFT_DEVICE void rowsOf(const Call& c) {
  constexpr int TILE = ROWS * D * 2;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *keys = shared + TILE, *vals = keys + TILE, *denseKeys = vals + TILE, *denseVals = denseKeys + TILE, *logs = denseVals + TILE;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3, head = blockIdx.y;
  int kvHead = head * c.kvHeads / c.heads;
  const coo::Layout& list = coo::layoutOf(c, head);
  if ((int)blockIdx.x >= list.groupCount) return;
  // Read where it is needed: registers are short.
  auto tileNow = [&] {
    RowTile tile;
    tile.init(c.segments[list.groups[blockIdx.x].segment], list.groups[blockIdx.x].position);
    return tile;
  };
  int firstChunk = list.groups[blockIdx.x].denseBegin, lastChunk = list.groups[blockIdx.x].denseEnd;
  RowTile tile = tileNow();
  loadQueries<T, D>(queries, c, tile, head, tid);
  int begin = 0, steps = 0;
  if (c.block > 0) {
    Own own(c, tile);
    begin = own.begin, steps = own.steps;
    loadKeys<T, D>(keys, c.k, tile.segment, kvHead, begin, tile.segment.keys - begin, tid);
    loadKeys<T, D>(vals, c.v, tile.segment, kvHead, begin, tile.segment.keys - begin, tid);
  }
  commit();
  // Dense columns have their own tile, so that the first chunk's rows are on their way meanwhile.
  auto loadDense = [&](int chunk) {
    const T* k = static_cast<const T*>(c.k.data) + kvHead * c.k.head;
    const T* v = static_cast<const T*>(c.v.data) + kvHead * c.v.head;
    const float* log = list.denseLog + (int64_t)chunk * 4096;
#pragma unroll 2
    for (int i = tid; i < 1024; i += THREADS) copy16(logs + logAt(i >> 4, i & 15), log + i * 4, true);
#pragma unroll 2
    for (int i = tid; i < ROWS * (D / 8); i += THREADS) {
      int r = i / (D / 8), ch = i % (D / 8), row = __ldg(list.denseColumn + chunk * 64 + r);
      copy16(denseKeys + chunkAt<D>(r, ch), k + (row < 0 ? 0 : row * c.k.row + ch * 8), row >= 0);
      copy16(denseVals + chunkAt<D>(r, ch), v + (row < 0 ? 0 : row * c.v.row + ch * 8), row >= 0);
    }
  };
  if (firstChunk < lastChunk) loadDense(firstChunk);
  commit();
  wait<1>();
  __syncthreads();

  float o[D / 8][4];
  Rows rows;
  rows.init();
  clear(o);
#pragma unroll 1
  for (int i = 0; i < steps; ++i) {
    int key = begin + i * 64;
    if (i > 0) {
      __syncthreads();
      loadKeys<T, D>(keys, c.k, tile.segment, kvHead, key, tile.segment.keys - key, tid);
      loadKeys<T, D>(vals, c.v, tile.segment, kvHead, key, tile.segment.keys - key, tid);
      commit();
      wait<0>();
      __syncthreads();
    }
    ownStep<T, D>(c, tile, key, queries, keys, vals, rows, o, warp, lane, [] {});
  }

  int r0 = warp * 16 + (lane >> 2), r1 = r0 + 8;
#pragma unroll 1
  for (int chunk = firstChunk; chunk < lastChunk; ++chunk) {
    if (chunk > firstChunk) {
      __syncthreads();
      loadDense(chunk);
      commit();
    }
    wait<0>();
    __syncthreads();
    float s[8][4];
    clear(s);
    scores<T, D>(s, queries, warp * 16, denseKeys, 64, lane);
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float2 w0 = *reinterpret_cast<const float2*>(logs + logAt(r0, 2 * j + (t >> 1)) + (t & 1) * 8);
      float2 w1 = *reinterpret_cast<const float2*>(logs + logAt(r1, 2 * j + (t >> 1)) + (t & 1) * 8);
      s[j][0] = fmaf(s[j][0], c.logScale, w0.x);
      s[j][1] = fmaf(s[j][1], c.logScale, w0.y);
      s[j][2] = fmaf(s[j][2], c.logScale, w1.x);
      s[j][3] = fmaf(s[j][3], c.logScale, w1.y);
    }
    uint32_t p[4][4];
    softmax<T>(rows, s, p, o);
    values<T, D>(o, p, denseVals, 64, lane);
  }
  rows.sum();
  asm volatile("" ::: "memory");
  const coo::Group group = list.groups[blockIdx.x];
  tile = tileNow();
  r0 = warp * 16 + (lane >> 2), r1 = r0 + 8;

  if (group.entries == 0) {
    if (t == 0) {
      if (!(group.longRows >> r0 & 1)) storeLogSumExp(c, head, tile.row(r0), rows.m0 + __log2f(rows.l0));
      if (!(group.longRows >> r1 & 1)) storeLogSumExp(c, head, tile.row(r1), rows.m1 + __log2f(rows.l1));
    }
    __syncwarp();
    stage<T, D>(queries, warp * 16, o, rows.l0 > 0.f ? 1.f / rows.l0 : 0.f, rows.l1 > 0.f ? 1.f / rows.l1 : 0.f, lane);
    __syncwarp();
    T* out = static_cast<T*>(c.out.data) + head * c.out.head;
#pragma unroll
    for (int i = lane; i < 16 * (D / 8); i += 32) {
      int r = warp * 16 + i / (D / 8), ch = i % (D / 8), at = tile.row(r);
      uint4 x = *reinterpret_cast<const uint4*>(queries + chunkAt<D>(r, ch));
      if (at >= 0 && !(group.longRows >> r & 1)) __stcs(reinterpret_cast<uint4*>(out + at * c.out.row + ch * 8), x);
    }
    return;
  }

  // The dense result in F32 goes where the tiles were: 64 rows of D floats, maximum and sum.
  __syncthreads();
  constexpr int PITCH = D + 8, RING = coo::Entries<T, D>::BYTES;
  float* dense = reinterpret_cast<float*>(keys);
  unsigned char* ring = keys + 64 * PITCH * 4 + warp * RING;
#pragma unroll
  for (int j = 0; j < D / 8; ++j) {
    *reinterpret_cast<float2*>(dense + r0 * PITCH + j * 8 + 2 * t) = make_float2(o[j][0], o[j][1]);
    *reinterpret_cast<float2*>(dense + r1 * PITCH + j * 8 + 2 * t) = make_float2(o[j][2], o[j][3]);
  }
  if (t == 0) {
    *reinterpret_cast<float2*>(dense + r0 * PITCH + D) = make_float2(rows.m0, rows.l0);
    *reinterpret_cast<float2*>(dense + r1 * PITCH + D) = make_float2(rows.m1, rows.l1);
  }
  __syncwarp();
  int part = lane % (D / 8);
  coo::Entries<T, D> entries;
  int mine = tile.row(warp * 16 + (lane & 15)), firstRow = tile.row(tile.first - tile.position);
  long long base = list.rowBegin[firstRow];
  entries.begin = mine < 0 ? 0 : (int)(list.rowBegin[mine] - base);
  entries.end = mine < 0 ? 0 : (int)(list.rowBegin[mine + 1] - base);
  entries.column = list.column + base;
  entries.log = list.log + base;
  entries.ring = ring;
  entries.k = reinterpret_cast<const char*>(static_cast<const T*>(c.k.data) + kvHead * c.k.head + part * 8);
  entries.v = reinterpret_cast<const char*>(static_cast<const T*>(c.v.data) + kvHead * c.v.head + part * 8);
  entries.strideK = (uint32_t)c.k.row * 2;
  entries.strideV = (uint32_t)c.v.row * 2;
  entries.start(lane);
#pragma unroll 1
  for (int i = 0; i < 16; ++i) {
    int r = warp * 16 + i, row = tile.row(r);
    int begin = __shfl_sync(0xffffffffu, entries.begin, i), end = __shfl_sync(0xffffffffu, entries.end, i);
    if (row < 0 || group.longRows >> r & 1) continue;
    entries.open(queries, r, lane);
#pragma unroll 1
    for (int at = begin; at < end; at += coo::Entries<T, D>::STEP) entries.consume(c.logScale, lane);
    entries.close(dense + r * PITCH, static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row, lane);
    if (lane == 0) storeLogSumExp(c, head, row, entries.m + __log2f(entries.l));
  }
  wait<0>();
}

// Reads K and V of every scattered entry and does nothing with them: what coo_rows is measured against.
template <class T, int D>
WEFT_DEVICE void bare(const Call& c) {
  constexpr int LANES = D / 8, GROUPS = 32 / LANES;
  int row = blockIdx.x * 4 + (threadIdx.x >> 5), lane = threadIdx.x & 31, head = blockIdx.y;
  if (row >= c.packing->queries) return;
  const coo::Layout& list = coo::layoutOf(c, head);
  const T* k = static_cast<const T*>(c.k.data) + head * c.kvHeads / c.heads * c.k.head + lane % LANES * 8;
  const T* v = static_cast<const T*>(c.v.data) + head * c.kvHeads / c.heads * c.v.head + lane % LANES * 8;
  uint4 sum = make_uint4(0, 0, 0, 0);
  long long end = list.rowBegin[row + 1];
#pragma unroll 4
  for (long long at = list.rowBegin[row] + lane / LANES; at < end; at += GROUPS) {
    int col = list.column[at];
    uint4 x = __ldg(reinterpret_cast<const uint4*>(k + col * c.k.row)), y = __ldg(reinterpret_cast<const uint4*>(v + col * c.v.row));
    sum.x ^= x.x ^ y.x, sum.y ^= x.y ^ y.y, sum.z ^= x.z ^ y.z, sum.w ^= x.w ^ y.w;
  }
  if (lane < LANES) *reinterpret_cast<uint4*>(static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row + lane * 8) = sum;
}

}  // namespace

#define WEFT_COO_ROWS(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128, D == 64 ? 3 : 2) NAME(const __grid_constant__ Call c) { rowsOf<T, D>(c); }
// Grid: x ceil(rows / 4), y heads; 128 threads.
#define WEFT_COO_FLOOR(NAME, T, D) \
  extern "C" __global__ void __launch_bounds__(128) NAME(const __grid_constant__ Call c) { bare<T, D>(c); }

WEFT_COO_ROWS(coo_rows_f16_d64, __half, 64)
WEFT_COO_ROWS(coo_rows_f16_d128, __half, 128)
WEFT_COO_ROWS(coo_rows_bf16_d64, __nv_bfloat16, 64)
WEFT_COO_ROWS(coo_rows_bf16_d128, __nv_bfloat16, 128)
WEFT_COO_FLOOR(coo_gather_floor_f16_d64, __half, 64)
WEFT_COO_FLOOR(coo_gather_floor_f16_d128, __half, 128)
