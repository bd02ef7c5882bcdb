// Local + HeadTail attention with blocks of any size, for all rows but the encoder's global ones. A block that
// covers the segment makes it dense attention. Names: dense_rows_<type>_d<headDim>, dense_rows_wide_..: 128 or 192
// query rows at a time; a row's bits are the same in both.
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
//   16 x 128: 225, 611 and 3,780, 582; B = 128, 12 x 64, n = 65,536: 1.07 times the floor, causal with 16 + 16 globals 1.60
//
// Launch: grid (thread blocks that the device holds), DenseShape<..>::THREADS threads, dynamic shared memory
// DenseShape<..>::BYTES (sm_90a and the sm_80 form differ). Items: DenseTile (dense_tile.h), of DenseShape<..>::ROWS rows
// and tiles of DenseShape<..>::KEYS keys. counters: 2, zero before and after.
#include "dense_shape.cuh"

namespace weft {
namespace dense {

template <class T, int D, int GROUPS>
struct DenseRows {
  using S = DenseShape<D, WEFT_WGMMA != 0, GROUPS>;
  static constexpr int H = S::HALVES, KEYS = S::KEYS, STAGES = S::STAGES, N = KEYS / 8;
  static constexpr int CHUNKS = D / 8;  // 16 bytes each, of a row
  static constexpr float LAZY = 8.f;    // rescale only where the maximum grew by more than 2^8
  enum Barrier { Q_FULL = 0, Q_FREE = 2, K_FULL = 4, V_FULL = K_FULL + STAGES, K_FREE = V_FULL + STAGES, V_FREE = K_FREE + STAGES };
  static constexpr unsigned L2_BYTES = 20 << 20;  // to be filled with keys and values
  static constexpr int TAKERS = sizeof(DenseTile) / 16;           // threads
  static constexpr int READERS = 4 * GROUPS;  // warps

  const Call& c;
  unsigned char* const smem;
  const int group, t128, warp, lane;

  WEFT_DEVICE DenseRows(const Call& call, unsigned char* shared)
      : c(call),
        smem(shared),
        group(__shfl_sync(0xffffffffu, threadIdx.x >> 7, 0)),
        t128(threadIdx.x & 127),
        warp((threadIdx.x >> 5) & 3),
        lane(threadIdx.x & 31) {}

  WEFT_DEVICE uint64_t* barrier(int i) { return reinterpret_cast<uint64_t*>(smem + S::BARRIERS) + i; }
  WEFT_DEVICE Work* work(int buffer) { return reinterpret_cast<Work*>(smem + S::WORK + buffer * WORK_BYTES); }
  WEFT_DEVICE float* gates(int buffer) { return reinterpret_cast<float*>(smem + S::GATES) + buffer * S::ROWS; }
  WEFT_DEVICE unsigned char* queries(int buffer, int g) { return smem + (buffer * GROUPS + g) * S::QUERY_TILE; }
  WEFT_DEVICE unsigned char* keys(int s) { return smem + S::K_AT + s * S::KEY_TILE; }
  WEFT_DEVICE unsigned char* values(int s) { return smem + S::V_AT + s * S::KEY_TILE; }

  // One lane of each warp: this warp has done with what the barrier guards.
  WEFT_DEVICE void release(int bar) {
    if (lane == 0) barrierArrive(barrier(bar));
  }

  WEFT_DEVICE void run() {
    if (threadIdx.x == 0) {
      for (int b = 0; b < 2; ++b) {
        barrierInit(barrier(Q_FULL + b), 128 + TAKERS);
        barrierInit(barrier(Q_FREE + b), 128 * GROUPS);
      }
      for (int s = 0; s < STAGES; ++s) {
        barrierInit(barrier(K_FULL + s), 128);
        barrierInit(barrier(V_FULL + s), 128);
        barrierInit(barrier(K_FREE + s), READERS);
        barrierInit(barrier(V_FREE + s), READERS);
      }
    }
    __syncthreads();
    launchWait();
    launchNext();
    if (group == GROUPS) {
      fewerRegisters<S::FEWER>();
      load();
    } else {
      moreRegisters<S::MORE>();
      compute();
    }
  }

