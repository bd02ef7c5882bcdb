// Marks what kernels and the host share.
#pragma once

#ifdef __CUDACC__
#define WEFT_BOTH __host__ __device__ inline
#else
#define WEFT_BOTH inline
#endif
