// What thread blocks have to do with each other: in a cluster, from launch to launch, and by counters in memory.
#pragma once
#include <stdint.h>

#include "numbers.cuh"

namespace weft {

WEFT_DEVICE uint32_t sharedAddress(const void* p) { return (uint32_t)__cvta_generic_to_shared(p); }

// ---- thread blocks of a cluster (sm_90; elsewhere a cluster is one thread block)

WEFT_DEVICE int clusterSize() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  int n;
  asm("mov.u32 %0, %%cluster_nctarank;" : "=r"(n));
  return n;
#else
  return 1;
#endif
}

WEFT_DEVICE int clusterRank() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  int n;
  asm volatile("mov.u32 %0, %%cluster_ctarank;" : "=r"(n));
  return n;
#else
  return 0;
#endif
}

WEFT_DEVICE void clusterArrive() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("barrier.cluster.arrive.release.aligned;" ::: "memory");
#endif
}

WEFT_DEVICE void clusterWait() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("barrier.cluster.wait.acquire.aligned;" ::: "memory");
#endif
}

// Where thread block `rank` of the cluster has what this one has at `p` in shared memory.
WEFT_DEVICE uint32_t clusterAddress(const void* p, int rank) {
  uint32_t at = sharedAddress(p);
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm("mapa.shared::cluster.u32 %0, %0, %1;" : "+r"(at) : "r"(rank));
#endif
  return at;
}

// 16 bytes to a thread block of the cluster, whose barrier counts them.
WEFT_DEVICE void clusterSend(uint32_t to, uint32_t bar, const float4& x) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("st.async.shared::cluster.mbarrier::complete_tx::bytes.v4.f32 [%0], {%1,%2,%3,%4}, [%5];" ::"r"(to),
               "f"(x.x), "f"(x.y), "f"(x.z), "f"(x.w), "r"(bar)
               : "memory");
#endif
}

// Barriers that this thread has made are seen by copies and by the cluster, once that has met.
WEFT_DEVICE void showBarriers() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
#endif
}

// What the cluster has sent is there.
WEFT_DEVICE void barrierWaitCluster(uint64_t* bar, int phase) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  uint32_t done = 0, at = sharedAddress(bar);
  while (done == 0) {
    asm volatile("{ .reg .pred p; mbarrier.try_wait.parity.acquire.cluster.shared::cta.b64 p, [%1], %2; selp.u32 %0, 1, 0, p; }"
                 : "=r"(done) : "r"(at), "r"(phase) : "memory");
  }
#endif
}

// ---- launches

// With programmatic dependent launch: the launch before has finished. Otherwise nothing.
WEFT_DEVICE void launchWait() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("griddepcontrol.wait;" ::: "memory");
#endif
}

WEFT_DEVICE void launchNext() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
  asm volatile("griddepcontrol.launch_dependents;" ::: "memory");
#endif
}

// ---- counters in memory

// Adds; what this thread has seen written before is visible to who sees the sum, and the reverse.
WEFT_DEVICE unsigned long long addOrdered(unsigned long long* counter, unsigned long long x) {
  unsigned long long old;
  asm volatile("atom.acq_rel.gpu.global.add.u64 %0, [%1], %2;" : "=l"(old) : "l"(counter), "l"(x) : "memory");
  return old;
}

// What was written before the sum that is read is visible from here on.
WEFT_DEVICE unsigned long long readOrdered(const unsigned long long* counter) {
  unsigned long long x;
  asm volatile("ld.acquire.gpu.global.u64 %0, [%1];" : "=l"(x) : "l"(counter) : "memory");
  return x;
}

// Adds and reads in no order with other memory.
WEFT_DEVICE void addRelaxed(unsigned long long* counter, unsigned long long x) {
  asm volatile("red.relaxed.gpu.global.add.u64 [%0], %1;" ::"l"(counter), "l"(x) : "memory");
}

WEFT_DEVICE unsigned addRelaxed(unsigned* counter, unsigned x) {
  unsigned old;
  asm volatile("atom.relaxed.gpu.global.add.u32 %0, [%1], %2;" : "=r"(old) : "l"(counter), "r"(x) : "memory");
  return old;
}

WEFT_DEVICE unsigned readRelaxed(const unsigned* counter) {
  unsigned x;
  asm volatile("ld.relaxed.gpu.global.u32 %0, [%1];" : "=r"(x) : "l"(counter) : "memory");
  return x;
}

WEFT_DEVICE int multiprocessors() {
  int n;
  asm("mov.u32 %0, %%nsmid;" : "=r"(n));
  return n;
}

}  // namespace weft
