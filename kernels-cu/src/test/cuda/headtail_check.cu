// Checks and times the local + HeadTail tile kernels.
//
//   nvcc -O3 -std=c++17 -gencode arch=compute_90a,code=sm_90a -gencode arch=compute_80,code=compute_80 \
//        -o headtail_check kernels-cu/src/test/cuda/headtail_check.cu
//   ./headtail_check check small time           groups, any of: check, small (for a sanitizer), time, quick,
//                                               host (the cost of a launch), one64, one128 (for a profiler);
//                                               programmatic before time: such launches too
//   CUDA_FORCE_PTX_JIT=1 ./headtail_check check time     the sm_80 form on a newer card
//
// The reference is float64 on the host, for sampled rows and all global rows. Outputs are poisoned.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <algorithm>
#include <string>
#include <vector>

#include "../../main/cuda/local_headtail/headtail.cu"
#include "headtail_plan.cuh"

using namespace weft;

#define CK(x)                                                                          \
  do {                                                                                 \
    cudaError_t e_ = (x);                                                              \
    if (e_ != cudaSuccess) {                                                           \
      printf("CUDA error %s at line %d\n", cudaGetErrorString(e_), __LINE__);          \
      exit(1);                                                                         \
    }                                                                                  \
  } while (0)

static cudaStream_t stream;
static int failures;
static bool programmatic;  // time programmatic dependent launches too

// ---- the host's side of the kernels: what the launcher computes

struct Kernel {
  void (*f)(const Call);
  int threads, shared, perSm;
};

template <int D, bool CAUSAL>
static Kernel shaped(void (*f)(const Call), bool hopper) {
  Kernel k{f, HeadtailShape<D, CAUSAL, true>::THREADS, 0, HeadtailShape<D, CAUSAL, true>::PER_SM};
  k.shared = hopper ? HeadtailShape<D, CAUSAL, true>::BYTES : HeadtailShape<D, CAUSAL, false>::BYTES;
  return k;
}

static Kernel kernelOf(bool bf16, int d, bool causal, Form form = Form::ENCODER) {
  cudaFuncAttributes a;
  CK(cudaFuncGetAttributes(&a, (const void*)headtail_encoder_f16_d64_b64));
  bool hopper = a.ptxVersion >= 90;
  canCluster = hopper;
  Kernel k = d == 64 ? causal ? shaped<64, true>(bf16 ? headtail_causal_bf16_d64_b64 : headtail_causal_f16_d64_b64, hopper)
                              : shaped<64, false>(bf16 ? headtail_encoder_bf16_d64_b64 : headtail_encoder_f16_d64_b64, hopper)
             : causal ? shaped<128, true>(bf16 ? headtail_causal_bf16_d128_b64 : headtail_causal_f16_d128_b64, hopper)
                      : shaped<128, false>(bf16 ? headtail_encoder_bf16_d128_b64 : headtail_encoder_f16_d128_b64, hopper);
  if (form == Form::LONG) {
    k.f = d == 64 ? bf16 ? headtail_long_bf16_d64_b64 : headtail_long_f16_d64_b64 : bf16 ? headtail_long_bf16_d128_b64 : headtail_long_f16_d128_b64;
  }
  if (form == Form::CLUSTER) {
    k.f = d == 64 ? bf16 ? headtail_cluster_bf16_d64_b64 : headtail_cluster_f16_d64_b64
                  : bf16 ? headtail_cluster_bf16_d128_b64 : headtail_cluster_f16_d128_b64;
  }
  CK(cudaFuncSetAttribute((const void*)k.f, cudaFuncAttributeMaxDynamicSharedMemorySize, k.shared));
  CK(cudaFuncSetAttribute((const void*)k.f, cudaFuncAttributePreferredSharedMemoryCarveout, 100));
  if (hopper) CK(cudaFuncSetAttribute((const void*)k.f, cudaFuncAttributeNonPortableClusterSizeAllowed, 1));
  return k;
}

// ---- one problem

struct Spec {
  std::vector<Length> lengths;
  int heads = 2, kvHeads = 2, d = 64, head = 32, tail = 32;
  bool causal = false, bf16 = false, rowsFirst = false, lse = true;
  int gates = 2;  // 0 none, 1 shared, 2 a head
  float threshold = 0.f, queryScale = 1.f;
  int granularity = 0, spareItems = 3;
};

