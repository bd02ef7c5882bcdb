// The tile kernels of local + HeadTail attention. Names: headtail_<form>_<type>_d<headDim>_b<block>.
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
