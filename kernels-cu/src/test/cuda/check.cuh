// What the check programs share: inputs, a call on the device with its tensors, the comparison of rows with float64,
// and timing in a graph. A check program includes it after the kernels.
#pragma once
#include <functional>

#include "exact.cuh"
#include "recorded.cuh"

typedef void (*Kernel)(const Call);
static bool smallOnly;

// ---- inputs

__device__ float normal(uint64_t i, uint32_t seed) {
  float sum = 0;
  uint64_t x = i * 0x9e3779b97f4a7c15ull + seed * 0xbf58476d1ce4e5b9ull;
  for (int r = 0; r < 4; ++r) {
    x ^= x >> 30, x *= 0xbf58476d1ce4e5b9ull, x ^= x >> 27, x *= 0x94d049bb133111ebull, x ^= x >> 31;
    sum += (x >> 40) * (1.f / 16777216.f);
  }
  return (sum - 2.f) * 1.7320508f;
}
__global__ void fillKernel(void* to, int type, size_t n, uint32_t seed, float scale) {
  for (size_t i = blockIdx.x * 256ull + threadIdx.x; i < n; i += gridDim.x * 256ull) storeAs(to, type, i, normal(i, seed) * scale);
}
__global__ void fillGate(float* to, size_t n, uint32_t seed) {
  for (size_t i = blockIdx.x * 256ull + threadIdx.x; i < n; i += gridDim.x * 256ull) {
    float z = normal(i, seed);
    to[i] = z < -1.5f ? 0.f : z > 1.5f ? 1.f : 1.f / (1.f + expf(-2.f * z));
  }
}
static uint16_t stored(float x, int type) {
  uint16_t bits;
  if (type == F16) {
    __half h = __float2half_rn(x);
    memcpy(&bits, &h, 2);
  } else {
    __nv_bfloat16 b = __float2bfloat16_rn(x);
    memcpy(&bits, &b, 2);
  }
  return bits;
}
static float asFloat(uint16_t x, int type) {
  if (type == BF16) {
    uint32_t u = (uint32_t)x << 16;
    float f;
    memcpy(&f, &u, 4);
    return f;
  }
  __half h;
  memcpy(&h, &x, 2);
  return __half2float(h);
}

struct Memory {
  std::vector<void*> all;
  template <class X>
  X* get(size_t bytes, int fill = -1) {
    void* p;
    CK(cudaMalloc(&p, bytes + 256));
    if (fill >= 0) CK(cudaMemset(p, fill, bytes + 256));
    all.push_back(p);
    return static_cast<X*>(p);
  }
  template <class X>
  X* put(const std::vector<X>& x) {
    X* p = get<X>(x.size() * sizeof(X));
    CK(cudaMemcpy(p, x.data(), x.size() * sizeof(X), cudaMemcpyHostToDevice));
    return p;
  }
  ~Memory() {
    for (void* p : all) cudaFree(p);
  }
};

struct Shape {
  const char* name;
  int heads = 2, kvHeads = 2, d = 64, block = 64, type = F16;
  bool causal = true, tokenMajor = false;
  int topK = 0, head = 0, tail = 0;
  int gates = 1;  // 0 absent, 1 one for all heads, 2 one a head
  float threshold = 0.f, scaleQ = 1.f;
  bool sameKeys = false;  // all keys of a head alike
  int spoilt = -1;        // a key of the call that is NaN in all heads
  int longest = -1;       // a key that is longer than the others, 1e4 times in F16, 1e20 times in BF16
  std::vector<std::pair<int, int>> segments;  // queries, keys
};

// One call: device tensors, and host copies where `host`.
struct Run {
  Shape s;
  Memory memory;
  Call c{};
  int rows = 0, keys = 0, blocks = 0;
  int tag = 0;  // what a check program notes of it
  View kFlat, vFlat;  // K and V without a cache
  std::vector<Segment> segments;
  std::vector<uint16_t> q, k, v, out;
  std::vector<float> qs, ks, vs;  // of these
  std::vector<float> gate, lse;
  static constexpr int GUARD = 1024;