// The kernel of the encoder form that a call takes, as the engine chooses.
static Form formOf(const Spec& s, const Plan& plan) {
  bool lengthy = !s.causal && s.lengths.size() == 1 && (long)s.lengths[0].keys / 64 * s.heads > 8L * (s.d == 64 ? 264 : 132);
  return plan.cluster > 1 ? Form::CLUSTER : lengthy ? Form::LONG : Form::ENCODER;
}

static uint32_t seed = 1;
static float uniform() {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) * (1.f / 16777216.f);
}
static float normal() { return (uniform() + uniform() + uniform() + uniform() - 2.f) * 1.7320508f; }

static uint16_t encode(float x, bool bf16) {
  if (bf16) {
    __nv_bfloat16 y = __float2bfloat16_rn(x);
    return *reinterpret_cast<uint16_t*>(&y);
  }
  __half y = __float2half_rn(x);
  return *reinterpret_cast<uint16_t*>(&y);
}
static float decode(uint16_t x, bool bf16) {
  if (bf16) return __bfloat162float(*reinterpret_cast<__nv_bfloat16*>(&x));
  return __half2float(*reinterpret_cast<__half*>(&x));
}

constexpr uint16_t POISON = 0x7dad;  // a NaN of both types
constexpr int GUARD = 4096;

struct Problem {
  Spec s;
  Plan plan;
  Kernel kernel;
  std::vector<uint16_t> q, k, v;
  std::vector<float> gate;
  Call c{};
  uint16_t* out;
  float* lse;
  size_t outN, lseN;
  Packing* packing;
  std::vector<void*> held;

  template <class X>
  X* device(size_t n) {
    void* p;
    CK(cudaMalloc(&p, std::max<size_t>(n * sizeof(X), 16)));
    held.push_back(p);
    return (X*)p;
  }
  template <class X>
  X* upload(const std::vector<X>& x) {
    X* p = device<X>(x.size());
    CK(cudaMemcpy(p, x.data(), x.size() * sizeof(X), cudaMemcpyHostToDevice));
    return p;
  }

  View view(void* data, int rows, int heads) const {
    return s.rowsFirst ? View{data, s.d, (int64_t)heads * s.d} : View{data, (int64_t)rows * s.d, s.d};
  }
  size_t at(const View& v, int head, int row) const { return head * v.head + row * v.row; }

  explicit Problem(const Spec& spec, bool random = true) : s(spec) {
    plan = planOf(s.lengths, s.heads, s.d, s.causal, s.head + s.tail > 0, s.granularity);
    kernel = kernelOf(s.bf16, s.d, s.causal, formOf(s, plan));
    size_t nq = (size_t)plan.queries * s.heads * s.d, nk = (size_t)plan.keys * s.kvHeads * s.d;
    auto fill = [&](std::vector<uint16_t>& x, size_t n, float scale) {
      x.resize(n);
      for (auto& e : x) e = encode(normal() * scale, s.bf16);
    };
    fill(q, nq, s.queryScale);
    fill(k, nk, 1.f);
    fill(v, nk, 1.f);
    if (s.gates) {
      gate.resize((size_t)plan.queries * (s.gates == 2 ? s.heads : 1));
      for (auto& x : gate) {
        float u = uniform();
        x = u < 0.1f ? 0.f : u < 0.2f ? 1.f : uniform();
      }
      c.gate = {upload(gate), s.gates == 2 ? plan.queries : 0, 1};
    }
    c.q = view(upload(q), plan.queries, s.heads);
    c.k = view(upload(k), plan.keys, s.kvHeads);
    c.v = view(upload(v), plan.keys, s.kvHeads);
    outN = nq, lseN = (size_t)plan.queries * s.heads;
    out = device<uint16_t>(outN + 2 * GUARD);
    lse = device<float>(lseN + 2 * GUARD);
    c.out = view(out + GUARD, plan.queries, s.heads);
    if (s.lse) c.logSumExp = {lse + GUARD, plan.queries, 1};
    std::vector<Packing> pk(1);
    pk[0].segments = (int)plan.segments.size(), pk[0].queries = plan.queries, pk[0].localItems = (int)plan.items.size();
    for (auto& x : plan.segments) pk[0].blocks += (x.keys + 63) / 64;
    c.packing = upload(pk);
    c.segments = upload(plan.segments);
    std::vector<Item> items = plan.items;
    items.resize(items.size() + spare());
    c.items = upload(items);
    c.partials = device<float>(partialFloats((int)items.size(), s.heads, s.d));
    size_t nc = counterInts((int)items.size(), s.heads);
    c.counters = device<int>(nc);
    CK(cudaMemset(c.counters, 0, nc * 4));
    c.heads = s.heads, c.kvHeads = s.kvHeads, c.headDim = s.d, c.block = 64;
    c.causal = s.causal, c.head = s.head, c.tail = s.tail, c.type = c.outType = s.bf16 ? BF16 : F16;
    c.logScale = 1.4426950408889634f / sqrtf((float)s.d), c.threshold = s.threshold;
  }
  ~Problem() {
    for (void* p : held) cudaFree(p);
  }

