// Checks and times the routed kernels against float64 on the host.
// Build: nvcc -O3 -std=c++17 -gencode=arch=compute_90a,code=sm_90a -o routed_check src/test/cuda/routed_check.cu
// Run:   routed_check [small] [nocheck] [notime]
//        (small: few cases, for a sanitizer; nocheck: times only; once: one run, for a profiler)

#include "../../main/cuda/routed/block_means.cu"
#include "../../main/cuda/routed/routed_blocks.cu"
#include "../../main/cuda/routed/routed_join.cu"
#include "../../main/cuda/routed/routed_lists.cu"
#include "../../main/cuda/routed/routed_merge.cu"
#include "../../main/cuda/routed/router.cu"

#include "check.cuh"

#define PICK_K(s, NAME)                                                                                                           \
  (s.type == F16 ? (s.d == 64 ? NAME(f16_d64, s.topK) : NAME(f16_d128, s.topK)) : (s.d == 64 ? NAME(bf16_d64, s.topK) : NAME(bf16_d128, s.topK)))
#define ROUTER(X, K) (K <= 4 ? router_##X##_k4 : K <= 8 ? router_##X##_k8 : router_##X##_k16)

static void routedSetUp(Run& r) {
  routed::Size size{r.s.heads, r.s.kvHeads, r.rows, r.blocks, (int64_t)r.segments.size(), r.s.topK, r.s.d * 2};
  r.c.partials = r.memory.get<float>(routed::layout(nullptr, size).bytes, 0xff);
  r.c.means = r.memory.get<void>((size_t)r.s.kvHeads * r.blocks * r.s.d * 2, 0xff);
  r.c.selection = {r.memory.get<void>((size_t)r.s.heads * r.rows * r.s.topK * 4, 0xff), (int64_t)r.rows * r.s.topK, r.s.topK};
  r.c.selectionItem = 1;
}
static bool overlaps = true;
static void routedStep(Run& r, int step) {
  const Shape& s = r.s;
  const Call& c = r.c;
  int per = std::max(1, s.block / 64), steps = std::max(1, s.block / 64);
  int64_t n = (int64_t)r.rows * s.topK;
  unsigned tiles = r.blocks * per;
  if (step == 0) launch(routed_prepare, 1, 1024, 0, c, overlaps);
  if (step == 1) launch(PICK(s, block_means), dim3((r.blocks + 1024 / s.d - 1) / (1024 / s.d), s.kvHeads), 128, 0, c, overlaps);
  if (step == 2) launch(PICK_K(s, ROUTER), dim3(tiles * s.heads), 128, 384 * s.d + 32, c, overlaps);
  if (step == 3) launch(routed_items, s.heads, 1024, 0, c, overlaps);
  if (step == 4) launch(routed_scatter, dim3((n + 8191) / 8192, s.heads), 1024, 98304, c, overlaps);
  if (step == 5) launch(PICK(s, routed_blocks), dim3((n + routed::ITEM - 1) / routed::ITEM + r.blocks, s.heads), 128, (2 * steps + 2) * 128 * s.d, c, overlaps);
  if (step == 6 && s.head + s.tail > 0) {
    launch(PICK(s, routed_join), dim3((r.rows + 1024 / s.d - 1) / (1024 / s.d), s.heads), 128, 0, c, overlaps);
  } else if (step == 6) launch(PICK(s, routed_merge), dim3(tiles, s.heads), 128, 384 * s.d + 36864, c, overlaps);
}
static void routedAll(Run& r) {
  for (int i = 0; i < 7; ++i) routedStep(r, i);
}

// Pairs of a row with its own block and with global tokens.
static std::vector<Run::Pair> nearPairs(const Run& r, const Segment& g, int h, int i) {
  const Shape& s = r.s;
  int position = g.keys - g.queries + i, own = position / s.block;
  auto global = [&](int p) { return p < s.head || p >= g.keys - s.tail; };
  double w = r.gateOf(h, g.queryBegin + i);
  std::vector<Run::Pair> pairs;
  for (int j = 0; j < g.keys; ++j) {
    double weight = 0;
    if (s.causal && j > position) break;
    if (j / s.block == own) weight = 1;
    else if (s.causal) weight = j < s.head || j >= own * s.block - s.tail ? w : 0;
    else if (global(position)) weight = global(j) ? 1 : r.gateOf(h, g.queryBegin + j);
    else if (global(j)) weight = w;
    if (weight > 0) pairs.push_back({j, weight});
  }
  return pairs;
}

