// Tensor-core instructions as the tile kernels use them, for both storage types.
//
// A tile has 64 rows of 64 columns (128 bytes a row, 8 KB); headDim 128 is two tiles, the left half
// first. Chunk c (16 bytes) of row r lies at r * 128 + ((c ^ (r & 7)) << 4): free of bank conflicts
// for ldmatrix, and the 128-byte swizzle that wgmma reads.
#pragma once
#include <type_traits>

#include "copies.cuh"

#if defined(__CUDA_ARCH_FEAT_SM90_ALL)
#define WEFT_WGMMA 1
#else
#define WEFT_WGMMA 0
#endif

namespace weft {

constexpr int TILE_BYTES = 64 * 128;

// One group of 128 threads; id from 1.
WEFT_DEVICE void groupSync(int id) { asm volatile("bar.sync %0, 128;" ::"r"(id) : "memory"); }

// One group waits for another to arrive.
WEFT_DEVICE void otherGroupWait(int id) { asm volatile("bar.sync %0, 256;" ::"r"(id) : "memory"); }
WEFT_DEVICE void otherGroupArrive(int id) { asm volatile("bar.arrive %0, 256;" ::"r"(id) : "memory"); }

// ---- registers, of a group of 128 threads (sm_90a)

template <int N>
WEFT_DEVICE void moreRegisters() {
#if WEFT_WGMMA
  asm volatile("setmaxnreg.inc.sync.aligned.u32 %0;" ::"n"(N));
#endif
}

template <int N>
WEFT_DEVICE void fewerRegisters() {
#if WEFT_WGMMA
  asm volatile("setmaxnreg.dec.sync.aligned.u32 %0;" ::"n"(N));
#endif
}

// ---- mma.sync m16n8k16

// Four 8 x 8 matrices; `at`: a shared address.
WEFT_DEVICE void ldmatrix(uint32_t* r, uint32_t at) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(at) : "memory");
}

WEFT_DEVICE void ldmatrixTransposed(uint32_t* r, uint32_t at) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(at) : "memory");
}

// Stores four 8 x 8 matrices (sm_90).
WEFT_DEVICE void stmatrix(uint32_t at, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("stmatrix.sync.aligned.m8n8.x4.shared.b16 [%0], {%1,%2,%3,%4};" ::"r"(at), "r"(a), "r"(b), "r"(c), "r"(d) : "memory");
#endif
}

WEFT_DEVICE void ldmatrix(uint32_t* r, const unsigned char* p) { ldmatrix(r, sharedAddress(p)); }

WEFT_DEVICE void ldmatrixTransposed(uint32_t* r, const unsigned char* p) { ldmatrixTransposed(r, sharedAddress(p)); }

#define WEFT_MMA(TYPE)                                                                          \
  asm("mma.sync.aligned.m16n8k16.row.col.f32." TYPE "." TYPE                                    \
      ".f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"                              \
      : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])                                          \
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1))

template <class T>
WEFT_DEVICE void mma(float* d, const uint32_t* a, uint32_t b0, uint32_t b1) {
  if constexpr (std::is_same<T, __half>::value) {
    WEFT_MMA("f16");
  } else {
    WEFT_MMA("bf16");
  }
}
#undef WEFT_MMA

#define WEFT_MMA(TYPE)                                                             \
  asm("mma.sync.aligned.m16n8k8.row.col.f32." TYPE "." TYPE                         \
      ".f32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"                           \
      : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])                              \
      : "r"(a0), "r"(a1), "r"(b))

// The same with a depth of 8.
template <class T>
WEFT_DEVICE void mma8(float* d, uint32_t a0, uint32_t a1, uint32_t b) {
  if constexpr (std::is_same<T, __half>::value) {
    WEFT_MMA("f16");
  } else {
    WEFT_MMA("bf16");
  }
}
#undef WEFT_MMA

// Two values as a pair of the storage type, the first in the low half.
template <class T>
WEFT_DEVICE uint32_t pack(float a, float b) {
  uint32_t x;
  if constexpr (std::is_same<T, __half>::value) {
    asm("cvt.rn.f16x2.f32 %0, %1, %2;" : "=r"(x) : "f"(b), "f"(a));
  } else {
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(x) : "f"(b), "f"(a));
  }
  return x;
}

WEFT_DEVICE float reciprocal(float x) {
  float y;
  asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
}

WEFT_DEVICE float quadMax(float v) {
  v = fmaxf(v, __shfl_xor_sync(0xffffffffu, v, 1));
  return fmaxf(v, __shfl_xor_sync(0xffffffffu, v, 2));
}

