// Checks and times the kernels of local + HeadTail attention with blocks of any size (dense included) against
// float64 on the host.
// Build: nvcc -O3 -std=c++17 -gencode=arch=compute_90a,code=sm_90a -o dense_check src/test/cuda/dense_check.cu
// Run:   dense_check [small] [nocheck] [notime] [narrow] [once]
//        (small: for a sanitizer; narrow: time 128 rows at a time; once: one run of each timed case, for a profiler)
#include "../../main/cuda/limit/floor.cu"
#include "../../main/cuda/local_dense/dense_globals.cu"
#include "../../main/cuda/local_dense/dense_rows.cu"
#include "../../main/cuda/rows/rows.cu"
#include "check.cuh"

static int multiprocessorCount;

static int constant(int index) {
  int x[4];
  CK(cudaMemcpyFromSymbol(x, weft_dense_shape, sizeof x));
  return x[index];
}

static int chunkSize(int keys) { return std::max(128, (keys + 2047) / 2048 * 64); }

// Whether rows are taken 192 at a time.
static bool isWide(const Shape& s) { return s.d == 64 && s.block >= 1024; }

// Tiles of `tileRows` rows, dearest first, and room for the partial results.
static void setUp(Run& r, int tileRows) {
  DenseTileSpec spec{r.s.causal, r.s.block, r.s.head, r.s.tail, tileRows, constant(3)};
  std::vector<DenseTile> items;
  int chunks = 0;
  for (Segment& g : r.segments) {
    g.firstChunk = chunks;
    chunks += (g.keys + chunkSize(g.keys) - 1) / chunkSize(g.keys);
    if (g.queries == 0) continue;
    for (int tile = (g.keys - g.queries) / tileRows; tile * tileRows < g.keys; ++tile) {
      items.push_back(denseTileOf(spec, g.queryBegin, g.queries, g.keyBegin, g.keys, tile));
    }
  }
  std::stable_sort(items.begin(), items.end(), [](const DenseTile& a, const DenseTile& b) { return a.tiles > b.tiles; });
  r.c.segments = r.memory.put(r.segments);
  r.c.items = reinterpret_cast<const Item*>(r.memory.put(items));
  r.c.packing = r.memory.put(std::vector<Packing>{{(int)r.segments.size(), r.rows, r.blocks, (int)items.size(), chunks, {}}});
  r.c.counters = r.memory.get<int>(8, 0);
  r.tag = tileRows;
  int globals = r.s.head + r.s.tail;
  r.c.partials = r.memory.get<float>((size_t)std::max(1, chunks) * r.s.heads * globals * (r.s.d + 2) * 4, 0xff);
}

static int chunksOf(const Run& r) {
  int chunks = 0;
  for (auto& g : r.segments) chunks += (g.keys + chunkSize(g.keys) - 1) / chunkSize(g.keys);
  return chunks;
}

static void rowsOnly(Run& r) {
  if (r.tag == 192) {
    launch(r.s.type == F16 ? dense_rows_wide_f16_d64 : dense_rows_wide_bf16_d64, multiprocessorCount, 512, constant(2), r.c);
  } else {
    launch(PICK(r.s, dense_rows), multiprocessorCount, 384, constant(r.s.d == 64 ? 0 : 1), r.c);
  }
}

static void globalsOnly(Run& r) {
  int globals = r.s.head + r.s.tail;
  if (r.s.causal || globals == 0) return;
  launch(PICK(r.s, dense_globals), dim3(chunksOf(r), r.s.heads, (globals + 63) / 64), 128, 640 * r.s.d + 512, r.c);
}

static void all(Run& r) {
  rowsOnly(r);
  globalsOnly(r);
  int globals = r.s.head + r.s.tail;
  if (r.s.causal || globals == 0) return;
  launch(r.s.d == 64 ? merge_rows_d64 : merge_rows_d128, dim3(r.segments.size(), r.s.heads, (globals + 3) / 4), 128, 0, r.c);
}