// What other kernels leave for routed_join.
static void writeNear(const Run& r) {
  std::vector<uint16_t> out(r.outElements(), 0xffff);
  std::vector<float> lse(r.lseElements());
  for (auto& g : r.segments) for (int h = 0; h < r.s.heads; ++h) for (int i = 0; i < g.queries; ++i) {
    std::vector<double> o;
    lse[(size_t)h * r.rows + g.queryBegin + i] = r.exact(h, g, i, nearPairs(r, g, h, i), o);
    for (int e = 0; e < r.s.d; ++e) out[h * r.c.out.head + (g.queryBegin + i) * r.c.out.row + e] = stored(o[e], r.s.type);
  }
  CK(cudaMemcpy(r.c.out.data, out.data(), out.size() * 2, cudaMemcpyHostToDevice));
  CK(cudaMemcpy(r.c.logSumExp.data, lse.data(), lse.size() * 4, cudaMemcpyHostToDevice));
}

static void routedCheck(const Shape& s, int every) {
  bool near = s.head + s.tail > 0;
  Run r(s);
  routedSetUp(r);
  r.poison();
  if (near) writeNear(r);
  routedAll(r);
  r.results();
  std::vector<uint16_t> first = r.out;
  std::vector<float> firstLse = r.lse;
  std::vector<int> selection, again;
  r.back(selection, r.c.selection.data, (size_t)s.heads * r.rows * s.topK);
  std::vector<uint16_t> means;
  r.back(means, r.c.means, (size_t)s.kvHeads * r.blocks * s.d);
  // Block b of a segment whose first is block `first` of the call (block_means.cu).
  auto meanAt = [&](int h, int first, int b, int e) {
    size_t row = ((size_t)(e / 64) * s.kvHeads + h) * r.blocks + first + b;
    return asFloat(means[row * 64 + ((e / 8 ^ b) & 7) * 8 + e % 8], s.type);
  };
  r.poison();
  if (near) writeNear(r);
  routedAll(r);
  r.results();
  r.back(again, r.c.selection.data, selection.size());
  size_t differ = memcmp(first.data(), r.out.data(), first.size() * 2) != 0;
  differ += memcmp(firstLse.data(), r.lse.data(), firstLse.size() * 4) != 0;
  differ += memcmp(selection.data(), again.data(), selection.size() * 4) != 0;

  size_t rows = 0, bad = 0, badMeans = 0, badChoice = 0;
  double worst = 0, worstLse = 0;
  int base = 0;
  for (auto& g : r.segments) {
    int blocks = (g.keys + s.block - 1) / s.block;
    for (int h = 0; h < s.kvHeads; ++h) for (int b = 0; b < blocks; b += every > 1 ? 7 : 1) for (int e = 0; e < s.d; ++e) {
      float sum = 0;
      int end = std::min(g.keys, (b + 1) * s.block);
      for (int j = b * s.block; j < end; ++j) sum += (float)r.at(r.k, r.c.k, h, g.keyBegin + j, e);
      if (s.spoilt >= g.keyBegin + b * s.block && s.spoilt < g.keyBegin + end) continue;
      float mean = sum / (end - b * s.block);
      mean = s.type == F16 ? __half2float(__float2half_rn(mean)) : __bfloat162float(__float2bfloat16_rn(mean));
      badMeans += mean != meanAt(h, base, b, e);
    }
    for (int h = 0; h < s.heads; ++h) for (int i = 0; i < g.queries; i += 1 + (every > 1 ? (i * 7 + h) % (2 * every) : 0)) {
      int position = g.keys - g.queries + i, own = position / s.block, row = g.queryBegin + i;
      const int* chosen = &selection[((size_t)h * r.rows + row) * s.topK];
      std::vector<double> score(blocks);
      int candidates = 0, n = 0;
      double least = INFINITY, most = -INFINITY;
      for (int b = 0; b < blocks; ++b) {
        for (int e = 0; e < s.d; ++e)
          score[b] += r.at(r.q, r.c.q, h, row, e) * meanAt(r.kvHead(h), base, b, e);
        candidates += s.causal ? b < own : b != own;
      }
      // A block with a mean that is no number is no candidate, and rows of its own see NaN.
      int spoilt = s.spoilt < g.keyBegin || s.spoilt >= g.keyBegin + g.keys ? -1 : (s.spoilt - g.keyBegin) / s.block;
      if (spoilt == own) continue;
      candidates -= spoilt >= 0 && (!s.causal || spoilt < own);
      bool fine = true;
      std::vector<bool> in(blocks);
      while (n < s.topK && chosen[n] >= 0) {
        int b = chosen[n];
        fine &= b < blocks && (s.causal ? b < own : b != own) && (n == 0 || chosen[n - 1] < b);
        fine &= !s.sameKeys || b == (s.causal || n < own ? n : n + 1);  // of equals the smaller
        fine &= b != spoilt;
        if (!fine) break;
        in[b] = true, least = std::min(least, score[b]), ++n;
      }
      fine &= n == std::min(s.topK, candidates);
      for (int m = n; m < s.topK; ++m) fine &= chosen[m] == -1;
      for (int b = 0; b < blocks; ++b) if (!in[b] && (s.causal ? b < own : b != own)) most = std::max(most, score[b]);
      // The router compares 15 bits of a score's mantissa.
      fine &= !(most > least + 1e-5 * s.scaleQ + std::max(fabs(most), fabs(least)) / 32768);
      badChoice += !fine;
      std::vector<Run::Pair> pairs = nearPairs(r, g, h, i);
      double w = r.gateOf(h, row);
      bool global = near && !s.causal && (position < s.head || position >= g.keys - s.tail);
      for (int m = 0; fine && w > 0 && !global && m < n; ++m)
        for (int j = chosen[m] * s.block; j < std::min(g.keys, (chosen[m] + 1) * s.block); ++j)
          if (!(j < s.head || (s.causal ? j >= own * s.block - s.tail : j >= g.keys - s.tail))) pairs.push_back({j, w});
      if (s.longest < 0) bad += !r.row(h, g, i, pairs, worst, worstLse);  // no closer claim for such logits
      ++rows;
    }
    base += blocks;
  }
  if (badMeans || badChoice) printf("  means wrong %zu, choices wrong %zu\n", badMeans, badChoice);
  // One segment alone gives the same bits.
  if (r.segments.size() > 1 && !near) {
    // (keys and queries of a segment differ by position in the fill; compare through views instead)
    for (size_t g = 0; g < r.segments.size(); ++g) {
      Segment alone = r.segments[g];
      if (alone.queries == 0) continue;
      Run one(r.s, false);
      one.c.packing = one.memory.put(std::vector<Packing>{{1, alone.queries, (alone.keys + s.block - 1) / s.block, 0, 0, {}}});
      auto shift = [&](View& v, int rows, int size) { v.data = static_cast<char*>(v.data) + rows * v.row * size; };
      shift(one.c.q, alone.queryBegin, 2), shift(one.c.out, alone.queryBegin, 2), shift(one.c.logSumExp, alone.queryBegin, 4);
      if (s.gates) shift(one.c.gate, alone.queryBegin, 4);
      one.c.segments = one.memory.put(std::vector<Segment>{{0, alone.queries, alone.keyBegin, alone.keys}});
      one.blocks = (alone.keys + s.block - 1) / s.block;
      one.rows = alone.queries;
      routedSetUp(one);
      routedAll(one);
      CK(cudaDeviceSynchronize());
      shift(one.c.out, -alone.queryBegin, 2);
      std::vector<uint16_t> o;
      r.back(o, one.c.out.data, r.outElements());
      for (int h = 0; h < s.heads; ++h) for (int i = 0; i < alone.queries; ++i) {
        size_t at = h * r.c.out.head + (alone.queryBegin + i) * r.c.out.row;
        differ += memcmp(&o[at], &r.out[at], s.d * 2) != 0;
      }
    }
  }
  // Rows beside the key that is NaN are NaN, too.
  report("routed", r, rows, bad + badMeans + badChoice, worst, worstLse, s.spoilt < 0 && s.longest < 0 ? r.poisonLeft() : 0, differ);
}

