// The best of a row's candidates: sorting networks over a lane's keys (integers that hold a score and a place), over the
// four lanes of a quad, and lists of what the epochs of a long walk found.
#pragma once
#include "../common/mma.cuh"

namespace weft {
namespace routed {

constexpr int EPOCH = 1024;       // candidates that are told apart by the place in a key
constexpr int NONE = 0x7fffffff;  // no block

// Where a row's scores are made comparable as integers: `centre` = 1.5 * 2^k is added to them, whose half is more than
// their magnitude can be, so that all sums share an exponent. Their mantissas order the scores, of either sign, in steps
// of 2^(k-23). A score of 0 bits is that of no candidate.
struct Scale {
  float centre;

  WEFT_DEVICE void init(float boundSquared) {
    uint32_t exponent = ((__float_as_uint(boundSquared * 1.05f) >> 23 & 255) + 131) >> 1;  // rounded up
    centre = __uint_as_float(exponent << 23 | 0x400000);
    asm volatile("" : "+f"(centre));  // not to be worked out again at each step
  }
  WEFT_DEVICE uint32_t base() const { return __float_as_uint(centre) & 0xff800000u; }
  // What scores of any size are brought between.
  WEFT_DEVICE float low() const { return __uint_as_float(base() | 4); }
  WEFT_DEVICE float high() const { return __uint_as_float(base() | 0x7ffffe); }
  // The score that a row's key holds.
  WEFT_DEVICE float score(uint32_t key) const { return __uint_as_float(base() | key >> 10 << 1) - centre; }
  // Whether the steps of that score, in a row's key, are more than 2^-15 of it, and a smaller scale is to be had.
  WEFT_DEVICE bool coarse(float score) const { return fabsf(score) < centre * (1.f / 192) && centre > 0x1p-59f; }
};

// The block of a row's key.
WEFT_DEVICE int blockOf(uint32_t key, int epoch) { return key < 1024 ? NONE : epoch + 1023 - (int)(key & 1023); }

WEFT_DEVICE void order(uint32_t& high, uint32_t& low) {
  uint32_t top = max(high, low);
  low = min(high, low);
  high = top;
}

// Sorts N = 2^m, descending: Batcher's odd-even merge sort.
template <int N>
WEFT_DEVICE void sort(uint32_t (&x)[N]) {
#pragma unroll
  for (int p = 1; p < N; p *= 2) {
#pragma unroll
    for (int k = p; k >= 1; k /= 2) {
#pragma unroll
      for (int i = 0; i < N; ++i) {
        if (i >= k % p && i + k < N && (i - k % p) / k % 2 == 0 && i / (2 * p) == (i + k) / (2 * p)) order(x[i], x[i + k]);
      }
    }
  }
}

template <int N>
WEFT_DEVICE void ascending(int (&x)[N]) {
  uint32_t y[N];
#pragma unroll
  for (int i = 0; i < N; ++i) y[i] = x[i];
  sort(y);
#pragma unroll
  for (int i = 0; i < N; ++i) x[i] = y[N - 1 - i];
}

// The largest K of x and N <= K more, to which `add` is added first, all descending: a half-cleaner, then a bitonic merge.
template <int K, int N>
WEFT_DEVICE void merge(uint32_t (&x)[K], const uint32_t (&y)[N], uint32_t add = 0) {
#pragma unroll
  for (int i = 0; i < N; ++i) x[K - 1 - i] = __viaddmax_u32(y[i], add, x[K - 1 - i]);
#pragma unroll
  for (int d = K / 2; d > 0; d /= 2) {
#pragma unroll
    for (int i = 0; i < K; ++i) {
      if ((i & d) == 0) order(x[i], x[i + d]);
    }
  }
}

// The largest K of a lane's candidates in one row, descending, as keys: the 24 lowest bits of a score, then 255 less
// the place among the lane's candidates, so that of equal scores the earlier is larger. Below 256: none.
template <int K>
struct Best {
  uint32_t x[K];

  WEFT_DEVICE void init() {
#pragma unroll
    for (int i = 0; i < K; ++i) x[i] = 0;
  }

  // Takes a lane's 8 scores of a row, s[..][row, row + 1], the places being 248 - `place` and those after it. `times256` is 256 that the compiler does not
  // know: the unit of products has time, that of shifts has none.
  WEFT_DEVICE void take(const float (&s)[4][4], int row, uint32_t times256, int place) {
    constexpr int N = K < 8 ? K : 8;
    uint32_t y[8 / N][N];
#pragma unroll
    for (int i = 0; i < 8; ++i) y[i / N][i % N] = __float_as_uint(s[i >> 1][row + (i & 1)]) * times256 + (7 - i);
    sort(y[0]);
    if constexpr (N == 4) {
      sort(y[1]);
      merge(y[0], y[1]);
    }
    merge(x, y[0], place);
  }

  // The largest of the quad, in all its lanes, as a row's keys: 22 bits of a score, then 1023 less the number among the epoch's
  // candidates. Below 1024: none. t: lane of the quad.
  WEFT_DEVICE void gather(int t) {
    uint32_t mine = (3 - t) << 1;
#pragma unroll
    for (int i = 0; i < K; ++i) x[i] = (x[i] << 1 & 0xfffffc00u) | (x[i] << 2 & 0x3f8) | (x[i] & 1) | mine;
#pragma unroll
    for (int d = 1; d < 4; d *= 2) {
      uint32_t y[K];
#pragma unroll
      for (int i = 0; i < K; ++i) y[i] = __shfl_xor_sync(0xffffffffu, x[i], d);
      merge(x, y);
    }
  }
};

// The best of several epochs.
template <int K>
struct List {
  uint32_t score[K];
  int block[K];

  // Adds a row's keys of an epoch after those before.
  WEFT_DEVICE void add(const uint32_t (&x)[K], int epoch) {
#pragma unroll
    for (int i = 0; i < K; ++i) {
      uint32_t s = x[i] >> 10;
      int c = blockOf(x[i], epoch);
      if (epoch == 0) {
        score[i] = s, block[i] = c;
        continue;
      }
#pragma unroll
      for (int j = K - 1; j > 0; --j) {
        bool here = s > score[j], above = s > score[j - 1];
        score[j] = here ? (above ? score[j - 1] : s) : score[j];
        block[j] = here ? (above ? block[j - 1] : c) : block[j];
      }
      bool first = s > score[0];
      score[0] = first ? s : score[0];
      block[0] = first ? c : block[0];
    }
  }
};

}  // namespace routed
}  // namespace weft
