// Checks and times the local + HeadTail tile kernels.
//
//   nvcc -O3 -std=c++17 -gencode arch=compute_90a,code=sm_90a -gencode arch=compute_80,code=compute_80 \
//        -o headtail_check kernels-cu/src/test/cuda/headtail_check.cu
//   ./headtail_check check small time           groups, any of: check, small (for a sanitizer), time, quick,
//                                               host (the cost of a launch), one64, one128 (for a profiler);
//                                               programmatic before time: such launches too;
//                                               sustained before time: two seconds of each, too
//   CUDA_FORCE_PTX_JIT=1 ./headtail_check check time     the sm_80 form on a newer card
//
// headtail_problem.cuh has a call, headtail_compare.cuh its comparison, headtail_times.cuh the timings. The reference is float64 on the
// host (exact.cuh), for sampled rows and all global rows. Outputs are poisoned.
#include "headtail_compare.cuh"
#include "headtail_times.cuh"

static void runCheck(const char* name, Spec s, int step = 1) {
  Comparison(s).check(name, step);
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
      // Encoder: the kernel whose thread blocks keep a pace.
      s.granularity = 0, s.lengths = same({16384}), s.heads = 16, s.kvHeads = 1;
      runCheck(name("16384, 16 heads"), s, 499);
      s.head = s.tail = 0;
      runCheck(name("16384, local"), s, 499);
      s.head = s.tail = 32, s.heads = s.kvHeads = 2;
      if (!causal) {
        s.granularity = 3;
        s.lengths = same({4000}), s.heads = 3, s.kvHeads = 3;
        runCheck(name("4000 clusters"), s, 31);
        // All at once, two and three tiles each: the global rows go first.
        s.granularity = 1, s.lengths = same({1100, 300});
        runCheck(name("1100 and 300 in parts"), s, 5);
        s.lengths = same({4000}), s.heads = s.kvHeads = 12;
        runCheck(name("4000 in parts"), s, 97);
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
    if (a == "sustained") sustained = true;
    if (a == "time") times(false);
    if (a == "quick") times(true);
    if (a == "host") hostTime();
    if (a == "one64" || a == "one128") {
      Spec s;
      s.lengths = same({65536}), s.d = a == "one64" ? 64 : 128, s.heads = s.kvHeads = s.d == 64 ? 12 : 16;
      bench("encoder", s, 2);
    }
  }
  printf("%d failures\n", failures);
  return failures != 0;
}
