// The running softmax of a group of 64 rows in a thread block of dense_rows: which scores count, and what they weigh.
#pragma once
#include "dense_block.cuh"

namespace weft {
namespace dense {

// A thread has rows warp * 16 + lane / 4 and that + 8 of its group's 64. Registers are scarce: what is seldom asked
// for is computed again, from the work in shared memory.
template <class T, int D, int GROUPS>
struct DenseSoftmax : DenseBlock<T, D, GROUPS> {
  using Base = DenseBlock<T, D, GROUPS>;
  using S = typename Base::S;
  using Base::c, Base::gates, Base::group, Base::lane, Base::warp, Base::work;
  static constexpr int H = S::HALVES;
  static constexpr float LAZY = 8.f;     // rescale only where the maximum grew by more than 2^8,
  static constexpr float MOST = 32768.f;  // or a thread's weights of a tile to so much, which 16 bits still hold

  float m0, m1, l0, l1;  // base 2; m: the largest logit, or less by what weights may grow to
  int buffer;            // of work, queries, gates

  WEFT_DEVICE DenseSoftmax(const Call& call, unsigned char* shared) : Base(call, shared) {}

  WEFT_DEVICE int rowOf(int x) const { return group * 64 + warp * 16 + (lane >> 2) + 8 * x; }

  WEFT_DEVICE Visible visible(int x) {
    const Work& w = *work(buffer);
    const int r = rowOf(x);
    return Visible(c, w, w.position + r, c.gate.data != nullptr ? gates(buffer)[r] : 1.f);
  }

  // Leaves logits, base 2 once multiplied with the result, -inf where a row does not see a key: of keys of the rows'
  // blocks,
  template <int M>
  WEFT_DEVICE float maskOwn(float (&s)[M][4], int key) {
    const Columns columns{(lane & 3) * 2};
    const bool mixed = work(buffer)->mixed;
#pragma unroll
    for (int x = 0; x < 2; ++x) {
      const Visible v = visible(x);
      const unsigned own = columns.own(v, key);
      if (mixed) {
        const unsigned earlier = columns.earlier(c, v, key);
#pragma unroll
        for (int k = 0; k < 2 * M; ++k) {
          float& y = s[k >> 1][2 * x + (k & 1)];
          y = (own | earlier) >> k & 1 ? fmaf(y, c.logScale, own >> k & 1 ? 0.f : v.logGate) : negInf();
        }
      } else {
#pragma unroll
        for (int k = 0; k < 2 * M; ++k) {
          float& y = s[k >> 1][2 * x + (k & 1)];
          y = own >> k & 1 ? y : negInf();
        }
      }
    }
    return mixed ? 1.f : c.logScale;
  }

  // or of slots: keys of other blocks, which weigh what the row's gate says.
  template <int M>
  WEFT_DEVICE float maskRemote(float (&s)[M][4], int slot) {
    const Columns columns{(lane & 3) * 2};
#pragma unroll
    for (int x = 0; x < 2; ++x) {
      const Visible v = visible(x);
      const unsigned in = columns.remote(*work(buffer), v, slot);
#pragma unroll
      for (int k = 0; k < 2 * M; ++k) {
        float& y = s[k >> 1][2 * x + (k & 1)];
        y = in >> k & 1 ? fmaf(y, c.logScale, v.logGate) : negInf();
      }
    }
    return 1.f;
  }

  // Logits, as above, become weights, unnormalised; true where sums so far must be multiplied with a0, a1.
  template <int M>
  WEFT_DEVICE bool weigh(float (&s)[M][4], float scale, float& a0, float& a1) {
    const float x0 = largest(s, 0) * scale, x1 = largest(s, 2) * scale;
    // The whole row's maximum only where some thread's grew, which is seldom: the exponentials would wait for it.
    const bool grew = __any_sync(0xffffffffu, x0 > m0 + LAZY || x1 > m1 + LAZY);
    if (grew) rebase(x0, x1, a0, a1);
    const float base0 = base(m0), base1 = base(m1);
#pragma unroll
    for (int j = 0; j < M; ++j) {
      s[j][0] = exp2Fast(fmaf(s[j][0], scale, -base0)), s[j][1] = exp2Fast(fmaf(s[j][1], scale, -base0));
      s[j][2] = exp2Fast(fmaf(s[j][2], scale, -base1)), s[j][3] = exp2Fast(fmaf(s[j][3], scale, -base1));
      l0 += s[j][0] + s[j][1], l1 += s[j][2] + s[j][3];
    }
    return grew;
  }

