// The limits that other kernels are measured against.
#include "../common/numbers.cuh"

namespace weft {

struct FloorCall {
  const void* a;
  const void* b;
  const void* c;
  void* out;
  int64_t count;  // pieces of 16 bytes in each
};

}  // namespace weft

// Three reads and one write of as many bytes: what attention must move, and nothing else. Bound by
// memory. Measured on an H100: 2.87 TB/s of reading and writing.
extern "C" __global__ void __launch_bounds__(512) floor_3r1w(const __grid_constant__ weft::FloorCall f) {
  const uint4* a = static_cast<const uint4*>(f.a);
  const uint4* b = static_cast<const uint4*>(f.b);
  const uint4* c = static_cast<const uint4*>(f.c);
  uint4* out = static_cast<uint4*>(f.out);
  const int64_t step = (int64_t)gridDim.x * blockDim.x;
  for (int64_t i = (int64_t)blockIdx.x * blockDim.x + threadIdx.x; i < f.count; i += step) {
    uint4 x = __ldcs(a + i), y = __ldcs(b + i), z = __ldcs(c + i);
    x.x ^= y.x ^ z.x;
    x.y ^= y.y ^ z.y;
    x.z ^= y.z ^ z.z;
    x.w ^= y.w ^ z.w;
    __stcs(out + i, x);
  }
}
