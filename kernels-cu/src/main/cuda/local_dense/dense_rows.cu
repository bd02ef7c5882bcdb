// Local + HeadTail attention with blocks of any size, for all rows but the encoder's global ones. A block that
// covers the segment makes it dense attention. Names: dense_rows_<type>_d<headDim>, dense_rows_wide_..: 128 or 192
// query rows at a time. Which of them takes a call follows from the block alone: a row's bits may differ between them,
// where blocks begin within a tile of rows.
//
// Thread blocks stay, one a multiprocessor, and take tiles of query rows as they get done, the dearest of a head
// first. One group of threads loads the queries and, through a ring, the keys and values they see, running ahead into
// the next tile of rows; the others have 64 rows each. On wgmma a group asks for the scores of the next keys before
// it weighs the values of these, so that the tensor cores work while the exponentials are taken.
//
// Roofline, dense: 4d operations and an exponential a pair. An H100 does 4,096 operations (tensor cores) and 16
// exponentials a clock and multiprocessor, 989 TFLOP/s at its clock: for d = 64 sixteen pairs take one clock of each,
// so that 495 TFLOP/s is what one after the other would give; for d = 128 the tensor cores are the limit. Local
// attention with B = 128: 4d * 128 operations a row of 8d bytes: bound by memory as headtail.cu is.
//   measured (H100, FP16): 12 x 64, n = 4,096 99 us, 520 TFLOP/s, n = 16,384 1,568, 526; causal 840, 491
//   16 x 128: 234, 588 and 3,589, 613 (at the limit of power); B = 128, 12 x 64, n = 65,536: 1.07 times the floor, causal with 16 + 16 globals 1.59
//
// Launch: grid (thread blocks that the device holds), DenseShape<..>::THREADS threads, dynamic shared memory
// DenseShape<..>::BYTES (sm_90a and the sm_80 form differ). Items: DenseTile (dense_tile.h), of DenseShape<..>::ROWS rows
// and tiles of DenseShape<..>::KEYS keys. counters: 2, zero before and after.
#include "dense_load.cuh"
#include "dense_softmax.cuh"

namespace weft {
namespace dense {

// The groups with rows.
template <class T, int D, int GROUPS>
struct DenseRows : DenseSoftmax<T, D, GROUPS> {
  using Base = DenseSoftmax<T, D, GROUPS>;
  using S = typename Base::S;
  using Base::barrier, Base::buffer, Base::c, Base::gates, Base::group, Base::keys, Base::l0, Base::l1, Base::lane, Base::m0,
      Base::m1, Base::queries, Base::values, Base::warp, Base::work;
  static constexpr int H = S::HALVES, KEYS = S::KEYS, STAGES = S::STAGES, N = KEYS / 8, CHUNKS = Base::CHUNKS;
  enum { Q_FULL = Base::Q_FULL, Q_FREE = Base::Q_FREE, K_FULL = Base::K_FULL, V_FULL = Base::V_FULL, K_FREE = Base::K_FREE, V_FREE = Base::V_FREE };

  int ring;  // tiles of keys so far: the next is in stage ring % STAGES

  WEFT_DEVICE DenseRows(const Call& call, unsigned char* shared) : Base(call, shared) {}

  static_assert((STAGES & (STAGES - 1)) == 0, "cheap division");
  static WEFT_DEVICE int stageOf(int n) { return (unsigned)n % STAGES; }
  WEFT_DEVICE void waitFor(int bar, int n) { barrierWait(barrier(bar + stageOf(n)), (unsigned)n / STAGES & 1); }

  // One lane of each warp: this warp has done with what the barrier guards.
  WEFT_DEVICE void release(int bar) {
    if (lane == 0) barrierArrive(barrier(bar));
  }

  WEFT_DEVICE void compute() {
    ring = buffer = 0;
    if (group == GROUPS - 1) passTurn();
    int bufferPhase = 0;
#pragma unroll 1
    while (true) {
      barrierWait(barrier(Q_FULL + buffer), bufferPhase);
      if (work(buffer)->head < 0) break;
      fenceForTensorCores();
      rows();
      barrierArrive(barrier(Q_FREE + buffer));  // each lane for itself: racecheck sees no order through another's arrival
      if ((buffer ^= 1) == 0) bufferPhase ^= 1;
    }
  }

  // Products with the tile of keys, or values, that is next in the ring; only its first 8 M (16 M) rows.
  template <int M>
  WEFT_DEVICE void startScores(float (&s)[M][4]) {
    waitFor(K_FULL, ring);
    fenceForTensorCores();
    wgmmaFence();
    scoresAsync<T, D, KEYS>(s, queries(buffer, group), keys(stageOf(ring)));
    wgmmaCommit();
  }

  template <int M>
  WEFT_DEVICE void startValues(int n, float (&o)[H][8][4], const uint32_t (&p)[M][4], bool fresh) {
    waitFor(V_FULL, n);
    fenceForTensorCores();
    valuesAsync<T, D, KEYS>(o, p, values(stageOf(n)), fresh);
    wgmmaCommit();
  }

