// Attention in float64, which the check programs compare every kernel with.
#pragma once
#include <algorithm>
#include <cmath>
#include <thread>
#include <vector>

// One row, and its log-sum-exp; zeros and -inf where no pair has weight.
struct ExactRow {
  std::vector<double> out;
  double logSumExp;

  // query: d floats; key(x), value(x): d floats of pair x; weight(x) >= 0.
  template <class Key, class Value, class Weight>
  void compute(const float* query, int d, size_t pairs, Key key, Value value, Weight weight) {
    logits.clear();
    double top = -INFINITY, sum = 0;
    for (size_t x = 0; x < pairs; ++x) {
      const float* k = key(x);
      double part[4] = {0, 0, 0, 0};  // side by side: one after the other they would wait for each other
      for (int e = 0; e + 3 < d; e += 4) {
        for (int i = 0; i < 4; ++i) part[i] += (double)query[e + i] * k[e + i];
      }
      for (int e = d / 4 * 4; e < d; ++e) part[0] += (double)query[e] * k[e];
      logits.push_back((part[0] + part[1] + part[2] + part[3]) / sqrt((double)d) + log(weight(x)));
      top = std::max(top, logits.back());
    }
    out.assign(d, 0.);
    for (size_t x = 0; x < pairs; ++x) {
      const double w = logits[x] == -INFINITY ? 0 : exp(logits[x] - top);
      sum += w;
      if (!(w > 0)) continue;
      const float* v = value(x);
      for (int e = 0; e < d; ++e) out[e] += w * v[e];
    }
    if (sum > 0) {
      for (double& y : out) y /= sum;
    }
    logSumExp = sum > 0 ? top + log(sum) : -INFINITY;
  }

 private:
  std::vector<double> logits;
};

// f(x, found) for x from 0 to count - 1, by all threads of the host; each has a Found of its own.
template <class Found, class F>
static std::vector<Found> inParallel(size_t count, F f) {
  const size_t threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Found> found(threads);
  std::vector<std::thread> all;
  for (size_t t = 0; t < threads; ++t) {
    all.emplace_back([&, t] {
      for (size_t x = t; x < count; x += threads) f(x, found[t]);
    });
  }
  for (auto& t : all) t.join();
  return found;
}
