// The tile kernels of local + HeadTail attention. Names: headtail_<form>_<type>_d<headDim>_b<block>; forms cluster and
// long: the encoder form for short segments alone, and for calls that fill the device for long (shape.cuh).
//
// One pass, block 64: each tile's K and V are loaded once and serve the tile's own queries and the global queries
// (encoder); in causal form the keys before the own block come in a second, composed tile.
//
// Roofline, a token and head, 16-bit storage: 4d(64 + 2 * 64) operations of which half are the encoder's global
// rows, 4d elements = 8d bytes: 96 operations a byte. An H100 does 2.9 TB/s of three reads and one write and 800
// TFLOP/s: memory is the limit, at 34 % of the tensor cores. The exponentials come next: 3 * 64 a token and head, at
// 16 a clock and multiprocessor 0.43 of the time that its 512 bytes take for d = 64, 0.22 for d = 128.
//   measured (H100, FP16, from a binding in a CUDA graph; times the floor of three reads and one write):
//     n = 65,536: encoder 12 x 64 1.035, 16 x 128 1.01; causal 1.03, 1.015; 64 segments 1.11
//     12 x 64: n = 16,384 encoder 1.12, causal 1.045; n = 4,096 10.5 to 10.9 and 8.7 us; n = 1,024 5.5 and 4.4 us
//   Local attention alone takes 1.00. Of the rest 2.5 % are the merge, and 1 is all arithmetic; under sustained load the
//   device is at its power limit, its clocks fall, and the group of the global rows is what the loads wait for: 1.10
//   (kernels-cu/NOTES.md).
//
// Launch: encoder 256 threads, causal 2 * headDim; dynamic shared memory HeadtailShape<..>::BYTES
// (sm_90a and the sm_80 form differ); blockIdx.x = item * heads + head, or, in clusters of C (form cluster), with
// items in runs of C: blockIdx.x = ((item / C) * heads + head) * C + item % C. Thread blocks past
// packing->localItems leave at once, so the grid may have room for more.
//   partials: room for items * heads * (64 * headDim + 128) floats (encoder with head + tail > 0)
//   counters: 2, and items * heads * 2 where there are partials, zero before and after
// Clusters: of 2, 4 or 8 thread blocks, at most 2 tiles an item.
// Rows of q, k, v, out start at 16 bytes: pointers aligned, strides multiples of 8 elements.
#include "causal.cuh"
#include "encoder.cuh"

#define WEFT_HEADTAIL(NAME, TYPE, D, CAUSAL, ...)                                                  \
  extern "C" __global__ void __launch_bounds__(weft::HeadtailShape<D, CAUSAL, true>::THREADS,    \
                                               weft::HeadtailShape<D, CAUSAL, true>::PER_SM)     \
      NAME(const __grid_constant__ weft::Call c) {                                               \
    extern __shared__ __align__(1024) unsigned char weftShared[];                                \
    weft::__VA_ARGS__(c, weftShared).run();                                                  \
  }

#define WEFT_ENCODER(FORM, NAME)                                                                                              \
  WEFT_HEADTAIL(headtail_##NAME##_f16_d64_b64, __half, 64, false, HeadtailEncoder<__half, 64, weft::Form::FORM>)                    \
  WEFT_HEADTAIL(headtail_##NAME##_bf16_d64_b64, __nv_bfloat16, 64, false, HeadtailEncoder<__nv_bfloat16, 64, weft::Form::FORM>)     \
  WEFT_HEADTAIL(headtail_##NAME##_f16_d128_b64, __half, 128, false, HeadtailEncoder<__half, 128, weft::Form::FORM>)                 \
  WEFT_HEADTAIL(headtail_##NAME##_bf16_d128_b64, __nv_bfloat16, 128, false, HeadtailEncoder<__nv_bfloat16, 128, weft::Form::FORM>)

WEFT_ENCODER(ENCODER, encoder)
WEFT_ENCODER(CLUSTER, cluster)
WEFT_ENCODER(LONG, long)
WEFT_HEADTAIL(headtail_causal_f16_d64_b64, __half, 64, true, HeadtailCausal<__half, 64>)
WEFT_HEADTAIL(headtail_causal_bf16_d64_b64, __nv_bfloat16, 64, true, HeadtailCausal<__nv_bfloat16, 64>)
WEFT_HEADTAIL(headtail_causal_f16_d128_b64, __half, 128, true, HeadtailCausal<__half, 128>)
WEFT_HEADTAIL(headtail_causal_bf16_d128_b64, __nv_bfloat16, 128, true, HeadtailCausal<__nv_bfloat16, 128>)

// Dynamic shared memory of a thread block: encoder and causal of headDim 64, then of 128.
extern "C" __device__ const int weft_headtail_shared[4] = {
    weft::HeadtailShape<64, false, WEFT_WGMMA != 0>::BYTES, weft::HeadtailShape<64, true, WEFT_WGMMA != 0>::BYTES,
    weft::HeadtailShape<128, false, WEFT_WGMMA != 0>::BYTES, weft::HeadtailShape<128, true, WEFT_WGMMA != 0>::BYTES};
