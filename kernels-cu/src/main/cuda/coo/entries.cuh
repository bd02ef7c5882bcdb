// The scattered entries of a warp's 16 rows, row after row, on their way through shared memory: DEPTH steps of 16
// (headDim 64) or 8 entries (128) are in flight, over row ends too. A step's keys and values are tiles for tensor
// cores; the row's query is all 16 rows of its fragment, so that a product has one row's worth of use. That is a
// sixteenth of what tensor cores do and still less than half of the instructions of sums in registers.
#pragma once
#include "../common/sparse_tile.cuh"

namespace weft {
namespace coo {

template <class T, int D>
struct Entries {
  static constexpr int DEPTH = 3, STEP = 1024 / D, PARTS = STEP / 8, TILE = STEP * D * 2, BYTES = DEPTH * 2 * TILE;  // BYTES: of a warp
  static constexpr int CHUNKS = D / 8, EACH = 32 / CHUNKS, COPIES = STEP / EACH;

  unsigned char* ring;
  const char *k, *v;  // of this lane's chunk
  uint32_t strideK, strideV;  // bytes
  const int* column;
  const float* log;
  int begin, end;     // lane r: entries of row r, relative to `column`
  int row, at, last;  // of the next step to be read
  int col;            // lane e: column of its entry e; -1: none
  float bias;
  float biases[DEPTH];  // of the steps in flight, the oldest first
  int slot;

  // One row's softmax and sum, base 2. All lanes with the same lane % 4 have the same.
  float m, l;  // l: of this lane's keys
  float o[D / 8][4];  // 2 and 3 are those of another row of the fragment, and not read
  uint32_t q[D / 16][2];

  // Moves to the next step, and reads its columns.
  WEFT_DEVICE void next(int lane) {
    while (at >= last && row < 15) {
      ++row;
      at = __shfl_sync(0xffffffffu, begin, row);
      last = __shfl_sync(0xffffffffu, end, row);
    }
    bool in = at + lane < last && lane < STEP;
    col = in ? __ldg(column + at + lane) : -1;
    bias = in ? __ldg(log + at + lane) : negInf();
    at += STEP;
  }

  // Starts the copies of the step that was read last, and reads the next.
  WEFT_DEVICE void issue(int lane) {
    unsigned char* tile = ring + slot * 2 * TILE;
#pragma unroll
    for (int j = 0; j < COPIES; ++j) {
      int from = j * EACH + lane / CHUNKS, r = __shfl_sync(0xffffffffu, col, from);
      bool in = r >= 0;
      uint32_t some = max(r, 0);
      unsigned char* to = tile + tile::chunkAt<D>(from, lane % CHUNKS);
      copy16(to, k + (uint64_t)some * strideK, in);
      copy16(to + TILE, v + (uint64_t)some * strideV, in);
    }
    tile::commit();
#pragma unroll
    for (int i = 0; i + 1 < DEPTH; ++i) biases[i] = biases[i + 1];
    biases[DEPTH - 1] = bias;
    slot = slot + 1 == DEPTH ? 0 : slot + 1;
    next(lane);
  }

  WEFT_DEVICE void start(int lane) {
    row = -1;
    at = last = 0;
    slot = 0;
    next(lane);
#pragma unroll
    for (int i = 0; i < DEPTH; ++i) issue(lane);
  }

  // Begins row `r` of a tile of queries.
  WEFT_DEVICE void open(const unsigned char* queries, int r, int lane) {
    m = negInf();
    l = 0.f;
    tile::clear(o);
#pragma unroll
    for (int i = 0; i < D / 8; ++i) {
      q[i >> 1][i & 1] = *reinterpret_cast<const uint32_t*>(queries + tile::chunkAt<D>(r, i) + (lane & 3) * 4);
    }
  }

