// Checks and times the COO and decode kernels against float64 on the host.
// Build: nvcc -O3 -std=c++17 -gencode=arch=compute_90a,code=sm_90a -o sparse_check src/test/cuda/sparse_check.cu
// Run:   sparse_check [coo] [decode] [time] [small] [nocheck]
//        (no argument: all; small: for a sanitizer; nocheck: times only)

#include "../../main/cuda/coo/coo_long.cu"
#include "../../main/cuda/coo/coo_rows.cu"
#include "../../main/cuda/decode/decode_headtail.cu"

#include "check.cuh"

#define COO_ROWS_SHARED(d) ((d) * 384 + 51200)

// ---- coo

struct PairList {
  std::vector<int64_t> rowPtr{0};
  std::vector<int> col;
  std::vector<float> value;
};

// What the host does when a list is bound.
struct Analysis {
  std::vector<coo::Group> groups;
  std::vector<int> denseColumn, column, longRow;
  std::vector<float> denseLog, log;
  std::vector<long long> rowBegin;
  std::vector<coo::LongItem> longItems;
  std::vector<coo::LongGroup> longGroups;
  static constexpr int RUN = 16;  // chunks of an item of long rows

  struct Entry { int column; float log; };

  Analysis(const PairList& list, const std::vector<Segment>& segments, int block, bool causal) {
    int64_t rows = list.rowPtr.size() - 1, average = rows ? list.rowPtr[rows] / rows : 0;
    int64_t most = std::max<int64_t>(256, 4 * average);
    for (auto& s : segments) {
      std::vector<int> shared(s.keys), longOnes;
      auto read = [&](int position) {
        std::vector<Entry> entries;
        int row = s.queryBegin + position;
        for (int64_t e = list.rowPtr[row]; e < list.rowPtr[row + 1]; ++e) {
          int c = list.col[e] - s.queryBegin;
          if (list.value[e] > 0 && !(block > 0 && c / block == position / block) && !(causal && c > position)) entries.push_back({c, log2f(list.value[e])});
        }
        return entries;
      };
      for (int at = 0; at < s.keys; at += 64) {
        int end = std::min(at + 64, s.keys), first = denseColumn.size() / 64;
        coo::Group g{int(&s - &segments[0]), at, first, first, 0, 0};
        std::vector<std::vector<Entry>> all(64);
        for (int p = at; p < end; ++p) {
          all[p - at] = read(p);
          if ((int64_t)all[p - at].size() > most) g.longRows |= 1ull << (p - at), longOnes.push_back(p), all[p - at].clear();
          for (auto& e : all[p - at]) ++shared[e.column];
        }
        int threshold = std::max(2, std::min(16, (end - at) / 2));
        std::vector<int> columns;
        for (auto& r : all) for (auto& e : r) if (shared[e.column] > 0) {
          if (shared[e.column] >= threshold) columns.push_back(e.column), shared[e.column] = -1;
          else if (shared[e.column] > 0) shared[e.column] = 0;
        }
        std::sort(columns.begin(), columns.end());
        for (size_t i = 0; i < columns.size(); ++i) shared[columns[i]] = -1 - (int)i;
        dense(s, columns);
        for (int p = at; p < end; ++p) {
          rowBegin.push_back(column.size());
          for (auto& e : all[p - at]) {
            if (shared[e.column] < 0) put(first, p - at, -1 - shared[e.column], e.log);
            else column.push_back(s.keyBegin + e.column), log.push_back(e.log), ++g.entries;
          }
        }
        for (auto& r : all) for (auto& e : r) shared[e.column] = 0;
        g.denseEnd = denseColumn.size() / 64;
        groups.push_back(g);
      }
      for (size_t from = 0; from < longOnes.size(); from += 64) {
        int count = std::min<size_t>(64, longOnes.size() - from), first = denseColumn.size() / 64;
        coo::LongGroup g{(int)longRow.size(), (int)longItems.size(), 0, 0};
        std::vector<std::vector<Entry>> all(count);
        std::vector<int> columns;
        for (int r = 0; r < 64; ++r) longRow.push_back(r < count ? s.queryBegin + longOnes[from + r] : -1);
        for (int r = 0; r < count; ++r) {
          int p = longOnes[from + r];
          all[r] = read(p);
          if (block > 0) for (int j = p / block * block; j < std::min(s.keys, (p / block + 1) * block); ++j) if (!causal || j <= p) all[r].push_back({j, 0.f});
          for (auto& e : all[r]) if (!shared[e.column]) shared[e.column] = -1, columns.push_back(e.column);
        }
        std::sort(columns.begin(), columns.end());
        for (size_t i = 0; i < columns.size(); ++i) shared[columns[i]] = -1 - (int)i;
        dense(s, columns);
        for (int r = 0; r < count; ++r) for (auto& e : all[r]) put(first, r, -1 - shared[e.column], e.log);
        for (int c : columns) shared[c] = 0;
        int last = denseColumn.size() / 64;
        for (int i = first; i < last; i += RUN) longItems.push_back({g.rows, i, std::min(last, i + RUN), 0}), ++g.items;
        longGroups.push_back(g);
      }
    }
    rowBegin.push_back(column.size());
  }
  void dense(const Segment& s, const std::vector<int>& columns) {
    for (size_t i = 0; i < (columns.size() + 63) / 64 * 64; ++i) denseColumn.push_back(i < columns.size() ? s.keyBegin + columns[i] : -1);
    denseLog.resize(denseColumn.size() * 64, -INFINITY);
  }
  void put(int chunk, int row, int i, float x) { denseLog[((size_t)(chunk + i / 64) * 64 + row) * 64 + i % 64] = x; }
  coo::Layout upload(Memory& m, int stride) const {
    return {m.put(groups), m.put(denseColumn), m.put(denseLog), m.put(rowBegin), m.put(column), m.put(log), m.put(longRow),
            m.put(longItems), m.put(longGroups), (int)groups.size(), (int)longItems.size(), (int)longGroups.size(), stride};
  }
};

