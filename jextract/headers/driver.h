// The CUDA driver API, as libcuda.so.1 has it.
#include <cuda.h>
