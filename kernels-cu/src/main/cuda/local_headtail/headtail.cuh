// Local + HeadTail attention in one pass, block 64: each tile's K and V are loaded once and serve
// the tile's own queries and the global queries (encoder); in causal form the keys before the own
// block come in a second, composed tile.
//
// Roofline, a token and head, 16-bit storage: 4d(64 + 2 * 64) operations of which half are the
// encoder's global rows, 4d elements = 8d bytes: 96 operations a byte. An H100 does 2.87 TB/s of
// three reads and one write and 800 TFLOP/s: memory is the limit, at 34 % of the tensor cores.
// The exponentials come next: 3 * 64 a token and head, at 16 a clock and multiprocessor 0.43 of the
// time that its 512 bytes take for d = 64, 0.22 for d = 128.
//   measured (H100, FP16, in a CUDA graph; times the floor of three reads and one write):
//     n = 65,536: encoder 12 x 64 1.11, 16 x 128 1.06; causal 1.03, 1.03; local alone 1.04, 0.99;
//       64 packed segments: encoder 1.14 to 1.17, 1.21; causal 1.08, 1.07
//     12 x 64: n = 16,384 encoder 1.40, causal 1.15; n = 4,096 18.8 and 10.1 us; n = 1,024 9.6 and 5.1 us
//     sm_80 form on the same card, n = 65,536: encoder 1.29, 1.29; causal 1.03, 1.10
//   Without finish(), the encoder takes 1.04 at 65,536, 1.15 at 16,384, 9.4 us and 5.7 us: what is
//   left to win is the merge of the global rows (two levels through memory 9 us, a cluster 4 us).
//
// A thread block takes one item (a run of 64-token tiles of one segment) of one query head. A group
// is 128 threads; groups take the item's tiles in turn. Tile k lives in stage k % STAGES; the group
// that has finished it loads tile k + STAGES into the same stage, so that one `full` barrier a stage
// is all that stages need. Stages: Q, K, V (causal: and the composed K, V of the earlier keys).
#pragma once
#include "../common/mma.cuh"
#include "../common/softmax_state.cuh"
#include "split.h"

namespace weft {

template <int D, bool CAUSAL, bool HOPPER>
struct HeadtailShape {
  static_assert(D == 64 || D == 128, "headDim 64 or 128");
  static constexpr int HALVES = D / 64;
  static constexpr int GROUPS = D == 64 ? 1 : 2;
  static constexpr int THREADS = 128 * GROUPS;
  static constexpr int PER_SM = D == 64 ? 2 : 1;
  static constexpr int STAGES = HOPPER && !CAUSAL ? 3 : 2;
  static constexpr int TILE = HALVES * TILE_BYTES;
  static constexpr int STAGE = (CAUSAL ? 5 : 3) * TILE;
  static constexpr int GLOBALS = CAUSAL ? 0 : 3 * TILE;  // K, V, Q of the global tokens
  static constexpr int GATES = GLOBALS + STAGES * STAGE;     // [STAGES][64] as loaded
  static constexpr int ROW_LOG = GATES + STAGES * 256;      // [GROUPS][64] log2 of the gates
  static constexpr int COL_LOG = ROW_LOG + GROUPS * 256;  // [GROUPS][2][64] log weights for global rows: other, own block
  static constexpr int BARRIERS = COL_LOG + GROUPS * 512;
  static constexpr int BYTES = BARRIERS + 64;
  static_assert(BYTES * PER_SM <= 232448, "shared memory of a multiprocessor");
  static_assert(STAGES * STAGE >= GROUPS * SoftmaxState::FLOATS * 4, "groups exchange states in the stages");
};

template <class T, int D, bool CAUSAL>
struct Headtail {
  using S = HeadtailShape<D, CAUSAL, WEFT_WGMMA != 0>;
  static constexpr int H = S::HALVES, STAGES = S::STAGES, GROUPS = S::GROUPS;
  static constexpr int CHUNKS = D / 8, ROWS = 32 / CHUNKS;  // of a row; that a warp copies at once
  // Tile n completes barrier n % BARS: the tile before on that barrier was this group's own, so a
  // wait for a phase cannot mistake one that is two turns back (stages alternate between groups).
  static constexpr int BARS = STAGES * GROUPS;
  // One group alone loads behind its first products, into the stage of the tile before; of two
  // groups, each loads when it has finished a tile.
  static constexpr bool EARLY = GROUPS == 1;
  static constexpr int AHEAD = EARLY ? STAGES - 1 : STAGES;
  static constexpr float LAZY = 8.f;  // rescale only where the maximum grew by more than 2^8

