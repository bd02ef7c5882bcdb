// Sum over keys that each come from anywhere: a warp for one query row. D / 8 lanes hold a key, 16
// bytes each, so that a warp reads 256 / D keys at once; every group of lanes has its own running softmax.
#pragma once
#include "../common/sparse_tile.cuh"

namespace weft {
namespace gather {

template <class T>
WEFT_DEVICE void unpack(const uint4& x, float (&f)[8]) {
  float2 a = tile::Half<T>::unpack(x.x), b = tile::Half<T>::unpack(x.y);
  float2 c = tile::Half<T>::unpack(x.z), d = tile::Half<T>::unpack(x.w);
  f[0] = a.x, f[1] = a.y, f[2] = b.x, f[3] = b.y, f[4] = c.x, f[5] = c.y, f[6] = d.x, f[7] = d.y;
}

template <class T, int D>
struct State {
  static constexpr int LANES = D / 8, GROUPS = 32 / LANES;
  float m, l, o[8];

  WEFT_DEVICE void init() {
    m = negInf();
    l = 0.f;
#pragma unroll
    for (int i = 0; i < 8; ++i) o[i] = 0.f;
  }
  // Logits of N keys of this lane's group, from their biases (log2 of the weight; −∞: no key); rescales
  // what was summed before. q is scaled to base 2.
  template <int N>
  WEFT_DEVICE void scores(const float (&q)[8], const uint4 (&k)[N], float (&s)[N]) {
    float top = m;
#pragma unroll
    for (int i = 0; i < N; ++i) {
      float f[8], x = 0.f;
      unpack<T>(k[i], f);
#pragma unroll
      for (int e = 0; e < 8; ++e) x = fmaf(q[e], f[e], x);
#pragma unroll
      for (int d = 1; d < LANES; d <<= 1) x += __shfl_xor_sync(0xffffffffu, x, d);
      s[i] += x;
      top = fmaxf(top, s[i]);
    }
    float a = m == top ? 1.f : exp2Fast(m - top);
    m = top;
    l *= a;
#pragma unroll
    for (int e = 0; e < 8; ++e) o[e] *= a;
  }
  // Adds the keys' values.
  template <int N, class Value>
  WEFT_DEVICE void sum(const float (&s)[N], Value value) {
    float from = m == negInf() ? 0.f : m;
#pragma unroll
    for (int i = 0; i < N; ++i) {
      float f[8], p = exp2Fast(s[i] - from);
      l += p;
      unpack<T>(value(i), f);
#pragma unroll
      for (int e = 0; e < 8; ++e) o[e] = fmaf(p, f[e], o[e]);
    }
  }
  // Merges another result into this one.
  WEFT_DEVICE void merge(float m2, float l2, const float (&o2)[8]) {
    float top = fmaxf(m, m2);
    float a = m == top ? 1.f : exp2Fast(m - top), b = m2 == top ? 1.f : exp2Fast(m2 - top);
    m = top;
    l = l * a + l2 * b;
#pragma unroll
    for (int e = 0; e < 8; ++e) o[e] = o[e] * a + o2[e] * b;
  }
  // Merges the groups of the warp; all have the result.
  WEFT_DEVICE void mergeGroups() {
#pragma unroll
    for (int d = LANES; d < 32; d <<= 1) {
      float m2 = __shfl_xor_sync(0xffffffffu, m, d), l2 = __shfl_xor_sync(0xffffffffu, l, d), o2[8];
#pragma unroll
      for (int e = 0; e < 8; ++e) o2[e] = __shfl_xor_sync(0xffffffffu, o[e], d);
      merge(m2, l2, o2);
    }
  }
};

}  // namespace gather
}  // namespace weft