static uint32_t hash(uint32_t x) {
  x ^= x >> 16, x *= 0x7feb352du, x ^= x >> 15, x *= 0x846ca68bu;
  return x ^ x >> 16;
}

// kind 0: about `count` random entries a row; 1: HeadTail(32, 32) as a list; 2: both, one row long.
static PairList listOf(const Run& r, int kind, int count, uint32_t seed) {
  PairList list;
  for (auto& s : r.segments) {
    for (int i = 0; i < s.keys; ++i) {
      std::vector<std::pair<int, float>> entries;
      auto globalToken = [&](int x) { return x < 32 || x >= s.keys - 32; };
      auto weight = [&](int x) { return r.gate.empty() ? 1.f : r.gate[s.queryBegin + x]; };
      if (kind >= 1) {
        int own = r.s.block ? i / r.s.block * r.s.block : i;
        if (r.s.causal) {
          for (int j = 0; j < s.keys; ++j) if (j < 32 || (j >= own - 32 && j < own)) entries.push_back({j, weight(i)});
        } else if (globalToken(i)) {
          for (int j = 0; j < s.keys; ++j) entries.push_back({j, globalToken(j) ? 1.f : weight(j)});
        } else {
          for (int j = 0; j < 32 && j < s.keys; ++j) entries.push_back({j, weight(i)});
          for (int j = std::max(32, s.keys - 32); j < s.keys; ++j) entries.push_back({j, weight(i)});
        }
      }
      if (kind == 2 && i == s.keys / 2) for (int j = 0; j < s.keys; j += 2) entries.push_back({j, .5f});
      if (kind != 1) for (int e = 0; e < count; ++e) {
        uint32_t x = hash(seed + hash(s.queryBegin + i) + e * 7919u);
        entries.push_back({int(x % s.keys), (x >> 8 & 31) == 0 ? 0.f : .1f + (x >> 16) / 65536.f});
      }
      std::stable_sort(entries.begin(), entries.end(), [](auto& a, auto& b) { return a.first < b.first; });
      for (size_t e = 0; e < entries.size(); ++e) {
        if (e && entries[e].first == entries[e - 1].first) continue;
        list.col.push_back(s.queryBegin + entries[e].first), list.value.push_back(entries[e].second);
      }
      list.rowPtr.push_back(list.col.size());
    }
  }
  return list;
}

