// Times of the local + HeadTail tile kernels, against a kernel that moves the same bytes.
#pragma once
#include <chrono>

#include "../../main/cuda/limit/floor.cu"
#include "headtail_problem.cuh"

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
    FloorCall f{c.q.data, c.k.data, c.v.data, c.out.data, (int64_t)nq / 8};
    floor_3r1w<<<sms * 4, 512, 0, stream>>>(f);
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