  // ---- the group that loads

  // Rows of 128 bytes a half, in tiles of ROWS: this thread copies 16 bytes of every STEP-th row.
  static constexpr int STEP = 128 / CHUNKS;
  template <int ROWS>
  WEFT_DEVICE unsigned char* placeIn(unsigned char* to) {
    const int r = t128 / CHUNKS, chunk = t128 % CHUNKS;
    return to + (chunk >> 3) * ROWS * 128 + r * 128 + (((chunk & 7) ^ (r & 7)) << 4);
  }

  // ROWS rows that follow each other; zeros but for rows low .. high - 1.
  template <int ROWS>
  WEFT_DEVICE void loadRows(unsigned char* to, const T* from, int64_t stride, int low, int high) {
    const int r = t128 / CHUNKS;
    unsigned char* at = placeIn<ROWS>(to);
    const T* row = from + r * stride + t128 % CHUNKS * 8;
    low -= r, high -= r;
#pragma unroll
    for (int i = 0; i < ROWS / STEP; ++i) {
      copy16(at + i * STEP * 128, row, i * STEP >= low && i * STEP < high);
      row += STEP * stride;
    }
  }

  // KEYS remote keys from a slot on; zeros past the last.
  WEFT_DEVICE void loadRemote(unsigned char* to, const T* from, int64_t stride, const Work& w, int slot) {
    unsigned char* at = placeIn<KEYS>(to);
    from += t128 % CHUNKS * 8;
#pragma unroll 4
    for (int i = 0; i < KEYS / STEP; ++i) {
      const int j = slot + t128 / CHUNKS + i * STEP;
      copy16(at + i * STEP * 128, from + (j < w.slots ? w.positionOf(j) : 0) * stride, j < w.slots);
    }
  }

  // The next tile of rows, in the registers of the first four threads: 16 bytes of it each. They take turns at
  // c.counters: the dearest tiles first, of as many heads together as have room in the L2 cache.
  struct Taken {
    unsigned items, all, heads;
    bool early;     // whether the turn after it is taken ahead of time
    unsigned next;  // that turn
    int head;
    int4 part;
  };

  static WEFT_DEVICE unsigned ofFirst(unsigned x) { return __shfl_sync((1u << TAKERS) - 1, x, 0); }

  WEFT_DEVICE unsigned turn() { return t128 == 0 ? atomicAdd(c.counters, 1) : 0; }

  WEFT_DEVICE void look(Taken& t) {
    t.items = c.packing->localItems;
    t.all = t.items * c.heads;
    const unsigned room = L2_BYTES / (4 * D) / (unsigned)max(1, c.packing->queries);
    t.heads = min(max(room, 1u), (unsigned)c.heads);
  }

  WEFT_DEVICE void fetch(Taken& t, unsigned turn) {
    t.head = -1;
    if (turn >= t.all) return;
    const unsigned first = turn / (t.items * t.heads) * t.heads;
    const unsigned in = turn - first * t.items, width = min(t.heads, c.heads - first);
    t.head = first + in % width;
    t.part = reinterpret_cast<const int4*>(c.items)[in / width * TAKERS + t128];
  }

  // Ahead of time only small tiles of rows, and where there are many: else some thread blocks would hold several turns
  // while others have none.
  static constexpr bool SMALL = GROUPS == 2;

  WEFT_DEVICE void begin(Taken& t) {
    t.early = false;
    if (!SMALL) return;
    look(t);
    t.early = t.all >= 8 * gridDim.x;
    if (t.early) {
      const unsigned now = turn();
      t.next = turn();
      fetch(t, ofFirst(now));
    }
  }

  // Fills work(buffer), once the groups with rows have done with it.
  WEFT_DEVICE void take(int buffer, int phase, Taken& t) {
    if (t128 < TAKERS) {
      if (!SMALL) look(t);
      if (!t.early) fetch(t, ofFirst(turn()));
      barrierWait(barrier(Q_FREE + buffer), phase);
      reinterpret_cast<int4*>(work(buffer))[t128] = t.part;
      if (t128 == 0) work(buffer)->head = t.head;
      barrierArrive(barrier(Q_FULL + buffer));
      if (t.early && t.head >= 0) {
        fetch(t, ofFirst(t.next));
        t.next = turn();
      }
    }
    groupSync(1 + GROUPS);
  }

