// Threads and shared memory of the tile kernels of local + HeadTail attention.
#pragma once
#include "../common/softmax_state.cuh"
#include "../common/tile_products.cuh"

namespace weft {

// Encoder: two groups of 128 threads, one for the tiles' own rows, one for the global rows and all
// loads. Causal: groups that take the tiles in turn.
template <int D, bool CAUSAL, bool HOPPER>
struct HeadtailShape {
  static_assert(D == 64 || D == 128, "headDim 64 or 128");
  static constexpr int HALVES = D / 64;
  static constexpr int GROUPS = CAUSAL ? HALVES : 2;
  static constexpr int THREADS = 128 * GROUPS;
  static constexpr int PER_SM = D == 64 ? 2 : 1;
  static constexpr int STAGES = HOPPER && !CAUSAL ? 3 : 2;
  static constexpr int TILE = HALVES * TILE_BYTES;
  static constexpr int STAGE = (CAUSAL ? 5 : 3) * TILE;  // Q, K, V (causal: and the composed K, V of the earlier keys)
  // K, V, Q of the global tokens. Where Q lies, and on, a state of the global rows for the cluster.
  static constexpr int BOX = 2 * TILE;
  static constexpr int BOX_END = BOX + (HOPPER ? HALVES * SoftmaxState::FLOATS * 4 : TILE);
  static constexpr int STAGES_AT = CAUSAL ? 0 : (BOX_END + 1023) / 1024 * 1024;
  static constexpr int GATES = STAGES_AT + STAGES * STAGE;  // [STAGES][64] as loaded
  // [2][2][64] log weights for global rows: even and odd tiles; other blocks, own block
  static constexpr int COL_LOG = GATES + STAGES * 256;
  static constexpr int BARRIERS = COL_LOG + (CAUSAL ? 0 : 1024);
  static constexpr int BYTES = BARRIERS + 128;
  static_assert((BYTES + 1024) * PER_SM <= 233472, "shared memory of a multiprocessor");
};

}  // namespace weft