  explicit Run(const Shape& shape, bool host = true) : s(shape) {
    for (auto& g : s.segments) {
      segments.push_back({rows, g.first, keys, g.second});
      rows += g.first, keys += g.second, blocks += s.block ? (g.second + s.block - 1) / s.block : 0;
    }
    c.heads = s.heads, c.kvHeads = s.kvHeads, c.headDim = s.d, c.block = s.block, c.causal = s.causal;
    c.head = s.head, c.tail = s.tail, c.topK = s.topK, c.type = c.outType = s.type, c.threshold = s.threshold;
    c.logScale = 1.4426950408889634f / sqrtf((float)s.d);
    auto view = [&](int h, int n, void* p) {
      return s.tokenMajor ? View{p, s.d, (int64_t)h * s.d} : View{p, (int64_t)n * s.d, s.d};
    };
    auto tensor = [&](int h, int n, uint32_t seed, float scale) {
      size_t e = (size_t)h * n * s.d;
      void* p = memory.get<void>(e * 2);
      if (e) fillKernel<<<1024, 256>>>(p, s.type, e, seed, scale);
      return view(h, n, p);
    };
    c.q = tensor(s.heads, rows, 1, s.scaleQ), c.k = tensor(s.kvHeads, keys, 2, 1.f), c.v = tensor(s.kvHeads, keys, 3, 1.f);
    kFlat = c.k, vFlat = c.v;
    c.out = view(s.heads, rows, memory.get<void>(outElements() * 2 + GUARD * 2));
    c.logSumExp = {memory.get<void>(lseElements() * 4 + GUARD * 4), rows, 1};
    if (s.gates) {
      size_t n = (size_t)rows * (s.gates == 2 ? s.heads : 1);
      c.gate = {memory.get<void>(n * 4), s.gates == 2 ? rows : 0, 1};
      if (n) fillGate<<<1024, 256>>>(static_cast<float*>(c.gate.data), n, 4);
    }
    c.segments = memory.put(segments);
    c.packing = memory.put(std::vector<Packing>{{(int)segments.size(), rows, blocks, 0, 0, {}}});
    CK(cudaDeviceSynchronize());
    if (s.sameKeys || s.spoilt >= 0 || s.longest >= 0) {
      back(k, c.k.data, (size_t)s.kvHeads * keys * s.d);
      for (int h = 0; h < s.kvHeads; ++h) for (int e = 0; e < s.d && s.longest >= 0; ++e) {
        uint16_t& x = k[h * c.k.head + s.longest * c.k.row + e];
        x = stored(asFloat(x, s.type) * (s.type == F16 ? 10000 : 1e20f), s.type);
      }
      for (int h = 0; h < s.kvHeads; ++h) for (int j = 0; j < keys; ++j) for (int e = 0; e < s.d; ++e)
        if (s.sameKeys || j == s.spoilt) k[h * c.k.head + j * c.k.row + e] = j == s.spoilt ? 0x7fff : k[h * c.k.head + e];
      CK(cudaMemcpy(c.k.data, k.data(), k.size() * 2, cudaMemcpyHostToDevice));
    }
    if (host) {
      back(q, c.q.data, (size_t)s.heads * rows * s.d), back(k, c.k.data, (size_t)s.kvHeads * keys * s.d);
      back(v, c.v.data, (size_t)s.kvHeads * keys * s.d);
      if (s.gates) back(gate, c.gate.data, (size_t)rows * (s.gates == 2 ? s.heads : 1));
      for (auto& x : {std::make_pair(&q, &qs), {&k, &ks}, {&v, &vs}}) {
        x.second->resize(x.first->size());
        for (size_t i = 0; i < x.first->size(); ++i) (*x.second)[i] = asFloat((*x.first)[i], s.type);
      }
    }
  }
  size_t outElements() const { return (size_t)s.heads * rows * s.d; }
  size_t lseElements() const { return (size_t)s.heads * rows; }
  template <class X>
  static void back(std::vector<X>& to, const void* from, size_t n) {
    to.resize(n);
    if (n) CK(cudaMemcpy(to.data(), from, n * sizeof(X), cudaMemcpyDeviceToHost));
  }
  void poison() {
    CK(cudaMemset(c.out.data, 0xff, (outElements() + GUARD) * 2));
    CK(cudaMemset(c.logSumExp.data, 0xff, (lseElements() + GUARD) * 4));
  }
  void results() {
    CK(cudaGetLastError());
    CK(cudaDeviceSynchronize());
    back(out, c.out.data, outElements() + GUARD), back(lse, c.logSumExp.data, lseElements() + GUARD);
  }
  double at(const std::vector<uint16_t>& x, const View& w, int h, int row, int e) const {
    return asFloat(x[h * w.head + row * w.row + e], s.type);
  }
  int kvHead(int h) const { return h * s.kvHeads / s.heads; }
  double gateOf(int h, int row) const {
    if (!s.gates) return 1;
    float g = gate[(s.gates == 2 ? (size_t)h * rows : 0) + row];
    return g >= s.threshold ? g : 0;
  }
  // Adds key j of a segment with a weight.
  struct Pair { int key; double weight; };
  // A row in float64, and its log-sum-exp; zeros and -inf without a pair.
  double exact(int h, const Segment& g, int i, const std::vector<Pair>& pairs, std::vector<double>& o) const {
    const int kv = kvHead(h);
    ExactRow row;
    row.compute(
        &qs[h * c.q.head + (g.queryBegin + i) * c.q.row], s.d, pairs.size(),
        [&](size_t p) { return &ks[kv * kFlat.head + (g.keyBegin + pairs[p].key) * kFlat.row]; },
        [&](size_t p) { return &vs[kv * vFlat.head + (g.keyBegin + pairs[p].key) * vFlat.row]; },
        [&](size_t p) { return pairs[p].weight; });
    o = row.out;
    return row.logSumExp;
  }
  // Compares one row with float64; true if it is right.
  bool row(int h, const Segment& g, int i, const std::vector<Pair>& pairs, double& worst, double& worstLse) const {
    int r = g.queryBegin + i;
    std::vector<double> o;
    double want = exact(h, g, i, pairs, o), got = lse[(size_t)h * rows + r], error = 0;
    for (int e = 0; e < s.d; ++e) {
      double y = asFloat(out[h * c.out.head + r * c.out.row + e], s.type), ref = o[e];
      double z = fabs(y - ref) / std::max(1., fabs(ref));
      error = z <= 1e30 ? std::max(error, z) : INFINITY;
    }
    double el = want == got ? 0 : fabs(want - got) / std::max(1., fabs(want));
    worst = std::max(worst, error), worstLse = el <= 1e30 ? std::max(worstLse, el) : INFINITY;
    return error <= (s.type == F16 ? 2e-3 : 1.6e-2) && el <= 2e-6;
  }
  // NaN left over, and writes past the end.
  size_t poisonLeft() const {
    size_t bad = 0;
    for (size_t i = 0; i < outElements(); ++i) bad += out[i] == 0xffff;
    for (size_t i = 0; i < lseElements(); ++i) bad += std::isnan(lse[i]);
    for (int i = 0; i < GUARD; ++i) {
      uint32_t u;
      memcpy(&u, &lse[lseElements() + i], 4);
      bad += out[outElements() + i] != 0xffff || u != 0xffffffffu;
    }
    return bad;
  }
};

