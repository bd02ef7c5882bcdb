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

template <class T>
WEFT_DEVICE uint4 packed(const float (&o)[8], float f) {
  return make_uint4(pack<T>(o[0] * f, o[1] * f), pack<T>(o[2] * f, o[3] * f),
                    pack<T>(o[4] * f, o[5] * f), pack<T>(o[6] * f, o[7] * f));
}

// Entries of a warp's 16 rows, on their way through shared memory: DEPTH steps of 16 (d = 64) or 8
// entries are in flight, over row ends too. A lane reads only what it copied itself.
template <class T, int D>
struct Stream {
  static constexpr int DEPTH = 3, N = 4, STEP = N * State<T, D>::GROUPS, BYTES = DEPTH * N * 2 * 512;  // of a warp

  unsigned char* ring;  // this lane's 16 bytes of the first copy
  const T *k, *v;
  const int* column;
  const float* log;
  int begin, end;       // lane r: entries of row r, relative to `column`
  int row, at, last;    // of the next step to be read
  int col;              // lane e: column of its entry e
  float bias;
  float biases[DEPTH];  // of the steps in flight, the oldest first
  int slot;

  // Moves to the next step, and reads its columns.
  WEFT_DEVICE void next(int lane) {
    while (at >= last && row < 15) {
      ++row;
      at = __shfl_sync(0xffffffffu, begin, row);
      last = __shfl_sync(0xffffffffu, end, row);
    }
    bool in = at + lane < last && lane < STEP;
    col = in ? __ldg(column + at + lane) : 0;
    bias = in ? __ldg(log + at + lane) : negInf();
    at += STEP;
  }
  // Starts the copies of the step that was read last, and reads the next.
  WEFT_DEVICE void issue(int lane) {
#pragma unroll
    for (int j = 0; j < N; ++j) {
      int from = j * State<T, D>::GROUPS + lane / State<T, D>::LANES, r = __shfl_sync(0xffffffffu, col, from);
      bool in = __shfl_sync(0xffffffffu, bias, from) != negInf();
      unsigned char* to = ring + (slot * N + j) * 1024;
      copy16(to, k + r * (in ? (int64_t)strideK : 0), in);
      copy16(to + 512, v + r * (in ? (int64_t)strideV : 0), in);
    }
    tile::commit();
#pragma unroll
    for (int i = 0; i + 1 < DEPTH; ++i) biases[i] = biases[i + 1];
    biases[DEPTH - 1] = bias;
    slot = slot + 1 == DEPTH ? 0 : slot + 1;
    next(lane);
  }
  WEFT_DEVICE void start(int lane) {
    row = -1;
    at = last = 0;
    slot = 0;
    next(lane);
#pragma unroll
    for (int i = 0; i < DEPTH; ++i) issue(lane);
  }
  // Adds the oldest step in flight to a row, and starts another.
  WEFT_DEVICE void consume(State<T, D>& state, const float (&q)[8], int lane) {
    tile::wait<DEPTH - 1>();
    float s[N];
    uint4 kx[N];
    const unsigned char* from = ring + slot * N * 1024;
#pragma unroll
    for (int j = 0; j < N; ++j) {
      s[j] = __shfl_sync(0xffffffffu, biases[0], j * State<T, D>::GROUPS + lane / State<T, D>::LANES);
      kx[j] = *reinterpret_cast<const uint4*>(from + j * 1024);
    }
    state.scores(q, kx, s);
    state.sum(s, [&](int j) { return *reinterpret_cast<const uint4*>(from + j * 1024 + 512); });
    issue(lane);
  }
  int64_t strideK, strideV;
};

}  // namespace gather
}  // namespace weft