  int spare() const { return (s.spareItems + plan.cluster - 1) / plan.cluster * plan.cluster; }

  void launch() const { launch(c, false); }  // after poison(), or a synchronization

  void launch(const Call& call, bool programmatic) const {
    int grid = ((int)plan.items.size() + spare()) * s.heads;
    if (grid == 0) return;
    cudaLaunchConfig_t config{};
    config.gridDim = grid, config.blockDim = kernel.threads, config.dynamicSmemBytes = kernel.shared, config.stream = stream;
    cudaLaunchAttribute a[2];
    int n = 0;
    if (plan.cluster > 1) {
      a[n].id = cudaLaunchAttributeClusterDimension;
      a[n].val.clusterDim.x = plan.cluster, a[n].val.clusterDim.y = a[n].val.clusterDim.z = 1;
      ++n;
    }
    if (programmatic) {
      a[n].id = cudaLaunchAttributeProgrammaticStreamSerialization;
      a[n].val.programmaticStreamSerializationAllowed = 1;
      ++n;
    }
    config.attrs = a, config.numAttrs = n;
    CK(cudaLaunchKernelEx(&config, kernel.f, call));
  }

  void poison() {
    std::vector<uint16_t> x(outN + 2 * GUARD, POISON);
    CK(cudaMemcpy(out, x.data(), x.size() * 2, cudaMemcpyHostToDevice));
    std::vector<float> y(lseN + 2 * GUARD, 12345.f);
    CK(cudaMemcpy(lse, y.data(), y.size() * 4, cudaMemcpyHostToDevice));
    CK(cudaMemset(c.partials, 0xff, partialFloats((int)plan.items.size(), s.heads, s.d) * 4));
    CK(cudaDeviceSynchronize());  // the stream does not wait for the default one
  }