struct Coo {
  Run& r;
  int groups = 0, longItems = 0, longGroups = 0;

  Coo(Run& run, const std::vector<PairList>& lists) : r(run) {
    std::vector<Analysis> all;
    for (auto& l : lists) all.emplace_back(l, r.segments, r.s.block, r.s.causal), longItems = std::max(longItems, (int)all.back().longItems.size());
    std::vector<coo::Layout> layouts;
    for (auto& a : all) {
      layouts.push_back(a.upload(r.memory, longItems));
      groups = std::max(groups, (int)a.groups.size()), longGroups = std::max(longGroups, (int)a.longGroups.size());
    }
    r.c.cooLists = lists.size();
    r.c.rowPtr = reinterpret_cast<const int64_t*>(r.memory.put(layouts));
    r.c.partials = r.memory.get<float>((size_t)r.s.heads * longItems * 64 * (r.s.d + 2) * 4, 0xff);
  }
  void step(int i) {
    const Shape& s = r.s;
    if (i == 0) launch(PICK(s, coo_rows), dim3(groups, s.heads), 128, COO_ROWS_SHARED(s.d), r.c);
    if (i == 1) launch(PICK(s, coo_long), dim3(longItems, s.heads), 128, 640 * s.d, r.c);
    if (i == 2) launch(PICK(s, coo_long_merge), dim3(longGroups * 16, s.heads), 128, 0, r.c);
  }
  void all() {
    for (int i = 0; i < 3; ++i) step(i);
  }
};

static void cooCheck(const Shape& s, int kind, int count, int listCount, int every) {
  Run r(s);
  std::vector<PairList> lists;
  for (int l = 0; l < listCount; ++l) lists.push_back(listOf(r, kind, count, 77 * l));
  Coo coo(r, lists);
  r.poison();
  coo.all();
  r.results();
  std::vector<uint16_t> first = r.out;
  std::vector<float> firstLse = r.lse;
  r.poison();
  coo.all();
  r.results();
  size_t differ = memcmp(first.data(), r.out.data(), first.size() * 2) != 0, rows = 0, bad = 0;
  differ += memcmp(firstLse.data(), r.lse.data(), firstLse.size() * 4) != 0;
  double worst = 0, worstLse = 0;
  for (auto& g : r.segments) for (int h = 0; h < s.heads; ++h) for (int i = 0; i < g.queries; i += 1 + (every > 1 ? (i * 7 + h) % (2 * every) : 0)) {
    const PairList& list = lists[listCount > 1 ? h : 0];
    std::vector<Run::Pair> pairs;
    int own = s.block ? i / s.block * s.block : 0, end = s.block ? std::min(g.keys, own + s.block) : 0;
    for (int j = own; j < end; ++j) if (!s.causal || j <= i) pairs.push_back({j, 1});
    for (int64_t e = list.rowPtr[g.queryBegin + i]; e < list.rowPtr[g.queryBegin + i + 1]; ++e) {
      int j = list.col[e] - g.queryBegin;
      if ((j < own || j >= end) && !(s.causal && j > i) && list.value[e] > 0) pairs.push_back({j, list.value[e]});
    }
    bad += !r.row(h, g, i, pairs, worst, worstLse);
    ++rows;
  }
  report(kind == 0 ? "coo" : kind == 1 ? "coo h/t" : "coo both", r, rows, bad, worst, worstLse, r.poisonLeft(), differ);
}