  WEFT_DEVICE void endValues(int n, float (&o)[H][8][4]) {
    wgmmaWait<0>();
#pragma unroll
    for (int h = 0; h < H; ++h) keep(o[h]);
    release(V_FREE + stageOf(n));
  }

  // A tile from begin to end; nothing else is under way. Whole tiles of the portable form, and all edges.
  template <int M, bool EDGE>
  WEFT_DEVICE void step(float (&o)[H][8][4], int at, bool first) {
    float s[M][4], a0, a1;
    uint32_t p[M / 2][4];
#if WEFT_WGMMA
    startScores(s);
    wgmmaWait<0>();
    keep(s);
#else
    waitFor(K_FULL, ring);
    scores<T, D>(s, queries(buffer, group), keys(stageOf(ring)), warp, lane);
    __syncwarp();
    if (first) {
#pragma unroll
      for (int h = 0; h < H; ++h) zero(o[h]);
    }
#endif
    release(K_FREE + stageOf(ring));
    const float scale = !EDGE ? c.logScale : at < 0 ? this->maskRemote(s, ~at) : this->maskOwn(s, at);
    if (this->weigh(s, scale, a0, a1) && !first) Base::rescale(o, a0, a1);
    Base::packed(p, s);
#if WEFT_WGMMA
    wgmmaFence();
    startValues(ring, o, p, first);
    endValues(ring, o);
#else
    waitFor(V_FULL, ring);
    weft::values<T, D>(o, p, values(stageOf(ring)), lane);
    __syncwarp();
    release(V_FREE + stageOf(ring));
#endif
    ++ring;
  }

  // Three groups ask the tensor cores for products one after the other, so that while one's are under way the others
  // take exponentials; two find that order by themselves.
  static constexpr bool IN_TURN = GROUPS == 3 && WEFT_WGMMA;
  WEFT_DEVICE void awaitTurn() {
    if (IN_TURN) asm volatile("bar.sync %0, 256;" ::"r"(8 + group) : "memory");
  }
  WEFT_DEVICE void passTurn() {
    if (IN_TURN) asm volatile("bar.arrive %0, 256;" ::"r"(8 + (group + 1) % GROUPS) : "memory");
  }

  // Two groups have registers for a tile's logits beside its weights.
  static constexpr bool KEEPS_LOGITS = GROUPS == 2;

  // The scores of the next tile are under way with the values of this one, whose weights are p; then `next` are those
  // of the next.
  WEFT_DEVICE void overlapped(float (&o)[H][8][4], float (&s)[N][4], const uint32_t (&p)[N / 2][4], uint32_t (&next)[N / 2][4], bool first) {
    float a0, a1;
    bool grew;
    ++ring;
    awaitTurn();
    startScores(s);
    startValues(ring - 1, o, p, first);
    passTurn();
    wgmmaWait<1>();
    keep(s);
    release(K_FREE + stageOf(ring));
    if constexpr (KEEPS_LOGITS) {
      grew = this->weighAgainst(next, s, c.logScale, a0, a1);
    } else {
      grew = this->weigh(s, c.logScale, a0, a1);
    }
    endValues(ring - 1, o);
    if (grew) Base::rescale(o, a0, a1);
    if constexpr (!KEEPS_LOGITS) Base::packed(next, s);
  }

  WEFT_DEVICE void last(float (&o)[H][8][4], const uint32_t (&p)[N / 2][4], bool first) {
    wgmmaFence();
    startValues(ring, o, p, first);
    endValues(ring, o);
    ++ring;
  }

  // `count` tiles of which all rows see all.
  WEFT_DEVICE void whole(float (&o)[H][8][4], int count, bool first) {
#if WEFT_WGMMA
    float s[N][4], a0, a1;
    uint32_t p[N / 2][4];
    startScores(s);
    wgmmaWait<0>();
    keep(s);
    release(K_FREE + stageOf(ring));
    if (this->weigh(s, c.logScale, a0, a1) && !first) Base::rescale(o, a0, a1);
    Base::packed(p, s);
    if constexpr (KEEPS_LOGITS) {
      uint32_t other[N / 2][4];
#pragma unroll 1
      while (true) {
        if (count == 1) {
          last(o, p, first);
          return;
        }
        overlapped(o, s, p, other, first), first = false;
        if (count == 2) {
          last(o, other, first);
          return;
        }
        overlapped(o, s, other, p, first), count -= 2;
      }
    } else {
#pragma unroll 1
      for (; count > 1; --count, first = false) overlapped(o, s, p, p, first);
      last(o, p, first);
    }
#else
#pragma unroll 1
    for (; count > 0; --count, first = false) step<N, false>(o, 0, first);
#endif
  }