  void read(std::vector<uint16_t>& o, std::vector<float>& l) {
    o.resize(outN + 2 * GUARD);
    l.resize(lseN + 2 * GUARD);
    CK(cudaStreamSynchronize(stream));
    CK(cudaMemcpy(o.data(), out, o.size() * 2, cudaMemcpyDeviceToHost));
    CK(cudaMemcpy(l.data(), lse, l.size() * 4, cudaMemcpyDeviceToHost));
  }

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
    size_t guards = 0, missing = 0, rows = 0;
    for (int i = 0; i < GUARD; ++i) guards += o[i] != POISON || o[GUARD + outN + i] != POISON || l[i] != 12345.f || l[GUARD + lseN + i] != 12345.f;
    for (size_t i = 0; i < outN; ++i) missing += o[GUARD + i] == POISON;
    if (s.lse) for (size_t i = 0; i < lseN; ++i) missing += l[GUARD + i] == 12345.f;
    std::vector<int> counters(counterInts((int)plan.items.size(), s.heads));
    CK(cudaMemcpy(counters.data(), c.counters, counters.size() * 4, cudaMemcpyDeviceToHost));
    for (int x : counters) guards += x != 0;
    double worst = 0, worstGlobal = 0, worstLse = 0, num = 0, den = 0;
    size_t bad = 0;
    std::vector<double> p, acc(s.d);
    std::vector<int> js;
    for (int h = 0; h < s.heads; ++h) {
      int kh = (int)((long)h * s.kvHeads / s.heads);
      for (auto& seg : plan.segments) {
        int before = seg.keys - seg.queries;
        const float* g = s.gates == 0 ? nullptr : gate.data() + (s.gates == 2 ? (size_t)h * plan.queries : 0) + seg.queryBegin;
        for (int i = before; i < seg.keys; ++i) {
          bool global = !s.causal && (i < s.head || i >= seg.keys - s.tail);
          bool edge = i < before + 2 || i >= seg.keys - 2;
          if (!global && !edge && (i + h * 3) % step) continue;
          if (seg.keys > 8000 && h % 5) continue;  // the reference takes long
          ++rows;
          js.clear(), p.clear();
          double m = -INFINITY;
          const uint16_t* qi = &q[at(c.q, h, seg.queryBegin + i - before)];
          for (int j = 0; j < seg.keys; ++j) {
            if (!global && s.causal && j > i) break;
            double w = weight(seg.keys, i, j, g, before);
            if (w == 0) continue;
            const uint16_t* kj = &k[at(c.k, kh, seg.keyBegin + j)];
            double x = 0;
            for (int e = 0; e < s.d; ++e) x += (double)decode(qi[e], s.bf16) * decode(kj[e], s.bf16);
            x = x / sqrt((double)s.d) + log(w);
            m = std::max(m, x);
            js.push_back(j), p.push_back(x);
          }
          double sum = 0;
          std::fill(acc.begin(), acc.end(), 0.);
          for (size_t x = 0; x < js.size(); ++x) {
            double w = exp(p[x] - m);
            sum += w;
            const uint16_t* vj = &v[at(c.v, kh, seg.keyBegin + js[x])];
            for (int e = 0; e < s.d; ++e) acc[e] += w * decode(vj[e], s.bf16);
          }
          int row = seg.queryBegin + i - before;
          for (int e = 0; e < s.d; ++e) {
            double ref = acc[e] / sum, got = decode(o[GUARD + at(c.out, h, row) + e], s.bf16), err = fabs(ref - got);
            double limit = (s.bf16 ? 1.6e-2 : 2e-3) * (0.5 + fabs(ref));
            if (!(err <= limit)) ++bad;
            num += err * err, den += ref * ref;
            double& w = global ? worstGlobal : worst;
            w = std::max(w, err);
          }
          if (s.lse) {
            double ref = m + log(sum), err = fabs(ref - l[GUARD + (size_t)h * plan.queries + row]) / std::max(1., fabs(ref));
            worstLse = std::max(worstLse, err);
            if (!(err <= 2e-6 * std::max(1.f, s.queryScale))) ++bad;  // as the logits, not their sum
          }
        }
      }
    }
    bool ok = bad == 0 && diff == 0 && guards == 0 && missing == 0;
    failures += !ok;
    printf("%-34s rows %6zu rel %.1e max local %.1e global %.1e lse %.1e | bad %zu repeat %zu guards %zu missing %zu %s\n", name, rows,
           sqrt(num / std::max(den, 1e-300)), worst, worstGlobal, worstLse, bad, diff, guards, missing, ok ? "ok" : "FAIL");
    fflush(stdout);
  }
};

static void runCheck(const char* name, Spec s, int step = 1) {
  Problem p(s);
  p.check(name, step);
}

static std::vector<Length> same(std::vector<int> n) {
  std::vector<Length> l;
  for (int x : n) l.push_back({x, x});
  return l;
}

static void small() {
  for (int d : {64, 128}) {
    Spec s;
    s.d = d, s.lengths = same({200, 0, 1, 130}), s.heads = 1, s.kvHeads = 1;
    runCheck(d == 64 ? "small d64" : "small d128", s);
    s.lengths = same({1100}), s.granularity = 1;
    runCheck("small parts", s, 5);
    s.lengths = same({500, 64, 1}), s.granularity = 3;
    runCheck("small clusters", s, 5);
    s.lengths = {{60, 200}, {1, 300}}, s.causal = true, s.granularity = 0;
    runCheck("small causal", s);
  }
}