static void cooChecks() {
  for (int type : {F16, BF16}) for (int d : {64, 128}) {
    if (smallOnly && type == BF16) continue;
    auto with = [&](int block, bool causal, std::function<void(Shape&)> more = nullptr) {
      return [=](Shape& s) {
        s.type = type, s.d = d, s.block = block, s.causal = causal;
        if (more) more(s);
      };
    };
    std::vector<std::pair<int, int>> one{{700, 700}}, several{{0, 0}, {1, 1}, {130, 130}, {40, 40}, {333, 333}};
    cooCheck(shape("n=700", one, with(64, true)), 0, 20, 1, 1);
    cooCheck(shape("encoder", one, with(64, false, [](Shape& s) { s.tokenMajor = true; })), 2, 20, 2, 1);
    cooCheck(shape("B=0 segments", several, with(0, true)), 0, 5, 1, 1);
    cooCheck(shape("headtail", {{1500, 1500}}, with(64, false)), 1, 0, 1, 3);
    if (smallOnly) continue;
    cooCheck(shape("segments", several, with(64, false)), 2, 9, 1, 1);
    cooCheck(shape("B=32 GQA", several, with(32, true, [](Shape& s) { s.heads = 4; })), 2, 33, 1, 1);
    cooCheck(shape("B=128 encoder", {{900, 900}}, with(128, false)), 2, 40, 1, 1);
    cooCheck(shape("headtail causal", {{1500, 1500}}, with(64, true)), 1, 0, 1, 3);
    cooCheck(shape("B=0 sparse", {{500, 500}}, with(0, false)), 0, 1, 1, 1);
  }
}

static void cooTime() {
  for (int kind : {0, 1}) for (int n : {16384, 65536}) {
    if (kind == 0 && n == 16384) continue;
    Run r(shape("time", {{n, n}}, [&](Shape& s) { s.heads = s.kvHeads = 12, s.causal = false; }), false);
    if (kind == 1) r.back(r.gate, r.c.gate.data, n);
    PairList list = listOf(r, kind, 64, 5);
    Coo coo(r, {list});
    float all = timed([&] { coo.all(); }, 5), rows = timed([&] { coo.step(0); }, 5);
    printf("coo %s n=%d 12x64 us: all %.1f | rows %.1f", kind ? "headtail" : "random 64", n, all, rows);
    if (kind) printf(" long %.1f merge %.1f\n", timed([&] { coo.step(1); }, 5), timed([&] { coo.step(2); }, 5));
    else {
      float bare = timed([&] { launch(coo_gather_floor_f16_d64, dim3((n + 3) / 4, 12), 128, 0, r.c); }, 5);
      printf(" bare gather %.1f ratio %.2f\n", bare, all / bare);
    }
  }
}

// ---- decode

static void decodeRun(Run& r) { launch(PICK(r.s, decode_headtail), dim3(r.rows, r.s.heads), 2 * r.s.d, 0, r.c); }

// Moves K and V into pages in shuffled order; what no page holds any more stays NaN.
static void page(Run& r, int pageTokens, int headPages, int windowPages) {
  const Shape& s = r.s;
  int slots = headPages + windowPages, count = r.segments.size() * slots;
  size_t stride = (size_t)s.kvHeads * pageTokens * s.d;
  std::vector<int> table(count);
  for (int i = 0; i < count; ++i) table[i] = (i * 7919 + 13) % count;
  if (count % 7919 == 0) abort();
  std::vector<uint16_t> k(stride * count, 0x7fff), v(stride * count, 0x7fff);
  std::vector<Segment> segments = r.segments;
  for (size_t g = 0; g < segments.size(); ++g) {
    const Segment& flat = r.segments[g];
    for (int j = 0; j < flat.keys; ++j) {
      int p = j / pageTokens, slot = p < headPages ? p : headPages + (p - headPages) % windowPages;
      for (int h = 0; h < s.kvHeads; ++h) for (int e = 0; e < s.d; ++e) {
        size_t to = table[g * slots + slot] * stride + ((size_t)h * pageTokens + j % pageTokens) * s.d + e;
        k[to] = r.k[h * r.kFlat.head + (flat.keyBegin + j) * r.kFlat.row + e];
        v[to] = r.v[h * r.vFlat.head + (flat.keyBegin + j) * r.vFlat.row + e];
      }
    }
    segments[g].keyBegin = g;
  }
  r.c.k = {r.memory.put(k), (int64_t)pageTokens * s.d, s.d}, r.c.v = {r.memory.put(v), (int64_t)pageTokens * s.d, s.d};
  r.c.pageTable = r.memory.put(table), r.c.page = stride, r.c.pageSlots = slots, r.c.pageTokens = pageTokens;
  r.c.headPages = headPages, r.c.windowPages = windowPages;
  r.c.segments = r.memory.put(segments);
}

