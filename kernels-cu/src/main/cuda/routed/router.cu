// The topK blocks with the largest q . mean, for each query row of each query head: one walk over the candidates, 128
// query rows by 128 candidates at a time, the best of each lane in registers.
//
// Roofline, causal, n = 65,536, 12 x 64, B = 64: 403 M scores. Products 51.5 GFLOP: 0.08 ms at the rate of mma.sync; means
// 0.8 GB through L2: 0.15 ms of another unit. The choice takes 6.5 instructions a score (topK <= 4) that run at half
// rate: 0.18 ms. Prediction 0.24 ms. Measured (H100) 0.35 ms, 45 us at n = 16,384: a third of the time is what comes
// before and after the walk. Ladder: 0.855 ms two walks, the first for a threshold, insertions in the second;
// 0.675 heads interleaved, sign masks; 0.50 one walk with sorting networks (best.cuh); 0.45 three thread blocks a
// multiprocessor; 0.40 the place in a score by one instruction; 0.35 lists of earlier epochs in memory, smaller epilogue.
//
// A lane holds two rows of a tile, a quarter of the candidates of each (the four lanes of a quad share a row). It meets
// them in ascending order, and of equal scores keeps the smaller.
//
// Grid: tiles of 128 rows (at most the blocks of the call) * heads; 256 threads; dynamic shared memory 768 d bytes.
#include "../common/sparse_tile.cuh"
#include "best.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;
using namespace weft::routed;

