// The topK blocks with the largest q . mean, for each query row of each query head: two walks over the
// candidates, 128 query rows by 128 candidates at a time, the choice in registers.
//
// Roofline, causal, n = 65,536, 12 x 64, B = 64: 403 M scores, twice. Products 103 GFLOP: 0.17 ms at the
// rate of mma.sync; about 6 instructions a score of both walks for the choice: 0.09 ms; means 0.8 GB
// through L2: 0.15 ms of another unit. Prediction 0.25 ms. Measured (H100) 0.675 ms, 82 us at n = 16,384:
// compares, selects and maxima run at half rate and are 59 % of the instructions, 0.4 ms by themselves. Of
// an earlier 0.855 ms the first walk took 0.21, insertions 0.14, waiting for atomic operations 0.18.
//
// A lane holds two rows of a tile, a quarter of the candidates of each (the four lanes of a quad share
// a row). The first walk takes the maximum of every 8 scores of a lane and keeps the K largest of those:
// the K-th of a quad's is a score that at least K candidates reach. The second walk inserts the
// few scores that reach it into the lane's sorted list; the quad's lists are merged at the end.
// (One walk with a threshold that rises as it goes: 0.75 ms, since some lane of a warp nearly always
// has something to insert.) A lane meets its candidates in ascending order, so that strict comparisons
// leave ties to the smaller.
//
// Grid: blocks of the call * heads (of the blocks of a tile of 128 rows the first works); 256 threads;
// dynamic shared memory 768 d bytes.
#include "../common/sparse_tile.cuh"
#include "routed_work.cuh"

using namespace weft;
using namespace weft::tile;

namespace {

constexpr int WIDE = 128;  // rows of a tile, and candidates of a stage
constexpr int LANES = 256;
constexpr int NONE = 0x7fffffff;

template <int K>
struct List {
  float score[K];
  int block[K];

  WEFT_DEVICE void init() {
#pragma unroll
    for (int i = 0; i < K; ++i) score[i] = negInf(), block[i] = NONE;
  }
  WEFT_DEVICE void insert(float x, int c) {
#pragma unroll
    for (int i = K - 1; i > 0; --i) {
      bool here = x > score[i], above = x > score[i - 1];
      score[i] = here ? (above ? score[i - 1] : x) : score[i];
      block[i] = here ? (above ? block[i - 1] : c) : block[i];
    }
    bool first = x > score[0];
    score[0] = first ? x : score[0];
    block[0] = first ? c : block[0];
  }
  WEFT_DEVICE void pop() {
#pragma unroll
    for (int i = 0; i + 1 < K; ++i) score[i] = score[i + 1], block[i] = block[i + 1];
    score[K - 1] = negInf();
    block[K - 1] = NONE;
  }
};

// The K largest of some numbers, descending.
template <int K>
struct Largest {
  float x[K];

