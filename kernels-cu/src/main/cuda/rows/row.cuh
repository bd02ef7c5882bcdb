// One query row in one warp: the whole operator on any shape, dtype and pattern.
//
// This is the path of shapes that no tile kernel takes, and of F32. It is bound by arithmetic on
// the plain cores: 4d operations a pair, at 32 keys a step a lane dots one key each (d/8 loads of
// 16 bytes from L1), and then each lane sums its d/32 columns of the values.
#pragma once
#include "../common/numbers.cuh"

namespace weft {

template <class T, int D>
struct Row {
  const Call& c;
  const Segment& s;
  const int head, kvHead, lane;
  const float* q;  // shared, D floats, zeros past headDim
  const bool wide;  // rows of K may be read 16 bytes at a time
  float m = negInf(), l = 0.f, acc[D / 32];

  WEFT_DEVICE Row(const Call& call, const Segment& segment, int h, int laneId, float* shared)
      : c(call),
        s(segment),
        head(h),
        kvHead((int)((int64_t)h * call.kvHeads / call.heads)),
        lane(laneId),
        q(shared),
        wide(((reinterpret_cast<uint64_t>(call.k.data) | (uint64_t)(call.k.head * sizeof(T)) |
               (uint64_t)(call.k.row * sizeof(T)) | (uint64_t)(call.page * sizeof(T)) |
               (uint64_t)(call.headDim * sizeof(T))) & 15) == 0) {
#pragma unroll
    for (int i = 0; i < D / 32; ++i) acc[i] = 0.f;
  }

  // Takes the query; all lanes of the warp call it.
  WEFT_DEVICE void query(int row, float* shared) {
    const T* from = static_cast<const T*>(c.q.data) + head * c.q.head + row * c.q.row;
    __syncwarp();
    for (int e = lane; e < D; e += 32) shared[e] = e < c.headDim ? Storage<T>::get(from[e]) : 0.f;
    __syncwarp();
  }

  WEFT_DEVICE float dot(const T* k) const {
    float sum[2] = {0.f, 0.f};
    if (wide) {
      constexpr int N = 16 / sizeof(T);
      for (int e = 0; e < c.headDim; e += N) {
        uint4 raw = *reinterpret_cast<const uint4*>(k + e);
        const T* x = reinterpret_cast<const T*>(&raw);
#pragma unroll
        for (int i = 0; i < N; ++i) sum[i & 1] = fmaf(q[e + i], Storage<T>::get(x[i]), sum[i & 1]);
      }
    } else {
      for (int e = 0; e < c.headDim; ++e) sum[0] = fmaf(q[e], Storage<T>::get(k[e]), sum[0]);
    }
    return sum[0] + sum[1];
  }

  // Adds 32 keys, one a lane; a log-weight of -inf leaves the lane's key out.
  WEFT_DEVICE void keys(int key, float logWeight) {
    bool in = logWeight != negInf();
    unsigned lanes = __ballot_sync(0xffffffffu, in);
    if (lanes == 0) return;
    float x = negInf();
    int64_t at = 0;
    if (in) {
      at = keyOffset(c, c.v, s, kvHead, key);
      x = fmaf(dot(static_cast<const T*>(c.k.data) + keyOffset(c, c.k, s, kvHead, key)), c.logScale,
               logWeight);
    }
    float next = fmaxf(m, warpMax(x));
    float base = next == negInf() ? 0.f : next;
    float shrink = exp2Fast(m - base);
    float p = exp2Fast(x - base);
    m = next;
    l = fmaf(l, shrink, p);
#pragma unroll
    for (int i = 0; i < D / 32; ++i) acc[i] *= shrink;
    const T* v = static_cast<const T*>(c.v.data);
    while (lanes != 0) {
      int t = __ffs(lanes) - 1;
      lanes &= lanes - 1;
      float pt = __shfl_sync(0xffffffffu, p, t);
      const T* from = v + __shfl_sync(0xffffffffu, at, t);
#pragma unroll
      for (int i = 0; i < D / 32; ++i) {
        int e = lane + 32 * i;
        if (e < c.headDim) acc[i] = fmaf(pt, Storage<T>::get(from[e]), acc[i]);
      }
    }
  }

  // Keys from .. to of the segment with one weight.
  WEFT_DEVICE void range(int from, int to, float logWeight) {
    for (int j = from; j < to; j += 32) keys(j + lane, j + lane < to ? logWeight : negInf());
  }

  // Writes output and log-sum-exp of a row of the call.
  WEFT_DEVICE void emit(int row) {
    float sum = warpSum(l);
    float inverse = sum == 0.f ? 0.f : 1.f / sum;
    int64_t at = head * c.out.head + row * c.out.row;
#pragma unroll
    for (int i = 0; i < D / 32; ++i) {
      int e = lane + 32 * i;
      if (e < c.headDim) storeAs(c.out.data, c.outType, at + e, acc[i] * inverse);
    }
    if (lane == 0 && c.logSumExp.data != nullptr) {
      float lse = sum == 0.f ? negInf() : (m + log2f(sum)) * 0.69314718055994531f;
      static_cast<float*>(c.logSumExp.data)[head * c.logSumExp.head + row * c.logSumExp.row] = lse;
    }
  }
};

}  // namespace weft