namespace {

constexpr int WIDE = routed::ROUTED;  // rows of a tile, and candidates of a stage
constexpr int LANES = 256;

// Writes the choices of a query (its row of the tile; -1: none) and counts those that have something to add. All lanes of the
// warp take part, the four of a query with the same choices.
template <int K>
WEFT_DEVICE void store(const Call& c, const routed::Work& w, const routed::Block& tile, int head, int at, const int (&chosen)[K], int lane) {
  const Segment& segment = tile.segment;
  int t = lane & 3, blocks = c.packing->blocks, query = tile.position + at - segment.keys + segment.queries;
  bool exists = at >= 0 && query >= 0 && query < segment.queries;
  int row = segment.queryBegin + (exists ? query : 0);
  routed::Range range = routed::added(c, segment, row);
  bool open = exists && gateOf(c, head, row) > 0.f;
  int* selection = static_cast<int*>(c.selection.data) + head * c.selection.head + row * c.selection.row;
  int64_t e = head * w.listStride + (int64_t)row * c.topK;
#pragma unroll
  for (int i = 0; i < K / 4; ++i) {
    int mine = NONE, slot = i * 4 + t;
#pragma unroll
    for (int j = 0; j < 4; ++j) mine = j == t ? chosen[i * 4 + j] : mine;
    bool write = exists && slot < c.topK;
    bool adds = write && open && mine != NONE && mine * c.block < range.high && (mine + 1) * c.block > range.low;
    int block = adds ? tile.first + mine : -1;
    if (write) {
      selection[slot * c.selectionItem] = mine == NONE ? -1 : mine;
      w.chosen[e + slot] = block;
      w.lse[e + slot] = negInf();
    }
    unsigned same = __match_any_sync(0xffffffffu, block);
    if (block >= 0 && lane == __ffs(same) - 1) atomicAdd(w.count + head * blocks + block, __popc(same));
  }
}

// Closes candidates of a step, number j * 8 + e being `at` + j * 8 + e: those from `closed` on, and `own`. Makes all
// others finite: one whose mean is no number is never chosen, and keeps nobody from choosing others.
WEFT_DEVICE void mask(float (&s)[4][4], int at, int closed, int own) {
#pragma unroll
  for (int j = 0; j < 4; ++j) {
#pragma unroll
    for (int e = 0; e < 2; ++e) {
      bool close = at + j * 8 + e >= closed || at + j * 8 + e == own;
      s[j][e] = close ? NEVER : fminf(fmaxf(s[j][e], NEVER), -NEVER);
      s[j][2 + e] = close ? NEVER : fminf(fmaxf(s[j][2 + e], NEVER), -NEVER);
    }
  }
}

// Chooses for the rows whose choices have a negative score, or else for the others; true if one of these has.
template <class T, int D, int K, bool NEGATIVE>
WEFT_DEVICE bool choose(const Call& c, int head, int index) {
  constexpr int STAGE = WIDE * D * 2;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *ring = shared + STAGE;
  const routed::Work& w = routed::work(c);
  routed::Block block = w.tiles[index];
  Segment segment = block.segment;
  int position = block.position, begin = segment.keys - segment.queries;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3;
  int kvHead = routed::kvHeadOf(c, head);
  const T* means = static_cast<const T*>(c.means) + ((int64_t)kvHead * c.packing->blocks + block.first) * D;
  int shift = segment.queryBegin - begin;  // row of the call of the query at position p: p + shift
  int log = 31 - __clz(c.block);  // a power of two
  int own = (position + warp * 16) >> log;  // a warp's 16 rows lie in one block
  int blocks = (segment.keys + c.block - 1) >> log;
  int candidates = c.causal ? min((position + WIDE - 1) >> log, blocks) : blocks;

  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + (int64_t)(position + shift) * c.q.row;
  loadRows<T, D, WIDE, LANES>(queries, q, c.q.row, max(begin - position, 0), segment.keys - position, tid);
  int closed = c.causal ? own : blocks;  // from here on candidates are masked
  int plain = w.spoilt[kvHead] ? 0 : closed & ~31;  // steps before need no look, but that of the own block
  uint32_t query = queryAt<D>(queries, warp * 16, 0, lane);
  uint32_t high;  // a constant in a register: see placed
  asm volatile("mov.b32 %0, 0xffffff00;" : "=r"(high));
  List<K> lists[2];  // of the epochs before; in memory, being indexed
  Best<K> best0, best1;
  best0.init();
  best1.init();
  loadRows<T, D, WIDE, LANES>(ring, means, D, 0, candidates, tid);
  commit();
#pragma unroll 1
  for (int base = 0, turn = 0; base < candidates; base += WIDE, turn ^= 1) {
    wait<0>();
    __syncthreads();  // this stage has arrived, all warps are done with the other
    if (base > 0 && base % EPOCH == 0) {
#pragma unroll 1
      for (int r = 0; r < 2; ++r) {
        List<K> list;
        if (base > EPOCH) list = lists[r];
        best0.moveTo(list, NEGATIVE, base - EPOCH, t);
        lists[r] = list;
        best0 = best1;
      }
      best0.init();
      best1.init();
    }
    int next = base + WIDE;
    if (next < candidates) {
      loadRows<T, D, WIDE, LANES>(ring + (turn ^ 1) * STAGE, means + (int64_t)next * D, D, 0, candidates - next, tid);
      commit();
    }
    int end = min(min(next, candidates), closed);
    uint32_t stage = keyAt<D>(ring + turn * STAGE, 0, lane);
    int place = base % EPOCH / 4;
#pragma unroll 1
    for (int from = base; from < end; from += 32, stage += 32 * D * 2, place += 8) {
      float s[4][4];
      clear(s);
#pragma unroll
      for (int kk = 0; kk < D / 16; ++kk) {
        uint32_t a[4];
        ldmatrix(a, query ^ (kk << 5));
#pragma unroll
        for (int np = 0; np < 2; ++np) {
          uint32_t b[4];
          ldmatrix(b, (stage ^ (kk << 5)) + np * 16 * D * 2);
          mma<T>(s[2 * np], a, b[0], b[1]);
          mma<T>(s[2 * np + 1], a, b[2], b[3]);
        }
      }
      if (from >= plain || from == (own & ~31)) mask(s, from + 2 * t, closed, own);
      best0.template take<NEGATIVE>(s, 0, high, NEGATIVE ? place : 248 - place);
      best1.template take<NEGATIVE>(s, 2, high, NEGATIVE ? place : 248 - place);
    }
  }
  int first = max(candidates - 1, 0) / EPOCH * EPOCH;
  bool again = false;
#pragma unroll 1
  for (int r = 0; r < 2; ++r) {
    List<K> list;
    if (first > 0) list = lists[r];
    best0.moveTo(list, NEGATIVE, first, t);
    best0 = best1;
    int chosen[K];
    bool now = (best(list, c.topK, chosen) < 0.f) == NEGATIVE;
    again |= !now;
    store(c, w, w.tiles[index], head, now ? warp * 16 + (lane >> 2) + 8 * r : -1, chosen, lane);
  }
  return again;
}

template <class T, int D, int K>
__device__ __noinline__ void chooseAgain(const Call& c, int head, int index) {
  choose<T, D, K, true>(c, head, index);
}

template <class T, int D, int K>
WEFT_DEVICE void route(const Call& c) {
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  // The longest first, and the heads together: their counts lie apart, those of one head in few lines of
  // the cache, where atomic operations queue (0.18 ms of 0.86 with the heads one after the other).
  int head = blockIdx.x % c.heads, index = *w.tileCount - 1 - (int)(blockIdx.x / c.heads);
  if (index < 0) return;
  // The lowest bits of a score order equal ones, negative scores the other way round: rows that choose one are done
  // over. They choose all scores that are not negative, in whatever order.
  if (__syncthreads_or(choose<T, D, K, false>(c, head, index))) chooseAgain<T, D, K>(c, head, index);
}

}  // namespace

#define WEFT_ROUTER(NAME, T, D, K) \
  extern "C" __global__ void __launch_bounds__(256, K == 16 ? 1 : K == 4 && D == 64 ? 3 : 2) NAME(const __grid_constant__ Call c) { route<T, D, K>(c); }
#define WEFT_ROUTERS(NAME, T, D)    \
  WEFT_ROUTER(NAME##_k4, T, D, 4)   \
  WEFT_ROUTER(NAME##_k8, T, D, 8)   \
  WEFT_ROUTER(NAME##_k16, T, D, 16)

WEFT_ROUTERS(router_f16_d64, __half, 64)
WEFT_ROUTERS(router_f16_d128, __half, 128)
WEFT_ROUTERS(router_bf16_d64, __nv_bfloat16, 64)
WEFT_ROUTERS(router_bf16_d128, __nv_bfloat16, 128)
