// Threads and shared memory of the tile kernels of local + HeadTail attention.
#pragma once
#include "../common/softmax_state.cuh"
#include "../common/tile_products.cuh"

namespace weft {

// Kernels of the encoder form, each without the code of the others, which would cost it 2 to 7 %.
enum class Form {
  ENCODER,
  CLUSTER,  // a segment in a cluster of thread blocks, an item of at most 2 tiles each
  LONG      // much work for one segment: thread blocks keep a pace (pace.cuh)
};

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
  static constexpr int BOX = 2 * TILE;  // after K and V of the global tokens: their Q
  static constexpr int STAGES_AT = CAUSAL ? 0 : BOX + TILE;
  // Thread blocks of a cluster send each other states of the global rows, to where the last stage is.
  static constexpr int CLUSTER = 8, CLUSTER_TILES = STAGES - 1, INBOX = STAGES_AT + CLUSTER_TILES * STAGE;
  static constexpr int GATES = STAGES_AT + STAGES * STAGE;  // [STAGES][64] as loaded
  // [2][2][64] log weights for global rows: even and odd tiles; other blocks, own block
  static constexpr int COL_LOG = GATES + STAGES * 256;
  static constexpr int BARRIERS = COL_LOG + (CAUSAL ? 0 : 1024);
  static constexpr int BYTES = BARRIERS + 128;
  static_assert((BYTES + 1024) * PER_SM <= 233472, "shared memory of a multiprocessor");
};

}  // namespace weft