// The bits of a segment alone, in parts and in spans, and packed with others.
static void packing(int d, bool causal) {
  int fails = 0;
  for (int n : {100, 1000, 1537, 4096, 5000}) {
    Spec s;
    s.d = d, s.heads = 3, s.kvHeads = 3, s.causal = causal, s.rowsFirst = true;
    std::vector<std::vector<uint16_t>> outs;
    std::vector<std::vector<float>> lses;
    for (int mode = 0; mode < 5; ++mode) {
      s.lengths = same(mode < 2 || mode == 4 ? std::vector<int>{n} : mode == 2 ? std::vector<int>{n, 300, 64, 2000} : std::vector<int>{n, 31, 4096});
      s.granularity = mode == 4 ? 3 : mode == 1 || mode == 3 ? 2 : 1;
      Problem p(s, false);
      // same values for the first segment: rows first, so it is a prefix
      seed = 77;
      std::vector<uint16_t> x((size_t)n * 3 * d);
      std::vector<float> g(n);
      for (void* to : {p.c.q.data, p.c.k.data, p.c.v.data}) {
        for (auto& e : x) e = encode(normal(), false);
        CK(cudaMemcpy(to, x.data(), x.size() * 2, cudaMemcpyHostToDevice));
      }
      for (int h = 0; h < 3; ++h) {
        for (auto& e : g) e = uniform();
        CK(cudaMemcpy((float*)p.c.gate.data + h * p.c.gate.head, g.data(), n * 4, cudaMemcpyHostToDevice));
      }
      p.poison();
      p.launch();
      std::vector<uint16_t> o;
      std::vector<float> l, first;
      p.read(o, l);
      outs.push_back(std::vector<uint16_t>(o.begin() + GUARD, o.begin() + GUARD + x.size()));
      for (int h = 0; h < 3; ++h) first.insert(first.end(), l.begin() + GUARD + h * p.plan.queries, l.begin() + GUARD + h * p.plan.queries + n);
      lses.push_back(first);
      fails += outs[0] != outs.back() || lses[0] != lses.back();
    }
  }
  failures += fails;
  printf("packing d%d %s: %d differ %s\n", d, causal ? "causal" : "encoder", fails, fails ? "FAIL" : "ok");
}

static void checks() {
  for (int d : {64, 128}) {
    Spec s;
    s.d = d;
    auto name = [&](const char* x) {
      static std::string n;
      n = std::string(x) + (d == 64 ? " d64" : " d128");
      return n.c_str();
    };
    for (int causal = 0; causal < 2; ++causal) {
      s = Spec();
      s.d = d, s.causal = causal;
      s.lengths = same({512});
      runCheck(name(causal ? "causal 512" : "encoder 512"), s);
      s.rowsFirst = true, s.kvHeads = 1, s.lengths = same({1000}), s.heads = 4;
      runCheck(name("GQA, rows first, 1000"), s, 3);
      s.kvHeads = 2, s.bf16 = true, s.gates = 1, s.threshold = 0.3f;
      runCheck(name("bf16, shared gate, threshold"), s, 3);
      s.bf16 = false, s.gates = 0;
      runCheck(name("no gate"), s, 3);
      s.gates = 2, s.threshold = 0.f;
      s.lengths = same({1, 2, 63, 64, 65, 0, 31, 33, 70, 96, 127, 128, 129, 0, 191, 200, 300});
      runCheck(name("lengths"), s);
      for (int x : {1, 40, 63, 64, 65, 100}) {
        s.lengths = same({x});
        runCheck(name("tiny"), s);
      }
      s.lengths = same({700, 64, 90}), s.head = 16, s.tail = 16;
      runCheck(name("16 + 16"), s);
      s.head = 64, s.tail = 0;
      runCheck(name("64 + 0"), s);
      s.head = 0, s.tail = 64;
      runCheck(name("0 + 64"), s);
      s.head = 5, s.tail = 50;
      runCheck(name("5 + 50"), s);
      s.head = 1, s.tail = 0;
      runCheck(name("1 + 0"), s);
      s.head = s.tail = 0, s.lse = false;
      runCheck(name("local, no lse"), s);
      s.head = s.tail = 32, s.lse = true, s.queryScale = 30.f;
      runCheck(name("large logits"), s);
      s.queryScale = 1.f, s.rowsFirst = false;
      s.lengths = same({9000, 333}), s.heads = 2, s.kvHeads = 2, s.granularity = 1;
      runCheck(name("9000 parts"), s, 31);
      s.granularity = 2;
      runCheck(name("9000 spans"), s, 31);
      s.granularity = 0, s.lengths = same({16384}), s.heads = 8, s.kvHeads = 1;
      if (d == 128) s.heads = 16;
      runCheck(name("16384, 8 or 16 heads"), s, 499);
      s.heads = s.kvHeads = 2;
      if (!causal) {
        s.granularity = 3;
        s.lengths = same({4000}), s.heads = 3, s.kvHeads = 3;
        runCheck(name("4000 clusters"), s, 31);
        // Several waves of thread blocks, whose parts do not wait for each other.
        s.granularity = 1, s.lengths = same({4096, 3000}), s.heads = s.kvHeads = 12;
        runCheck(name("4096 and 3000"), s, 97);
        s.lengths = same(std::vector<int>(7, 4000));
        runCheck(name("7 of 4000 in parts"), s, 397);
        s.granularity = 1, s.lengths = same(std::vector<int>(40, 700)), s.heads = s.kvHeads = 12;
        runCheck(name("40 segments in parts"), s, 97);
        s.granularity = 3;
        s.lengths = same({1000, 0, 1, 50, 64, 300, 65}), s.heads = 3, s.kvHeads = 3;
        runCheck(name("lengths, clusters"), s, 3);
        s.heads = s.kvHeads = 2;
      }
      s.granularity = 0;
      if (causal) {
        s.lengths = {{1, 300}, {5, 64}, {64, 64}, {64, 128}, {70, 500}, {0, 77}, {300, 301}, {1, 1}, {1, 65}, {3, 129}};
        runCheck(name("fewer queries"), s);
      }
    }
    packing(d, false);
    packing(d, true);
  }
}