  // Waits without asking all the time: the others need the issue slots.
  WEFT_DEVICE void idleFor(int bar, int phase) {
    while (!barrierTest(barrier(bar), phase)) __nanosleep(64);
  }

  WEFT_DEVICE void load() {
    int round = 0, n = 0;  // tiles of rows, of keys so far
    Taken t;
    if (t128 < TAKERS) begin(t);
#pragma unroll 1
    for (;; ++round) {
      take(round & 1, ~round >> 1 & 1, t);
      const Work& w = *work(round & 1);
      if (w.head < 0) break;
      loadQueries(w, round & 1);
      barrierArriveCopies(barrier(Q_FULL + (round & 1)));
      const int kvHead = (unsigned)(w.head * c.kvHeads) / (unsigned)c.heads;
      const T* k = static_cast<const T*>(c.k.data) + kvHead * c.k.head + (int64_t)w.keyBegin * c.k.row;
      const T* v = static_cast<const T*>(c.v.data) + kvHead * c.v.head + (int64_t)w.keyBegin * c.v.row;
#pragma unroll 1
      for (int i = 0; i < w.tiles; ++i, ++n) {
        const int s = (unsigned)n % STAGES, phase = ~((unsigned)n / STAGES) & 1;
        const int at = w.template place<KEYS>(i), left = w.keys - at;
        idleFor(K_FREE + s, phase);
        loadTile(keys(s), k, c.k.row, w, at, left);
        barrierArriveCopies(barrier(K_FULL + s));
        idleFor(V_FREE + s, phase);
        loadTile(values(s), v, c.v.row, w, at, left);
        barrierArriveCopies(barrier(V_FULL + s));
      }
    }
    barrierArriveCopies(barrier(Q_FULL + (round & 1)));
    // The last thread block to see the end of the work leaves the counters as they were.
    if (t128 == 0) __threadfence();  // turns that were taken and not used come before
    if (t128 == 0 && atomicAdd(c.counters + 1, 1) == (int)gridDim.x - 1) c.counters[0] = c.counters[1] = 0;
  }

  WEFT_DEVICE void loadQueries(const Work& w, int buffer) {
    const int first = w.first - w.position, last = w.last - w.position;
    const int64_t row = w.position + w.shift;
    const T* q = static_cast<const T*>(c.q.data) + w.head * c.q.head + row * c.q.row;
#pragma unroll 1
    for (int g = 0; g < GROUPS; ++g) {
      loadRows<64>(queries(buffer, g), q + g * 64 * c.q.row, c.q.row, first - g * 64, last - g * 64);
    }
    if (c.gate.data != nullptr) {
      const float* gate = static_cast<const float*>(c.gate.data) + w.head * c.gate.head + row * c.gate.row;
#pragma unroll 1
      for (int r = t128; r < S::ROWS; r += 128) copy4(gates(buffer) + r, gate + r * c.gate.row, r >= first && r < last);
    }
  }

  WEFT_DEVICE void loadTile(unsigned char* to, const T* from, int64_t stride, const Work& w, int at, int left) {
    if (at < 0) {
      loadRemote(to, from, stride, w, ~at);
    } else {
      loadRows<KEYS>(to, from + at * stride, stride, 0, left);
    }
  }

  // ---- the groups with rows. A thread has rows warp * 16 + lane / 4 and that + 8 of its group's 64. Registers are
  // scarce: what is seldom asked for is computed again, from the work in shared memory.

  float m0, m1, l0, l1;    // running softmax, base 2; m: a bound of the logits within 2^LAZY
  int ring;                // tiles of keys so far: the next is in stage ring % STAGES
  int buffer;              // of work, queries, gates

  static_assert((STAGES & (STAGES - 1)) == 0, "cheap division");
  static WEFT_DEVICE int stageOf(int n) { return (unsigned)n % STAGES; }
  WEFT_DEVICE void waitFor(int bar, int n) { barrierWait(barrier(bar + stageOf(n)), (unsigned)n / STAGES & 1); }

