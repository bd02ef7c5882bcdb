// Tiles of the sparse kernels: 64 rows in shared memory, filled by cp.async and multiplied by
// mma.sync m16n8k16, one warp for 16 query rows. A row of D elements is D / 8 chunks of 16 bytes;
// chunk ch of row r lies at ch ^ (r & 7), so that ldmatrix and fragment accesses have no bank conflict.
#pragma once
#include "mma.cuh"

namespace weft {
namespace tile {

constexpr int ROWS = 64;     // of a tile
constexpr int THREADS = 128;  // one warp for 16 rows
constexpr float LN2 = 0.6931471805599453f, LOG2E = 1.4426950408889634f;

WEFT_DEVICE void commit() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <int PENDING>
WEFT_DEVICE void wait() {
  asm volatile("cp.async.wait_group %0;" ::"n"(PENDING) : "memory");
}

template <class T>
struct Half;

template <>
struct Half<__half> {
  static constexpr int TYPE = F16;
  static WEFT_DEVICE float2 unpack(uint32_t v) { return __half22float2(*reinterpret_cast<__half2*>(&v)); }
};

template <>
struct Half<__nv_bfloat16> {
  static constexpr int TYPE = BF16;
  static WEFT_DEVICE float2 unpack(uint32_t v) {
    return make_float2(__uint_as_float(v << 16), __uint_as_float(v & 0xffff0000u));
  }
};

// Bytes from the start of a tile to a chunk.
template <int D>
WEFT_DEVICE int chunkAt(int row, int chunk) {
  return row * (D * 2) + ((chunk ^ (row & 7)) << 4);
}

// Where a lane's fragments begin. All rows it reads are its lane modulo 8, so that moving to another
// pair of chunks is one exclusive or, and to other rows a constant.
template <int D>
WEFT_DEVICE uint32_t queryAt(const unsigned char* q, int row, int kk, int lane) {
  return sharedAddress(q) + (row + (lane & 15)) * (D * 2) + ((((lane >> 4) ^ (lane & 7)) << 4) ^ (kk << 5));
}
template <int D>
WEFT_DEVICE uint32_t keyAt(const unsigned char* k, int kk, int lane) {
  return sharedAddress(k) + ((lane & 7) + ((lane >> 4) << 3)) * (D * 2) + (((((lane >> 3) & 1) ^ (lane & 7)) << 4) ^ (kk << 5));
}

// Fragment of 16 query rows, 16 of the head's dimensions from 16 * kk.
template <int D>
WEFT_DEVICE void queryFragment(uint32_t (&a)[4], const unsigned char* q, int row, int kk, int lane) {
  ldmatrix(a, queryAt<D>(q, row, kk, lane));
}

// s[16 rows][8 N keys] += q k', rows of q from `row` on, over the first `keys` keys (rounded up to 16).
template <class T, int D, int N>
WEFT_DEVICE void scores(float (&s)[N][4], const unsigned char* q, int row, const unsigned char* k, int keys, int lane) {
#pragma unroll
  for (int kk = 0; kk < D / 16; ++kk) {
    uint32_t a[4], b[4], at = keyAt<D>(k, kk, lane);
    queryFragment<D>(a, q, row, kk, lane);
#pragma unroll
    for (int np = 0; np < N / 2; ++np) {
      if (np * 16 >= keys) break;
      ldmatrix(b, at + np * 16 * D * 2);
      mma<T>(s[2 * np], a, b[0], b[1]);
      mma<T>(s[2 * np + 1], a, b[2], b[3]);
    }
  }
}

// o[16 rows][D] += p[16 rows][16 N keys] v, over the first `keys` keys (rounded up to 16).
template <class T, int D, int N>
WEFT_DEVICE void values(float (&o)[D / 8][4], const uint32_t (&p)[N][4], const unsigned char* v, int keys, int lane) {
#pragma unroll
  for (int kk = 0; kk < N; ++kk) {
    if (kk * 16 >= keys) break;
#pragma unroll
    for (int dp = 0; dp < D / 16; ++dp) {
      uint32_t b[4];
      ldmatrixTransposed(b, queryAt<D>(v, 0, dp, lane) + kk * 16 * D * 2);
      mma<T>(o[2 * dp], p[kk], b[0], b[1]);
      mma<T>(o[2 * dp + 1], p[kk], b[2], b[3]);
    }
  }
}

template <int N>
WEFT_DEVICE void clear(float (&x)[N][4]) {
#pragma unroll
  for (int j = 0; j < N; ++j)
#pragma unroll
    for (int e = 0; e < 4; ++e) x[j][e] = 0.f;
}

// Running softmax of the two rows of a thread (g and g + 8 of its warp's 16), base 2.
struct Rows {
  float m0, m1, l0, l1;  // l: this thread's columns only, until `sum`
  WEFT_DEVICE void init() {
    m0 = m1 = negInf();
    l0 = l1 = 0.f;
  }
  WEFT_DEVICE void sum() {
    l0 = quadSum(l0);
    l1 = quadSum(l1);
  }
};

// Turns logits (−∞ where masked; base 2 once multiplied by `scale` > 0) into probabilities, rescaling
// what was summed before.
template <class T, int S, int P, int N>
WEFT_DEVICE void softmax(Rows& r, const float (&s)[S][4], uint32_t (&p)[P][4], float (&o)[N][4], float scale = 1.f) {
  static_assert(S == 2 * P, "two tiles of scores make one of probabilities");
  float x0 = negInf(), x1 = negInf();
#pragma unroll
  for (int j = 0; j < S; ++j) {
    x0 = fmaxf(x0, fmaxf(s[j][0], s[j][1]));
    x1 = fmaxf(x1, fmaxf(s[j][2], s[j][3]));
  }
  float n0 = fmaxf(r.m0, quadMax(x0) * scale), n1 = fmaxf(r.m1, quadMax(x1) * scale);
  float a0 = r.m0 == n0 ? 1.f : exp2Fast(r.m0 - n0), a1 = r.m1 == n1 ? 1.f : exp2Fast(r.m1 - n1);
  r.m0 = n0;
  r.m1 = n1;
  n0 = n0 == negInf() ? 0.f : n0;
  n1 = n1 == negInf() ? 0.f : n1;
  r.l0 *= a0;
  r.l1 *= a1;
#pragma unroll
  for (int j = 0; j < N; ++j) {
    o[j][0] *= a0;
    o[j][1] *= a0;
    o[j][2] *= a1;
    o[j][3] *= a1;
  }
#pragma unroll
  for (int j = 0; j < S; ++j) {
    float e0 = exp2Fast(fmaf(s[j][0], scale, -n0)), e1 = exp2Fast(fmaf(s[j][1], scale, -n0));
    float e2 = exp2Fast(fmaf(s[j][2], scale, -n1)), e3 = exp2Fast(fmaf(s[j][3], scale, -n1));
    r.l0 += e0 + e1;
    r.l1 += e2 + e3;
    p[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
    p[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
  }
}

// Writes a warp's 16 result rows into 16 rows of a tile, for 16-byte stores from there.
template <class T, int D>
WEFT_DEVICE void stage(unsigned char* to, int row, const float (&o)[D / 8][4], float f0, float f1, int lane) {
  int g = lane >> 2, t = lane & 3;
#pragma unroll
  for (int j = 0; j < D / 8; ++j) {
    *reinterpret_cast<uint32_t*>(to + chunkAt<D>(row + g, j) + t * 4) = pack<T>(o[j][0] * f0, o[j][1] * f0);
    *reinterpret_cast<uint32_t*>(to + chunkAt<D>(row + g + 8, j) + t * 4) = pack<T>(o[j][2] * f1, o[j][3] * f1);
  }
}

// The 64 query rows of a segment that start at a position which is a multiple of 64.
struct RowTile {
  Segment segment;
  int position;  // of row 0
  int shift;     // row of the call of the query at position p: p + shift
  int first, last;  // positions from first to before last have queries, in this tile

  // The row of the call, or −1 without a query there.
  WEFT_DEVICE int row(int r) const {
    int p = position + r;
    return p >= first && p < last ? p + shift : -1;
  }
  WEFT_DEVICE void init(const Segment& s, int at) {
    segment = s;
    position = at;
    int begin = s.keys - s.queries;
    shift = s.queryBegin - begin;
    first = max(at, begin);
    last = min(at + ROWS, s.keys);
  }
};

// Starts the copy of 64 rows that follow each other, from `low` to before `high` of them; zeros elsewhere.
// A thread's rows are a constant apart, so that its addresses only need additions.
template <class T, int D, class Stride>
WEFT_DEVICE void loadRows(unsigned char* to, const T* from, Stride stride, int low, int high, int tid) {
  constexpr int STEP = THREADS / (D / 8);
  static_assert(STEP % 8 == 0, "the swizzle of a thread's rows must not change");
  int r = tid / (D / 8), ch = tid % (D / 8);
  unsigned char* at = to + chunkAt<D>(r, ch);
  const T* row = from + r * stride + ch * 8;
#pragma unroll
  for (int i = 0; i < ROWS / STEP; ++i) {
    bool read = r + i * STEP >= low && r + i * STEP < high;
    copy16(at + i * STEP * D * 2, read ? row : from + low * stride, read);
    row += STEP * stride;
  }
}

// Starts the copy of the queries of a tile.
template <class T, int D>
WEFT_DEVICE void loadQueries(unsigned char* to, const Call& c, const RowTile& t, int head, int tid) {
  const T* q = static_cast<const T*>(c.q.data) + head * c.q.head + (int64_t)(t.position + t.shift) * c.q.row;
  loadRows<T, D>(to, q, c.q.row, t.first - t.position, t.last - t.position, tid);
}

// Starts the copy of 64 keys (or values) of a segment from one on; zeros past the segment's end.
template <class T, int D>
WEFT_DEVICE void loadKeys(unsigned char* to, const View& view, const Segment& s, int kvHead, int key, int keys, int tid) {
  const T* k = static_cast<const T*>(view.data) + kvHead * view.head + (int64_t)(s.keyBegin + key) * view.row;
  loadRows<T, D>(to, k, view.row, 0, keys, tid);
}

// Stores a warp's 16 staged rows of a tile to the output.
template <class T, int D>
WEFT_DEVICE void storeRows(const unsigned char* from, const Call& c, const RowTile& t, int head, int row, int lane) {
  constexpr int STEP = 32 / (D / 8);
  int r = row + lane / (D / 8), ch = lane % (D / 8);
  T* out = static_cast<T*>(c.out.data) + head * c.out.head + (int64_t)(t.position + t.shift + r) * c.out.row + ch * 8;
#pragma unroll
  for (int i = 0; i < 16 / STEP; ++i) {
    uint4 x = *reinterpret_cast<const uint4*>(from + chunkAt<D>(r + i * STEP, ch));
    if (t.row(r + i * STEP) >= 0) __stcs(reinterpret_cast<uint4*>(out), x);
    out += STEP * c.out.row;
  }
}

WEFT_DEVICE void storeLogSumExp(const Call& c, int head, int row, float base2) {
  if (c.logSumExp.data != nullptr && row >= 0) {
    static_cast<float*>(c.logSumExp.data)[head * c.logSumExp.head + row * c.logSumExp.row] = base2 * LN2;
  }
}

}  // namespace tile
}  // namespace weft
