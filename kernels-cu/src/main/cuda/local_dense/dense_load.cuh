// The group of a thread block of dense_rows that loads: takes tiles of rows, and brings their queries and the tiles of
// keys that they see, running ahead into the next tile of rows.
#pragma once
#include "dense_block.cuh"

namespace weft {
namespace dense {

template <class T, int D, int GROUPS>
struct DenseLoad : DenseBlock<T, D, GROUPS> {
  using Base = DenseBlock<T, D, GROUPS>;
  using S = typename Base::S;
  using Base::barrier, Base::c, Base::gates, Base::keys, Base::queries, Base::t128, Base::values, Base::work;
  static constexpr int KEYS = S::KEYS, STAGES = S::STAGES, CHUNKS = Base::CHUNKS, TAKERS = Base::TAKERS;
  enum { Q_FULL = Base::Q_FULL, Q_FREE = Base::Q_FREE, K_FULL = Base::K_FULL, V_FULL = Base::V_FULL, K_FREE = Base::K_FREE, V_FREE = Base::V_FREE };

  WEFT_DEVICE DenseLoad(const Call& call, unsigned char* shared) : Base(call, shared) {}

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
  static constexpr unsigned L2_BYTES = 20 << 20;  // to be filled with keys and values
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
};

}  // namespace dense
}  // namespace weft