  WEFT_DEVICE void rows() {
    m0 = m1 = negInf();
    l0 = l1 = 0.f;
    float o[H][8][4];
    const int edges = work(buffer)->edges;
#pragma unroll 1
    for (int i = 0; i < edges; ++i) {
      const int at = work(buffer)->template place<KEYS>(i);
      if (at < 0 && work(buffer)->slots - ~at <= 32) {
        step<4, true>(o, at, i == 0);
      } else {
        step<N, true>(o, at, i == 0);
      }
    }
    const int count = work(buffer)->tiles - edges;
    if (count > 0) whole(o, count, edges == 0);
    store(o);
  }

  // A warp's 16 rows through its own rows of the Q tile, then 16 bytes a thread.
  WEFT_DEVICE void store(const float (&o)[H][8][4]) {
    const Work& w = *work(buffer);
    unsigned char* q = queries(buffer, group);
    const int g = lane >> 2, t = lane & 3, r0 = warp * 16 + g;
    l0 = quadSum(l0), l1 = quadSum(l1);
    const float inverse0 = reciprocal(l0), inverse1 = reciprocal(l1);
    groupSync(1 + group);  // all warps have done with Q
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        unsigned char* to = q + h * TILE_BYTES + r0 * 128 + ((j ^ g) << 4) + t * 4;
        *reinterpret_cast<uint32_t*>(to) = pack<T>(o[h][j][0] * inverse0, o[h][j][1] * inverse0);
        *reinterpret_cast<uint32_t*>(to + 8 * 128) = pack<T>(o[h][j][2] * inverse1, o[h][j][3] * inverse1);
      }
    }
    __syncwarp();
    constexpr int ROWS = 32 / CHUNKS;  // of a warp at once
    const int chunk = lane % CHUNKS, position = w.position + group * 64;
    int r = warp * 16 + lane / CHUNKS;
    T* to = static_cast<T*>(c.out.data) + w.head * c.out.head + (int64_t)(position + r + w.shift) * c.out.row + chunk * 8;
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i, r += ROWS, to += ROWS * c.out.row) {
      const uint4 x = *reinterpret_cast<const uint4*>(q + (chunk >> 3) * TILE_BYTES + r * 128 + (((chunk & 7) ^ (r & 7)) << 4));
      if (position + r >= w.first && position + r < w.last) __stcs(reinterpret_cast<uint4*>(to), x);
    }
    if (c.logSumExp.data != nullptr && t == 0) {
      storeLog(w, position + r0, m0, l0);
      storeLog(w, position + r0 + 8, m1, l1);
    }
    __syncwarp();
  }

  WEFT_DEVICE void storeLog(const Work& w, int position, float m, float l) {
    if (position < w.first || position >= w.last) return;
    float* at = static_cast<float*>(c.logSumExp.data) + w.head * c.logSumExp.head;
    at[(int64_t)(position + w.shift) * c.logSumExp.row] = (m + log2f(l)) * 0.69314718055994531f;
  }
};

// A thread block.
template <class T, int D, int GROUPS>
WEFT_DEVICE void denseRows(const Call& c, unsigned char* shared) {
  using S = DenseShape<D, WEFT_WGMMA != 0, GROUPS>;
  DenseRows<T, D, GROUPS> rows(c, shared);
  rows.initBarriers();
  launchWait();
  launchNext();
  if (rows.group == GROUPS) {
    fewerRegisters<S::FEWER>();
    DenseLoad<T, D, GROUPS>(c, shared).load();
  } else {
    moreRegisters<S::MORE>();
    rows.compute();
  }
}

}  // namespace dense
}  // namespace weft

#define WEFT_DENSE_ROWS(NAME, TYPE, D, GROUPS)                                                                \
  extern "C" __global__ void __launch_bounds__(weft::dense::DenseShape<D, true, GROUPS>::THREADS, 1)          \
      NAME##_d##D(const __grid_constant__ weft::Call c) {                                                     \
    extern __shared__ __align__(1024) unsigned char weftShared[];                                             \
    weft::dense::denseRows<TYPE, D, GROUPS>(c, weftShared);                                                   \
  }

WEFT_DENSE_ROWS(dense_rows_f16, __half, 64, 2)
WEFT_DENSE_ROWS(dense_rows_f16, __half, 128, 2)
WEFT_DENSE_ROWS(dense_rows_bf16, __nv_bfloat16, 64, 2)
WEFT_DENSE_ROWS(dense_rows_bf16, __nv_bfloat16, 128, 2)
WEFT_DENSE_ROWS(dense_rows_wide_f16, __half, 64, 3)
WEFT_DENSE_ROWS(dense_rows_wide_bf16, __nv_bfloat16, 64, 3)
#undef WEFT_DENSE_ROWS

// Dynamic shared memory of a thread block: headDim 64, 128, 64 wide; and the keys of a tile.
extern "C" __device__ const int weft_dense_shape[4] = {
    weft::dense::DenseShape<64, WEFT_WGMMA != 0, 2>::BYTES, weft::dense::DenseShape<128, WEFT_WGMMA != 0, 2>::BYTES,
    weft::dense::DenseShape<64, WEFT_WGMMA != 0, 3>::BYTES, weft::dense::DenseShape<64, WEFT_WGMMA != 0, 2>::KEYS};
