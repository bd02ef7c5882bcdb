// Threads and shared memory of dense_rows: GROUPS groups of 128 threads with 64 query rows each, and one that loads.
#pragma once
#include "dense_work.cuh"

namespace weft {
namespace dense {

template <int D, bool HOPPER, int N>
struct DenseShape {
  static_assert(D == 64 || D == 128, "headDim 64 or 128");
  static constexpr int HALVES = D / 64;
  static constexpr int GROUPS = N;
  static constexpr int ROWS = 64 * GROUPS;
  static constexpr int THREADS = 128 * (GROUPS + 1);
  static constexpr int KEYS = HOPPER ? 128 : 64;  // of a tile
  static constexpr int STAGES = HOPPER && D == 64 ? 4 : 2;
  // Registers: of 65,536, for the groups with rows and for the one that loads.
  static constexpr int MORE = GROUPS == 2 ? 224 : 160, FEWER = GROUPS == 2 ? 56 : 32;
  static constexpr int QUERY_TILE = HALVES * TILE_BYTES;
  static constexpr int KEY_TILE = HALVES * KEYS * 128;
  static constexpr int K_AT = 2 * GROUPS * QUERY_TILE;  // after Q, [2][GROUPS]
  static constexpr int V_AT = K_AT + STAGES * KEY_TILE;
  static constexpr int GATES = V_AT + STAGES * KEY_TILE;  // [2][ROWS] as loaded
  static constexpr int WORK = GATES + 2 * ROWS * 4;       // [2]
  static constexpr int BARRIERS = WORK + 2 * WORK_BYTES;
  static constexpr int BYTES = BARRIERS + 8 * (4 + 4 * STAGES);
  static_assert(BYTES <= 232448 - 1024, "shared memory of a thread block");
};

}  // namespace dense
}  // namespace weft