  WEFT_DEVICE int rowOf(int x) const { return group * 64 + warp * 16 + (lane >> 2) + 8 * x; }

  WEFT_DEVICE Visible visible(int x) {
    const Work& w = *work(buffer);
    const int r = rowOf(x);
    return Visible(c, w, w.position + r, c.gate.data != nullptr ? gates(buffer)[r] : 1.f);
  }

  // Where tile i begins. Asked for before a wait, so that it is there after it.
  WEFT_DEVICE int place(int i) { return work(buffer)->template place<KEYS>(i); }

  // Leaves logits, base 2 once multiplied with the result, -inf where a row does not see a key: of keys of the rows'
  // blocks,
  template <int M>
  WEFT_DEVICE float maskOwn(float (&s)[M][4], int key) {
    const Columns columns{(lane & 3) * 2};
    const bool mixed = work(buffer)->mixed;
#pragma unroll
    for (int x = 0; x < 2; ++x) {
      const Visible v = visible(x);
      const unsigned own = columns.own(v, key);
      if (mixed) {
        const unsigned earlier = columns.earlier(c, v, key);
#pragma unroll
        for (int k = 0; k < 2 * M; ++k) {
          float& y = s[k >> 1][2 * x + (k & 1)];
          y = (own | earlier) >> k & 1 ? fmaf(y, c.logScale, own >> k & 1 ? 0.f : v.logGate) : negInf();
        }
      } else {
#pragma unroll
        for (int k = 0; k < 2 * M; ++k) {
          float& y = s[k >> 1][2 * x + (k & 1)];
          y = own >> k & 1 ? y : negInf();
        }
      }
    }
    return mixed ? 1.f : c.logScale;
  }

  // or of slots: keys of other blocks, which weigh what the row's gate says.
  template <int M>
  WEFT_DEVICE float maskRemote(float (&s)[M][4], int slot) {
    const Columns columns{(lane & 3) * 2};
#pragma unroll
    for (int x = 0; x < 2; ++x) {
      const Visible v = visible(x);
      const unsigned in = columns.remote(*work(buffer), v, slot);
#pragma unroll
      for (int k = 0; k < 2 * M; ++k) {
        float& y = s[k >> 1][2 * x + (k & 1)];
        y = in >> k & 1 ? fmaf(y, c.logScale, v.logGate) : negInf();
      }
    }
    return 1.f;
  }

  // Logits, as above, become weights, unnormalised; true where sums so far must be multiplied with a0, a1.
  template <int M>
  WEFT_DEVICE bool weigh(float (&s)[M][4], float scale, float& a0, float& a1) {
    float x0 = negInf(), x1 = negInf();
#pragma unroll
    for (int j = 0; j < M; ++j) {
      x0 = fmaxf(x0, fmaxf(s[j][0], s[j][1]));
      x1 = fmaxf(x1, fmaxf(s[j][2], s[j][3]));
    }
    x0 = quadMax(x0) * scale, x1 = quadMax(x1) * scale;
    const bool grew = __any_sync(0xffffffffu, x0 > m0 + LAZY || x1 > m1 + LAZY);
    if (grew) {
      const float n0 = fmaxf(m0, x0), n1 = fmaxf(m1, x1);
      a0 = SoftmaxState::weight(m0, n0), a1 = SoftmaxState::weight(m1, n1);
      m0 = n0, m1 = n1;
      l0 *= a0, l1 *= a1;
    }
    const float base0 = m0 == negInf() ? 0.f : m0, base1 = m1 == negInf() ? 0.f : m1;
#pragma unroll
    for (int j = 0; j < M; ++j) {
      s[j][0] = exp2Fast(fmaf(s[j][0], scale, -base0)), s[j][1] = exp2Fast(fmaf(s[j][1], scale, -base0));
      s[j][2] = exp2Fast(fmaf(s[j][2], scale, -base1)), s[j][3] = exp2Fast(fmaf(s[j][3], scale, -base1));
      l0 += s[j][0] + s[j][1], l1 += s[j][2] + s[j][3];
    }
    return grew;
  }

