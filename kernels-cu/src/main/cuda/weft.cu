// All kernels: one translation unit, so that one fat binary holds them.
#include "common/layout.cu"
#include "gate/gate.cu"
#include "limit/floor.cu"
#include "rows/router.cu"
#include "rows/rows.cu"