  const Call& c;
  unsigned char* const smem;
  const int thread, group, t128, warp, lane, g, t;
  const int chunk, sub;  // 16 bytes of a row, and the row, that this thread copies

  int head;
  Item item;
  Segment seg;
  int heads, tails, globals;  // global tokens of this segment: first, last, both
  int before;                 // keys before the first query
  int ownFirst, ownEnd;       // positions whose output a tile writes: queries that are not global
  const T *q, *k, *v;         // of position 0 of the segment
  T* out;
  const float* gate;

  WEFT_DEVICE Headtail(const Call& call, unsigned char* shared)
      : c(call),
        smem(shared),
        thread(threadIdx.x),
        group(GROUPS == 1 ? 0 : threadIdx.x >> 7),
        t128(threadIdx.x & 127),
        warp((threadIdx.x >> 5) & 3),
        lane(threadIdx.x & 31),
        g((threadIdx.x & 31) >> 2),
        t(threadIdx.x & 3),
        chunk((threadIdx.x & 31) % CHUNKS),
        sub((threadIdx.x & 31) / CHUNKS) {}

  WEFT_DEVICE uint64_t* full(int bar) { return reinterpret_cast<uint64_t*>(smem + S::BARRIERS) + bar; }
  WEFT_DEVICE uint64_t* globalsFull() { return full(BARS); }
  WEFT_DEVICE float* floats(int at) { return reinterpret_cast<float*>(smem + at); }
  WEFT_DEVICE unsigned char* stage(int s) { return smem + S::GLOBALS + s * S::STAGE; }

  // Position of a global slot; -1 where the slot is empty.
  WEFT_DEVICE int tokenOf(int slot) const {
    return slot < heads ? slot : slot < globals ? seg.keys - tails + slot - heads : -1;
  }

  // ---- loads. A warp copies the same 16 rows of a tile that it computes.

  WEFT_DEVICE int rowOf(int i) const { return warp * 16 + i * ROWS + sub; }

  // Where chunk `chunk` of row rowOf(i) lies in a tile.
  WEFT_DEVICE int placeOf(int i) const {
    return (chunk >> 3) * TILE_BYTES + (warp * 16 + sub) * 128 + i * ROWS * 128 +
           ((((chunk & 7) ^ sub) << 4) ^ ((i * ROWS & 7) << 4));
  }

  // This thread's share of a tile whose row 0 is position `first` of `base`.
  WEFT_DEVICE const T* source(const T* base, int stride, int first) const {
    return base + (int64_t)(first + warp * 16 + sub) * stride + chunk * 8;
  }

  // Rows from .. to - 1 of a tile; zeros but for those in validFrom .. validTo - 1.
  template <bool ALL>
  WEFT_DEVICE void loadRows(unsigned char* to, const T* from, int stride, int validFrom, int validTo, int rowFrom = 0,
                            int rowTo = 64) {
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      const int r = rowOf(i);
      if (ALL || (r >= rowFrom && r < rowTo)) {
        copy16(to + placeOf(i), from + (int64_t)(i * ROWS) * stride, r >= validFrom && r < validTo);
      }
    }
  }