  // The same into p, without a look at the maxima: where a weight by the bounds so far gets too large, the sum shows it,
  // and all is done again from the logits, which s still has.
  template <int M>
  WEFT_DEVICE bool weighAgainst(uint32_t (&p)[M / 2][4], const float (&s)[M][4], float scale, float& a0, float& a1) {
    float sum0, sum1;
    weights(p, s, scale, sum0, sum1);
    const bool grew = __any_sync(0xffffffffu, !(sum0 < MOST && sum1 < MOST) || fminf(m0, m1) == negInf());  // NaN, too
    if (grew) {
      rebase(largest(s, 0) * scale, largest(s, 2) * scale, a0, a1);
      weights(p, s, scale, sum0, sum1);
    }
    l0 += sum0, l1 += sum1;
    return grew;
  }

  template <int M>
  static WEFT_DEVICE void packed(uint32_t (&p)[M / 2][4], const float (&s)[M][4]) {
#pragma unroll
    for (int j = 0; j < M; ++j) {
      p[j >> 1][(j & 1) * 2] = pack<T>(s[j][0], s[j][1]);
      p[j >> 1][(j & 1) * 2 + 1] = pack<T>(s[j][2], s[j][3]);
    }
  }

  static WEFT_DEVICE void rescale(float (&o)[H][8][4], float a0, float a1) {
#pragma unroll
    for (int h = 0; h < H; ++h) {
#pragma unroll
      for (int j = 0; j < 8; ++j) o[h][j][0] *= a0, o[h][j][1] *= a0, o[h][j][2] *= a1, o[h][j][3] *= a1;
    }
  }

 private:
  static WEFT_DEVICE float base(float m) { return m == negInf() ? 0.f : m; }

  // This thread's, of the row with elements e and e + 1.
  template <int M>
  static WEFT_DEVICE float largest(const float (&s)[M][4], int e) {
    float x = negInf();
#pragma unroll
    for (int j = 0; j < M; ++j) x = fmaxf(x, fmaxf(s[j][e], s[j][e + 1]));
    return x;
  }

  // New bounds, from what each thread of a row found; sums so far are to be multiplied with a0, a1.
  WEFT_DEVICE void rebase(float x0, float x1, float& a0, float& a1) {
    const float n0 = fmaxf(m0, quadMax(x0)), n1 = fmaxf(m1, quadMax(x1));
    a0 = m0 == n0 ? 1.f : exp2Fast(m0 - n0), a1 = m1 == n1 ? 1.f : exp2Fast(m1 - n1);
    m0 = n0, m1 = n1;
    l0 *= a0, l1 *= a1;
  }

  template <int M>
  WEFT_DEVICE void weights(uint32_t (&p)[M / 2][4], const float (&s)[M][4], float scale, float& sum0, float& sum1) {
    const float base0 = base(m0), base1 = base(m1);
    sum0 = sum1 = 0.f;
#pragma unroll
    for (int j = 0; j < M; ++j) {
      const float e0 = exp2Fast(fmaf(s[j][0], scale, -base0)), e1 = exp2Fast(fmaf(s[j][1], scale, -base0));
      const float e2 = exp2Fast(fmaf(s[j][2], scale, -base1)), e3 = exp2Fast(fmaf(s[j][3], scale, -base1));
      sum0 += e0 + e1, sum1 += e2 + e3;
      p[j >> 1][(j & 1) * 2] = pack<T>(e0, e1);
      p[j >> 1][(j & 1) * 2 + 1] = pack<T>(e2, e3);
    }
  }
};

}  // namespace dense
}  // namespace weft