static void report(const char* what, const Run& r, size_t rows, size_t bad, double worst, double worstLse, size_t left, size_t differ) {
  bool ok = !bad && !left && !differ;
  failures += !ok;
  printf("%-9s %-22s h%d/%d d%d B%d %s k%d g%d rows %5zu err %.1e lse %.1e bad %zu left %zu differ %zu %s\n", what, r.s.name, r.s.heads,
         r.s.kvHeads, r.s.d, r.s.block, r.s.type == F16 ? "f16 " : "bf16", r.s.topK, r.s.gates, rows, worst, worstLse, bad, left, differ, ok ? "ok" : "FAIL");
}

// Microseconds of f, which launches: the median of seven graphs of so many.
static float timed(const std::function<void()>& f, int times) {
  f();
  CK(cudaStreamSynchronize(stream));
  const Recorded recorded(times, [&](int) { f(); });
  recorded.micros();
  std::vector<float> t;
  for (int i = 0; i < 7; ++i) t.push_back(recorded.micros());
  return median(t);
}

// `overlaps`: it waits for the kernel before it by itself.
static void launch(Kernel k, dim3 grid, int threads, int shared, const Call& c, bool overlaps = false) {
  if (grid.x == 0) return;
  if (shared > 48 * 1024) CK(cudaFuncSetAttribute((const void*)k, cudaFuncAttributeMaxDynamicSharedMemorySize, shared));
  cudaLaunchAttribute attribute{};
  attribute.id = cudaLaunchAttributeProgrammaticStreamSerialization;
  attribute.val.programmaticStreamSerializationAllowed = 1;
  cudaLaunchConfig_t config{};
  config.gridDim = grid, config.blockDim = threads, config.dynamicSmemBytes = shared, config.stream = stream;
  config.attrs = &attribute, config.numAttrs = overlaps;
  CK(cudaLaunchKernelEx(&config, k, c));
}
#define PICK(s, NAME) \
  (s.type == F16 ? (s.d == 64 ? NAME##_f16_d64 : NAME##_f16_d128) : (s.d == 64 ? NAME##_bf16_d64 : NAME##_bf16_d128))

static Shape shape(const char* name, std::vector<std::pair<int, int>> segments, std::function<void(Shape&)> f) {
  Shape s;
  s.name = name, s.segments = segments;
  f(s);
  return s;
}