  WEFT_DEVICE void loadGlobal(unsigned char* to, const T* base, int stride) {
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      const int token = tokenOf(rowOf(i));
      copy16(to + placeOf(i), base + (int64_t)max(token, 0) * stride + chunk * 8, token >= 0);
    }
  }

  WEFT_DEVICE void loadGlobals() {
    if (group == 0) {
      loadGlobal(smem + 2 * S::TILE, q, (int)c.q.row);
      loadGlobal(smem, k, (int)c.k.row);
    }
    if (group == GROUPS - 1) loadGlobal(smem + S::TILE, v, (int)c.v.row);
  }

  // Tile n into stage s; all copies then arrive at the stage's barrier.
  WEFT_DEVICE void load(int n, int s) {
    const int first = (item.firstBlock + n) * 64, end = seg.keys - first;
    const int qs = (int)c.q.row, ks = (int)c.k.row, vs = (int)c.v.row;
    unsigned char* to = stage(s);
    loadRows<true>(to, source(q, qs, first), qs, before - first, end);
    loadRows<true>(to + S::TILE, source(k, ks, first), ks, 0, end);
    loadRows<true>(to + 2 * S::TILE, source(v, vs, first), vs, 0, end);
    if constexpr (CAUSAL) {
      // The composed tile: the head keys stay, the tail keys are renewed.
      const int edge = c.head + c.tail;
      if (n < STAGES) {
#pragma unroll 1
        for (int x = 0; x < 2; ++x) {
          const T* base = x == 0 ? k : v;
          const int stride = x == 0 ? ks : vs;
          unsigned char* tile = to + (3 + x) * S::TILE;
          loadRows<false>(tile, source(base, stride, 0), stride, 0, min(c.head, seg.keys), 0, c.head);
          loadRows<false>(tile, source(base, stride, 0), stride, 0, 0, edge, 64);
        }
      }
      if (c.tail > 0) {
        const int shift = first - edge;  // position of row 0, if it were a tail row
        loadRows<false>(to + 3 * S::TILE, source(k, ks, shift), ks, -shift, 64, c.head, edge);
        loadRows<false>(to + 4 * S::TILE, source(v, vs, shift), vs, -shift, 64, c.head, edge);
      }
    }
    if (gate != nullptr && t128 < 64) {
      copy4(floats(S::GATES) + s * 64 + t128, gate + (first + t128) * c.gate.row,
            t128 >= before - first && t128 < end);
    }
    barrierArriveCopies(full(n % BARS));
  }

  // ---- products

  // s = rows of tile a times keys of tile b; `fresh` a multiple of nothing: always from zero.
  WEFT_DEVICE void scoresAsync(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    const uint64_t da = tileDescriptor(a), db = tileDescriptor(b);
#pragma unroll
    for (int kk = 0; kk < D / 16; ++kk) {
      const int at = (kk >> 2) * TILE_BYTES + (kk & 3) * 32;
      wgmmaTiles<T>(s, advance(da, at), advance(db, at), kk);
    }
  }

  WEFT_DEVICE void scores(float (&s)[8][4], const unsigned char* a, const unsigned char* b) {
    const int row = (warp * 16 + (lane & 15)) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
    const int key = ((lane & 7) + ((lane >> 4) << 3)) * 128, keySwizzle = (((lane >> 3) & 1) ^ (lane & 7)) << 4;
    zero(s);
#pragma unroll 2
    for (int kk = 0; kk < D / 16; ++kk) {
      const int half = (kk >> 2) * TILE_BYTES, chunk = (kk & 3) << 5;
      uint32_t ra[4], rb[4];
      ldmatrix(ra, a + half + row + (swizzle ^ chunk));
#pragma unroll
      for (int n = 0; n < 4; ++n) {
        ldmatrix(rb, b + half + n * 2048 + key + (keySwizzle ^ chunk));
        mma<T>(s[2 * n], ra, rb[0], rb[1]);
        mma<T>(s[2 * n + 1], ra, rb[2], rb[3]);
      }
    }
  }

  WEFT_DEVICE void valuesAsync(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b, bool fresh) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
      const uint64_t db = tileDescriptor(b + h * TILE_BYTES);