  // Adds the oldest step in flight to the row, and starts another.
  WEFT_DEVICE void consume(float scale, int lane) {
    tile::wait<DEPTH - 1>();
    __syncwarp();
    const unsigned char *keys = ring + slot * 2 * TILE, *values = keys + TILE;
    float s[PARTS][4];
    tile::clear(s);
#pragma unroll
    for (int kk = 0; kk < D / 16; kk += D == 64 ? 1 : 2) {
      uint32_t b[4];
      if constexpr (D == 64) {
        ldmatrix(b, tile::keyAt<D>(keys, kk, lane));
#pragma unroll
        for (int i = 0; i < 2; ++i) multiply(s[i], q[kk], b[2 * i], b[2 * i + 1]);
      } else {
        ldmatrix(b, sharedAddress(keys) + tile::chunkAt<D>(lane & 7, 2 * kk + (lane >> 3)));
#pragma unroll
        for (int i = 0; i < 2; ++i) multiply(s[0], q[kk + i], b[2 * i], b[2 * i + 1]);
      }
    }
    float x[PARTS][2], top = m;
#pragma unroll
    for (int i = 0; i < PARTS; ++i) {
#pragma unroll
      for (int e = 0; e < 2; ++e) {
        x[i][e] = fmaf(s[i][e], scale, __shfl_sync(0xffffffffu, biases[0], i * 8 + (lane & 3) * 2 + e));
        top = fmaxf(top, x[i][e]);
      }
    }
    top = quadMax(top);
    if (top > m) {  // of all lanes
      float a = exp2Fast(m - top);
      m = top;
      l *= a;
#pragma unroll
      for (int j = 0; j < D / 8; ++j) o[j][0] *= a, o[j][1] *= a;
    }
    float from = m == negInf() ? 0.f : m;
    uint32_t p[PARTS];
#pragma unroll
    for (int i = 0; i < PARTS; ++i) {
      float e0 = exp2Fast(x[i][0] - from), e1 = exp2Fast(x[i][1] - from);
      l += e0 + e1;
      p[i] = pack<T>(e0, e1);
    }
#pragma unroll
    for (int n = 0; n < D / 8; n += D == 64 ? 2 : 4) {
      uint32_t b[4];
      if constexpr (D == 64) {
        ldmatrixTransposed(b, tile::queryAt<D>(values, 0, n / 2, lane));
#pragma unroll
        for (int i = 0; i < 2; ++i) multiply(o[n + i], p, b[2 * i], b[2 * i + 1]);
      } else {
        ldmatrixTransposed(b, sharedAddress(values) + tile::chunkAt<D>(lane & 7, n + (lane >> 3)));
#pragma unroll
        for (int i = 0; i < 4; ++i) mma8<T>(o[n + i], p[0], p[0], b[i]);
      }
    }
    __syncwarp();  // all lanes have read what is overwritten now
    issue(lane);
  }

  // Merges a sum over other keys, of which `other` has the columns, the maximum and the sum of weights; the result is
  // in the storage type at `out`.
  WEFT_DEVICE void close(const float* other, T* out, int lane) {
    int g = lane >> 2, t = lane & 3;
    float m2 = other[D], l2 = other[D + 1], top = fmaxf(m, m2);
    float a = m == top ? 1.f : exp2Fast(m - top), b = m2 == top ? 1.f : exp2Fast(m2 - top);
    l = quadSum(l) * a + l2 * b;
    m = top;
    float f = l > 0.f ? 1.f / l : 0.f;
#pragma unroll
    for (int half = 0; half < D / 64; ++half) {  // each lane has two columns to write of each 64
      float o0 = o[half * 8][0], o1 = o[half * 8][1];
#pragma unroll
      for (int j = 1; j < 8; ++j) o0 = g == j ? o[half * 8 + j][0] : o0, o1 = g == j ? o[half * 8 + j][1] : o1;
      int at = half * 64 + g * 8 + t * 2;
      float2 y = *reinterpret_cast<const float2*>(other + at);
      *reinterpret_cast<uint32_t*>(out + at) = pack<T>((o0 * a + y.x * b) * f, (o1 * a + y.y * b) * f);
    }
  }

 private:
  // d += a b, all rows of a alike.
  static WEFT_DEVICE void multiply(float (&d)[4], const uint32_t (&a)[2], uint32_t b0, uint32_t b1) {
    const uint32_t rows[4] = {a[0], a[0], a[1], a[1]};
    mma<T>(d, rows, b0, b1);
  }
};

}  // namespace coo
}  // namespace weft
