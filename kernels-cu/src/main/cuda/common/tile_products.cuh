// Products of 64 rows with tiles of KEYS rows, by a group of 128 threads: each warp has 16 of the 64 rows. A tile of
// headDim 128 is two halves of 64 columns, KEYS * 128 bytes apart.
//   scores: s = a b^T, a 64 queries, b the first 8 N of KEYS keys
//   values: o += p b, p in registers as 16-bit fragments, b the first 16 N of KEYS values
// ..Async: wgmma, to be fenced, committed and waited for; the others: mma.sync.
#pragma once
#include "mma.cuh"

namespace weft {

// Bytes from the start of a tile of 64 rows to a chunk of 16 bytes.
template <int D>
WEFT_DEVICE int tileAt(int row, int chunk) {
  return (chunk >> 3) * TILE_BYTES + row * 128 + (((chunk ^ row) & 7) << 4);
}

// Starts the copy of 64 rows of D 16-bit numbers, `stride` bytes apart, from row `low` to before `high`; zeros elsewhere.
template <int D>
WEFT_DEVICE void loadTile(unsigned char* to, const char* from, uint32_t stride, int low, int high, int tid) {
  constexpr int STEP = 128 / (D / 8);
  int r = tid / (D / 8), ch = tid % (D / 8);
  unsigned char* at = to + tileAt<D>(r, ch);
  const char* row = from + (uint64_t)(uint32_t)r * stride + ch * 16;
#pragma unroll
  for (int i = 0; i < 64 / STEP; ++i) {
    copy16(at + i * STEP * 128, row, r + i * STEP >= low && r + i * STEP < high);  // no other row is read
    row += (uint64_t)STEP * stride;
  }
}

template <class T, int D, int KEYS, int N>
WEFT_DEVICE void scoresAsync(float (&s)[N][4], const unsigned char* a, const unsigned char* b) {
  const uint64_t da = tileDescriptor(a), db = tileDescriptor(b);
#pragma unroll
  for (int kk = 0; kk < D / 16; ++kk) {
    const int at = (kk & 3) * 32;
    wgmmaTiles<T>(s, advance(da, (kk >> 2) * TILE_BYTES + at), advance(db, (kk >> 2) * KEYS * 128 + at), kk);
  }
}

// The same of tiles by the low words of their descriptors, for loops in which every instruction counts.
template <class T, int D, int KEYS, int N>
WEFT_DEVICE void scoresAsync(float (&s)[N][4], uint32_t a, uint32_t b) {
#pragma unroll
  for (int kk = 0; kk < D / 16; ++kk) {
    const int at = (kk & 3) * 32;
    wgmmaTiles<T>(s, descriptorOf(a + (((kk >> 2) * TILE_BYTES + at) >> 4)), descriptorOf(b + (((kk >> 2) * KEYS * 128 + at) >> 4)), kk);
  }
}

template <class T, int D, int KEYS, int N>
WEFT_DEVICE void valuesAsync(float (&o)[D / 64][8][4], const uint32_t (&p)[N][4], const unsigned char* b, bool fresh) {
  // All columns at once: p is read from registers once, not for each half, which saves power.
  using Columns = float (&)[D / 8][4];
  const uint64_t db = D == 64 ? tileDescriptor(b) : besideOf(tileDescriptor(b), KEYS * 128);
#pragma unroll
  for (int kk = 0; kk < N; ++kk) wgmmaRegisters<T>(reinterpret_cast<Columns>(o), p[kk], advance(db, kk * 2048), fresh ? kk : 1);
}

template <int N>
WEFT_DEVICE void zero(float (&s)[N][4]) {
#pragma unroll
  for (int j = 0; j < N; ++j) {
#pragma unroll
    for (int e = 0; e < 4; ++e) s[j][e] = 0.f;
  }
}

template <class T, int D, int N>
WEFT_DEVICE void scores(float (&s)[N][4], const unsigned char* a, const unsigned char* b, int warp, int lane) {
  const int row = (warp * 16 + (lane & 15)) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
  const int key = ((lane & 7) + ((lane >> 4) << 3)) * 128, keySwizzle = (((lane >> 3) & 1) ^ (lane & 7)) << 4;
  zero(s);
#pragma unroll 2
  for (int kk = 0; kk < D / 16; ++kk) {
    const int half = (kk >> 2) * TILE_BYTES, chunk = (kk & 3) << 5;
    uint32_t ra[4], rb[4];
    ldmatrix(ra, a + half + row + (swizzle ^ chunk));
#pragma unroll
    for (int n = 0; n < N / 2; ++n) {
      ldmatrix(rb, b + half + n * 2048 + key + (keySwizzle ^ chunk));
      mma<T>(s[2 * n], ra, rb[0], rb[1]);
      mma<T>(s[2 * n + 1], ra, rb[2], rb[3]);
    }
  }
}

template <class T, int D, int N>
WEFT_DEVICE void values(float (&o)[D / 64][8][4], const uint32_t (&p)[N][4], const unsigned char* b, int lane) {
  const int row = (lane & 15) * 128, swizzle = ((lane >> 4) ^ (lane & 7)) << 4;
#pragma unroll
  for (int h = 0; h < D / 64; ++h) {
#pragma unroll
    for (int kk = 0; kk < N; ++kk) {
#pragma unroll
      for (int n = 0; n < 4; ++n) {
        uint32_t rb[4];
        ldmatrixTransposed(rb, b + h * TILE_BYTES + kk * 2048 + row + (swizzle ^ (n << 5)));
        mma<T>(o[h][2 * n], p[kk], rb[0], rb[1]);
        mma<T>(o[h][2 * n + 1], p[kk], rb[2], rb[3]);
      }
    }
  }
}

}  // namespace weft
