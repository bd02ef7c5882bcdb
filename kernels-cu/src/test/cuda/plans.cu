// Prints the plans of made-up calls: what the engine's own plans are compared with. Needs no GPU.
//   nvcc -std=c++17 -gencode arch=compute_90a,code=sm_90a plans.cu -o plans && ./plans
#include <cstdint>
#include <cstdio>

#include "headtail_plan.cuh"

int main() {
  canCluster = true;
  uint32_t r = 12345;
  auto next = [&](int bound) { r = r * 1664525u + 1013904223u; return (int)((r >> 8) % (unsigned)bound); };
  for (int i = 0; i < 400; ++i) {
    int d = next(2) ? 64 : 128, causal = next(2), remote = next(4) > 0, heads = 1 + next(32);
    int segs = next(3) == 0 ? 1 : 1 + next(70);
    std::vector<Length> ls;
    for (int s = 0; s < segs; ++s) { int k = next(5) == 0 ? next(70) : next(5) == 0 ? next(70000) : next(3000); int q = causal && next(2) ? next(k + 1) : k; ls.push_back({q, k}); }
    Plan p = planOf(ls, heads, d, causal, remote, segs == 1 ? 0 : (canCluster = false, 0));
    canCluster = true;
    printf("P %d %d %d %d %d", d, causal, remote, heads, segs);
    for (auto& l : ls) printf(" %d %d", l.queries, l.keys);
    printf("\nI %d %zu", p.cluster, p.items.size());
    for (auto& x : p.items) printf(" %d %d %d %d %d", x.firstBlock, x.stride, x.blocks, x.part, x.of.firstItem);
    for (auto& s : p.segments) printf(" %d %d", s.firstItem, s.parts);
    printf("\n");
  }
}