// ---- timing

__global__ void __launch_bounds__(512) floorKernel(const uint4* a, const uint4* b, const uint4* c, uint4* o, size_t n16) {
  size_t st = (size_t)gridDim.x * blockDim.x;
  for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < n16; i += st) {
    uint4 x = __ldcs(a + i), y = __ldcs(b + i), z = __ldcs(c + i);
    x.x ^= y.x ^ z.x, x.y ^= y.y ^ z.y, x.z ^= y.z ^ z.z, x.w ^= y.w ^ z.w;
    __stcs(o + i, x);
  }
}

// Median of 9 of a graph of `count` launches, microseconds a launch.
template <class F>
static float timeGraph(int count, F f) {
  cudaEvent_t a, b;
  CK(cudaEventCreate(&a));
  CK(cudaEventCreate(&b));
  cudaGraph_t g;
  cudaGraphExec_t ge;
  CK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
  for (int i = 0; i < count; ++i) f(i);
  CK(cudaStreamEndCapture(stream, &g));
  CK(cudaGraphInstantiate(&ge, g, 0));
  for (int i = 0; i < 2; ++i) CK(cudaGraphLaunch(ge, stream));
  std::vector<float> t;
  for (int i = 0; i < 9; ++i) {
    CK(cudaEventRecord(a, stream));
    CK(cudaGraphLaunch(ge, stream));
    CK(cudaEventRecord(b, stream));
    CK(cudaEventSynchronize(b));
    float ms;
    CK(cudaEventElapsedTime(&ms, a, b));
    t.push_back(ms * 1000 / count);
  }
  CK(cudaGetLastError());
  std::sort(t.begin(), t.end());
  cudaGraphExecDestroy(ge);
  cudaGraphDestroy(g);
  cudaEventDestroy(a);
  cudaEventDestroy(b);
  return t[4];
}

// Random bits of a plausible exponent, made on the device: nothing large is computed on the host.
__global__ void noise(uint16_t* x, size_t n, uint32_t salt, bool bf16) {
  for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < n; i += (size_t)gridDim.x * blockDim.x) {
    uint32_t h = (uint32_t)i * 2654435761u + salt;
    h ^= h >> 15, h *= 2246822519u, h ^= h >> 13, h *= 3266489917u, h ^= h >> 16;
    float f = ((h & 0xff) + ((h >> 8) & 0xff) + ((h >> 16) & 0xff) + (h >> 24)) * (1.f / 256.f) * 1.7320508f - 3.45f;
    if (bf16) {
      reinterpret_cast<__nv_bfloat16*>(x)[i] = __float2bfloat16_rn(f);
    } else {
      reinterpret_cast<__half*>(x)[i] = __float2half_rn(f);
    }
  }
}
__global__ void noiseGate(float* x, size_t n) {
  for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < n; i += (size_t)gridDim.x * blockDim.x) {
    uint32_t h = (uint32_t)i * 2654435761u;
    h ^= h >> 15, h *= 2246822519u, h ^= h >> 13;
    x[i] = (h & 0xffff) / 65536.f;
  }
}