#pragma unroll
      for (int kk = 0; kk < 4; ++kk) wgmmaRegisters<T>(o[h], p[kk], advance(db, kk * 2048), fresh ? kk : 1);
    }
  }

  WEFT_DEVICE void values(float (&o)[H][8][4], const uint32_t (&p)[4][4], const unsigned char* b) {
    const int row = (lane & 15) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int kk = 0; kk < 4; ++kk) {
#pragma unroll
        for (int n = 0; n < 4; ++n) {
          uint32_t rb[4];
          ldmatrixTransposed(rb, b + h * TILE_BYTES + kk * 2048 + row + (swizzle ^ (n << 5)));
          mma<T>(o[h][2 * n], p[kk], rb[0], rb[1]);
          mma<T>(o[h][2 * n + 1], p[kk], rb[2], rb[3]);
        }
      }
    }
  }

  static WEFT_DEVICE void zero(float (&s)[8][4]) {
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) s[j][e] = 0.f;
    }
  }

  static WEFT_DEVICE void fill(float (&s)[8][4], float x) {
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) s[j][e] = x;
    }
  }

  // ---- the global rows' running state, of this group: all columns

  float og[H][8][4], m0, m1, l0, l1;
  SoftmaxState total;  // headDim 64: the parts of this item so far
  bool folded;

  WEFT_DEVICE void resetState() {
    m0 = m1 = negInf();
    l0 = l1 = 0.f;
#pragma unroll
    for (int h = 0; h < H; ++h) zero(og[h]);
  }

  WEFT_DEVICE void takeState(SoftmaxState& x, int half) {
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) {
        if constexpr (H == 1) {
          x.acc[j][e] = og[0][j][e];
        } else {
          x.acc[j][e] = half == 0 ? og[0][j][e] : og[H - 1][j][e];
        }
      }
    }
    x.m0 = m0, x.m1 = m1, x.l0 = l0, x.l1 = l1;
  }

  // Softmax weights of the global rows for a tile's keys; rescales the state where it must.
  WEFT_DEVICE void globalWeights(float (&s)[8][4], uint32_t (&p)[4][4], bool own0, bool own1, const float* colLog) {
    const float *w0 = colLog + (own0 ? 64 : 0) + t * 2, *w1 = colLog + (own1 ? 64 : 0) + t * 2;
    const float scale = c.logScale;
    float top0 = negInf(), top1 = negInf();
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      const float2 a = *reinterpret_cast<const float2*>(w0 + j * 8), b = *reinterpret_cast<const float2*>(w1 + j * 8);
      s[j][0] = fmaf(s[j][0], scale, a.x);
      s[j][1] = fmaf(s[j][1], scale, a.y);
      s[j][2] = fmaf(s[j][2], scale, b.x);
      s[j][3] = fmaf(s[j][3], scale, b.y);
      top0 = fmaxf(top0, fmaxf(s[j][0], s[j][1]));
      top1 = fmaxf(top1, fmaxf(s[j][2], s[j][3]));
    }
    top0 = quadMax(top0);
    top1 = quadMax(top1);
    if (__any_sync(0xffffffffu, top0 > m0 + LAZY || top1 > m1 + LAZY)) {
      float n0 = fmaxf(m0, top0), n1 = fmaxf(m1, top1);
      float a0 = SoftmaxState::weight(m0, n0), a1 = SoftmaxState::weight(m1, n1);
      m0 = n0, m1 = n1;
      l0 *= a0, l1 *= a1;
#pragma unroll
      for (int h = 0; h < H; ++h) {
#pragma unroll
        for (int j = 0; j < 8; ++j) {
          og[h][j][0] *= a0, og[h][j][1] *= a0;
          og[h][j][2] *= a1, og[h][j][3] *= a1;
        }
      }
    }
    const float base0 = m0 == negInf() ? 0.f : m0, base1 = m1 == negInf() ? 0.f : m1;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(s[j][0] - base0), e1 = exp2Fast(s[j][1] - base0);
      float e2 = exp2Fast(s[j][2] - base1), e3 = exp2Fast(s[j][3] - base1);
      l0 += e0 + e1, l1 += e2 + e3;
      p[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      p[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
  }

  // Keys of the own tile that a row may not see.
  WEFT_DEVICE void maskLocal(float (&s)[8][4], int tile) {
    const int r0 = warp * 16 + g, end = seg.keys - tile * 64;
    if constexpr (CAUSAL) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
#pragma unroll
        for (int e = 0; e < 4; ++e) {
          if (j * 8 + t * 2 + (e & 1) > r0 + (e >> 1) * 8) s[j][e] = negInf();
        }
      }
    } else if (end < 64) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