WEFT_DEVICE float quadSum(float v) {
  v += __shfl_xor_sync(0xffffffffu, v, 1);
  return v + __shfl_xor_sync(0xffffffffu, v, 2);
}

// ---- wgmma, m64 n32, n64 and n128 k16 (sm_90a)

// A tile in shared memory: 128-byte swizzle, 1024 bytes from 8 rows to the next 8. Tiles differ in the low word alone.
WEFT_DEVICE uint64_t descriptorOf(uint32_t low) { return (uint64_t)(64u | 1u << 30) << 32 | low; }

WEFT_DEVICE uint64_t tileDescriptor(const unsigned char* p) { return descriptorOf((sharedAddress(p) & 0x3ffff) >> 4 | 1u << 16); }

// The same, with the other half of the columns that many bytes from it.
WEFT_DEVICE uint64_t besideOf(uint64_t descriptor, int bytes) { return descriptor + ((uint64_t)((bytes >> 4) - 1) << 16); }

WEFT_DEVICE uint64_t advance(uint64_t descriptor, int bytes) { return descriptor + (uint64_t)(bytes >> 4); }

// Shared memory written by ordinary stores and copies, to be read by wgmma.
WEFT_DEVICE void fenceForTensorCores() {
#if WEFT_WGMMA
  asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
#endif
}

WEFT_DEVICE void wgmmaFence() {
#if WEFT_WGMMA
  asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
#endif
}

WEFT_DEVICE void wgmmaCommit() {
#if WEFT_WGMMA
  asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
#endif
}

template <int N>
WEFT_DEVICE void wgmmaWait() {
#if WEFT_WGMMA
  asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(N) : "memory");
#endif
}

// Keeps accumulators in place across asynchronous products.
template <int N>
WEFT_DEVICE void keep(float (&d)[N][4]) {
#pragma unroll
  for (int j = 0; j < N; ++j) {
#pragma unroll
    for (int e = 0; e < 4; ++e) asm volatile("" : "+f"(d[j][e])::"memory");
  }
}

#define WEFT_ROW(j) "+f"(d[j][0]), "+f"(d[j][1]), "+f"(d[j][2]), "+f"(d[j][3])
#define WEFT_ACCUMULATORS \
  WEFT_ROW(0), WEFT_ROW(1), WEFT_ROW(2), WEFT_ROW(3), WEFT_ROW(4), WEFT_ROW(5), WEFT_ROW(6), WEFT_ROW(7)
#define WEFT_WGMMA_OP(TYPE)                                                                         \
  "wgmma.mma_async.sync.aligned.m64n64k16.f32." TYPE "." TYPE                                       \
  " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,%23,%24,"    \
  "%25,%26,%27,%28,%29,%30,%31}, "

// d (+)= a b^T, both tiles in shared memory with their products' dimension contiguous.
template <class T>
WEFT_DEVICE void wgmmaTiles(float (&d)[8][4], uint64_t a, uint64_t b, int accumulate) {
#if WEFT_WGMMA
  if constexpr (std::is_same<T, __half>::value) {
    asm volatile("{ .reg .pred p; setp.ne.b32 p, %34, 0; " WEFT_WGMMA_OP("f16") "%32, %33, p, 1, 1, 0, 0; }"
                 : WEFT_ACCUMULATORS : "l"(a), "l"(b), "r"(accumulate));
  } else {
    asm volatile("{ .reg .pred p; setp.ne.b32 p, %34, 0; " WEFT_WGMMA_OP("bf16") "%32, %33, p, 1, 1, 0, 0; }"
                 : WEFT_ACCUMULATORS : "l"(a), "l"(b), "r"(accumulate));
  }
#endif
}

#define WEFT_ACCUMULATORS_128 \
  WEFT_ACCUMULATORS, WEFT_ROW(8), WEFT_ROW(9), WEFT_ROW(10), WEFT_ROW(11), WEFT_ROW(12), WEFT_ROW(13), WEFT_ROW(14), WEFT_ROW(15)
#define WEFT_WGMMA_32(TYPE)                                                                         \
  "{ .reg .pred p; setp.ne.b32 p, %18, 0; wgmma.mma_async.sync.aligned.m64n32k16.f32." TYPE "." TYPE \
  " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15}, %16, %17, p, 1, 1, 0, 0; }"
