// One call of a local + HeadTail tile kernel as the check program makes it: its plan and kernel as the engine chooses them,
// and its tensors.
#pragma once
#include "../../main/cuda/local_headtail/headtail.cu"
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
};

static std::vector<Length> same(std::vector<int> n) {
  std::vector<Length> l;
  for (int x : n) l.push_back({x, x});
  return l;
}