  template <int M>
  static WEFT_DEVICE void packed(uint32_t (&p)[M / 2][4], const float (&s)[M][4]) {
#pragma unroll
    for (int j = 0; j < M; ++j) {
      p[j >> 1][(j & 1) * 2] = pack<T>(s[j][0], s[j][1]);
      p[j >> 1][(j & 1) * 2 + 1] = pack<T>(s[j][2], s[j][3]);
    }
  }

  static WEFT_DEVICE void rescale(float (&o)[H][8][4], float a0, float a1) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) o[h][j][0] *= a0, o[h][j][1] *= a0, o[h][j][2] *= a1, o[h][j][3] *= a1;
    }
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

  // A tile of which some row does not see all, from begin to end; nothing else is under way while it is masked.
  template <int M>
  WEFT_DEVICE void edge(float (&o)[H][8][4], int at, bool first) {
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
    const float scale = at < 0 ? maskRemote(s, ~at) : maskOwn(s, at);
    if (weigh(s, scale, a0, a1) && !first) rescale(o, a0, a1);
    packed<M>(p, s);
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

  // `count` tiles of which all rows see all. The scores of the next are under way with the values of the one before.
  WEFT_DEVICE void whole(float (&o)[H][8][4], int count, bool first) {
    float s[N][4], a0, a1;
    uint32_t p[N / 2][4];
#if WEFT_WGMMA
    startScores(s);
    wgmmaWait<0>();
    keep(s);
    release(K_FREE + stageOf(ring));
    if (weigh(s, c.logScale, a0, a1) && !first) rescale(o, a0, a1);
    packed<N>(p, s);
#pragma unroll 1
    for (; count > 1; --count, first = false) {
      ++ring;
      awaitTurn();
      startScores(s);
      startValues(ring - 1, o, p, first);
      passTurn();
      wgmmaWait<1>();
      keep(s);
      release(K_FREE + stageOf(ring));
      const bool grew = weigh(s, c.logScale, a0, a1);
      endValues(ring - 1, o);
      if (grew) rescale(o, a0, a1);
      packed<N>(p, s);
    }
    wgmmaFence();
    startValues(ring, o, p, first);
    endValues(ring, o);
    ++ring;
#else
    if (first) {
#pragma unroll
      for (int h = 0; h < H; ++h) zero(o[h]);
    }
#pragma unroll 1
    for (; count > 0; --count, ++ring) {
      waitFor(K_FULL, ring);
      scores<T, D>(s, queries(buffer, group), keys(stageOf(ring)), warp, lane);
      __syncwarp();
      release(K_FREE + stageOf(ring));
      if (weigh(s, c.logScale, a0, a1)) rescale(o, a0, a1);
      packed<N>(p, s);
      waitFor(V_FULL, ring);
      weft::values<T, D>(o, p, values(stageOf(ring)), lane);
      __syncwarp();
      release(V_FREE + stageOf(ring));
    }
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
        edge<4>(o, at, i == 0);
      } else {
        edge<N>(o, at, i == 0);
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
    constexpr int STEP = 32 / CHUNKS;
    const int chunk = lane % CHUNKS, position = w.position + group * 64;
    int r = warp * 16 + lane / CHUNKS;
    T* to = static_cast<T*>(c.out.data) + w.head * c.out.head + (int64_t)(position + r + w.shift) * c.out.row + chunk * 8;
#pragma unroll
    for (int i = 0; i < 16 / STEP; ++i, r += STEP, to += STEP * c.out.row) {
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

}  // namespace dense
}  // namespace weft

#define WEFT_DENSE_ROWS(NAME, TYPE, D, GROUPS)                                                                \
  extern "C" __global__ void __launch_bounds__(weft::dense::DenseShape<D, true, GROUPS>::THREADS, 1)          \
      NAME##_d##D(const __grid_constant__ weft::Call c) {                                                     \
    extern __shared__ __align__(1024) unsigned char weftShared[];                                             \
    weft::dense::DenseRows<TYPE, D, GROUPS>(c, weftShared).run();                                             \
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
