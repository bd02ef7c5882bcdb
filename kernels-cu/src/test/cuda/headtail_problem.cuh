// One call of a local + HeadTail tile kernel as the check program makes it: its plan and kernel as the engine chooses them,
// its tensors, and the comparison with float64.
#pragma once
#include "../../main/cuda/local_headtail/headtail.cu"
#include "exact.cuh"
#include "headtail_plan.cuh"
#include "run.cuh"

static bool programmatic;  // time programmatic dependent launches too
static bool sustained;     // and two seconds of nothing else

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
  bool lengthy = !s.causal && s.granularity != 2 && s.lengths.size() == 1 && (long)s.lengths[0].keys / 64 * s.heads > 8L * (s.d == 64 ? 264 : 132);
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

  // Whether a position's queries see all keys.
  bool isGlobal(const Segment& seg, int i) const { return !s.causal && (i < s.head || i >= seg.keys - s.tail); }

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

  // Compares all global rows, and every step-th other one and the first and last, with float64.
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

static std::vector<Length> same(std::vector<int> n) {
  std::vector<Length> l;
  for (int x : n) l.push_back({x, x});
  return l;
}