static void bench(const char* name, Spec s, int sets) {
  s.spareItems = 0;
  Spec tiny = s;
  Plan plan = planOf(s.lengths, s.heads, s.d, s.causal, s.head + s.tail > 0, s.granularity);
  tiny.lengths = same({64});
  Problem p(tiny);
  p.s = s, p.plan = plan, p.kernel = kernelOf(s.bf16, s.d, s.causal, formOf(s, plan));
  size_t nq = (size_t)plan.queries * s.heads * s.d, nk = (size_t)plan.keys * s.kvHeads * s.d;
  std::vector<Call> calls;
  for (int i = 0; i < sets; ++i) {
    Call c = p.c;
    uint16_t *q = p.device<uint16_t>(nq), *k = p.device<uint16_t>(nk), *v = p.device<uint16_t>(nk), *o = p.device<uint16_t>(nq);
    noise<<<1024, 256, 0, stream>>>(q, nq, 1 + i, s.bf16);
    noise<<<1024, 256, 0, stream>>>(k, nk, 101 + i, s.bf16);
    noise<<<1024, 256, 0, stream>>>(v, nk, 201 + i, s.bf16);
    float* g = p.device<float>((size_t)plan.queries * s.heads);
    noiseGate<<<256, 256, 0, stream>>>(g, (size_t)plan.queries * s.heads);
    c.q = p.view(q, plan.queries, s.heads), c.k = p.view(k, plan.keys, s.kvHeads);
    c.v = p.view(v, plan.keys, s.kvHeads), c.out = p.view(o, plan.queries, s.heads);
    c.gate = {g, plan.queries, 1}, c.logSumExp = {};
    calls.push_back(c);
  }
  std::vector<Packing> pk(1);
  pk[0].segments = (int)plan.segments.size(), pk[0].queries = plan.queries, pk[0].localItems = (int)plan.items.size();
  for (auto& x : plan.segments) pk[0].blocks += (x.keys + 63) / 64;
  Packing* packing = p.upload(pk);
  Segment* segments = p.upload(plan.segments);
  std::vector<Item> items = plan.items;
  items.resize(items.size() + p.spare());
  Item* it = p.upload(items);
  float* partials = p.device<float>(partialFloats((int)items.size(), s.heads, s.d));
  size_t nc = counterInts((int)items.size(), s.heads);
  int* counters = p.device<int>(nc);
  CK(cudaMemset(counters, 0, nc * 4));
  for (auto& c : calls) c.packing = packing, c.segments = segments, c.items = it, c.partials = partials, c.counters = counters;
  int count = plan.queries >= 32768 ? 10 : plan.queries >= 8192 ? 40 : 120;
  int sms;
  CK(cudaDeviceGetAttribute(&sms, cudaDevAttrMultiProcessorCount, 0));
  float tf = timeGraph(count, [&](int i) {
    Call& c = calls[i % sets];
    floorKernel<<<sms * 4, 512, 0, stream>>>((uint4*)c.q.data, (uint4*)c.k.data, (uint4*)c.v.data, (uint4*)c.out.data, nq / 8);
  });
  float t1 = timeGraph(count, [&](int i) { p.launch(calls[i % sets], false); });
  float t2 = timeGraph(count, [&](int i) { p.launch(calls[i % sets], false); });
  float t3 = programmatic ? timeGraph(count, [&](int i) { p.launch(calls[i % sets], true); }) : 0;
  printf("{\"case\":\"%s\",\"n\":%d,\"heads\":%d,\"d\":%d,\"sets\":%d,\"items\":%zu,\"cluster\":%d,\"floor_us\":%.2f,\"us\":%.2f,\"again_us\":%.2f,\"programmatic_us\":%.2f,\"ratio\":%.3f}\n",
         name, plan.queries, s.heads, s.d, sets, plan.items.size(), plan.cluster, tf, t1, t2, t3, std::min(t1, t2) / tf);
  fflush(stdout);
}

static std::vector<Length> randomLengths(int count, int total) {
  seed = 4242;
  // lengths uniform in [1, 2 * mean), scaled to the sum
  std::vector<double> w(count);
  double sum = 0;
  for (auto& x : w) sum += x = 0.02 + uniform();
  std::vector<int> n(count);
  int left = total;
  for (int i = 0; i < count; ++i) left -= n[i] = i + 1 < count ? std::max(1, (int)(w[i] / sum * total)) : left;
  return same(n);
}

// Lengths between `count` - 1 random cuts: some are very short, some many times the mean.
static std::vector<Length> cutLengths(int count, int total) {
  seed = 4242;
  std::vector<int> cuts{0, total}, n;
  for (int i = 1; i < count; ++i) cuts.push_back((int)(uniform() * total));
  std::sort(cuts.begin(), cuts.end());
  for (int i = 0; i < count; ++i) n.push_back(cuts[i + 1] - cuts[i]);
  return same(n);
}

