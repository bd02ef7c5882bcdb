// The tile kernels of local + HeadTail attention. Names: headtail_<form>_<type>_d<headDim>_b<block>.
//
// Launch: 128 threads for headDim 64, 256 for 128; dynamic shared memory HeadtailShape<..>::BYTES
// (sm_90a and the sm_80 form differ); blockIdx.x = item * heads + head, or, in clusters of C, with
// items in runs of C: blockIdx.x = ((item / C) * heads + head) * C + item % C. Thread blocks past
// packing->localItems leave at once, so the grid may have room for more.
//   partials: room for items * heads * (headDim / 64) * 4608 floats (encoder with head + tail > 0)
//   counters: items * heads * 2, zero before and after
// Rows of q, k, v, out start at 16 bytes: pointers aligned, strides multiples of 8 elements.
#include "headtail.cuh"

#define WEFT_HEADTAIL(NAME, TYPE, D, CAUSAL)                                                     \
  extern "C" __global__ void __launch_bounds__(weft::HeadtailShape<D, CAUSAL, true>::THREADS,    \
                                               weft::HeadtailShape<D, CAUSAL, true>::PER_SM)     \
      NAME(const __grid_constant__ weft::Call c) {                                               \
    extern __shared__ __align__(1024) unsigned char weftShared[];                                \
    weft::Headtail<TYPE, D, CAUSAL>(c, weftShared).run();                                        \
  }

WEFT_HEADTAIL(headtail_encoder_f16_d64_b64, __half, 64, false)
WEFT_HEADTAIL(headtail_encoder_bf16_d64_b64, __nv_bfloat16, 64, false)
WEFT_HEADTAIL(headtail_encoder_f16_d128_b64, __half, 128, false)
WEFT_HEADTAIL(headtail_encoder_bf16_d128_b64, __nv_bfloat16, 128, false)
WEFT_HEADTAIL(headtail_causal_f16_d64_b64, __half, 64, true)
WEFT_HEADTAIL(headtail_causal_bf16_d64_b64, __nv_bfloat16, 64, true)
WEFT_HEADTAIL(headtail_causal_f16_d128_b64, __half, 128, true)
WEFT_HEADTAIL(headtail_causal_bf16_d128_b64, __nv_bfloat16, 128, true)

// Dynamic shared memory of a thread block: encoder and causal of headDim 64, then of 128.
extern "C" __device__ const int weft_headtail_shared[4] = {
    weft::HeadtailShape<64, false, WEFT_WGMMA != 0>::BYTES, weft::HeadtailShape<64, true, WEFT_WGMMA != 0>::BYTES,
    weft::HeadtailShape<128, false, WEFT_WGMMA != 0>::BYTES, weft::HeadtailShape<128, true, WEFT_WGMMA != 0>::BYTES};