static void routedChecks() {
  for (int type : {F16, BF16}) for (int d : {64, 128}) {
    if (smallOnly && type == BF16) continue;
    auto with = [&](int block, int topK, bool causal, int gates, std::function<void(Shape&)> more = nullptr) {
      return [=](Shape& s) {
        s.type = type, s.d = d, s.block = block, s.topK = topK, s.causal = causal, s.gates = gates;
        if (more) more(s);
      };
    };
    routedCheck(shape("n=1000", {{1000, 1000}}, with(64, 4, true, 1)), 1);
    routedCheck(shape("encoder n=1000", {{1000, 1000}}, with(64, 4, false, 2, [](Shape& s) { s.tokenMajor = true; })), 1);
    routedCheck(shape("segments", {{0, 0}, {1, 1}, {200, 200}, {40, 300}, {0, 0}, {1, 129}, {64, 64}}, with(64, 4, true, 1, [](Shape& s) { s.threshold = .4f; })), 1);
    auto globals = [](int head, int tail) { return [=](Shape& s) { s.head = head, s.tail = tail; }; };
    routedCheck(shape("globals", {{700, 700}}, with(64, 4, true, 1, globals(32, 32))), 1);
    routedCheck(shape("globals encoder", {{700, 700}}, with(64, 4, false, 1, globals(32, 32))), 1);
    routedCheck(shape("NaN key", {{900, 900}, {300, 300}}, with(64, 4, true, 1, [](Shape& s) { s.spoilt = 333; })), 1);
    routedCheck(shape("NaN key encoder", {{900, 900}}, with(32, 8, false, 1, [](Shape& s) { s.spoilt = 333; })), 1);
    routedCheck(shape("long key", {{900, 900}, {100, 300}}, with(64, 4, true, 1, [](Shape& s) { s.longest = 130; })), 1);
    if (smallOnly) continue;
    routedCheck(shape("long key encoder", {{2500, 2500}}, with(32, 8, false, 1, [](Shape& s) { s.longest = 130; })), 3);
    routedCheck(shape("long key, 1,250 candidates", {{40000, 40000}}, with(32, 3, true, 1, [](Shape& s) { s.longest = 130; })), 301);
    routedCheck(shape("globals B=32", {{600, 600}, {64, 300}, {1, 257}, {100, 100}}, with(32, 8, true, 2, globals(64, 64))), 1);
    routedCheck(shape("globals B=32 encoder", {{600, 600}, {130, 130}, {40, 40}}, with(32, 8, false, 2, globals(64, 64))), 1);
    routedCheck(shape("odd globals", {{900, 900}, {10, 500}}, with(128, 3, true, 1, globals(5, 77))), 1);
    routedCheck(shape("odd globals encoder", {{901, 901}}, with(128, 12, false, 1, globals(70, 1))), 1);
    routedCheck(shape("ties", {{5000, 5000}, {3, 700}}, with(64, 4, true, 1, [](Shape& s) { s.sameKeys = true; })), 3);
    routedCheck(shape("ties encoder", {{2100, 2100}}, with(32, 7, false, 1, [](Shape& s) { s.sameKeys = true; })), 3);
    routedCheck(shape("1,250 candidates", {{40000, 40000}}, with(32, 4, true, 1)), 301);
    routedCheck(shape("2,200 candidates", {{300, 70400}}, with(32, 16, true, 1)), 7);
    routedCheck(shape("n=40", {{40, 40}}, with(64, 4, true, 0)), 1);
    routedCheck(shape("B=32", {{1111, 1111}, {33, 65}}, with(32, 8, true, 1)), 1);
    routedCheck(shape("B=32 encoder", {{777, 777}, {31, 31}}, with(32, 3, false, 1)), 1);
    routedCheck(shape("B=128 GQA", {{1500, 1500}, {100, 500}}, with(128, 2, true, 2, [](Shape& s) { s.heads = 6; })), 2);
    routedCheck(shape("B=128 encoder", {{1300, 1300}, {127, 127}}, with(128, 4, false, 0)), 2);
    routedCheck(shape("k=16 logits", {{3000, 3000}}, with(64, 16, true, 1, [](Shape& s) { s.scaleQ = 8.f; })), 11);
    routedCheck(shape("n=16384", {{16384, 16384}}, with(64, 4, true, 0)), 211);
  }
}

