// The softmax state of the global rows: 64 rows by 64 columns in the registers of 128 threads, in
// the layout of a tensor-core accumulator. Thread (warp, g, t) holds rows warp * 16 + g (m0, l0,
// acc[j][0..1]) and that + 8 (m1, l1, acc[j][2..3]), columns j * 8 + t * 2.
//
// Unnormalised: acc = sum of 2^(x - m) v, l = sum of 2^(x - m); a state of nothing is (-inf, 0, 0). m is the least
// integer that is no less than the largest x seen, or a few below it: so states meet with weights that are powers
// of two, which change no bits, and their sum depends on their order alone, not on the scale that it is taken in.
// One limit: what weighs less than 2^-126 of the largest counts for nothing, or, where the maximum grew in steps, may
// still count. FP16 outputs cannot show it; a BF16 output could, in a column where all heavier values are 0.
#pragma once
#include "numbers.cuh"

namespace weft {

// N of the 8 column groups j.
template <int N>
struct SoftmaxColumns {
  float acc[N][4];
  float m0, m1, l0, l1;

  static constexpr int FLOATS = 9 * 4 * 128;  // of a state of 8 groups in memory

  WEFT_DEVICE void init() {
    m0 = m1 = negInf();
    clear();
  }

  // Nothing, at the same scale.
  WEFT_DEVICE void clear() {
    l0 = l1 = 0.f;
#pragma unroll
    for (int j = 0; j < N; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) acc[j][e] = 0.f;
    }
  }

  // 2^(m - top), exact: integers, or -inf, m <= top; 0 from 2^-127 down, and for a state of nothing.
  static WEFT_DEVICE float weight(float m, float top) {
    const float exponent = fmaxf(m - top, -127.f) + (127.f + 12582912.f);  // in the lowest bits
    return __int_as_float(__float_as_int(exponent) << 23);
  }

  // The same state with maxima no less than its own.
  WEFT_DEVICE void scaleTo(float top0, float top1) {
    const float w0 = weight(m0, top0), w1 = weight(m1, top1);
    m0 = top0, m1 = top1;
    l0 *= w0, l1 *= w1;
#pragma unroll
    for (int j = 0; j < N; ++j) {
      acc[j][0] *= w0, acc[j][1] *= w0;
      acc[j][2] *= w1, acc[j][3] *= w1;
    }
  }

  // Adds a state whose keys come after this one's, and whose maxima are at most this one's.
  WEFT_DEVICE void add(const float (&x)[N][4], float n0, float n1, float k0, float k1) {
    const float w0 = weight(n0, m0), w1 = weight(n1, m1);
    l0 = __fmaf_rn(k0, w0, l0), l1 = __fmaf_rn(k1, w1, l1);
#pragma unroll
    for (int j = 0; j < N; ++j) {
      acc[j][0] = __fmaf_rn(x[j][0], w0, acc[j][0]), acc[j][1] = __fmaf_rn(x[j][1], w0, acc[j][1]);
      acc[j][2] = __fmaf_rn(x[j][2], w1, acc[j][2]), acc[j][3] = __fmaf_rn(x[j][3], w1, acc[j][3]);
    }
  }

  WEFT_DEVICE void add(const SoftmaxColumns& b) { add(b.acc, b.m0, b.m1, b.l0, b.l1); }

  // Memory holds 16 bytes for each of 128 threads: column groups 0 .. 7 and then (m0, m1, l0, l1).
  WEFT_DEVICE void sums(const float4& x) { m0 = x.x, m1 = x.y, l0 = x.z, l1 = x.w; }

  WEFT_DEVICE float4 sums() const { return make_float4(m0, m1, l0, l1); }
};

using SoftmaxState = SoftmaxColumns<8>;

}  // namespace weft