static void times(bool quick) {
  for (int causal = 0; causal < 2; ++causal) {
    const char* n = causal ? "causal" : "encoder";
    Spec s, l;
    s.heads = s.kvHeads = 12, s.causal = causal;
    auto run = [&](std::vector<int> x, int sets, const char* suffix = "") {
      s.lengths = same(x);
      bench((std::string(n) + suffix).c_str(), s, sets);
    };
    run({1024}, 1);
    run({4096}, 1);
    run({16384}, 4);
    run({65536}, 1);
    s.lengths = randomLengths(64, 65536);
    bench((std::string(n) + ", 64 segments").c_str(), s, 1);
    s.lengths = cutLengths(64, 65536);
    bench((std::string(n) + ", 64 cuts").c_str(), s, 1);
    if (!quick) {
      run({1024}, 40, ", rotated");
      run({4096}, 10, ", rotated");
      run({2048}, 1);
      s.rowsFirst = true;
      run({65536}, 1, ", rows first");
      s.rowsFirst = false;
      s.granularity = 1;
      run({1024}, 1, ", parts");
      s.granularity = 0;
    }
    l = s;
    l.head = l.tail = 0, l.lengths = same({65536});
    bench("local", l, 1);
    s.heads = s.kvHeads = 16, s.d = 128;
    run({65536}, 1);
    if (!quick) {
      run({1024}, 1);
      run({4096}, 1);
      s.lengths = randomLengths(64, 65536);
      bench((std::string(n) + ", 64 segments").c_str(), s, 1);
    }
    s.head = s.tail = 0, s.lengths = same({65536});
    bench("local", s, 1);
  }
}

// What starting a run costs the host: the median of launching a graph of one kernel and recording an event, as a
// binding does it, with the device idle before each.
static void hostTime() {
  Spec s;
  s.heads = s.kvHeads = 12, s.lengths = same({1024}), s.spareItems = 0;
  Problem p(s);
  p.poison();
  cudaGraph_t g;
  cudaGraphExec_t ge;
  cudaEvent_t e;
  CK(cudaEventCreateWithFlags(&e, cudaEventDisableTiming));
  CK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
  p.launch();
  CK(cudaStreamEndCapture(stream, &g));
  CK(cudaGraphInstantiate(&ge, g, 0));
  std::vector<double> t;
  for (int i = 0; i < 6000; ++i) {
    auto t0 = std::chrono::steady_clock::now();
    cudaGraphLaunch(ge, stream);
    cudaEventRecord(e, stream);
    auto t1 = std::chrono::steady_clock::now();
    CK(cudaEventSynchronize(e));
    t.push_back(std::chrono::duration<double, std::micro>(t1 - t0).count());
  }
  CK(cudaGetLastError());
  std::sort(t.begin(), t.end());
  printf("{\"case\":\"host\",\"n\":1024,\"host_us\":%.3f}\n", t[t.size() / 2]);
  cudaGraphExecDestroy(ge);
  cudaGraphDestroy(g);
  cudaEventDestroy(e);
}

int main(int argc, char** argv) {
  cudaDeviceProp pr;
  CK(cudaGetDeviceProperties(&pr, 0));
  CK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
  for (int causal = 0; causal < 2; ++causal) {
    for (int d : {64, 128}) {
      Kernel k = kernelOf(false, d, causal);
      int occ;
      CK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&occ, k.f, k.threads, k.shared));
      cudaFuncAttributes a;
      CK(cudaFuncGetAttributes(&a, (const void*)k.f));
      printf("%s: %s d%d: %d threads, %d registers, %d bytes shared, %d blocks a multiprocessor, ptx %d, local %zu\n", pr.name,
             causal ? "causal" : "encoder", d, k.threads, a.numRegs, k.shared, occ, a.ptxVersion, a.localSizeBytes);
    }
  }
  for (int i = 1; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "check") checks();
    if (a == "small") small();
    if (a == "programmatic") programmatic = true;
    if (a == "time") times(false);
    if (a == "quick") times(true);
    if (a == "host") hostTime();
    if (a == "one64" || a == "one128") {
      Spec s;
      s.lengths = same({65536}), s.d = a == "one64" ? 64 : 128, s.heads = s.kvHeads = s.d == 64 ? 12 : 16;
      bench("encoder", s, 1);
    }
  }
  printf("%d failures\n", failures);
  return failures != 0;
}
