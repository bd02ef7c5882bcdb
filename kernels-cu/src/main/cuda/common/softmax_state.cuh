// The softmax state of the global rows: 64 rows by 64 columns in the registers of 128 threads, in
// the layout of a tensor-core accumulator. Thread (warp, g, t) holds rows warp * 16 + g (m0, l0,
// acc[j][0..1]) and that + 8 (m1, l1, acc[j][2..3]), columns j * 8 + t * 2.
//
// Unnormalised: acc = sum of 2^(x - m) v, l = sum of 2^(x - m); a state of nothing is (-inf, 0, 0).
// merge() is the one place where two states meet, in registers or from memory, so that both give
// the same bits.
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
    l0 = l1 = 0.f;
#pragma unroll
    for (int j = 0; j < N; ++j) {
#pragma unroll
      for (int e = 0; e < 4; ++e) acc[j][e] = 0.f;
    }
  }

  static WEFT_DEVICE float blend(float a, float wa, float b, float wb) {
    return __fmaf_rn(a, wa, __fmul_rn(b, wb));
  }

  static WEFT_DEVICE float weight(float m, float top) {
    return m == top ? 1.f : exp2Fast(__fsub_rn(m, top));
  }

  // What two states weigh in their sum: a row's maximum and sum of one, (m, l), become those of both.
  struct Weights {
    float a0, b0, a1, b1;

    WEFT_DEVICE Weights(float& m0, float& m1, float& l0, float& l1, const float4& b) {
      float top0 = fmaxf(m0, b.x), top1 = fmaxf(m1, b.y);
      a0 = weight(m0, top0), b0 = weight(b.x, top0);
      a1 = weight(m1, top1), b1 = weight(b.y, top1);
      m0 = top0, m1 = top1;
      l0 = blend(l0, a0, b.z, b0);
      l1 = blend(l1, a1, b.w, b1);
    }

    WEFT_DEVICE void blendTo(float (&a)[4], const float (&b)[4]) const {
      a[0] = blend(a[0], a0, b[0], b0);
      a[1] = blend(a[1], a0, b[1], b0);
      a[2] = blend(a[2], a1, b[2], b1);
      a[3] = blend(a[3], a1, b[3], b1);
    }
  };

  // Adds a state whose keys come after this one's.
  WEFT_DEVICE void merge(const SoftmaxColumns& b) {
    const Weights w(m0, m1, l0, l1, make_float4(b.m0, b.m1, b.l0, b.l1));
#pragma unroll
    for (int j = 0; j < N; ++j) w.blendTo(acc[j], b.acc[j]);
  }

  // Memory holds, 16 bytes a thread of 128, column groups 0 .. 7 and then (m0, m1, l0, l1): from(j) reads the j-th
  // of these. `first` is the column group that acc[0] is.
  template <class Read>
  WEFT_DEVICE void read(Read from, int first = 0) {
#pragma unroll
    for (int j = 0; j < N; ++j) {
      float4 x = from(first + j);
      acc[j][0] = x.x, acc[j][1] = x.y, acc[j][2] = x.z, acc[j][3] = x.w;
    }
    float4 x = from(8);
    m0 = x.x, m1 = x.y, l0 = x.z, l1 = x.w;
  }
};

using SoftmaxState = SoftmaxColumns<8>;

}  // namespace weft
