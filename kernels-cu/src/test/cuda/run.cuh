// What every check program has: calls of CUDA that must succeed, the stream it uses, the failures it has counted.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace weft;

#define CK(x)                                                                            \
  do {                                                                                   \
    cudaError_t e_ = (x);                                                                \
    if (e_ != cudaSuccess) {                                                             \
      printf("CUDA error %s at line %d\n", cudaGetErrorString(e_), __LINE__), exit(1);   \
    }                                                                                    \
  } while (0)

static cudaStream_t stream;
static int failures;
