// The best of a row's candidates: sorting networks over a lane's scores, whose places are bits of the scores, and lists
// of what the lanes of a quad and the epochs of a long walk found.
#pragma once
#include "../common/mma.cuh"

namespace weft {
namespace routed {

constexpr int EPOCH = 1024;  // candidates whose places fit in a byte, of a lane of four
constexpr int NONE = 0x7fffffff;
constexpr float NEVER = -3.40282347e38f;  // score of what is no candidate; finite, so that its bits can carry a place

template <int K>
struct List {
  float score[K];
  int block[K];

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

WEFT_DEVICE void order(float& high, float& low) {
  float top = fmaxf(high, low);
  low = fminf(high, low);
  high = top;
}
WEFT_DEVICE void order(int& low, int& high) {
  int least = min(low, high);
  high = max(low, high);
  low = least;
}

// Sorts N = 2^m scores, descending, or blocks, ascending: Batcher's odd-even merge sort.
template <class X, int N>
WEFT_DEVICE void sort(X (&x)[N]) {
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

// The largest K of x and N <= K more, all descending: a half-cleaner, then a bitonic merge.
template <int K, int N>
WEFT_DEVICE void merge(float (&x)[K], const float (&y)[N]) {
#pragma unroll
  for (int i = 0; i < N; ++i) x[K - 1 - i] = fmaxf(x[K - 1 - i], y[i]);
#pragma unroll
  for (int d = K / 2; d > 0; d /= 2) {
#pragma unroll
    for (int i = 0; i < K; ++i) {
      if ((i & d) == 0) order(x[i], x[i + d]);
    }
  }
}

// The bits of a score that `mask` has, and a place. One instruction, if the mask is in a register.
WEFT_DEVICE float placed(float score, uint32_t mask, int place) {
  uint32_t x;
  asm("lop3.b32 %0, %1, %2, %3, 0xea;" : "=r"(x) : "r"(__float_as_uint(score)), "r"(mask), "r"(place));
  return __uint_as_float(x);
}

// The largest K of a lane's candidates in one row, descending. A score carries its place among the lane's candidates
// (8 bits) in the lowest bits of its mantissa: 15 bits are left, more than the means have. Scores are finite.
template <int K>
struct Best {
  float x[K];

  WEFT_DEVICE void init() {
#pragma unroll
    for (int i = 0; i < K; ++i) x[i] = NEVER;
  }

  // Takes a step's 8 scores of a row. Number i has as its lowest bits `step` + 7 - i, if NEGATIVE `step` + i.
  template <bool NEGATIVE>
  WEFT_DEVICE void take(const float (&s)[4][4], int row, uint32_t mask, int step) {
    constexpr int N = K < 8 ? K : 8;
    float y[8 / N][N];
#pragma unroll
    for (int i = 0; i < 8; ++i) {
      y[i / N][i % N] = placed(s[i >> 1][row + (i & 1)], mask, NEGATIVE ? i : 7 - i);
    }
    sort(y[0]);
    if constexpr (N == 4) {
      sort(y[1]);
      merge(y[0], y[1]);
    }
#pragma unroll
    for (int i = 0; i < N; ++i) y[0][i] = __int_as_float(__float_as_int(y[0][i]) + step);
    merge(x, y[0]);
  }

  // Adds what was taken of an epoch to a list of blocks, as lane t of 4.
  WEFT_DEVICE void moveTo(List<K>& list, bool negative, int epoch, int t) {
#pragma unroll
    for (int i = 0; i < K; ++i) {
      uint32_t bits = __float_as_uint(x[i]);
      int place = (negative ? bits : ~bits) & 255, block = epoch + (place >> 3) * 32 + (place & 6) * 4 + (place & 1) + 2 * t;
      bool none = bits >> 8 == __float_as_uint(NEVER) >> 8;
      float score = none ? negInf() : __uint_as_float(bits & ~255u);
      if (epoch == 0) {
        list.score[i] = score;
        list.block[i] = none ? NONE : block;
      } else {
        list.insert(score, block);
      }
    }
  }
};

// The best topK of a quad's lists, ascending; lists are spent. Returns the least of their scores.
template <int K>
WEFT_DEVICE float best(List<K>& list, int topK, int (&chosen)[K]) {
  float last = 0.f;
#pragma unroll
  for (int i = 0; i < K; ++i) {
    float top = quadMax(list.score[0]);
    int c = list.score[0] == top ? list.block[0] : NONE;
    c = min(c, __shfl_xor_sync(0xffffffffu, c, 1));
    c = min(c, __shfl_xor_sync(0xffffffffu, c, 2));
    c = i < topK ? c : NONE;
    chosen[i] = c;
    last = c != NONE ? top : last;
    if (c == list.block[0]) list.pop();
  }
  sort(chosen);
  return last;
}

}  // namespace routed
}  // namespace weft