static void check(const Shape& s, int every, int tileRows) {
  Run r(s);
  setUp(r, tileRows);
  r.poison();
  all(r);
  r.results();
  std::vector<uint16_t> first = r.out;
  std::vector<float> firstLse = r.lse;
  size_t rows = 0, bad = 0, differ = 0, count = 0;
  double worst = 0, worstLse = 0;
  size_t left = r.poisonLeft();
  for (auto& g : r.segments) {
    for (int h = 0; h < s.heads; ++h) {
      for (int i = 0; i < g.queries; ++i) {
        int p = g.keys - g.queries + i, own = p / s.block, start = own * s.block;
        bool near = p < s.head || p >= g.keys - s.tail;
        if (count++ % every && !(near && count % 7 == 0)) continue;
        std::vector<Run::Pair> pairs;
        auto global = [&](int x) { return x < s.head || x >= g.keys - s.tail; };
        for (int j = 0; j < g.keys; ++j) {
          double w = 0;
          if (s.causal) {
            if (j > p) break;
            w = j >= start ? 1 : j < s.head || j >= start - s.tail ? r.gateOf(h, g.queryBegin + i) : 0;
          } else {
            int gi = s.head + s.tail > 0 && global(p), gj = s.head + s.tail > 0 && global(j);
            w = j / s.block == own || (gi && gj) ? 1 : gj ? r.gateOf(h, g.queryBegin + i) : gi ? r.gateOf(h, g.queryBegin + j) : 0;
          }
          if (w > 0) pairs.push_back({j, w});
        }
        bad += !r.row(h, g, i, pairs, worst, worstLse);
        ++rows;
      }
    }
  }
  for (int again = 0; again < 3; ++again) {
    r.poison();
    all(r);
    r.results();
    differ += memcmp(first.data(), r.out.data(), first.size() * 2) != 0 || memcmp(firstLse.data(), r.lse.data(), firstLse.size() * 4) != 0;
  }
  report(tileRows == 192 ? s.causal ? "causal w" : "encoder w" : s.causal ? "causal" : "encoder", r, rows, bad, worst, worstLse, left, differ);
}

// Both widths take every block, though the engine asks for the wide one with large blocks alone.
static void check(const Shape& s, int every) {
  check(s, every, 128);
  if (s.d == 64) check(s, every, 192);
}

static void checks() {
  auto of = [](int block, bool causal, int head, int tail, int d = 64, int type = F16) {
    return [=](Shape& s) { s.block = block, s.causal = causal, s.head = head, s.tail = tail, s.d = d, s.type = type; };
  };
  for (int d : {64, 128}) {
    int type = d == 64 ? F16 : BF16;
    check(shape("dense", {{300, 300}}, of(1 << 20, false, 0, 0, d, type)), 3);
    check(shape("dense causal", {{300, 300}}, of(1 << 20, true, 0, 0, d, type)), 3);
    check(shape("segments", {{1, 1}, {0, 0}, {129, 129}, {64, 64}, {700, 700}}, of(128, false, 16, 16, d, type)), 5);
    check(shape("part queries", {{1, 130}, {40, 300}, {0, 70}, {129, 129}}, of(128, true, 16, 16, d, type)), 1);
  }
  if (smallOnly) return;
  for (int type : {F16, BF16}) {
    for (int d : {64, 128}) {
      for (bool causal : {false, true}) {
        for (int block : {1, 32, 48, 64, 128, 200, 256, 1 << 30}) {
          auto f = of(block, causal, 16, 16, d, type);
          check(shape("one", {{1000, 1000}}, f), 23);
        }
        check(shape("many globals", {{1500, 1500}, {100, 100}}, of(32, causal, 64, 64, d, type)), 29);
        check(shape("200 globals", {{777, 777}, {150, 150}}, of(128, causal, 130, 70, d, type)), 19);
        check(shape("tail only", {{513, 513}}, of(128, causal, 0, 40, d, type)), 7);
        check(shape("head only", {{513, 513}}, of(96, causal, 40, 0, d, type)), 7);
        check(shape("grouped", {{640, 640}, {65, 65}}, [&](Shape& s) {
          of(128, causal, 16, 16, d, type)(s), s.heads = 6, s.kvHeads = 2, s.tokenMajor = true, s.gates = 2, s.threshold = 0.3f; }), 17);
        check(shape("no gate", {{400, 400}}, [&](Shape& s) { of(32, causal, 20, 20, d, type)(s), s.gates = 0; }), 7);
        check(shape("great logits", {{400, 400}}, [&](Shape& s) { of(256, causal, 8, 8, d, type)(s), s.scaleQ = 30.f; }), 7);
      }
    }
  }
  std::vector<std::pair<int, int>> many;
  for (int i = 0; i < 90; ++i) many.push_back({(i * 37) % 301, (i * 37) % 301});
  check(shape("90 segments", many, of(128, false, 16, 16)), 31);
  check(shape("90 segments", many, of(128, true, 16, 16)), 31);
  check(shape("long", {{8192, 8192}}, of(128, false, 16, 16)), 997);
  check(shape("long dense", {{4096, 4096}}, of(1 << 30, true, 0, 0)), 997);
}

