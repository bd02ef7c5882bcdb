// Copies into shared memory, and the barriers that threads wait at for them and for each other.
#pragma once
#include "thread_blocks.cuh"

namespace weft {

// ---- copies

// 16 bytes from global to shared memory; zeros when `in` is false (the address is not read then).
WEFT_DEVICE void copy16(void* to, const void* from, bool in) {
  asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16, %2;" ::"r"(sharedAddress(to)),
               "l"(from), "r"(in ? 16 : 0)
               : "memory");
}

WEFT_DEVICE void copy4(void* to, const void* from, bool in) {
  asm volatile("cp.async.ca.shared.global [%0], [%1], 4, %2;" ::"r"(sharedAddress(to)), "l"(from),
               "r"(in ? 4 : 0)
               : "memory");
}

// Asks for 128 bytes to be brought to the L2 cache, whatever is still written there meanwhile.
WEFT_DEVICE void prefetch128(const void* from) { asm volatile("prefetch.global.L2 [%0];" ::"l"(from)); }

// 128 bytes, from a multiple of 128 on, whose values nobody reads again: the L2 cache need not write them to memory.
WEFT_DEVICE void discard128(void* at) { asm volatile("discard.global.L2 [%0], 128;" ::"l"(at) : "memory"); }

// That many bytes that follow each other, a multiple of 16, by one thread; the barrier counts them.
WEFT_DEVICE void copyBulk(void* to, const void* from, int bytes, uint64_t* bar) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1], %2, [%3];" ::"r"(sharedAddress(to)), "l"(from),
               "r"(bytes), "r"(sharedAddress(bar))
               : "memory");
#endif
}

// ---- barriers

WEFT_DEVICE void barrierInit(uint64_t* bar, int arrivals) {
  asm volatile("mbarrier.init.shared.b64 [%0], %1;" ::"r"(sharedAddress(bar)), "r"(arrivals) : "memory");
}

// Arrives once all copies of this thread so far have landed.
WEFT_DEVICE void barrierArriveCopies(uint64_t* bar) {
  asm volatile("cp.async.mbarrier.arrive.noinc.shared.b64 [%0];" ::"r"(sharedAddress(bar)) : "memory");
}

WEFT_DEVICE void barrierArrive(uint64_t* bar) {
  asm volatile("{ .reg .b64 s; mbarrier.arrive.shared.b64 s, [%0]; }" ::"r"(sharedAddress(bar)) : "memory");
}

WEFT_DEVICE bool barrierTest(uint64_t* bar, int phase) {
  uint32_t done;
  asm volatile("{ .reg .pred p; mbarrier.test_wait.parity.shared.b64 p, [%1], %2; selp.u32 %0, 1, 0, p; }"
               : "=r"(done) : "r"(sharedAddress(bar)), "r"(phase) : "memory");
  return done != 0;
}

WEFT_DEVICE void barrierWait(uint64_t* bar, int phase) {
  uint32_t done = 0, at = sharedAddress(bar);
  while (done == 0) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
    asm volatile("{ .reg .pred p; mbarrier.try_wait.parity.shared.b64 p, [%1], %2; selp.u32 %0, 1, 0, p; }"
                 : "=r"(done) : "r"(at), "r"(phase) : "memory");
#else
    asm volatile("{ .reg .pred p; mbarrier.test_wait.parity.shared.b64 p, [%1], %2; selp.u32 %0, 1, 0, p; }"
                 : "=r"(done) : "r"(at), "r"(phase) : "memory");
#endif
  }
}

// Arrives at a barrier whose phase lasts until that many bytes have been copied or sent, too.
WEFT_DEVICE void barrierExpect(uint64_t* bar, int bytes) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("{ .reg .b64 s; mbarrier.arrive.expect_tx.shared.b64 s, [%0], %1; }" ::"r"(sharedAddress(bar)), "r"(bytes) : "memory");
#endif
}

}  // namespace weft
