// Comparison of a call of a local + HeadTail tile kernel with float64, on all threads of the host.
#pragma once
#include "exact.cuh"
#include "headtail_problem.cuh"

struct Comparison : Problem {
  using Problem::Problem;

  // Weight of a pair of positions in a segment; the row's gates start at `g`.
  double weight(int L, int i, int j, const float* g, int before) const {
    auto gamma = [&](int x) -> double { return g == nullptr ? 1. : g[x - before] >= s.threshold ? g[x - before] : 0.; };
    if (s.causal) {
      if (j > i) return 0;
      if (i / 64 == j / 64) return 1;
      int start = i / 64 * 64;
      return j < s.head || (j >= start - s.tail && j < start) ? gamma(i) : 0.;
    }
    if (i / 64 == j / 64) return 1;
    bool gi = i < s.head || i >= L - s.tail, gj = j < s.head || j >= L - s.tail;
    return gi && gj ? 1. : gj ? gamma(i) : gi ? gamma(j) : 0.;
  }

  // Whether a position's queries see all keys.
  bool isGlobal(const Segment& seg, int i) const { return !s.causal && (i < s.head || i >= seg.keys - s.tail); }

  // 16-bit values as float.
  std::vector<float> decoded(const std::vector<uint16_t>& x) const {
    std::vector<float> y(x.size());
    for (size_t i = 0; i < x.size(); ++i) y[i] = decode(x[i], s.bf16);
    return y;
  }

  // What a thread has found of the rows that it compared, and what it works with.
  struct Found {
    size_t bad = 0;
    double worst = 0, worstGlobal = 0, worstLse = 0, num = 0, den = 0;
    std::vector<int> keys;
    std::vector<double> weights;
    ExactRow exact;
  };

  // Runs it twice on poisoned outputs, and compares all global rows, every step-th other one, the first and the last.
  void check(const char* name, int step) {
    std::vector<uint16_t> o, o2;
    std::vector<float> l, l2;
    poison();
    launch();
    CK(cudaGetLastError());
    read(o, l);
    poison();
    launch();
    read(o2, l2);
    size_t diff = memcmp(o.data(), o2.data(), o.size() * 2) != 0 || memcmp(l.data(), l2.data(), l.size() * 4) != 0;
    size_t guards = 0, missing = 0;
    for (int i = 0; i < GUARD; ++i) guards += o[i] != POISON || o[GUARD + outN + i] != POISON || l[i] != 12345.f || l[GUARD + lseN + i] != 12345.f;
    for (size_t i = 0; i < outN; ++i) missing += o[GUARD + i] == POISON;
    if (s.lse) for (size_t i = 0; i < lseN; ++i) missing += l[GUARD + i] == 12345.f;
    std::vector<int> counters(counterInts((int)plan.items.size(), s.heads));
    CK(cudaMemcpy(counters.data(), c.counters, counters.size() * 4, cudaMemcpyDeviceToHost));
    for (int x : counters) guards += x != 0;
    struct Row {
      int head, index;
      const Segment* segment;
    };
    std::vector<Row> checked;
    for (int h = 0; h < s.heads; ++h) {
      for (auto& seg : plan.segments) {
        const int before = seg.keys - seg.queries;
        for (int i = before; i < seg.keys; ++i) {
          const bool edge = i < before + 2 || i >= seg.keys - 2;
          if (!isGlobal(seg, i) && !edge && (i + h * 3) % step) continue;
          if (seg.keys > 8000 && h % 5) continue;  // the reference takes long
          checked.push_back({h, i, &seg});
        }
      }
    }
    const std::vector<float> qs = decoded(q), ks = decoded(k), vs = decoded(v);
    auto compare = [&](size_t x, Found& f) {
      const Segment& seg = *checked[x].segment;
      const int h = checked[x].head, i = checked[x].index, kh = (int)((long)h * s.kvHeads / s.heads), before = seg.keys - seg.queries;
      const float* g = s.gates == 0 ? nullptr : gate.data() + (s.gates == 2 ? (size_t)h * plan.queries : 0) + seg.queryBegin;
      f.keys.clear(), f.weights.clear();
      for (int j = 0; j < seg.keys; ++j) {
        const double w = weight(seg.keys, i, j, g, before);
        if (w != 0) f.keys.push_back(j), f.weights.push_back(w);
      }
      const int row = seg.queryBegin + i - before;
      f.exact.compute(
          &qs[at(c.q, h, row)], s.d, f.keys.size(), [&](size_t p) { return &ks[at(c.k, kh, seg.keyBegin + f.keys[p])]; },
          [&](size_t p) { return &vs[at(c.v, kh, seg.keyBegin + f.keys[p])]; }, [&](size_t p) { return f.weights[p]; });
      for (int e = 0; e < s.d; ++e) {
        const double ref = f.exact.out[e], got = decode(o[GUARD + at(c.out, h, row) + e], s.bf16), err = fabs(ref - got);
        if (!(err <= (s.bf16 ? 1.6e-2 : 2e-3) * (0.5 + fabs(ref)))) ++f.bad;
        f.num += err * err, f.den += ref * ref;
        double& w = isGlobal(seg, i) ? f.worstGlobal : f.worst;
        w = std::max(w, err);
      }
      if (s.lse) {
        const double ref = f.exact.logSumExp, err = fabs(ref - l[GUARD + (size_t)h * plan.queries + row]) / std::max(1., fabs(ref));
        f.worstLse = std::max(f.worstLse, err);
        if (!(err <= 2e-6 * std::max(1.f, s.queryScale))) ++f.bad;  // as the logits, not their sum
      }
    };
    Found all;
    for (const Found& f : inParallel<Found>(checked.size(), compare)) {
      all.bad += f.bad, all.num += f.num, all.den += f.den;
      all.worst = std::max(all.worst, f.worst), all.worstGlobal = std::max(all.worstGlobal, f.worstGlobal);
      all.worstLse = std::max(all.worstLse, f.worstLse);
    }
    bool ok = all.bad == 0 && diff == 0 && guards == 0 && missing == 0;
    failures += !ok;
    printf("%-34s rows %6zu rel %.1e max local %.1e global %.1e lse %.1e | bad %zu repeat %zu guards %zu missing %zu %s\n", name, checked.size(),
           sqrt(all.num / std::max(all.den, 1e-300)), all.worst, all.worstGlobal, all.worstLse, all.bad, diff, guards, missing, ok ? "ok" : "FAIL");
    fflush(stdout);
  }
};