#define WEFT_WGMMA_128(TYPE)                                                                        \
  "{ .reg .pred p; setp.ne.b32 p, %66, 0; wgmma.mma_async.sync.aligned.m64n128k16.f32." TYPE "." TYPE \
  " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,%23,%24,"    \
  "%25,%26,%27,%28,%29,%30,%31,%32,%33,%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,"    \
  "%48,%49,%50,%51,%52,%53,%54,%55,%56,%57,%58,%59,%60,%61,%62,%63}, %64, %65, p, 1, 1, 0, 0; }"

// The same, b the first 32 rows of a tile.
template <class T>
WEFT_DEVICE void wgmmaTiles(float (&d)[4][4], uint64_t a, uint64_t b, int accumulate) {
#if WEFT_WGMMA
  if constexpr (std::is_same<T, __half>::value) {
    asm volatile(WEFT_WGMMA_32("f16") : WEFT_ROW(0), WEFT_ROW(1), WEFT_ROW(2), WEFT_ROW(3) : "l"(a), "l"(b), "r"(accumulate));
  } else {
    asm volatile(WEFT_WGMMA_32("bf16") : WEFT_ROW(0), WEFT_ROW(1), WEFT_ROW(2), WEFT_ROW(3) : "l"(a), "l"(b), "r"(accumulate));
  }
#endif
}

// The same, b a tile of 128 rows.
template <class T>
WEFT_DEVICE void wgmmaTiles(float (&d)[16][4], uint64_t a, uint64_t b, int accumulate) {
#if WEFT_WGMMA
  if constexpr (std::is_same<T, __half>::value) {
    asm volatile(WEFT_WGMMA_128("f16") : WEFT_ACCUMULATORS_128 : "l"(a), "l"(b), "r"(accumulate));
  } else {
    asm volatile(WEFT_WGMMA_128("bf16") : WEFT_ACCUMULATORS_128 : "l"(a), "l"(b), "r"(accumulate));
  }
#endif
}

// d (+)= a b, a in registers, b a tile as stored (rows are the products' dimension).
template <class T>
WEFT_DEVICE void wgmmaRegisters(float (&d)[8][4], const uint32_t* a, uint64_t b, int accumulate) {
#if WEFT_WGMMA
  if constexpr (std::is_same<T, __half>::value) {
    asm volatile("{ .reg .pred p; setp.ne.b32 p, %37, 0; " WEFT_WGMMA_OP("f16") "{%32,%33,%34,%35}, %36, p, 1, 1, 1; }"
                 : WEFT_ACCUMULATORS : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "l"(b), "r"(accumulate));
  } else {
    asm volatile("{ .reg .pred p; setp.ne.b32 p, %37, 0; " WEFT_WGMMA_OP("bf16") "{%32,%33,%34,%35}, %36, p, 1, 1, 1; }"
                 : WEFT_ACCUMULATORS : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "l"(b), "r"(accumulate));
  }
#endif
}

#define WEFT_WGMMA_REGISTERS_128(TYPE)                                                               \
  "{ .reg .pred p; setp.ne.b32 p, %69, 0; wgmma.mma_async.sync.aligned.m64n128k16.f32." TYPE "." TYPE \
  " {%0,%1,%2,%3,%4,%5,%6,%7,%8,%9,%10,%11,%12,%13,%14,%15,%16,%17,%18,%19,%20,%21,%22,%23,%24,"    \
  "%25,%26,%27,%28,%29,%30,%31,%32,%33,%34,%35,%36,%37,%38,%39,%40,%41,%42,%43,%44,%45,%46,%47,"    \
  "%48,%49,%50,%51,%52,%53,%54,%55,%56,%57,%58,%59,%60,%61,%62,%63}, {%64,%65,%66,%67}, %68, p, 1, 1, 1; }"

// The same, b two halves of 64 columns side by side, as b (besideOf) says.
template <class T>
WEFT_DEVICE void wgmmaRegisters(float (&d)[16][4], const uint32_t* a, uint64_t b, int accumulate) {
#if WEFT_WGMMA
  if constexpr (std::is_same<T, __half>::value) {
    asm volatile(WEFT_WGMMA_REGISTERS_128("f16")
                 : WEFT_ACCUMULATORS_128 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "l"(b), "r"(accumulate));
  } else {
    asm volatile(WEFT_WGMMA_REGISTERS_128("bf16")
                 : WEFT_ACCUMULATORS_128 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "l"(b), "r"(accumulate));
  }
#endif
}
#undef WEFT_ROW
#undef WEFT_ACCUMULATORS
#undef WEFT_WGMMA_OP
#undef WEFT_ACCUMULATORS_128
#undef WEFT_WGMMA_128
#undef WEFT_WGMMA_REGISTERS_128
#undef WEFT_WGMMA_32

}  // namespace weft
