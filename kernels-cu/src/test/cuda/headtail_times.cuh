// Times of the local + HeadTail tile kernels, against a kernel that moves the same bytes.
#pragma once
#include <chrono>

#include "../../main/cuda/limit/floor.cu"
#include "headtail_problem.cuh"
#include "recorded.cuh"

// As a service at its limit has it: the second half of two seconds of nothing else.
static float sustainedMicros(const Recorded& r) {
  float first = 0, second = 0;
  int runs = 0;
  while (first < 1e6f) first += r.micros() * r.count;
  for (; second < 1e6f; ++runs) second += r.micros() * r.count;
  return second / runs / r.count;
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
    float* g = p.device<float>(plan.queries);
    noiseGate<<<256, 256, 0, stream>>>(g, plan.queries);
    c.q = p.view(q, plan.queries, s.heads), c.k = p.view(k, plan.keys, s.kvHeads);
    c.v = p.view(v, plan.keys, s.kvHeads), c.out = p.view(o, plan.queries, s.heads);
    c.gate = {g, 0, 1}, c.logSumExp = {};
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
  // By turns, as the engine's table has it: a device's clocks depend on what it has just done, and the floor's time on how
  // much shared memory the kernel before it had.
  const int count = (100 + sets - 1) / sets * sets;
  int sms;
  CK(cudaDeviceGetAttribute(&sms, cudaDevAttrMultiProcessorCount, 0));
  const Recorded floor(count, [&](int i) {
    Call& c = calls[i % sets];
    FloorCall f{c.q.data, c.k.data, c.v.data, c.out.data, (int64_t)nq / 8};
    floor_3r1w<<<sms * 4, 512, 0, stream>>>(f);
  });
  const Recorded apart(count, [&](int i) { p.launch(calls[i % sets], false); });
  const Recorded overlapping(count, [&](int i) { p.launch(calls[i % sets], programmatic); });
  std::vector<float> floors, times, overlaps;
  for (float busy = 0; busy < 200000;) busy += (apart.micros() + overlapping.micros() + floor.micros()) * count;
  for (int turn = 0; turn < 9; ++turn) {
    times.push_back(apart.micros());
    floors.push_back(floor.micros());
    if (programmatic) overlaps.push_back(overlapping.micros()), floors.push_back(floor.micros());
  }
  CK(cudaGetLastError());
  const float least = median(floors), us = median(times);
  printf("{\"case\":\"%s\",\"n\":%d,\"heads\":%d,\"d\":%d,\"sets\":%d,\"items\":%zu,\"cluster\":%d,\"floor_us\":%.2f,\"us\":%.2f,\"ratio\":%.3f",
         name, plan.queries, s.heads, s.d, sets, plan.items.size(), plan.cluster, least, us, us / least);
  if (programmatic) printf(",\"programmatic_us\":%.2f,\"programmatic_ratio\":%.3f", median(overlaps), median(overlaps) / least);
  if (sustained) printf(",\"sustained_us\":%.2f", sustainedMicros(overlapping));
  printf("}\n");
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
    run({65536}, 2);
    s.lengths = randomLengths(64, 65536);
    bench((std::string(n) + ", 64 segments").c_str(), s, 2);
    s.lengths = cutLengths(64, 65536);
    bench((std::string(n) + ", 64 cuts").c_str(), s, 2);
    if (!quick) {
      run({1024}, 40, ", rotated");
      run({4096}, 10, ", rotated");
      run({2048}, 1);
      s.rowsFirst = true;
      run({65536}, 2, ", rows first");
      s.rowsFirst = false;
      s.granularity = 1;
      run({1024}, 1, ", parts");
      s.granularity = 0;
    }
    l = s;
    l.head = l.tail = 0, l.lengths = same({65536});
    bench("local", l, 2);
    s.heads = s.kvHeads = 16, s.d = 128;
    run({65536}, 2);
    if (!quick) {
      run({1024}, 1);
      run({4096}, 1);
      s.lengths = randomLengths(64, 65536);
      bench((std::string(n) + ", 64 segments").c_str(), s, 2);
    }
    s.head = s.tail = 0, s.lengths = same({65536});
    bench("local", s, 2);
  }
}

// What starting a run costs the host: the median of launching a graph of one kernel and recording an event, as a
// binding does it, with the device idle before each.
static void hostTime() {
  Spec s;
  s.heads = s.kvHeads = 12, s.lengths = same({1024}), s.spareItems = 0;
  Problem p(s);
  p.poison();
  const Recorded one(1, [&](int) { p.launch(); });
  cudaEvent_t e;
  CK(cudaEventCreateWithFlags(&e, cudaEventDisableTiming));
  std::vector<double> t;
  for (int i = 0; i < 6000; ++i) {
    auto t0 = std::chrono::steady_clock::now();
    one.launch();
    cudaEventRecord(e, stream);
    auto t1 = std::chrono::steady_clock::now();
    CK(cudaEventSynchronize(e));
    t.push_back(std::chrono::duration<double, std::micro>(t1 - t0).count());
  }
  CK(cudaGetLastError());
  printf("{\"case\":\"host\",\"n\":1024,\"host_us\":%.3f}\n", median(t));
  cudaEventDestroy(e);
}
