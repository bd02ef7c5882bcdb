// Small arithmetic that all kernels share: base-2 exponentials, storage types, warp reductions.
#pragma once
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "call.cuh"

#define WEFT_DEVICE __device__ __forceinline__

namespace weft {

WEFT_DEVICE float negInf() { return __int_as_float(0xff800000); }

WEFT_DEVICE float exp2Fast(float x) {
  float y;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
}

template <class T>
struct Storage;

template <>
struct Storage<float> {
  static WEFT_DEVICE float get(float x) { return x; }
  static WEFT_DEVICE float put(float x) { return x; }
};

template <>
struct Storage<__half> {
  static WEFT_DEVICE float get(__half x) { return __half2float(x); }
  static WEFT_DEVICE __half put(float x) { return __float2half_rn(x); }
};

template <>
struct Storage<__nv_bfloat16> {
  static WEFT_DEVICE float get(__nv_bfloat16 x) { return __bfloat162float(x); }
  static WEFT_DEVICE __nv_bfloat16 put(float x) { return __float2bfloat16_rn(x); }
};

// Stores one value of an output of any type.
WEFT_DEVICE void storeAs(void* data, int type, int64_t at, float x) {
  if (type == F32) {
    static_cast<float*>(data)[at] = x;
  } else if (type == F16) {
    static_cast<__half*>(data)[at] = __float2half_rn(x);
  } else {
    static_cast<__nv_bfloat16*>(data)[at] = __float2bfloat16_rn(x);
  }
}

WEFT_DEVICE float warpMax(float x) {
#pragma unroll
  for (int m = 16; m > 0; m >>= 1) x = fmaxf(x, __shfl_xor_sync(0xffffffffu, x, m));
  return x;
}

WEFT_DEVICE float warpSum(float x) {
#pragma unroll
  for (int m = 16; m > 0; m >>= 1) x += __shfl_xor_sync(0xffffffffu, x, m);
  return x;
}

// The gate of a row as a weight: 1 without gates, 0 below the threshold.
WEFT_DEVICE float gateOf(const Call& c, int head, int row) {
  if (c.gate.data == nullptr) return 1.f;
  float g = static_cast<const float*>(c.gate.data)[head * c.gate.head + row * c.gate.row];
  return g >= c.threshold ? g : 0.f;
}

// The last segment whose `first` (blocks or chunks of those before it) is at most `index`.
WEFT_DEVICE int segmentAt(const Call& c, int Segment::*first, int index) {
  int low = 0, high = c.packing->segments - 1;
  while (low < high) {
    int mid = (low + high + 1) >> 1;
    if (c.segments[mid].*first <= index) {
      low = mid;
    } else {
      high = mid - 1;
    }
  }
  return low;
}

// Keys that one partial result of a global row sums over, counted from the segment's start: at most 32 of a segment.
// Depends on its length alone.
WEFT_DEVICE int chunkOf(int keys) { return max(128, (keys + 2047) / 2048 * 64); }

// The segment that holds a query row of the call; rows past the last have none (-1).
WEFT_DEVICE int segmentOf(const Call& c, int row) {
  return row >= c.packing->queries ? -1 : segmentAt(c, &Segment::queryBegin, row);
}

// Elements from the start of K (or V) to a key of a segment, for one kv head.
WEFT_DEVICE int64_t keyOffset(const Call& c, const View& view, const Segment& s, int kvHead, int key) {
  if (c.pageTable == nullptr) {
    return kvHead * view.head + (int64_t)(s.keyBegin + key) * view.row;
  }
  int p = key / c.pageTokens;
  int slot = p < c.headPages ? p : c.headPages + (p - c.headPages) % c.windowPages;
  int page = c.pageTable[(int64_t)s.keyBegin * c.pageSlots + slot];
  return page * c.page + kvHead * view.head + (int64_t)(key - p * c.pageTokens) * view.row;
}

}  // namespace weft