  WEFT_DEVICE void init() {
#pragma unroll
    for (int i = 0; i < K; ++i) x[i] = negInf();
  }
  WEFT_DEVICE void insert(float y) {
#pragma unroll
    for (int i = 0; i < K; ++i) {
      float top = fmaxf(x[i], y);
      y = fminf(x[i], y);
      x[i] = top;
    }
  }
  // At most the K-th largest of a quad's numbers (less where numbers are equal), and finite.
  WEFT_DEVICE float reached() {
    float top = negInf();
#pragma unroll
    for (int i = 0; i < K; ++i) {
      top = quadMax(x[0]);
      bool mine = x[0] == top;
#pragma unroll
      for (int j = 0; j < K; ++j) x[j] = mine ? (j + 1 < K ? x[j + 1] : negInf()) : x[j];
    }
    return fmaxf(top, -3.4028234e38f);
  }
};

// Number i of 8.
WEFT_DEVICE float pick(const float (&s)[4][4], int row, int i) {
  float a = i & 1 ? s[0][row + 1] : s[0][row], b = i & 1 ? s[1][row + 1] : s[1][row];
  float c = i & 1 ? s[2][row + 1] : s[2][row], d = i & 1 ? s[3][row + 1] : s[3][row];
  a = i & 2 ? b : a;
  c = i & 2 ? d : c;
  return i & 4 ? c : a;
}

// Inserts the scores that reach the threshold.
template <int K>
WEFT_DEVICE void choose(List<K>& list0, List<K>& list1, const float (&s)[4][4], float reach0, float reach1, int block) {
  // A score's difference to the threshold has its sign bit where it falls short.
  unsigned mask0 = 0, mask1 = 0;
#pragma unroll
  for (int i = 7; i >= 0; --i) {
    mask0 = __funnelshift_l(__float_as_uint(s[i >> 1][i & 1] - reach0), mask0, 1);
    mask1 = __funnelshift_l(__float_as_uint(s[i >> 1][2 + (i & 1)] - reach1), mask1, 1);
  }
  mask0 = ~mask0 & 0xff;
  mask1 = ~mask1 & 0xff;
  while (__any_sync(0xffffffffu, mask0 | mask1)) {
    int i0 = __ffs(mask0) - 1, i1 = __ffs(mask1) - 1;
    float x0 = mask0 ? pick(s, 0, i0) : negInf(), x1 = mask1 ? pick(s, 2, i1) : negInf();
    list0.insert(x0, block + (i0 >> 1) * 8 + (i0 & 1));
    list1.insert(x1, block + (i1 >> 1) * 8 + (i1 & 1));
    mask0 &= mask0 - 1;
    mask1 &= mask1 - 1;
  }
}

// The best topK of a quad's lists, ascending; lists are spent.
template <int K>
WEFT_DEVICE void best(List<K>& list, int topK, int (&chosen)[K]) {
#pragma unroll
  for (int i = 0; i < K; ++i) {
    float x = list.score[0];
    int c = list.block[0];
#pragma unroll
    for (int d = 1; d < 4; d <<= 1) {
      float y = __shfl_xor_sync(0xffffffffu, x, d);
      int b = __shfl_xor_sync(0xffffffffu, c, d);
      if (y > x || (y == x && b < c)) x = y, c = b;
    }
    chosen[i] = i < topK ? c : NONE;
    if (c == list.block[0]) list.pop();
  }
#pragma unroll
  for (int i = 1; i < K; ++i) {
#pragma unroll
    for (int j = K - 1; j >= i; --j) {
      int a = chosen[j - 1], b = chosen[j];
      chosen[j - 1] = min(a, b);
      chosen[j] = max(a, b);
    }
  }
}

// Writes the choices of a lane's two rows and enters them in the lists of the blocks. All lanes of the
// warp take part; all atomic operations are under way before the first result is used.
template <int K>
WEFT_DEVICE void store(const Call& c, const routed::Work& w, int head, const int (&rows)[2], int blockBase, const int (&chosen)[2][K], int lane) {
  constexpr int N = K / 4;
  int t = lane & 3, blocks = c.packing->blocks;
  int block[2][N], place[2][N];
  unsigned same[2][N];
#pragma unroll
  for (int r = 0; r < 2; ++r) {
    bool open = rows[r] >= 0 && gateOf(c, head, rows[r]) > 0.f;
    int* selection = static_cast<int*>(c.selection.data) + head * c.selection.head + (int64_t)max(rows[r], 0) * c.selection.row;
#pragma unroll
    for (int i = 0; i < N; ++i) {
      int mine = NONE, slot = i * 4 + t;
#pragma unroll
      for (int j = 0; j < 4; ++j) mine = j == t ? chosen[r][i * 4 + j] : mine;
      bool write = rows[r] >= 0 && slot < c.topK;
      if (write) selection[slot * c.selectionItem] = mine == NONE ? -1 : mine;
      block[r][i] = write && open && mine != NONE ? blockBase + mine : -1;
      same[r][i] = __match_any_sync(0xffffffffu, block[r][i]);
      place[r][i] = 0;
      if (block[r][i] >= 0 && lane == __ffs(same[r][i]) - 1) {
        place[r][i] = atomicAdd(w.count + head * blocks + block[r][i], __popc(same[r][i]));
      }
    }
  }
#pragma unroll
  for (int r = 0; r < 2; ++r) {
#pragma unroll
    for (int i = 0; i < N; ++i) {
      int slot = i * 4 + t, at = __shfl_sync(0xffffffffu, place[r][i], __ffs(same[r][i]) - 1) + __popc(same[r][i] & ((1u << lane) - 1));
      if (rows[r] >= 0 && slot < c.topK) {
        int64_t e = head * w.listStride + (int64_t)rows[r] * c.topK + slot;
        w.place[e] = make_int2(block[r][i], at);
        w.lse[e] = negInf();
      }
    }
  }
}

template <class T, int D>
WEFT_DEVICE void loadMeans(unsigned char* to, const T* means, int left, int tid) {
#pragma unroll
  for (int i = tid; i < WIDE * (D / 8); i += LANES) {
    int r = i / (D / 8), ch = i % (D / 8);
    bool read = r < left;
    copy16(to + chunkAt<D>(r, ch), means + (read ? r * D + ch * 8 : 0), read);
  }
}

template <class T, int D, int K>
WEFT_DEVICE void route(const Call& c) {
  constexpr int STAGE = WIDE * D * 2;
  extern __shared__ __align__(128) unsigned char shared[];
  unsigned char *queries = shared, *ring = shared + STAGE;
  routed::Work w = routed::work(c);
  // The longest first, and the heads together: their counts lie apart, those of one head in few lines of
  // the cache, where atomic operations queue (0.18 ms of 0.86 with the heads one after the other).
  int head = blockIdx.x % c.heads, index = c.packing->blocks - 1 - (int)(blockIdx.x / c.heads);
  if (index < 0) return;
  routed::Block block = w.blockOf[index];
  Segment segment = block.segment;
  int position = block.position, blockBase = block.first, begin = segment.keys - segment.queries;
  if ((position & (WIDE - 1)) || position + WIDE <= begin) return;
  int tid = threadIdx.x, warp = tid >> 5, lane = tid & 31, t = lane & 3;
  int blocks = (segment.keys + c.block - 1) / c.block;
  int kvHead = head * c.kvHeads / c.heads;
  const T* means = static_cast<const T*>(c.means) + ((int64_t)kvHead * c.packing->blocks + blockBase) * D;
  auto rowOf = [&](int r) {
    int p = position + r;
    return p >= begin && p < segment.keys ? segment.queryBegin + p - begin : -1;
  };

  int r0 = warp * 16 + (lane >> 2), r1 = r0 + 8;
  int own0 = (position + r0) / c.block, own1 = (position + r1) / c.block;
  int firstOwn = (position + warp * 16) / c.block, lastOwn = (position + warp * 16 + 15) / c.block;
  int candidates = c.causal ? min((position + WIDE - 1) / c.block, blocks) : blocks;

  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head;
#pragma unroll
  for (int i = tid; i < WIDE * (D / 8); i += LANES) {
    int r = i / (D / 8), ch = i % (D / 8), row = rowOf(r);
    copy16(queries + chunkAt<D>(r, ch), q + (row < 0 ? 0 : row * c.q.row + ch * 8), row >= 0);
  }
  loadMeans<T, D>(ring, means, candidates, tid);
  commit();
  wait<0>();
  __syncthreads();
  uint32_t a[D / 16][4];
#pragma unroll
  for (int kk = 0; kk < D / 16; ++kk) queryFragment<D>(a[kk], queries, warp * 16, kk, lane);

  bool arrived = true;  // the stage at hand
  int turn = 0;
  // Walks over the candidates; afterwards the first stage is on its way again where `more`.
  auto walk = [&](bool more, auto use) {
#pragma unroll 1
    for (int base = 0; base < candidates; base += WIDE, turn ^= 1) {
      if (!arrived) {
        wait<0>();
        __syncthreads();  // this stage has arrived, all warps are done with the other
      }
      arrived = false;
      const unsigned char* stage = ring + turn * STAGE;
      int next = base + WIDE < candidates ? base + WIDE : 0;
      if (next > 0 || more) {
        loadMeans<T, D>(ring + (turn ^ 1) * STAGE, means + (int64_t)next * D, candidates - next, tid);
        commit();
      }
#pragma unroll 1
      for (int from = base; from < min(base + WIDE, candidates); from += 32) {
        if (c.causal && from >= lastOwn) break;
        float s[4][4];
        clear(s);
#pragma unroll
        for (int np = 0; np < 2; ++np) {
#pragma unroll
          for (int kk = 0; kk < D / 16; ++kk) {
            uint32_t b[4];
            ldmatrix(b, keyAt<D>(stage, kk, lane) + (from - base + np * 16) * (D * 2));
            mma<T>(s[2 * np], a[kk], b[0], b[1]);
            mma<T>(s[2 * np + 1], a[kk], b[2], b[3]);
          }
        }
        if (from + 32 > (c.causal ? firstOwn : blocks) || (!c.causal && from <= lastOwn && from + 32 > firstOwn)) {
#pragma unroll
          for (int j = 0; j < 4; ++j) {
#pragma unroll
            for (int e = 0; e < 4; ++e) {
              int block = from + j * 8 + 2 * t + (e & 1), own = e < 2 ? own0 : own1;
              if (c.causal ? block >= own : block == own || block >= blocks) s[j][e] = negInf();
            }
          }
        }
        use(s, from + 2 * t);
      }
    }
  };

  float reach0 = -3.4028234e38f, reach1 = reach0;
  if (candidates > 8 * K) {  // with fewer no threshold follows, and all are inserted
    Largest<K> top0, top1;
    top0.init();
    top1.init();
    walk(true, [&](const float(&s)[4][4], int) {
      float x0 = fmaxf(s[0][0], s[0][1]), x1 = fmaxf(s[0][2], s[0][3]);
#pragma unroll
      for (int j = 1; j < 4; ++j) x0 = fmaxf(x0, fmaxf(s[j][0], s[j][1])), x1 = fmaxf(x1, fmaxf(s[j][2], s[j][3]));
      top0.insert(x0);
      top1.insert(x1);
    });
    reach0 = top0.reached();
    reach1 = top1.reached();
  }
  List<K> list0, list1;
  list0.init();
  list1.init();
  walk(false, [&](const float(&s)[4][4], int block) { choose(list0, list1, s, reach0, reach1, block); });
  int chosen[2][K], rows[2] = {rowOf(r0), rowOf(r1)};
  best(list0, c.topK, chosen[0]);
  best(list1, c.topK, chosen[1]);
  store(c, w, head, rows, blockBase, chosen, lane);
}

}  // namespace

#define WEFT_ROUTER(NAME, T, D, K) \
  extern "C" __global__ void __launch_bounds__(256, K == 16 ? 1 : 2) NAME(const __grid_constant__ Call c) { route<T, D, K>(c); }
#define WEFT_ROUTERS(NAME, T, D)    \
  WEFT_ROUTER(NAME##_k4, T, D, 4)   \
  WEFT_ROUTER(NAME##_k8, T, D, 8)   \
  WEFT_ROUTER(NAME##_k16, T, D, 16)

WEFT_ROUTERS(router_f16_d64, __half, 64)
WEFT_ROUTERS(router_f16_d128, __half, 128)
WEFT_ROUTERS(router_bf16_d64, __nv_bfloat16, 64)
WEFT_ROUTERS(router_bf16_d128, __nv_bfloat16, 128)
