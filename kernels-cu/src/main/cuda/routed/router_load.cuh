// The means in shared memory, stage by stage, as the router walks over them.
#pragma once
#include "../common/sparse_tile.cuh"
#include "../common/tile_products.cuh"

namespace weft {
namespace routed {

constexpr int WIDE = tile::ROWS;  // candidates of a stage

// Two stages of the means of 64 candidates each, as block_means has laid them out.
template <int D>
struct Means {
  static constexpr int TILE = tile::ROWS * D * 2;
  unsigned char* ring;
  uint64_t* arrived;  // [2]
  const char* from;   // the segment's first
  int64_t half;       // bytes from the first half of the dimensions to the second
  int candidates;

  WEFT_DEVICE void init(int tid) const {
#if WEFT_WGMMA
    if (tid == 0) {
      barrierInit(arrived, 1);
      barrierInit(arrived + 1, 1);
      showBarriers();
    }
    __syncthreads();
#endif
  }
  // Starts the copy of the candidates from `base` on.
  WEFT_DEVICE void load(int stage, int base, int tid) const {
    unsigned char* to = ring + (stage & 1) * TILE;
    int rows = min(candidates - base, WIDE);
#if WEFT_WGMMA
    if (tid == 0) {
      barrierExpect(arrived + (stage & 1), rows * D * 2);
#pragma unroll
      for (int i = 0; i < D / 64; ++i) copyBulk(to + i * TILE_BYTES, from + i * half + (int64_t)base * 128, rows * 128, arrived + (stage & 1));
    }
#else
#pragma unroll
    for (int i = 0; i < TILE / 16 / tile::THREADS; ++i) {
      int at = i * tile::THREADS + tid, row = at / 8 % tile::ROWS;
      copy16(to + at * 16, from + at / 512 * half + (int64_t)(base + row) * 128 + (at & 7) * 16, row < rows);
    }
    tile::commit();
#endif
  }
  // That stage has arrived, and all warps are done with the one before.
  WEFT_DEVICE void await(int stage) const {
#if WEFT_WGMMA
    barrierWait(arrived + (stage & 1), stage >> 1 & 1);
#else
    tile::wait<0>();
#endif
    __syncthreads();
  }
};

}  // namespace routed
}  // namespace weft