#pragma unroll
        for (int e = 0; e < 4; ++e) {
          if (j * 8 + t * 2 + (e & 1) >= end) s[j][e] = negInf();
        }
      }
    }
  }

  // Slots of global (causal: earlier) keys that are empty, or counted elsewhere.
  WEFT_DEVICE void maskGlobal(float (&s)[8][4], int tile) {
    const int slots = CAUSAL ? c.head + c.tail : globals;
    const bool all = CAUSAL ? slots == 64 && tile > 1
                            : slots == 64 && tile > 0 && (tile + 1) * 64 <= seg.keys - tails;
    if (all) return;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
#pragma unroll
      for (int e = 0; e < 2; ++e) {
        const int slot = j * 8 + t * 2 + e;
        bool out;
        if constexpr (CAUSAL) {
          int position = tile * 64 - c.tail + slot - c.head;
          out = tile == 0 || slot >= slots || (slot >= c.head && position < c.head);
        } else {
          int token = tokenOf(slot);
          out = token < 0 || (token >> 6) == tile;
        }
        if (out) s[j][e] = s[j][e + 2] = negInf();
      }
    }
  }

  WEFT_DEVICE void run() {
    // A cluster takes the parts of a segment of one span, for one head.
    const int cluster = clusterSize(), run = blockIdx.x / cluster, rank = blockIdx.x - run * cluster;
    const int at = run / c.heads * cluster + rank;
    head = run % c.heads;
    item = c.items[at];
    if (at >= c.packing->localItems) return;
    seg = c.segments[item.segment];
    before = seg.keys - seg.queries;
    if constexpr (CAUSAL) {
      heads = tails = globals = 0;
      ownFirst = before;
    } else {
      heads = min(c.head, seg.keys);
      tails = min(c.tail, seg.keys - heads);
      globals = heads + tails;
      ownFirst = heads;
    }
    ownEnd = seg.keys - tails;
    {
      const int kvHead = (unsigned)(head * c.kvHeads) / (unsigned)c.heads;
      const int64_t row = (int64_t)seg.queryBegin - before;
      q = static_cast<const T*>(c.q.data) + head * c.q.head + row * c.q.row;
      k = static_cast<const T*>(c.k.data) + kvHead * c.k.head + (int64_t)seg.keyBegin * c.k.row;
      v = static_cast<const T*>(c.v.data) + kvHead * c.v.head + (int64_t)seg.keyBegin * c.v.row;
      out = static_cast<T*>(c.out.data) + head * c.out.head + row * c.out.row;
      gate = c.gate.data == nullptr
                 ? nullptr
                 : static_cast<const float*>(c.gate.data) + head * c.gate.head + row * c.gate.row;
    }
    const bool remote = CAUSAL ? c.head + c.tail > 0 : globals > 0;

    if (thread == 0) {
      for (int b = 0; b < BARS; ++b) barrierInit(full(b), 128);
      barrierInit(globalsFull(), S::THREADS);
    }
    __syncthreads();
    launchWait();
    launchNext();
    if constexpr (!CAUSAL) {
      if (remote) loadGlobals();
      barrierArriveCopies(globalsFull());
    }
    const Split split = splitOf(seg.keys, c.heads, D);
    const int token0 = CAUSAL ? -1 : tokenOf(warp * 16 + g), token1 = CAUSAL ? -1 : tokenOf(warp * 16 + g + 8);
    int part = 0, partEnd = 0;
    folded = false;
    if constexpr (!CAUSAL) {
      resetState();
      if (D == 64 && item.blocks > 0) {
        part = split.partOf(item.firstBlock);
        partEnd = split.partStart(part + 1);
      }
    }

    // Turns below 0 only load. Barrier and phase of turn n: n mod BARS, floor(n / BARS) mod 2.
    constexpr int LEAD = (AHEAD + GROUPS - 1) / GROUPS * GROUPS;
    int bar = (group - LEAD + BARS) % BARS, phase = group < LEAD ? 1 : 0;
    static_assert(LEAD <= BARS, "the first turns precede phase 0 by one");
#pragma unroll 1
    for (int n = group - LEAD; n < item.blocks; n += GROUPS) {
      const int tile = item.firstBlock + n, next = n + AHEAD;
      const int s = bar % STAGES;
      const int nextStage = !EARLY ? s : s == 0 ? STAGES - 1 : s - 1;
      const bool more = next >= 0 && next < item.blocks;
      if (n >= 0) {
        if constexpr (!CAUSAL) {
          if (n == group) barrierWait(globalsFull(), 0);
        }
        step(s, bar, phase, tile, token0, token1, remote, EARLY && more ? next : -1, nextStage);
        if constexpr (!CAUSAL && D == 64) {
          if (tile + 1 == partEnd && n + 1 < item.blocks) {
            fold();
            ++part;
            partEnd = split.partStart(part + 1);
          }
        }
      }
      if (more && (!EARLY || n < 0)) load(next, nextStage);
      bar += GROUPS;
      if (bar >= BARS) {
        bar -= BARS;
        phase ^= 1;
      }
    }
    if constexpr (!CAUSAL) {
      if (remote) finish(split, token0, token1);
    }
  }

  // Closes a part within the item.
  WEFT_DEVICE void fold() {
    l0 = quadSum(l0), l1 = quadSum(l1);
    SoftmaxState x;
    takeState(x, 0);
    if (WEFT_WGMMA) {
      if (folded) {
        total.merge(x);
      } else {
        total = x;
      }
    } else {  // no registers to spare: in this item's place in memory
      joinFolded(x);
      x.store(slot(item.part), t128);
    }
    folded = true;
    resetState();
  }

  WEFT_DEVICE void joinFolded(SoftmaxState& x) {
    if (!folded) return;
    SoftmaxState before;
    if (WEFT_WGMMA) {
      before = total;
    } else {
      before.load(slot(item.part), t128);
    }
    before.merge(x);
    x = before;
  }

  // One tile: its own rows' output, and its keys' share of the global rows.
  WEFT_DEVICE void step(int s, int bar, int phase, int tile, int token0, int token1, bool remote, int next, int nextStage) {
    unsigned char *sq = stage(s), *sk = sq + S::TILE, *sv = sk + S::TILE;
    const unsigned char* gk = CAUSAL ? sv + S::TILE : smem;
    const unsigned char* gv = gk + S::TILE;
    const unsigned char* gq = smem + 2 * S::TILE;
    float* rowLog = floats(S::ROW_LOG) + group * 64;
    float* colLog = floats(S::COL_LOG) + group * 128;
    const bool own0 = (token0 >> 6) == tile, own1 = (token1 >> 6) == tile;

    float sl[8][4], sg[8][4];
    uint32_t pl[4][4], pg[4][4];
    float o[H][8][4];

    barrierWait(full(bar), phase);
    fenceForTensorCores();
#if WEFT_WGMMA
    float sx[8][4];
    wgmmaFence();
    if constexpr (!CAUSAL) {
      if (remote) scoresAsync(sx, gq, sk);
    }
    wgmmaCommit();
    scoresAsync(sl, sq, sk);
    scoresAsync(sg, sq, gk);  // where there is no remote part, whatever lies there is masked
    wgmmaCommit();
#endif
    if (t128 < 64) {
      float w = 0.f;
      if (gate != nullptr) {
        float x = floats(S::GATES)[s * 64 + t128];
        w = x >= c.threshold ? __log2f(x) : negInf();  // log2(0) = -inf
      }
      rowLog[t128] = w;
      if constexpr (!CAUSAL) {
        int position = tile * 64 + t128;
        const float in = position < seg.keys ? 0.f : negInf();
        colLog[t128] = position >= ownFirst && position < ownEnd ? w : in;
        colLog[64 + t128] = in;
      }
    }
    groupSync(1 + group);  // the logs are there, and all warps are done with the tile before
    if (next >= 0) load(next, nextStage);

#if WEFT_WGMMA
    if constexpr (!CAUSAL) {
      if (remote) {
        uint32_t px[4][4];
        wgmmaWait<1>();
        keep(sx);
        globalWeights(sx, px, own0, own1, colLog);
#pragma unroll
        for (int h = 0; h < H; ++h) keep(og[h]);
        wgmmaFence();
        valuesAsync(og, px, sv, false);
        wgmmaCommit();
        wgmmaWait<1>();  // sl, sg are done; og runs on
      } else {
        wgmmaWait<0>();
      }
    } else {
      wgmmaWait<0>();
    }
    keep(sl);
    keep(sg);
    if (!CAUSAL && !remote) fill(sg, negInf());
#else
    if constexpr (!CAUSAL) {
      if (remote) {
        float sx[8][4];
        uint32_t px[4][4];
        scores(sx, gq, sk);
        globalWeights(sx, px, own0, own1, colLog);
        values(og, px, sv);
      }
    }
    scores(sl, sq, sk);
    if (remote) {
      scores(sg, sq, gk);
    } else {
      fill(sg, negInf());
    }
#endif

    // The tile's rows: one softmax over own and global keys; the gate is a constant of the row.
    const float scale = c.logScale;
    const int r0 = warp * 16 + g;
    const float log0 = rowLog[r0], log1 = rowLog[r0 + 8];
    maskLocal(sl, tile);
    if (CAUSAL || remote) maskGlobal(sg, tile);
    float a0 = negInf(), a1 = negInf(), b0 = negInf(), b1 = negInf();
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      a0 = fmaxf(a0, fmaxf(sl[j][0], sl[j][1])), a1 = fmaxf(a1, fmaxf(sl[j][2], sl[j][3]));
      b0 = fmaxf(b0, fmaxf(sg[j][0], sg[j][1])), b1 = fmaxf(b1, fmaxf(sg[j][2], sg[j][3]));
    }
    const float top0 = quadMax(fmaxf(a0 * scale, fmaf(b0, scale, log0)));
    const float top1 = quadMax(fmaxf(a1 * scale, fmaf(b1, scale, log1)));
    const float base0 = log0 - top0, base1 = log1 - top1;
    float sum0 = 0.f, sum1 = 0.f;
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(fmaf(sl[j][0], scale, -top0)), e1 = exp2Fast(fmaf(sl[j][1], scale, -top0));
      float e2 = exp2Fast(fmaf(sl[j][2], scale, -top1)), e3 = exp2Fast(fmaf(sl[j][3], scale, -top1));
      sum0 += e0 + e1, sum1 += e2 + e3;
      pl[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      pl[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
#pragma unroll
    for (int j = 0; j < 8; ++j) {
      float e0 = exp2Fast(fmaf(sg[j][0], scale, base0)), e1 = exp2Fast(fmaf(sg[j][1], scale, base0));
      float e2 = exp2Fast(fmaf(sg[j][2], scale, base1)), e3 = exp2Fast(fmaf(sg[j][3], scale, base1));
      sum0 += e0 + e1, sum1 += e2 + e3;
      pg[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      pg[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }

#if WEFT_WGMMA
    wgmmaFence();
    valuesAsync(o, pl, sv, true);
    if (CAUSAL || remote) valuesAsync(o, pg, gv, false);
    wgmmaCommit();
    wgmmaWait<0>();
#pragma unroll
    for (int h = 0; h < H; ++h) {
      keep(o[h]);
      if constexpr (!CAUSAL) keep(og[h]);
    }
#else
#pragma unroll
    for (int h = 0; h < H; ++h) zero(o[h]);
    values(o, pl, sv);
    if (remote) values(o, pg, gv);
#endif

    sum0 = quadSum(sum0), sum1 = quadSum(sum1);
    groupSync(1 + group);  // all warps are done with the stage
    store(sq, tile, o, reciprocal(sum0), reciprocal(sum1));
    if (c.logSumExp.data != nullptr && t == 0) {
      storeLog(tile * 64 + r0, top0, sum0);
      storeLog(tile * 64 + r0 + 8, top1, sum1);
    }
  }

  WEFT_DEVICE bool written(int position) const { return position >= ownFirst && position < ownEnd; }

  WEFT_DEVICE float* logAt(int position) const {
    return static_cast<float*>(c.logSumExp.data) + head * c.logSumExp.head +
           ((int64_t)seg.queryBegin - before + position) * c.logSumExp.row;
  }

  WEFT_DEVICE void storeLog(int position, float top, float sum) {
    if (written(position)) *logAt(position) = (top + log2f(sum)) * 0.69314718055994531f;
  }

  // A warp's 16 rows through its own rows of the Q tile, then 16 bytes a thread.
  WEFT_DEVICE void store(unsigned char* sq, int tile, const float (&o)[H][8][4], float inverse0, float inverse1) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) {
        unsigned char* to = sq + h * TILE_BYTES + (warp * 16 + g) * 128 + ((j ^ g) << 4) + t * 4;
        *reinterpret_cast<uint32_t*>(to) = pack<T>(o[h][j][0] * inverse0, o[h][j][1] * inverse0);
        *reinterpret_cast<uint32_t*>(to + 8 * 128) = pack<T>(o[h][j][2] * inverse1, o[h][j][3] * inverse1);
      }
    }
    __syncwarp();
    T* to = const_cast<T*>(source(out, (int)c.out.row, tile * 64));
#pragma unroll
    for (int i = 0; i < 16 / ROWS; ++i) {
      uint4 x = *reinterpret_cast<const uint4*>(sq + placeOf(i));
      if (written(tile * 64 + rowOf(i))) __stcs(reinterpret_cast<uint4*>(to + (int64_t)(i * ROWS) * (int)c.out.row), x);
    }
    __syncwarp();
  }

  // ---- the global rows: items' states meet in memory; the last thread block to arrive folds them

  // A group holds all rows and 64 columns from here on.
  WEFT_DEVICE float* slot(int index) const {
    return c.partials + (((int64_t)(seg.firstItem + index) * c.heads + head) * GROUPS + group) * SoftmaxState::FLOATS;
  }

  // True in the thread block that arrives last of `count`; leaves the counter zero.
  WEFT_DEVICE bool arrive(int index, int which, int count) {
    int* flag = reinterpret_cast<int*>(smem + S::GATES);
    __syncthreads();
    if (thread == 0) {
      int* counter = c.counters + ((int64_t)(seg.firstItem + index) * c.heads + head) * 2 + which;
      bool last = countUp(counter) == count - 1;
      if (last) *counter = 0;
      *flag = last;
    }
    __syncthreads();
    return *flag != 0;
  }

  // Folds states read(0, ..), read(1, ..), .. from left to right, several in flight.
  template <int AHEAD, int N, class Read>
  static WEFT_DEVICE void gather(SoftmaxColumns<N>& x, int count, Read read) {
    for (int i = 0; i < count; i += AHEAD) {
      SoftmaxColumns<N> next[AHEAD];
#pragma unroll
      for (int a = 0; a < AHEAD; ++a) read(next[a], min(i + a, count - 1));
      if (i == 0) {
        x = next[0];
      } else {
        x.merge(next[0]);
      }
#pragma unroll
      for (int a = 1; a < AHEAD; ++a) {
        if (i + a < count) x.merge(next[a]);
      }
    }
  }

  // The parts of a segment of one span meet in the cluster's shared memory; each thread block folds
  // some columns.
  WEFT_DEVICE void finishCluster(const SoftmaxState& x, const Split& split, int token0, int token1) {
    const int cluster = clusterSize(), rank = clusterRank();
    float* box = floats(S::GLOBALS) + group * SoftmaxState::FLOATS;
    __syncthreads();
    x.store(box, t128);
    clusterArrive();
    clusterWait();
    const float4* mine = reinterpret_cast<const float4*>(box) + t128;
#pragma unroll 1
    for (int j = rank; j < 8; j += cluster) {
      SoftmaxColumns<1> y;
      gather<8>(y, split.parts, [&](SoftmaxColumns<1>& to, int i) {
        to.read([&](int column) { return clusterRead(mine + column * 128, i); }, j);
      });
      emit(y, token0, token1, j);
    }
    clusterArriveRelaxed();  // shared memory lives until all have read it
    clusterWait();
  }

  WEFT_DEVICE void finish(const Split& split, int token0, int token1) {
    SoftmaxState x;
    l0 = quadSum(l0), l1 = quadSum(l1);
    if constexpr (GROUPS == 1) {
      takeState(x, 0);
      joinFolded(x);
    } else {
      // Group 0 keeps the left half, group 1 the right; each hands over its share of the other.
      SoftmaxState other;
      float* box = floats(S::GLOBALS);
      __syncthreads();
      takeState(other, 1 - group);
      other.store(box + group * SoftmaxState::FLOATS, t128);
      takeState(x, group);
      __syncthreads();
      const float4* from = reinterpret_cast<const float4*>(box + (1 - group) * SoftmaxState::FLOATS) + t128;
      other.read([&](int j) { return from[j * 128]; });
      if (group == 0) {
        x.merge(other);
      } else {
        other.merge(x);
        x = other;
      }
    }
    if (clusterSize() > 1) {
      finishCluster(x, split, token0, token1);
      return;
    }
    if (seg.parts > 1) {
      // Items are parts (fold the span's, then the spans) or spans.
      const bool parts = seg.parts == split.parts;
      const int span = split.spanOf(item.part), first = split.spanStart(span);
      int mine = item.part;
#pragma unroll 1
      for (int level = parts ? 0 : 1; level < 2; ++level) {
        const int count = level == 0 ? split.spanStart(span + 1) - first : split.spans;
        if (count == 1) continue;
        x.store(slot(mine), t128);
        if (!arrive(level == 0 ? first : 0, level, count)) return;
        gather<4>(x, count, [&](SoftmaxState& to, int i) {
          to.load(slot(level == 0 ? first + i : parts ? split.spanStart(i) : i), t128);
        });
        mine = first;
      }
    }
    emit(x, token0, token1, 0);
  }

  // N column groups of the global rows from the j-th on, normalised; the first also brings the sums.
  template <int N>
  WEFT_DEVICE void emit(const SoftmaxColumns<N>& y, int token0, int token1, int j) {
    const bool sums = c.logSumExp.data != nullptr && j == 0 && t == 0 && group == 0;
#pragma unroll
    for (int row = 0; row < 2; ++row) {
      const int token = row == 0 ? token0 : token1;
      const float m = row == 0 ? y.m0 : y.m1, l = row == 0 ? y.l0 : y.l1;
      if (token < 0) continue;
      const float inverse = reciprocal(l);
      T* to = out + (int64_t)token * c.out.row + group * 64 + j * 8 + t * 2;
#pragma unroll
      for (int i = 0; i < N; ++i) {
        *reinterpret_cast<uint32_t*>(to + i * 8) = pack<T>(y.acc[i][row * 2] * inverse, y.acc[i][row * 2 + 1] * inverse);
      }
      if (sums) *logAt(token) = (m + log2f(l)) * 0.69314718055994531f;
    }
  }
};

}  // namespace weft