static void timings(bool once, bool narrow) {
  struct Case {
    int heads, d, n, block;
    bool causal;
    int globals;
  };
  const Case cases[] = {{12, 64, 4096, 1 << 30, false, 0},  {12, 64, 16384, 1 << 30, false, 0}, {12, 64, 4096, 1 << 30, true, 0},
                        {12, 64, 16384, 1 << 30, true, 0},  {16, 128, 4096, 1 << 30, false, 0}, {16, 128, 16384, 1 << 30, false, 0},
                        {16, 128, 16384, 1 << 30, true, 0}, {12, 64, 1024, 1 << 30, false, 0},  {12, 64, 65536, 128, false, 0},
                        {12, 64, 65536, 128, false, 16},    {12, 64, 65536, 128, true, 16},     {12, 64, 65536, 32, false, 16},
                        {12, 64, 65536, 32, true, 16},      {16, 128, 65536, 128, false, 16},   {16, 128, 65536, 128, true, 16},
                        {12, 64, 4096, 128, false, 16},     {12, 64, 4096, 128, true, 16}};
  for (auto& x : cases) {
    Run r(shape("time", {{x.n, x.n}}, [&](Shape& s) {
      s.heads = s.kvHeads = x.heads, s.d = x.d, s.block = x.block, s.causal = x.causal, s.head = s.tail = x.globals;
    }), false);
    setUp(r, isWide(r.s) && !narrow ? 192 : 128);
    if (once) {
      all(r);
      CK(cudaStreamSynchronize(stream));
      continue;
    }
    double pairs = (double)x.n * (x.block < x.n ? x.block : x.n) * (x.causal ? 0.5 : 1) * x.heads;
    int times = x.n >= 16384 && x.block > x.n ? 3 : 20;
    float t = timed([&] { rowsOnly(r); }, times), g = timed([&] { globalsOnly(r); }, times), whole = timed([&] { all(r); }, times);
    FloorCall f{r.c.q.data, r.c.k.data, r.c.v.data, r.c.out.data, (int64_t)x.heads * x.n * x.d / 8};
    float floor = timed([&] { floor_3r1w<<<multiprocessorCount * 4, 512, 0, stream>>>(f); }, times);
    printf("%2dx%-3d n=%-6d B=%-10d %-7s G=%-2d us: rows %8.1f globals %6.1f all %8.1f floor %6.1f ratio %6.2f  TFLOP/s %5.0f\n", x.heads, x.d, x.n,
           x.block, x.causal ? "causal" : "encoder", 2 * x.globals, t, g, whole, floor, whole / floor, 4 * pairs * x.d / t * 1e-6);
    fflush(stdout);
  }
}

int main(int argc, char** argv) {
  std::string words;
  for (int i = 1; i < argc; ++i) words += std::string(" ") + argv[i];
  auto has = [&](const char* x) { return words.find(x) != std::string::npos; };
  smallOnly = has("small");
  CK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
  CK(cudaDeviceGetAttribute(&multiprocessorCount, cudaDevAttrMultiProcessorCount, 0));
  if (!has("nocheck")) checks();
  if (!smallOnly && !has("notime")) timings(has("once"), has("narrow"));
  printf(failures ? "FAILED: %d\n" : "all ok\n", failures);
  return failures != 0;
}
