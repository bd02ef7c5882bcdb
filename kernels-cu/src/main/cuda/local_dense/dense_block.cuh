// What both kinds of groups of a thread block of dense_rows know: shared memory and its barriers.
//   Q_FULL + b: work(b), its queries and gates are there     Q_FREE + b: all groups with rows have done with them
//   K_FULL, V_FULL + s: keys, values of stage s are there    K_FREE, V_FREE + s: all warps with rows have done with them
#pragma once
#include "dense_shape.cuh"

namespace weft {
namespace dense {

template <class T, int D, int GROUPS>
struct DenseBlock {
  using S = DenseShape<D, WEFT_WGMMA != 0, GROUPS>;
  static constexpr int H = S::HALVES, KEYS = S::KEYS, STAGES = S::STAGES;
  static constexpr int CHUNKS = D / 8;  // 16 bytes each, of a row
  enum Barrier { Q_FULL = 0, Q_FREE = 2, K_FULL = 4, V_FULL = K_FULL + STAGES, K_FREE = V_FULL + STAGES, V_FREE = K_FREE + STAGES };
  static constexpr int TAKERS = sizeof(DenseTile) / 16;  // threads that fetch a tile of rows
  static constexpr int READERS = 4 * GROUPS;             // warps

  const Call& c;
  unsigned char* const smem;
  const int group, t128, warp, lane;

  WEFT_DEVICE DenseBlock(const Call& call, unsigned char* shared)
      : c(call),
        smem(shared),
        group(__shfl_sync(0xffffffffu, threadIdx.x >> 7, 0)),
        t128(threadIdx.x & 127),
        warp((threadIdx.x >> 5) & 3),
        lane(threadIdx.x & 31) {}

  WEFT_DEVICE uint64_t* barrier(int i) { return reinterpret_cast<uint64_t*>(smem + S::BARRIERS) + i; }
  WEFT_DEVICE Work* work(int buffer) { return reinterpret_cast<Work*>(smem + S::WORK + buffer * WORK_BYTES); }
  WEFT_DEVICE float* gates(int buffer) { return reinterpret_cast<float*>(smem + S::GATES) + buffer * S::ROWS; }
  WEFT_DEVICE unsigned char* queries(int buffer, int g) { return smem + (buffer * GROUPS + g) * S::QUERY_TILE; }
  WEFT_DEVICE unsigned char* keys(int s) { return smem + S::K_AT + s * S::KEY_TILE; }
  WEFT_DEVICE unsigned char* values(int s) { return smem + S::V_AT + s * S::KEY_TILE; }

  WEFT_DEVICE void initBarriers() {
    if (threadIdx.x == 0) {
      for (int b = 0; b < 2; ++b) {
        barrierInit(barrier(Q_FULL + b), 128 + TAKERS);
        barrierInit(barrier(Q_FREE + b), 128 * GROUPS);
      }
      for (int s = 0; s < STAGES; ++s) {
        barrierInit(barrier(K_FULL + s), 128);
        barrierInit(barrier(V_FULL + s), 128);
        barrierInit(barrier(K_FREE + s), READERS);
        barrierInit(barrier(V_FREE + s), READERS);
      }
    }
    __syncthreads();
  }
};

}  // namespace dense
}  // namespace weft