static void routedTime(bool once) {
  for (int n : {16384, 65536}) for (int d : {64, 128}) {
    if ((d == 128 && n == 65536) || (once && n == 16384)) continue;
    Shape time = shape("time", {{n, n}}, [&](Shape& s) { s.heads = s.kvHeads = 12, s.topK = 4, s.d = d; });
    Run r(time, false), other(time, false);
    routedSetUp(r), routedSetUp(other);
    routedAll(r);
    CK(cudaStreamSynchronize(stream));
    if (once) return;
    // In turn, so that nothing is in the L2 cache from the run before.
    printf("routed n=%d 12x%d k=4 us: all %.1f |", n, d, timed([&] { routedAll(r), routedAll(other); }, 3) / 2);
    auto part = [&](const char* name, std::vector<int> steps) {
      printf(" %s %.1f", name, timed([&] { for (int i : steps) routedStep(r, i); }, 10));
    };
    // The router adds to counts that prepare clears, scatter to places that items writes.
    part("means", {1}), part("prepare, router", {0, 2}), part("items, scatter", {3, 4}), part("blocks", {5}), part("merge", {6});
    printf("\n");
  }
}

int main(int argc, char** argv) {
  std::string all;
  for (int i = 1; i < argc; ++i) all += std::string(" ") + argv[i];
  auto has = [&](const char* x) { return all.find(x) != std::string::npos; };
  smallOnly = has("small");
  CK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
  if (!has("nocheck")) routedChecks();
  if (!smallOnly && !has("notime")) routedTime(has("once"));
  printf(failures ? "FAILED: %d\n" : "all ok\n", failures);
  return failures != 0;
}
