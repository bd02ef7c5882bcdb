// The softmax state of the global rows: 64 rows by headDim columns, summed over some keys.
//
// Unnormalised: acc = sum of 2^(x - m) v, l = sum of 2^(x - m); a state of nothing is (-inf, 0, 0). m is the least
// integer that is no less than the largest x seen, or up to 15 below it: so states meet with weights that are powers
// of two, which change no bits, and their sum depends on their order alone, not on the scale that it is taken in.
// One limit: what weighs less than 2^-126 of the largest counts for nothing, or, where the maximum grew in steps, may
// still count. FP16 outputs cannot show it; a BF16 output could, in a column where all heavier values are 0.
#pragma once
#include "numbers.cuh"

namespace weft {

// 2^(m - top), exact: integers, or -inf, m <= top; 0 from 2^-127 down, and for a state of nothing.
WEFT_DEVICE float softmaxWeight(float m, float top) {
  const float exponent = fmaxf(m - top, -127.f) + (127.f + 12582912.f);  // in the lowest bits
  return __int_as_float(__float_as_int(exponent) << 23);
}

// In memory, and where a cluster sends: in the layout of the products, of 128 threads. For each group of 8 columns 16
// bytes a thread: two columns of row warp * 16 + g, then of row + 8. Then for each four threads, which have the same
// rows, (m, l) of both.
template <int D>
struct StateBytes {
  static constexpr int GROUP = 128 * 16, SUMS = 32 * 16, ALL = D / 8 * GROUP + SUMS;
};

}  // namespace weft
