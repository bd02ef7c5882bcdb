// The topK blocks with the largest q . mean, for each query row of each query head: one walk over the candidates, 64
// query rows by 64 candidates at a time, the best of each lane in registers.
//
// Roofline, causal, n = 65,536, 12 x 64, B = 64: 403 M scores. Products 51.5 GFLOP: 0.06 ms; means 0.8 GB through L2: 0.15 ms
// of another unit. The choice takes 5 instructions a score (topK <= 4) that run at half rate: 0.14 ms. Prediction 0.2 ms.
// Measured (H100) 0.30 ms, 45 us at n = 16,384: the unit of compares, maxima and address arithmetic is busy for 70 % of
// the time, a third of that with what comes before and after the walk. Ladder: kernels-cu/NOTES.md.
//
// A lane holds two rows of a tile, a quarter of the candidates of each (the four lanes of a quad share a row). It meets
// them in ascending order, and of equal scores keeps the smaller.
//
// Grid: x row tiles of 64 (max(1, block / 64) for each block of the call) * heads; 128 threads; dynamic shared memory
// 384 d + 32 bytes.
#include "best.cuh"
#include "routed_work.cuh"
#include "router_load.cuh"

using namespace weft;
using namespace weft::tile;
using namespace weft::routed;

namespace {

constexpr float MOST = 3e38f;  // of a bound

// Of a warp's numbers that are not negative.
WEFT_DEVICE float largest(float x) { return __uint_as_float(__reduce_max_sync(0xffffffffu, __float_as_uint(x))); }

WEFT_DEVICE void swap(float& a, float& b) {
  float x = a;
  a = b;
  b = x;
}

// Writes the choices of a row of the call, if `exists`, and counts those that have something to add: keys in `range`. All
// lanes of the warp take part, the four of a row with the same choices.
template <int K>
WEFT_DEVICE void store(const Call& c, const routed::Work& w, int firstBlock, int head, int row, bool exists, routed::Range range,
                       const int (&chosen)[K], int lane) {
  int t = lane & 3;
  row = exists ? row : 0;
  bool open = exists && gateOf(c, head, row) > 0.f;
  int* selection = static_cast<int*>(c.selection.data) + head * c.selection.head + row * c.selection.row + t * c.selectionItem;
  int64_t e = head * w.listStride + (int64_t)row * c.topK + t;
  int* list = w.chosen + e;
  float* lse = w.lse + e;
  int* count = w.count + head * c.packing->blocks;
#pragma unroll
  for (int i = 0; i < K / 4; ++i) {
    int mine = chosen[i * 4];
#pragma unroll
    for (int j = 1; j < 4; ++j) mine = t >= j ? chosen[i * 4 + j] : mine;
    int block = open && mine * c.block < range.high && (mine + 1) * c.block > range.low ? firstBlock + mine : -1;
    if (exists && i * 4 + t < c.topK) {
      selection[i * 4 * c.selectionItem] = mine == NONE ? -1 : mine;
      list[i * 4] = mine == NONE ? -1 : block;
      lse[i * 4] = negInf();
    }
    block = mine == NONE ? -1 : block;
    unsigned same = __match_any_sync(0xffffffffu, block);
    if (block >= 0 && lane == __ffs(same) - 1) atomicAdd(count + block, __popc(same));
  }
}

// Closes candidates of a step, number j * 8 + e being `at` + j * 8 + e: those from `closed` on, `own`, and those whose mean
// is no number. Brings the others into the scale.
WEFT_DEVICE void mask(float (&s)[4][4], const Scale (&scale)[2], int at, int closed, int own) {
#pragma unroll
  for (int j = 0; j < 4; ++j) {
#pragma unroll
    for (int e = 0; e < 4; ++e) {
      float& x = s[j][e];
      int block = at + j * 8 + (e & 1);
      bool close = block >= closed || block == own || x != x;
      x = close ? 0.f : fminf(fmaxf(x, scale[e >> 1].low()), scale[e >> 1].high());
    }
  }
}

// The squared norms of a lane's two rows of a tile: the diagonal of their products with each other.
template <class T, int D>
WEFT_DEVICE void squares(float& x0, float& x1, const unsigned char* tile, int warp, int lane) {
  float s[2][4];
  scores<T, D>(s, tile, tile + warp * 16 * 128, warp, lane);
  int from = (lane & ~3) | lane >> 3;
  bool odd = lane & 4;
  x0 = __shfl_sync(0xffffffffu, odd ? s[0][1] : s[0][0], from);
  x1 = __shfl_sync(0xffffffffu, odd ? s[1][3] : s[1][2], from);
}

template <class T, int D, int K>
WEFT_DEVICE void route(const Call& c) {
  constexpr int TILE = ROWS * D * 2;
  extern __shared__ __align__(1024) unsigned char routerShared[];
  unsigned char* shared = routerShared;
  uint64_t* arrived = reinterpret_cast<uint64_t*>(shared + 3 * TILE);
  float* longest = reinterpret_cast<float*>(arrived + 2);  // [4]
  launchNext();
  launchWait();
  const routed::Work& w = routed::work(c);
  // The longest first, and the heads together: their counts lie apart, those of one head in few lines of
  // the cache, where atomic operations queue (0.18 ms of 0.86 with the heads one after the other).
  int callBlocks = c.packing->blocks, per = c.block > ROWS ? c.block / ROWS : 1, turn = blockIdx.x / c.heads;
  int head = blockIdx.x - turn * c.heads, index = callBlocks * per - 1 - turn, number = index / per;
  if (index < 0) return;
  routed::Block block = w.blockOf[number];
  Segment segment = block.segment;
  int position = block.position + (index - number * per) * ROWS, begin = segment.keys - segment.queries;
  if (position % ROWS > 0 || position >= segment.keys || position + ROWS <= begin) return;
  int tid = threadIdx.x, warp = __shfl_sync(0xffffffffu, tid >> 5, 0), lane = tid & 31, t = lane & 3;
  int kvHead = routed::kvHeadOf(c, head);
  int log = 31 - __clz(c.block);  // a power of two
  int blocks = (segment.keys + c.block - 1) >> log;
  int candidates = c.causal ? min((position + ROWS - 1) >> log, blocks) : blocks;
  int64_t firstMean = (int64_t)kvHead * callBlocks + block.first;
  Means<D> means = {shared + TILE, arrived, static_cast<const char*>(c.means) + firstMean * 128, (int64_t)c.kvHeads * callBlocks * 128, candidates};
  means.init(tid);
  means.load(0, 0, tid);

  int shift = segment.queryBegin - begin;  // row of the call of the query at position p: p + shift
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + (int64_t)(position + shift) * c.q.row;
  loadTile<D>(shared, reinterpret_cast<const char*>(q), (uint32_t)c.q.row * 2, max(begin - position, 0), segment.keys - position, tid);
  commit();

  int own = (position + warp * 16) >> log;  // a warp's 16 rows lie in one block
  int closed = c.causal ? own : blocks;  // from here on candidates are masked
  // The longest mean of a warp's candidates: of those before the tile, and before the warp's own block.
  const float* norms = w.norm + firstMean;
  int before = c.causal ? position >> log : blocks;
  float norm = 0.f;
#pragma unroll 4
  for (int i = tid; i < before; i += THREADS) norm = fmaxf(norm, norms[i]);
  norm = largest(norm);
  if (lane == 0) longest[warp] = norm;
  norm = largest(before + lane < closed ? norms[before + lane] : 0.f);
  wait<0>();
  fenceForTensorCores();
  __syncthreads();
#pragma unroll
  for (int i = 0; i < THREADS / 32; ++i) norm = fmaxf(norm, longest[i]);
  Scale scale[2];
  float bound0, bound1;  // squared
  squares<T, D>(bound0, bound1, shared, warp, lane);
  bound0 *= norm, bound1 *= norm;
  bool unlimited = w.spoilt[kvHead] || __any_sync(0xffffffffu, !(bound0 + bound1 < MOST));
  scale[0].init(bound0 < MOST ? bound0 : MOST);  // nor is it no number
  scale[1].init(bound1 < MOST ? bound1 : MOST);
  int plain = unlimited ? 0 : closed & ~31;  // steps before need no look, but that of the own block
  int ownStep = own & ~31;
  uint32_t times256 = blockDim.x * 2, queryWord = (uint32_t)tileDescriptor(shared);  // see Best
  asm volatile("" : "+r"(times256), "+r"(queryWord), "+r"(plain));
  List<K> lists[2];  // of the epochs before
  int stage = 0;
  int pending = 3;  // of the lane's rows; again for those whose topK-th score is too small for their scale
#pragma unroll 1
  while (true) {
#pragma unroll 1
    for (int epoch = 0, end = 0; end < candidates || epoch == 0; epoch += EPOCH) {
      Best<K> best0, best1;
      best0.init();
      best1.init();
      end = min(epoch + EPOCH, candidates);
#pragma unroll 1
      for (int base = epoch; base < end; base += WIDE, ++stage) {
        means.await(stage);
        if (base + WIDE < candidates) means.load(stage + 1, base + WIDE, tid);
        const unsigned char* keys = means.ring + (stage & 1) * TILE;
        float s[8][4];
#if WEFT_WGMMA
        wgmmaFence();
        scoresAsync<T, D, ROWS>(s, queryWord, (uint32_t)tileDescriptor(keys));
        wgmmaCommit();
        wgmmaWait<0>();
        keep(s);
#endif
        uint32_t place = 248 - (base - epoch) / 4;
#pragma unroll
        for (int part = 0; part < 8; part += 4) {
          int at = base + part * 8;
          if (at >= candidates) break;
          float x[4][4];
#if !WEFT_WGMMA
          scores<T, D>(x, shared, keys + part * 8 * 128, warp, lane);
#endif
#pragma unroll
          for (int j = 0; j < 4; ++j) {
#pragma unroll
            for (int e = 0; e < 4; ++e) x[j][e] = (WEFT_WGMMA ? s[part + j][e] : x[j][e]) + scale[e >> 1].centre;
          }
          if (at >= plain || at == ownStep) mask(x, scale, at + 2 * t, closed, own);
          best0.take(x, 0, times256, place - part * 2);
          best1.take(x, 2, times256, place - part * 2);
        }
      }
#pragma unroll 1
      for (int r = 0; r < 2; ++r) {
        int chosen[K];
        best0.gather(t);
        if (epoch > 0 || end < candidates) {
          List<K> list;
          if (epoch > 0) list = lists[r];
          list.add(best0.x, epoch);
          lists[r] = list;
#pragma unroll
          for (int i = 0; i < K; ++i) best0.x[i] = list.score[i] << 10, chosen[i] = list.block[i];
        } else {
#pragma unroll
          for (int i = 0; i < K; ++i) chosen[i] = blockOf(best0.x[i], 0);
        }
        if (end == candidates) {
          uint32_t least = ~0u;
#pragma unroll
          for (int i = 0; i < K; ++i) {
            least = min(least, i < c.topK ? best0.x[i] : ~0u);
            chosen[i] = i < c.topK ? chosen[i] : NONE;
          }
          ascending(chosen);
          const Segment& s = w.blockOf[number].segment;
          int at = position + warp * 16 + (lane >> 2) + r * 8, query = at - s.keys + s.queries;
          bool exists = (unsigned)query < (unsigned)s.queries;
          float score = scale[0].score(least);
          exists &= pending >> r & 1;
          if (exists && least >= 1024 && scale[0].coarse(score)) {
            score = fabsf(score) + scale[0].centre * 0x1p-20f;
            scale[0].init(score * score);
            exists = false;
          } else {
            pending &= ~(1 << r);
          }
          store(c, w, w.blockOf[number].first, head, s.queryBegin + query, exists, routed::added(c, s.keys, at), chosen, lane);
        }
        best0 = best1;
        swap(scale[0].centre, scale[1].centre);
      }
    }
    if (!__syncthreads_or(pending)) break;
    means.load(stage, 0, tid);
    plain = 0;
  }
}

}  // namespace

#define WEFT_ROUTER(NAME, T, D, K) \
  extern "C" __global__ void __launch_bounds__(128, K == 16 ? 2 : K > 4 || D > 64 ? 3 + WEFT_WGMMA : 4 + 2 * WEFT_WGMMA) NAME(const __grid_constant__ Call c) { route<T, D, K>(c); }
#define WEFT_ROUTERS(NAME, T, D)    \
  WEFT_ROUTER(NAME##_k4, T, D, 4)   \
  WEFT_ROUTER(NAME##_k8, T, D, 8)   \
  WEFT_ROUTER(NAME##_k16, T, D, 16)

WEFT_ROUTERS(router_f16_d64, __half, 64)
WEFT_ROUTERS(router_f16_d128, __half, 128)
WEFT_ROUTERS(router_bf16_d64, __nv_bfloat16, 64)
WEFT_ROUTERS(router_bf16_d128, __nv_bfloat16, 128)