static void decodeCheck(const Shape& s, int pageTokens) {
  Run r(s);
  if (pageTokens) page(r, pageTokens, (s.head + pageTokens - 1) / pageTokens, (s.tail + s.block + 2 * pageTokens - 1) / pageTokens + 1);
  r.poison();
  decodeRun(r);
  r.results();
  std::vector<uint16_t> first = r.out;
  decodeRun(r);
  r.results();
  size_t differ = memcmp(first.data(), r.out.data(), first.size() * 2) != 0, rows = 0, bad = 0;
  double worst = 0, worstLse = 0;
  for (auto& g : r.segments) for (int h = 0; h < s.heads; ++h) for (int i = 0; i < g.queries; ++i) {
    int p = g.keys - g.queries + i, start = p / s.block * s.block;
    std::vector<Run::Pair> pairs;
    double w = r.gateOf(h, g.queryBegin + i);
    for (int j = 0; j <= p; ++j) {
      if (j >= start) pairs.push_back({j, 1});
      else if (w > 0 && (j < s.head || j >= start - s.tail)) pairs.push_back({j, w});
    }
    bad += !r.row(h, g, i, pairs, worst, worstLse);
    ++rows;
  }
  report(pageTokens ? "decode pg" : "decode", r, rows, bad, worst, worstLse, r.poisonLeft(), differ);
}

static void decodeChecks() {
  for (int type : {F16, BF16}) for (int d : {64, 128}) {
    std::vector<std::pair<int, int>> ones, mixed{{1, 1}, {0, 0}, {3, 70}, {1, 1000}, {0, 50}, {4, 4}, {2, 131}, {1, 64}, {1, 65}};
    for (int i = 0; i < 13; ++i) ones.push_back({1, 1 + i * i * 37});
    auto with = [&](int block, int head, int tail, int gates) {
      return [=](Shape& s) { s.type = type, s.d = d, s.block = block, s.head = head, s.tail = tail, s.gates = gates, s.threshold = .3f, s.heads = 4; };
    };
    for (int pages : {0, 64, 128}) {
      decodeCheck(shape("one each", ones, with(64, 32, 32, 1)), pages);
      decodeCheck(shape("mixed", mixed, with(64, 32, 32, 2)), pages);
      decodeCheck(shape("B=128", mixed, with(128, 16, 16, 1)), pages ? 128 : 0);
      decodeCheck(shape("B=32 64+64", ones, with(32, 64, 64, 0)), pages);
    }
  }
}

static void decodeTime() {
  for (int keys : {128, 1024}) {
    std::vector<std::pair<int, int>> segments(64, {1, keys});
    Run r(shape("time", segments, [&](Shape& s) { s.heads = s.kvHeads = 12, s.head = s.tail = 32; }));
    float flat = timed([&] { decodeRun(r); }, 50);
    page(r, 64, 1, 4);
    printf("decode 64 sequences of %d, 12x64, 32+32 us: flat %.2f paged %.2f\n", keys, flat, timed([&] { decodeRun(r); }, 50));
  }
}

int main(int argc, char** argv) {
  std::string all;
  for (int i = 1; i < argc; ++i) all += std::string(" ") + argv[i];
  auto has = [&](const char* x) { return all.find(x) != std::string::npos; };
  smallOnly = has("small");
  bool any = has("coo") || has("decode");
  CK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
  if (!any || has("coo")) {
    if (!has("nocheck")) cooChecks();
    if (!any || has("time")) cooTime();
  }
  if (!any || has("decode")) {
    if (!has("nocheck")) decodeChecks();
    if (!any || has("time")) decodeTime();
  }
  printf(failures ? "FAILED: %d\n" : "all ok\n", failures);
  return failures != 0;
}
