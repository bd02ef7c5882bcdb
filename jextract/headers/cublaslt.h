// cuBLASLt. Half and bfloat16 stay opaque: their headers want C++, and nothing that is listed names them.
#define __CUDA_FP16_H__
#define __CUDA_BF16_H__
#include <cublasLt.h>
