// g = sigmoid(x . w + b), a warp a row and output. Reads n * modelDim elements once (for one
// output): bound by memory, 2 operations an element.
#include "../common/numbers.cuh"

namespace weft {

struct GateCall {
  const void* x;  // [n, modelDim]
  int64_t xRow;
  const float* weight;  // [outputs, modelDim]
  const float* bias;    // [outputs]
  float* out;           // [outputs, n]
  int64_t n;
  int modelDim, outputs;
};

namespace {

template <class T>
WEFT_DEVICE void gateBody(const GateCall& c) {
  const int lane = threadIdx.x & 31;
  const int64_t row = blockIdx.x * (int64_t)(blockDim.x >> 5) + (threadIdx.x >> 5);
  if (row >= c.n) return;
  const T* x = static_cast<const T*>(c.x) + row * c.xRow;
  for (int o = blockIdx.y; o < c.outputs; o += gridDim.y) {
    const float* w = c.weight + (int64_t)o * c.modelDim;
    float sum = 0.f;
    for (int e = lane; e < c.modelDim; e += 32) sum = fmaf(Storage<T>::get(x[e]), w[e], sum);
    sum = warpSum(sum);
    if (lane == 0) c.out[o * c.n + row] = 1.f / (1.f + expf(-(sum + c.bias[o])));
  }
}

}  // namespace
}  // namespace weft

#define WEFT_GATE(NAME, T)                                                                         \
  extern "C" __global__ void __launch_bounds__(256)                                                \
      gate_##NAME(const __grid_constant__ weft::GateCall c) {                                      \
    weft::gateBody<T>(c);                                                                          \
  }

WEFT_GATE(f32, float)
WEFT_GATE(f16, __half)
WEFT_GATE(bf16, __nv_bfloat16)

#undef WEFT_GATE
