// What the router brings into shared memory: a tile of queries, and the means, stage by stage.
#pragma once
#include "../common/sparse_tile.cuh"
#include "../common/tile_products.cuh"

namespace weft {
namespace routed {

constexpr int WIDE = tile::ROWS;  // candidates of a stage

// Starts the copy of the queries of a tile, of those from `low` to before `high`; zeros elsewhere.
template <class T, int D>
WEFT_DEVICE void loadQueries(unsigned char* to, const T* from, int64_t stride, int low, int high, int tid) {
  constexpr int EACH = tile::THREADS / (D / 8);
  int r = tid / (D / 8), ch = tid % (D / 8);
  unsigned char* at = to + tileAt<D>(r, ch);
  const T* row = from + r * stride + ch * 8;
#pragma unroll
  for (int i = 0; i < tile::ROWS / EACH; ++i) {
    copy16(at + i * EACH * 128, row, r + i * EACH >= low && r + i * EACH < high);
    row += EACH * stride;
  }
}

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
      clusterShowBarriers();
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
