// Softmax and product of a tile of 64 query rows with the rows' own blocks (32, 64 or 128 keys).
#pragma once
#include "sparse_tile.cuh"

namespace weft {
namespace tile {

// Keys that the own blocks of a tile's rows span: from `begin`, `steps` times 64, and the segment's end.
struct Own {
  int begin, steps;
  WEFT_DEVICE Own(const Call& c, const RowTile& t) {
    begin = c.block > 64 ? t.position & ~(c.block - 1) : t.position;
    int end = begin + max(c.block, 64);
    end = min(end, c.causal ? t.last : t.segment.keys);
    steps = (end - begin + 63) >> 6;
  }
};

// Adds the own keys of one step to a warp's 16 rows. `wait` is called between the two products.
template <class T, int D, class Wait>
WEFT_DEVICE void ownStep(const Call& c, const RowTile& t, int key, const unsigned char* q, const unsigned char* k,
                         const unsigned char* v, Rows& rows, float (&o)[D / 8][4], int warp, int lane, Wait wait) {
  float s[8][4];
  clear(s);
  scores<T, D>(s, q, warp * 16, k, t.segment.keys - key, lane);
  int p0 = t.position + warp * 16 + (lane >> 2), p1 = p0 + 8, end = t.segment.keys;
  int b0 = p0 & ~(c.block - 1), b1 = p1 & ~(c.block - 1);
  int last0 = c.causal ? p0 : min(b0 + c.block, end) - 1, last1 = c.causal ? p1 : min(b1 + c.block, end) - 1;
  if (p0 >= end) last0 = -1;
  if (p1 >= end) last1 = -1;
#pragma unroll
  for (int j = 0; j < 8; ++j) {
#pragma unroll
    for (int e = 0; e < 4; ++e) {
      int at = key + j * 8 + (lane & 3) * 2 + (e & 1);
      bool in = e < 2 ? at >= b0 && at <= last0 : at >= b1 && at <= last1;
      s[j][e] = in ? s[j][e] : negInf();
    }
  }
  uint32_t p[4][4];
  softmax<T>(rows, s, p, o, c.logScale);
  wait();
  values<T, D>(o, p, v, end - key, lane);
}

}  // namespace tile
}  // namespace weft
