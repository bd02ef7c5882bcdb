// A stand-in for the CUDA driver, for tests: the functions that the engine's cuda backend calls, over
// memory of the host. It checks what the host side does: bounds of copies and of kernels' operands,
// lifetimes of handles, grids, shared memory, clusters, the packing, the order of launches, captures.
//
// It is no emulator: kernels are not run. Each is replaced by the operator's formula in float64, written
// down from the definition, on the struct that the kernel would get; so it says nothing about the
// kernels' own code. A kernel that a check refuses prints the reason to stderr and fails.
//
// Streams run at once, or, with FAKE_CUDA_LAZY=1, only when something waits for them: what the host
// overwrites or frees too early then goes wrong for sure.
//
// Environment: FAKE_CUDA_MEMORY (bytes), FAKE_CUDA_VERSION, FAKE_CUDA_DEVICES, FAKE_CUDA_PTX (90 or 80),
// FAKE_CUDA_KERNELS (a file whose lines begin with kernels' names: no others are found),
// FAKE_CUDA_FAIL (function:code:nth[:sticky]), FAKE_CUDA_LAZY. At exit it prints what still lives and
// how often some functions were called, as lines "fake NAME NUMBER".
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/call.cuh"
#include "local_dense/dense_tile.h"
#include "local_headtail/split.h"

namespace {

using weft::Call;
using weft::Segment;
using weft::View;

enum : int {
  SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, INVALID_DEVICE = 101, INVALID_CONTEXT = 201, INVALID_HANDLE = 400,
  NOT_FOUND = 500, NOT_READY = 600, ILLEGAL_ADDRESS = 700, LAUNCH_FAILED = 719, CAPTURE_UNSUPPORTED = 900,
  ILLEGAL_STATE = 401, INVALID_CLUSTER_SIZE = 912
};

struct ErrorText { int code; const char *name, *text; };
const ErrorText ERRORS[] = {
    {SUCCESS, "CUDA_SUCCESS", "no error"},
    {INVALID_VALUE, "CUDA_ERROR_INVALID_VALUE", "invalid argument"},
    {OUT_OF_MEMORY, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory"},
    {INVALID_DEVICE, "CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"},
    {INVALID_CONTEXT, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context"},
    {INVALID_HANDLE, "CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"},
    {ILLEGAL_STATE, "CUDA_ERROR_ILLEGAL_STATE", "the operation cannot be performed in the present state"},
    {NOT_FOUND, "CUDA_ERROR_NOT_FOUND", "named symbol not found"},
    {NOT_READY, "CUDA_ERROR_NOT_READY", "device not ready"},
    {ILLEGAL_ADDRESS, "CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered"},
    {LAUNCH_FAILED, "CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"},
    {CAPTURE_UNSUPPORTED, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", "operation not permitted when stream is capturing"},
    {INVALID_CLUSTER_SIZE, "CUDA_ERROR_INVALID_CLUSTER_SIZE", "cluster size is not supported by the device"},
    {999, "CUDA_ERROR_UNKNOWN", "unknown error"}};

struct Failure {
  int code;
  std::string text;
};

__attribute__((format(printf, 2, 3))) [[noreturn]] void fail(int code, const char* format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  throw Failure{code, text};
}

// Refuses a launch for a reason that the host side is to blame for.
#define CHECK(OK, ...) \
  do { \
    if (!(OK)) fail(INVALID_VALUE, __VA_ARGS__); \
  } while (0)

long long environment(const char* name, long long otherwise) {
  const char* text = getenv(name);
  return text != nullptr && *text != 0 ? atoll(text) : otherwise;
}

// ---- what lives on the device

struct Kernel {
  std::string name, base, form;
  int type = -1, dim = 0, choices = 0;
  size_t argumentBytes = sizeof(Call);
};

struct Function {
  Kernel kernel;
  int sharedBytes = 48 << 10;
  bool largeClusters = false;
};

struct Module {
  std::map<std::string, std::unique_ptr<Function>> functions;
  std::vector<int> layout, shared, denseShape;
};

struct Launch {
  Function* function;
  unsigned x, y, z, threads, sharedBytes, cluster;
  std::vector<char> argument;
};

enum : int { KERNEL_NODE = 0, COPY_NODE = 1, SET_NODE = 2 };

struct Node {
  int type;
  bool toDevice;
  char *to, *from;
  size_t bytes;
  int value;
  Launch launch;
  void* argumentAt;  // what kernelParams of the node's parameters points to
};

struct Graph {
  std::vector<std::unique_ptr<Node>> nodes;
};

struct Executable {
  std::vector<Node*> origin;
  std::shared_ptr<std::vector<Node>> nodes;  // replaced when changed: launches under way keep theirs
};

struct Stream {
  std::deque<std::function<void()>> pending;
  Graph* capture = nullptr;
};

struct Mark {
  uint64_t recorded = 0, completed = 0;
  double millis = 0;
};

struct Event {
  std::shared_ptr<Mark> mark = std::make_shared<Mark>();
  Stream* stream = nullptr;
};

struct Pool {};

struct Device {
  std::recursive_mutex mutex;
  std::map<uintptr_t, size_t> memory, pinned, constants;
  std::set<void*> streams, events, graphs, executables, modules, pools, nodes;
  std::map<std::string, long long> counts;
  std::map<const void*, std::pair<std::string, std::vector<char>>> steps;  // last launch on a workspace
  std::set<std::string> kernels;
  Stream zero;
  size_t used = 0;
  int contexts = 0, orphans = 0;
  int sticky = 0;  // what every call returns from now on
  int fault = 0;   // what the next call that waits returns
  std::string failing;
  int failingCode = 0, failingSticky = 0;
  long long failingIn = 0;
  size_t total = environment("FAKE_CUDA_MEMORY", 1LL << 30);
  bool lazy = environment("FAKE_CUDA_LAZY", 0) != 0;

  Device() {
    if (const char* file = getenv("FAKE_CUDA_KERNELS")) {
      std::ifstream in(file);
      for (std::string line, name; std::getline(in, line);) {
        if (std::istringstream(line) >> name) kernels.insert(name);
      }
    }
    if (const char* text = getenv("FAKE_CUDA_FAIL")) {
      std::istringstream in(text);
      std::string code, nth, sticks;
      std::getline(in, failing, ':');
      std::getline(in, code, ':');
      std::getline(in, nth, ':');
      failingSticky = bool(std::getline(in, sticks, ':'));
      failingCode = atoi(code.c_str());
      failingIn = atoll(nth.c_str());
    }
  }

  long long live() const {
    return memory.size() + pinned.size() + streams.size() + events.size() + graphs.size() + executables.size() +
           modules.size() + pools.size() + contexts;
  }
};

// Never destroyed: daemon threads may still call when the process ends.
Device& device() {
  static Device* only = new Device;
  return *only;
}

thread_local int currentContext = 0;

// ---- memory

bool within(const std::map<uintptr_t, size_t>& ranges, const void* at, size_t bytes) {
  uintptr_t from = reinterpret_cast<uintptr_t>(at);
  auto next = ranges.upper_bound(from);
  if (next == ranges.begin()) return false;
  --next;
  return from - next->first <= next->second && bytes <= next->second - (from - next->first);
}

// Refuses device memory that is not live.
void needs(const char* what, const void* at, size_t bytes) {
  Device& d = device();
  if (bytes == 0 || within(d.memory, at, bytes) || within(d.constants, at, bytes)) return;
  fail(ILLEGAL_ADDRESS, "%s: %zu bytes at %p are not live device memory", what, bytes, at);
}

template <class T>
std::vector<T> read(const char* what, const void* at, size_t count) {
  needs(what, at, count * sizeof(T));
  const T* from = static_cast<const T*>(at);
  return std::vector<T>(from, from + count);
}

void* allocate(std::map<uintptr_t, size_t>& ranges, size_t bytes) {
  size_t rounded = (bytes + 255) & ~size_t(255);
  void* at = aligned_alloc(256, rounded);
  if (at == nullptr) fail(OUT_OF_MEMORY, "the host has no %zu bytes", bytes);
  memset(at, 0xff, rounded);  // NaN in every type: nothing may rely on what memory holds at first
  ranges[reinterpret_cast<uintptr_t>(at)] = bytes;
  return at;
}

size_t release(std::map<uintptr_t, size_t>& ranges, const char* what, void* at) {
  auto found = ranges.find(reinterpret_cast<uintptr_t>(at));
  if (found == ranges.end()) fail(INVALID_VALUE, "%s of %p, which is not allocated", what, at);
  size_t bytes = found->second;
  ranges.erase(found);
  free(at);
  return bytes;
}

void copy(const Node& n) {
  const void* there = n.toDevice ? n.to : n.from;
  needs(n.toDevice ? "copy to the device" : "copy to the host", there, n.bytes);
  memcpy(n.to, n.from, n.bytes);
}

// ---- numbers

float fromHalf(uint16_t x) {
  uint32_t sign = uint32_t(x & 0x8000) << 16, exponent = x >> 10 & 31, fraction = x & 1023;
  if (exponent == 0) return (sign ? -1.f : 1.f) * std::ldexp(float(fraction), -24);
  uint32_t bits = exponent == 31 ? sign | 0x7f800000 | fraction << 13 : sign | (exponent + 112) << 23 | fraction << 13;
  float f;
  memcpy(&f, &bits, 4);
  return f;
}

uint16_t toHalf(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  uint16_t sign = bits >> 16 & 0x8000;
  float size = std::fabs(x);
  if (!(size == size)) return sign | 0x7e00;
  if (size >= 65520.f) return sign | 0x7c00;
  // nearbyint rounds to nearest, ties to even: a whole number of units in the last place.
  int exponent = size < 6.103515625e-05f ? -14 : std::ilogb(size);
  uint32_t units = uint32_t(std::nearbyint(std::ldexp(size, 10 - exponent)));
  return sign | (exponent == -14 && units < 1024 ? units : uint32_t((exponent + 15) << 10) + units - 1024);
}

float fromBfloat(uint16_t x) {
  uint32_t bits = uint32_t(x) << 16;
  float f;
  memcpy(&f, &bits, 4);
  return f;
}

uint16_t toBfloat(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  if (!(x == x)) return uint16_t(bits >> 16 | 0x40);
  return uint16_t((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

size_t sizeOf(int type) { return type == weft::F32 ? 4 : 2; }

float load(int type, const void* at, int64_t i) {
  if (type == weft::F32) return static_cast<const float*>(at)[i];
  uint16_t x = static_cast<const uint16_t*>(at)[i];
  return type == weft::F16 ? fromHalf(x) : fromBfloat(x);
}

void store(int type, void* at, int64_t i, float x) {
  if (type == weft::F32) {
    static_cast<float*>(at)[i] = x;
  } else {
    static_cast<uint16_t*>(at)[i] = type == weft::F16 ? toHalf(x) : toBfloat(x);
  }
}

std::vector<float> widened(int type, const std::vector<char>& raw) {
  static const std::vector<float> halves = [] {
    std::vector<float> all(65536);
    for (int i = 0; i < 65536; ++i) all[i] = fromHalf(uint16_t(i));
    return all;
  }();
  std::vector<float> wide(raw.size() / sizeOf(type));
  const uint16_t* bits = reinterpret_cast<const uint16_t*>(raw.data());
  for (size_t i = 0; i < wide.size(); ++i) wide[i] = type == weft::F16 ? halves[bits[i]] : load(type, raw.data(), i);
  return wide;
}

double dot(const float* a, const float* b, int n) {
  double sum[8] = {};
  int i = 0;
  for (; i + 8 <= n; i += 8) {
    for (int e = 0; e < 8; ++e) sum[e] += double(a[i + e]) * b[i + e];
  }
  for (; i < n; ++i) sum[0] += double(a[i]) * b[i];
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

// ---- a call, read from the device's memory

struct Problem {
  Call call;  // pointers are not followed
  int queries = 0, blocks = 0, localItems = 0, globalChunks = 0;
  std::vector<Segment> segments;
  std::vector<int64_t> keyStart;  // of each segment in k and v below
  std::vector<char> q, k, v;      // [heads, queries, d], [kvHeads, keys, d], as stored
  std::vector<char> held;         // [keys] whether a cache still holds a key
  std::vector<float> gate;        // [heads, queries]
  std::vector<int> selection;     // [heads, queries, topK]
  std::vector<int64_t> rowPtr;
  std::vector<int> col;
  std::vector<float> value;

  int64_t keys() const { return keyStart.back(); }
  int kvHead(int head) const { return int(int64_t(head) * call.kvHeads / call.heads); }
  double gamma(int head, int row) const {
    float g = gate[size_t(head) * queries + row];
    return g >= call.threshold ? g : 0;
  }
};

// A view's elements of one head, checked from the first row to the last.
const char* rowsOf(const char* what, const View& view, int head, int rows, int64_t width, size_t bytes) {
  const char* at = static_cast<const char*>(view.data) + head * view.head * int64_t(bytes);
  if (rows > 0) needs(what, at, size_t((rows - 1) * view.row + width) * bytes);
  return at;
}

std::vector<char> gatherRows(const char* what, const View& view, int heads, int rows, int d, int type) {
  size_t bytes = sizeOf(type), width = d * bytes;
  std::vector<char> to(size_t(heads) * rows * width);
  for (int h = 0; h < heads; ++h) {
    const char* from = rowsOf(what, view, h, rows, d, bytes);
    for (int r = 0; r < rows; ++r) memcpy(&to[(size_t(h) * rows + r) * width], from + r * view.row * int64_t(bytes), width);
  }
  return to;
}

// Where a key of a segment lies, in elements; −1 where a cache has no page for it.
int64_t keyOffset(const Call& c, const View& view, const Segment& s, int kvHead, int key) {
  if (c.pageTable == nullptr) return kvHead * view.head + int64_t(s.keyBegin + key) * view.row;
  int p = key / c.pageTokens;
  int slot = p < c.headPages ? p : c.headPages + (p - c.headPages) % c.windowPages;
  CHECK(slot < c.pageSlots, "key %d is in slot %d of %d", key, slot, c.pageSlots);
  const int* at = c.pageTable + int64_t(s.keyBegin) * c.pageSlots + slot;
  needs("page table", at, 4);
  return *at < 0 ? -1 : *at * c.page + kvHead * view.head + int64_t(key - p * c.pageTokens) * view.row;
}

void gatherKeys(Problem& p) {
  const Call& c = p.call;
  size_t bytes = sizeOf(c.type), width = c.headDim * bytes;
  p.k.resize(c.kvHeads * p.keys() * width);
  p.v.resize(p.k.size());
  p.held.assign(p.keys(), 1);
  for (size_t s = 0; s < p.segments.size(); ++s) {
    for (int h = 0; h < c.kvHeads; ++h) {
      for (int j = 0; j < p.segments[s].keys; ++j) {
        int64_t at = keyOffset(c, c.k, p.segments[s], h, j), to = h * p.keys() + p.keyStart[s] + j;
        int64_t vAt = keyOffset(c, c.v, p.segments[s], h, j);
        if (at < 0) {
          p.held[p.keyStart[s] + j] = 0;
          continue;
        }
        const char* k = static_cast<const char*>(c.k.data) + at * int64_t(bytes);
        const char* v = static_cast<const char*>(c.v.data) + vAt * int64_t(bytes);
        int page = c.pageTable != nullptr ? c.pageTokens : 1 << 30;
        bool ends = j % page == 0 || (j + 1) % page == 0 || j == p.segments[s].keys - 1;
        if (ends) needs("key", k, width), needs("value", v, width);
        memcpy(&p.k[to * width], k, width);
        memcpy(&p.v[to * width], v, width);
      }
    }
  }
}

void gatherGates(Problem& p) {
  const Call& c = p.call;
  p.gate.assign(size_t(c.heads) * p.queries, 1.f);
  for (int h = 0; h < c.heads && c.gate.data != nullptr; ++h) {
    const float* from = reinterpret_cast<const float*>(rowsOf("gate", c.gate, h, p.queries, 1, 4));
    for (int r = 0; r < p.queries; ++r) p.gate[size_t(h) * p.queries + r] = from[r * c.gate.row];
  }
}

int* selectionAt(const Call& c, int head, int row) {
  return static_cast<int*>(c.selection.data) + head * c.selection.head + row * c.selection.row;
}

void needsSelection(const Problem& p) {
  const Call& c = p.call;
  for (int h = 0; h < c.heads && p.queries > 0; ++h) {
    rowsOf("selection", c.selection, h, p.queries, (c.topK - 1) * c.selectionItem + 1, 4);
  }
}

void gatherSelection(Problem& p) {
  const Call& c = p.call;
  if (c.topK == 0) return;
  needsSelection(p);
  for (int h = 0; h < c.heads; ++h) {
    for (int r = 0; r < p.queries; ++r) {
      for (int t = 0; t < c.topK; ++t) p.selection.push_back(selectionAt(c, h, r)[t * c.selectionItem]);
    }
  }
}

void gatherEntries(Problem& p) {
  const Call& c = p.call;
  CHECK(c.cooLists == 1 || c.cooLists == c.heads, "%d lists for %d heads", c.cooLists, c.heads);
  CHECK(c.cooRows >= p.queries, "lists of %lld rows for %d queries", (long long)c.cooRows, p.queries);
  p.rowPtr = read<int64_t>("rowPtr", c.rowPtr, c.cooLists * (c.cooRows + 1));
  p.col = read<int>("col", c.col, p.rowPtr.back());
  p.value = read<float>("value", c.value, p.rowPtr.back());
}

// The packing, checked: segments follow another, blocks and chunks are counted up.
Problem packingOf(const Call& c) {
  Problem p;
  p.call = c;
  needs("packing", c.packing, sizeof(weft::Packing));
  p.queries = c.packing->queries;
  p.blocks = c.packing->blocks;
  p.localItems = c.packing->localItems;
  p.globalChunks = c.packing->globalChunks;
  p.segments = read<Segment>("segments", c.segments, c.packing->segments);
  p.keyStart.push_back(0);
  int query = 0, key = 0, blocks = 0, chunks = 0, items = 0;
  for (const Segment& s : p.segments) {
    CHECK(s.queryBegin == query && s.queries >= 0 && s.keys >= s.queries, "a segment begins at row %d, expected %d", s.queryBegin, query);
    CHECK(c.pageTable != nullptr || s.keyBegin == key, "a segment's keys begin at %d, expected %d", s.keyBegin, key);
    CHECK(s.firstBlock == blocks && s.firstChunk == chunks && s.firstItem == items, "blocks, chunks or items of a segment");
    query += s.queries;
    key += s.keys;
    blocks += c.block == 0 ? 0 : int((int64_t(s.keys) + c.block - 1) / c.block);
    int size = std::max(128, (s.keys + 2047) / 2048 * 64);
    chunks += (s.keys + size - 1) / size;
    items += s.parts;
    p.keyStart.push_back(key);
  }
  CHECK(query == p.queries && blocks == p.blocks && chunks == p.globalChunks && items == p.localItems, "the packing's sums");
  return p;
}

Problem problemOf(const Call& c, bool entries) {
  Problem p = packingOf(c);
  p.q = gatherRows("query", c.q, c.heads, p.queries, c.headDim, c.type);
  gatherKeys(p);
  gatherGates(p);
  gatherSelection(p);
  if (entries && c.rowPtr != nullptr) gatherEntries(p);
  return p;
}

// ---- the operator, by its definition

// Weights of one row: a number for each key of its segment.
struct Weights {
  const Problem& p;
  const Segment& s;
  const int head, row, i;
  std::vector<double> listed;  // NaN: names no pair

  Weights(const Problem& problem, int segment, int h, int r)
      : p(problem), s(problem.segments[segment]), head(h), row(r), i(s.keys - s.queries + r - s.queryBegin) {
    if (!p.rowPtr.empty()) list();
  }

  void list() {
    const Call& c = p.call;
    listed.assign(s.keys, std::nan(""));
    size_t at = (c.cooLists == 1 ? 0 : head) * (c.cooRows + 1) + row;
    for (int64_t e = p.rowPtr[at]; e < p.rowPtr[at + 1]; ++e) {
      int from = c.tileColumns == 1 ? p.col[e] - s.keyBegin : p.col[e] * c.tileColumns;
      CHECK(from >= 0 && from < s.keys, "entry %lld is at key %d of %d", (long long)e, from, s.keys);
      for (int j = from; j < std::min(from + c.tileColumns, s.keys); ++j) listed[j] = p.value[e];
    }
  }

  bool global(int j) const { return j < p.call.head || j >= s.keys - p.call.tail; }

  // NaN: not named.
  double headTail(int j) const {
    const Call& c = p.call;
    if (c.causal) {
      int start = i / c.block * c.block;
      return j < c.head || (start - c.tail <= j && j < start) ? p.gamma(head, row) : std::nan("");
    }
    if (global(i) && global(j)) return 1;
    if (global(j)) return p.gamma(head, row);
    return global(i) ? p.gamma(head, row - i + j) : std::nan("");
  }

  bool chosen(int block) const {
    const int* at = &p.selection[(size_t(head) * p.queries + row) * p.call.topK];
    return std::find(at, at + p.call.topK, block) != at + p.call.topK;
  }

  double of(int j) const {
    const Call& c = p.call;
    if (c.causal && j > i) return 0;
    if (c.block > 0 && i / c.block == j / c.block) return 1;
    if (c.head + c.tail > 0) {
      double w = headTail(j);
      if (w == w) return w;
    }
    if (c.topK > 0 && chosen(j / c.block)) return p.gamma(head, row);
    return !listed.empty() && listed[j] == listed[j] ? listed[j] : 0;
  }
};

struct Answer {
  std::vector<float> out;        // [heads, queries, d]
  std::vector<float> logSumExp;  // [heads, queries]
};

struct Pair {
  int64_t key;  // in Problem.k
  double log;   // of its weight
};

struct Solver {
  const Problem& p;
  const int d;
  const std::vector<float> q, k, v;
  Answer answer;

  explicit Solver(const Problem& problem)
      : p(problem),
        d(p.call.headDim),
        q(widened(p.call.type, p.q)),
        k(widened(p.call.type, p.k)),
        v(widened(p.call.type, p.v)) {
    answer.out.assign(q.size(), 0.f);
    answer.logSumExp.assign(size_t(p.call.heads) * p.queries, 0.f);
  }

  void row(int head, int r, const std::vector<Pair>& pairs) {
    double scale = double(p.call.logScale) * std::log(2.0), most = -INFINITY, sum = 0;
    int64_t base = p.kvHead(head) * p.keys(), at = int64_t(head) * p.queries + r;
    std::vector<double> x, o(d, 0.);
    for (const Pair& pair : pairs) {
      if (!p.held[pair.key]) fail(ILLEGAL_ADDRESS, "row %d sees a key that the cache has no page of", r);
      x.push_back(scale * dot(&q[at * d], &k[(base + pair.key) * d], d) + pair.log);
      most = std::max(most, x.back());
    }
    for (size_t i = 0; i < pairs.size(); ++i) {
      double w = std::exp(x[i] - most);
      const float* from = &v[(base + pairs[i].key) * d];
      sum += w;
      for (int e = 0; e < d; ++e) o[e] += w * from[e];
    }
    for (int e = 0; e < d && sum != 0; ++e) answer.out[at * d + e] = float(o[e] / sum);
    answer.logSumExp[at] = sum == 0 ? -INFINITY : float(most + std::log(sum));
  }

  Answer all() {
    std::vector<Pair> pairs;
    for (int h = 0; h < p.call.heads; ++h) {
      for (size_t s = 0; s < p.segments.size(); ++s) {
        for (int r = p.segments[s].queryBegin; r < p.segments[s].queryBegin + p.segments[s].queries; ++r) {
          Weights weights(p, int(s), h, r);
          pairs.clear();
          for (int j = 0; j < p.segments[s].keys; ++j) {
            double w = weights.of(j);
            if (w > 0) pairs.push_back({p.keyStart[s] + j, std::log(w)});
          }
          row(h, r, pairs);
        }
      }
    }
    return std::move(answer);
  }
};

template <class T>
bool sameBytes(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && (a.empty() || memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

bool same(const Problem& a, const Problem& b) {
  const Call &c = a.call, &e = b.call;
  const size_t numbers = offsetof(Call, heads);
  return memcmp(reinterpret_cast<const char*>(&c) + numbers, reinterpret_cast<const char*>(&e) + numbers, sizeof c - numbers) == 0 &&
         c.cooLists == e.cooLists && c.tileColumns == e.tileColumns && c.cooRows == e.cooRows && sameBytes(a.segments, b.segments) &&
         sameBytes(a.q, b.q) && sameBytes(a.k, b.k) && sameBytes(a.v, b.v) && sameBytes(a.held, b.held) && sameBytes(a.gate, b.gate) &&
         sameBytes(a.selection, b.selection) && sameBytes(a.rowPtr, b.rowPtr) && sameBytes(a.col, b.col) && sameBytes(a.value, b.value);
}

// A call without its routed part, which kernels of another path add.
Call nearOnly(Call c) {
  CHECK(c.topK == 0 || c.logSumExp.data != nullptr, "no log-sum-exp to join the routed part to");
  c.topK = 0;
  c.selection = {};
  return c;
}

// Tests repeat calls: the latest answers are kept beside all that they depend on.
const Answer& solved(Problem p) {
  static std::list<std::pair<Problem, Answer>> latest;
  for (auto at = latest.begin(); at != latest.end(); ++at) {
    if (same(at->first, p)) {
      latest.splice(latest.begin(), latest, at);
      return at->second;
    }
  }
  Answer answer = Solver(p).all();
  latest.emplace_front(std::move(p), std::move(answer));
  if (latest.size() > 8) latest.pop_back();
  return latest.front().second;
}

// Writes the rows that a kernel is to write.
void write(const Problem& p, const Answer& answer, const std::function<bool(int head, int segment, int row)>& mine) {
  const Call& c = p.call;
  for (int h = 0; h < c.heads; ++h) {
    rowsOf("out", c.out, h, p.queries, c.headDim, sizeOf(c.outType));
    if (c.logSumExp.data != nullptr) rowsOf("logSumExp", c.logSumExp, h, p.queries, 1, 4);
    for (size_t s = 0; s < p.segments.size(); ++s) {
      for (int r = p.segments[s].queryBegin; r < p.segments[s].queryBegin + p.segments[s].queries; ++r) {
        if (!mine(h, int(s), r)) continue;
        int64_t from = int64_t(h) * p.queries + r, to = h * c.out.head + r * c.out.row;
        for (int e = 0; e < c.headDim; ++e) store(c.outType, c.out.data, to + e, answer.out[from * c.headDim + e]);
        if (c.logSumExp.data != nullptr) {
          static_cast<float*>(c.logSumExp.data)[h * c.logSumExp.head + r * c.logSumExp.row] = answer.logSumExp[from];
        }
      }
    }
  }
}

bool everyRow(int, int, int) { return true; }

// ---- routing

// Mean keys, summed in F32 in the order of the tokens and rounded once: [kvHeads, stride, d].
void writeMeans(const Problem& p, int64_t stride) {
  const Call& c = p.call;
  CHECK(stride >= p.blocks, "room for %lld blocks, expected %d", (long long)stride, p.blocks);
  needs("means", c.means, size_t((c.kvHeads - 1) * stride + p.blocks) * c.headDim * sizeOf(c.type));
  std::vector<float> k = widened(c.type, p.k);
  for (int h = 0; h < c.kvHeads; ++h) {
    for (size_t s = 0; s < p.segments.size(); ++s) {
      const float* keys = &k[(h * p.keys() + p.keyStart[s]) * c.headDim];
      for (int from = 0, b = p.segments[s].firstBlock; from < p.segments[s].keys; from += c.block, ++b) {
        int to = std::min(from + c.block, p.segments[s].keys);
        for (int e = 0; e < c.headDim; ++e) {
          float sum = 0;
          for (int j = from; j < to; ++j) sum += keys[int64_t(j) * c.headDim + e];
          store(c.type, c.means, (h * stride + b) * c.headDim + e, sum / float(to - from));
        }
      }
    }
  }
}

// The blocks with the largest products, ascending, −1 where there are no more.
std::vector<int> choose(const Problem& p, const std::vector<float>& q, const std::vector<float>& means, int64_t stride, int s, int head, int row) {
  const Call& c = p.call;
  const Segment& g = p.segments[s];
  int own = (g.keys - g.queries + row - g.queryBegin) / c.block, blocks = (g.keys + c.block - 1) / c.block;
  std::vector<std::pair<double, int>> scores;  // the smaller block first among equals
  for (int b = 0; b < blocks; ++b) {
    if (c.causal ? b >= own : b == own) continue;
    const float* mean = &means[(p.kvHead(head) * stride + g.firstBlock + b) * c.headDim];
    double x = dot(&q[(int64_t(head) * p.queries + row) * c.headDim], mean, c.headDim);
    if (x == x) scores.push_back({-x, b});
  }
  std::sort(scores.begin(), scores.end());
  std::vector<int> chosen;
  for (int t = 0; t < c.topK && t < int(scores.size()); ++t) chosen.push_back(scores[t].second);
  std::sort(chosen.begin(), chosen.end());
  chosen.resize(c.topK, -1);
  return chosen;
}

void writeSelection(const Problem& p, int64_t stride) {
  const Call& c = p.call;
  CHECK(c.topK > 0 && c.selection.data != nullptr, "no selection to write");
  needsSelection(p);
  size_t count = size_t((c.kvHeads - 1) * stride + p.blocks) * c.headDim;
  needs("means", c.means, count * sizeOf(c.type));
  const char* from = static_cast<const char*>(c.means);
  std::vector<float> means = widened(c.type, std::vector<char>(from, from + count * sizeOf(c.type)));
  std::vector<float> q = widened(c.type, p.q);
  for (int h = 0; h < c.heads; ++h) {
    for (size_t s = 0; s < p.segments.size(); ++s) {
      for (int r = p.segments[s].queryBegin; r < p.segments[s].queryBegin + p.segments[s].queries; ++r) {
        std::vector<int> chosen = choose(p, q, means, stride, int(s), h, r);
        for (int t = 0; t < c.topK; ++t) selectionAt(c, h, r)[t * c.selectionItem] = chosen[t];
      }
    }
  }
}

// ---- checks of launches

// Kernels that hand a workspace on come in order, with the same call.
void follows(const Launch& l, const void* workspace, const char* before) {
  auto& step = device().steps[workspace];
  bool first = before == nullptr;
  CHECK(first || step.first == before, "%s after %s, expected after %s", l.function->kernel.base.c_str(), step.first.c_str(), before);
  CHECK(first || step.second == l.argument, "%s has another argument than %s", l.function->kernel.base.c_str(), before);
  step = {l.function->kernel.base, l.argument};
}

void checkGrid(const Launch& l, int64_t x, int64_t y, int64_t z, unsigned threads, unsigned shared) {
  const char* name = l.function->kernel.name.c_str();
  CHECK(l.x >= x && l.y == y && l.z >= z, "%s: grid %u x %u x %u, expected %lld x %lld x %lld", name, l.x, l.y, l.z, (long long)x, (long long)y, (long long)z);
  CHECK(l.threads == threads, "%s: %u threads, expected %u", name, l.threads, threads);
  CHECK(l.sharedBytes == shared, "%s: %u bytes of shared memory, expected %u", name, l.sharedBytes, shared);
}

void checkType(const Launch& l, const Call& c) {
  const Kernel& k = l.function->kernel;
  CHECK(k.type < 0 || k.type == c.type, "%s: the call's type is %d", k.name.c_str(), c.type);
  CHECK(c.heads > 0 && c.kvHeads > 0 && c.heads % c.kvHeads == 0, "%d heads, %d kv heads", c.heads, c.kvHeads);
}

void checkAligned(const char* what, const View& v, int64_t heads, int64_t rows) {
  CHECK(reinterpret_cast<uintptr_t>(v.data) % 16 == 0, "%s begins at %p", what, v.data);
  CHECK((heads == 1 || v.head % 8 == 0) && (rows <= 1 || v.row % 8 == 0), "%s has strides %lld, %lld", what, (long long)v.head, (long long)v.row);
}

// What all kernels on tensor cores ask for.
void checkTiled(const Launch& l, const Problem& p) {
  const Call& c = p.call;
  const Kernel& k = l.function->kernel;
  checkType(l, c);
  CHECK(c.outType == c.type && (k.dim == 0 || k.dim == c.headDim), "%s: out type %d, headDim %d", k.name.c_str(), c.outType, c.headDim);
  checkAligned("q", c.q, c.heads, p.queries);
  checkAligned("out", c.out, c.heads, p.queries);
  int64_t rows = c.pageTable != nullptr ? c.pageTokens : p.keys();
  checkAligned("k", c.k, c.kvHeads, rows);
  checkAligned("v", c.v, c.kvHeads, rows);
  CHECK(c.pageTable == nullptr || c.page % 8 == 0, "pages of %lld elements", (long long)c.page);
}

// ---- rows/

void rows(const Launch& l, const Call& c) {
  Problem p = problemOf(c, true);
  checkType(l, c);
  checkGrid(l, (p.queries + 3) / 4, c.heads, 1, 128, 0);
  CHECK(c.headDim <= l.function->kernel.dim, "headDim %d", c.headDim);
  bool bipartite = !c.causal && c.head + c.tail > 0;
  const Answer& answer = solved(p);
  write(p, answer, [&](int h, int s, int r) { return !bipartite || !Weights(p, s, h, r).global(r - p.segments[s].queryBegin); });
}

int64_t rowPartialBytes(const Problem& p) {
  const Call& c = p.call;
  return int64_t(p.globalChunks) * c.heads * (c.head + c.tail) * (c.headDim + 2) * 4;
}

void globalRows(const Launch& l, const Call& c) {
  Problem p = packingOf(c);
  checkType(l, c);
  checkGrid(l, p.globalChunks, c.heads, (c.head + c.tail + 3) / 4, 128, 0);
  CHECK(c.headDim <= l.function->kernel.dim && !c.causal, "headDim %d, causal %d", c.headDim, c.causal);
  needs("partial results of global rows", c.partials, rowPartialBytes(p));
  follows(l, c.partials, nullptr);
}

void mergeRows(const Launch& l, const Call& call) {
  const Call c = device().steps[call.partials].first == "dense_globals" ? nearOnly(call) : call;
  Problem p = problemOf(c, true);
  checkGrid(l, int64_t(p.segments.size()), c.heads, (c.head + c.tail + 3) / 4, 128, 0);
  CHECK(c.headDim <= l.function->kernel.dim, "headDim %d", c.headDim);
  needs("partial results of global rows", c.partials, rowPartialBytes(p));
  const std::string& step = device().steps[c.partials].first;
  follows(l, c.partials, step == "dense_globals" ? "dense_globals" : "global_rows");
  const Answer& answer = solved(p);
  write(p, answer, [&](int h, int s, int r) { return Weights(p, s, h, r).global(r - p.segments[s].queryBegin); });
}

void rowMeans(const Launch& l, const Call& c) {
  Problem p = packingOf(c);
  checkType(l, c);
  gatherKeys(p);
  checkGrid(l, p.blocks, c.kvHeads, 1, std::max(32, (c.headDim + 31) / 32 * 32), 0);
  writeMeans(p, c.meanBlocks);
  follows(l, c.means, nullptr);
}

void rowRouter(const Launch& l, const Call& c) {
  Problem p = packingOf(c);
  checkType(l, c);
  p.q = gatherRows("query", c.q, c.heads, p.queries, c.headDim, c.type);
  checkGrid(l, (p.queries + 3) / 4, c.heads, 1, 128, 0);
  follows(l, c.means, "row_means");
  writeSelection(p, c.meanBlocks);
}

// ---- local_headtail/

// The parts of an item of a segment, as the kernel folds them.
void checkParts(const weft::Split& split, const Segment& s, const weft::Item& item, int cluster, bool inParts) {
  int first = item.part, end = item.part + 1, tiles = 0;
  if (cluster > 1) {
    CHECK(split.spans == 1 && cluster >= split.parts, "a cluster of %d for %d parts in %d spans", cluster, split.parts, split.spans);
    CHECK(cluster <= 8 && item.blocks <= 2, "a cluster of %d, %d tiles each: these lie where sums are sent", cluster, item.blocks);
    end = std::min(end, split.parts);
  } else if (s.parts != split.parts) {
    CHECK(!inParts && s.parts == split.spans, "%d items of a segment, expected %d parts or %d spans", s.parts, split.parts, split.spans);
    first = split.spanStart(item.part), end = split.spanStart(item.part + 1);
  }
  for (int part = first; part < end; ++part) tiles += split.tilesOf(part);
  CHECK(item.firstBlock == first && item.stride == split.parts && item.blocks == tiles, "item %d has %d tiles from %d on in steps of %d, expected %d, %d, %d", item.part, item.blocks, item.firstBlock, item.stride, tiles, first, split.parts);
}

// Every segment's tiles that hold queries are in exactly one of its items.
void checkItems(const Problem& p, int cluster, bool inParts) {
  const Call& c = p.call;
  bool sums = !c.causal && c.head + c.tail > 0;
  std::vector<weft::Item> items = read<weft::Item>("items", c.items, p.localItems);
  std::vector<std::vector<int>> tiles(p.segments.size()), parts(p.segments.size());
  for (size_t s = 0; s < p.segments.size(); ++s) {
    tiles[s].assign((p.segments[s].keys + 63) / 64, 0);
    parts[s].assign(p.segments[s].parts, 0);
  }
  for (size_t at = 0; at < items.size(); ++at) {
    const weft::Item& item = items[at];
    size_t segment = 0;
    while (segment < p.segments.size() && memcmp(&item.of, &p.segments[segment], sizeof item.of) != 0) ++segment;
    CHECK(segment < p.segments.size(), "item %zu holds a segment that is none of the call's", at);
    const Segment& s = p.segments[segment];
    int length = int(tiles[segment].size());
    CHECK(item.part >= 0 && item.part < s.parts && !parts[segment][item.part]++, "item %zu is part %d of %d", at, item.part, s.parts);
    CHECK(cluster == 1 || at % cluster == size_t(item.part) % cluster, "item %zu is part %d of clusters of %d", at, item.part, cluster);
    CHECK(item.blocks > (cluster > 1 ? -1 : 0) && item.firstBlock >= 0 && item.stride > 0, "item %zu has %d tiles from %d on in steps of %d", at, item.blocks, item.firstBlock, item.stride);
    if (sums) checkParts(weft::splitOf(s.keys, c.heads, c.headDim), s, item, cluster, inParts);
    for (int n = 0, tile = item.firstBlock, part = tile; n < item.blocks; ++n) {
      CHECK(tile < length, "item %zu has tile %d of %d", at, tile, length);
      ++tiles[segment][tile];
      tile += item.stride;
      if (tile >= length) tile = ++part;
    }
  }
  for (size_t s = 0; s < p.segments.size(); ++s) {
    int first = (p.segments[s].keys - p.segments[s].queries) / 64;
    for (int t = 0; t < int(tiles[s].size()); ++t) {
      int expected = p.segments[s].queries > 0 && t >= first ? 1 : 0;
      CHECK(tiles[s][t] == expected, "tile %d of segment %zu is in %d items, expected %d", t, s, tiles[s][t], expected);
    }
  }
}

const int HEADTAIL_SHARED[4] = {100'000, 84'000, 200'000, 168'000};

void headtail(const Launch& l, const Call& call) {
  const Call c = nearOnly(call);
  Problem p = problemOf(c, false);
  const Kernel& k = l.function->kernel;
  checkTiled(l, p);
  CHECK(c.causal == (k.form == "causal") && c.block == 64 && c.topK == 0 && c.rowPtr == nullptr && c.pageTable == nullptr, "%s takes no such call", k.name.c_str());
  CHECK(c.head + c.tail <= 64, "%d + %d global tokens", c.head, c.tail);
  int64_t blocks = int64_t(p.localItems) * c.heads;
  checkGrid(l, blocks, 1, 1, c.causal ? 2 * c.headDim : 256, HEADTAIL_SHARED[(c.headDim == 64 ? 0 : 2) + c.causal]);
  CHECK(l.x == blocks && p.localItems % int(l.cluster) == 0, "%u thread blocks in clusters of %u for %d items and %d heads", l.x, l.cluster, p.localItems, c.heads);
  CHECK((k.form == "cluster") == (l.cluster > 1) && (l.cluster & (l.cluster - 1)) == 0, "%s in clusters of %u", k.name.c_str(), l.cluster);
  bool sums = !c.causal && c.head + c.tail > 0;
  checkItems(p, int(l.cluster), k.form == "long");
  if (sums) needs("partial results", c.partials, size_t(blocks) * (64 * c.headDim + 128) * 4);
  for (int x : read<int>("counters", c.counters, 2 + (sums ? size_t(blocks) * 2 : 0))) CHECK(x == 0, "a counter is %d, expected 0", x);
  const Answer& answer = solved(p);
  write(p, answer, everyRow);
}

// ---- local_dense/

const int DENSE_SHAPE[4] = {164'000, 200'000, 180'000, 128};
const int MULTIPROCESSORS = 132;

// Every tile of so many rows that has queries is exactly one item, as dense_tile.h makes it.
void checkRowTiles(const Problem& p, int rows) {
  const Call& c = p.call;
  weft::DenseTileSpec spec{c.causal != 0, c.block, c.head, c.tail, rows, DENSE_SHAPE[3]};
  std::multiset<std::string> expected, found;
  auto text = [](const weft::DenseTile& t) { return std::string(reinterpret_cast<const char*>(&t), sizeof t); };
  for (const Segment& s : p.segments) {
    for (int tile = (s.keys - s.queries) / rows; s.queries > 0 && tile * rows < s.keys; ++tile) {
      expected.insert(text(weft::denseTileOf(spec, s.queryBegin, s.queries, s.keyBegin, s.keys, tile)));
    }
  }
  for (const weft::DenseTile& t : read<weft::DenseTile>("items", reinterpret_cast<const weft::DenseTile*>(c.items), p.localItems)) found.insert(text(t));
  CHECK(found == expected, "%zu tiles of rows, expected %zu, or others", found.size(), expected.size());
}

void denseRows(const Launch& l, const Call& call) {
  const Call c = nearOnly(call);
  Problem p = problemOf(c, false);
  checkTiled(l, p);
  CHECK(c.block > 0 && c.topK == 0 && c.rowPtr == nullptr && c.pageTable == nullptr, "dense_rows takes no such call");
  bool wide = l.function->kernel.base == "dense_rows_wide";
  CHECK(wide == (c.headDim == 64 && c.block >= 1024), "headDim %d, blocks of %d", c.headDim, c.block);
  checkGrid(l, MULTIPROCESSORS, 1, 1, wide ? 512 : 384, DENSE_SHAPE[c.headDim == 128 ? 1 : wide ? 2 : 0]);
  checkRowTiles(p, wide ? 192 : 128);
  for (int x : read<int>("counters", c.counters, 2)) CHECK(x == 0, "a counter is %d, expected 0", x);
  bool bipartite = !c.causal && c.head + c.tail > 0;
  const Answer& answer = solved(p);
  write(p, answer, [&](int h, int s, int r) { return !bipartite || !Weights(p, s, h, r).global(r - p.segments[s].queryBegin); });
}

void denseGlobals(const Launch& l, const Call& c) {
  Problem p = packingOf(c);
  checkTiled(l, p);
  checkGrid(l, p.globalChunks, c.heads, (c.head + c.tail + 63) / 64, 128, 640 * c.headDim + 512);
  CHECK(!c.causal && c.block > 0, "causal %d, block %d", c.causal, c.block);
  needs("partial results of global rows", c.partials, rowPartialBytes(p));
  follows(l, c.partials, nullptr);
}

// ---- decode/

void decode(const Launch& l, const Call& c) {
  Problem p = problemOf(c, false);
  checkTiled(l, p);
  CHECK(c.causal && c.block > 0 && c.topK == 0 && c.rowPtr == nullptr, "decode takes no such call");
  checkGrid(l, p.queries, c.heads, 1, 2 * c.headDim, 0);
  const Answer& answer = solved(p);
  write(p, answer, everyRow);
}

// ---- routed/

int64_t aligned(int64_t bytes) { return (bytes + 255) & ~int64_t(255); }

struct RoutedWork {
  int64_t rows, items, itemsAt, bytes;
};

// routed_work.cuh, layout().
RoutedWork routedWork(const Problem& p) {
  const Call& c = p.call;
  RoutedWork w;
  int64_t n = int64_t(c.heads) * p.queries * c.topK;
  w.rows = int64_t(p.queries) * c.topK;
  w.items = (w.rows + 255) / 256 + p.blocks;
  w.itemsAt = 256 + aligned(int64_t(p.blocks) * 64) + aligned(n * c.headDim * 2) + 3 * aligned(n * 4);
  w.bytes = w.itemsAt + aligned(c.heads * w.items * 16) + aligned(c.heads * 4) + 2 * aligned(int64_t(c.heads) * p.blocks * 4) + aligned((p.segments.size() + 1) * 4) + aligned(c.kvHeads * 4) + aligned(int64_t(c.kvHeads) * p.blocks * 4);
  return w;
}

struct Routed {
  const Launch& l;
  const Call& c;
  Problem p;
  RoutedWork w;
  int tiles;

  Routed(const Launch& launch, const Call& call, const char* before) : l(launch), c(call), p(packingOf(call)), w(routedWork(p)), tiles(std::max(1, call.block / 64)) {
    checkTiled(l, p);
    CHECK(c.topK > 0 && c.topK <= 16 && c.rowPtr == nullptr && c.pageTable == nullptr, "routed kernels take no such call");
    CHECK(c.block == 32 || c.block == 64 || c.block == 128, "block %d", c.block);
    needs("workspace of the routed kernels", c.partials, w.bytes);
    follows(l, c.partials, before);
  }
};

void routedPrepare(const Launch& l, const Call& c) {
  Routed r(l, c, nullptr);
  checkGrid(l, 1, 1, 1, 1024, 0);
}

void blockMeans(const Launch& l, const Call& c) {
  Routed r(l, c, "routed_prepare");
  int each = 1024 / c.headDim;
  checkGrid(l, (r.p.blocks + each - 1) / each, c.kvHeads, 1, 128, 0);
  gatherKeys(r.p);
  writeMeans(r.p, r.p.blocks);
}

void router(const Launch& l, const Call& c) {
  Routed r(l, c, "block_means");
  checkGrid(l, int64_t(r.p.blocks) * r.tiles * c.heads, 1, 1, 128, 384 * c.headDim + 32);
  CHECK(c.topK <= l.function->kernel.choices, "%d choices", c.topK);
  r.p.q = gatherRows("query", c.q, c.heads, r.p.queries, c.headDim, c.type);
  writeSelection(r.p, r.p.blocks);
}

void routedItems(const Launch& l, const Call& c) {
  Routed r(l, c, "router");
  checkGrid(l, c.heads, 1, 1, 1024, 0);
  CHECK(int(l.x) == c.heads, "%u thread blocks for %d heads", l.x, c.heads);
}

void routedScatter(const Launch& l, const Call& c) {
  Routed r(l, c, "routed_items");
  checkGrid(l, (r.w.rows + 8191) / 8192, c.heads, 1, 1024, 98304);
}

void routedBlocks(const Launch& l, const Call& c) {
  Routed r(l, c, "routed_scatter");
  checkGrid(l, r.w.items, c.heads, 1, 128, (2 * r.tiles + 2) * 128 * c.headDim);
  // Thread blocks past the last item read one, too, before they leave.
  needs("items", c.partials, r.w.itemsAt + ((c.heads - 1) * r.w.items + l.x) * 16);
}

void routedMerge(const Launch& l, const Call& c) {
  Routed r(l, c, "routed_blocks");
  CHECK(c.head + c.tail == 0, "%d + %d global tokens", c.head, c.tail);
  checkGrid(l, int64_t(r.p.blocks) * r.tiles, c.heads, 1, 128, 384 * c.headDim + 36864);
  Problem p = problemOf(c, false);
  const Answer& answer = solved(p);
  write(p, answer, everyRow);
}

void routedJoin(const Launch& l, const Call& c) {
  Routed r(l, c, "routed_blocks");
  CHECK(c.head + c.tail > 0 && c.logSumExp.data != nullptr, "nothing to join to");
  checkGrid(l, (int64_t(r.p.queries) * c.headDim + 1023) / 1024, c.heads, 1, 128, 0);
  Problem p = problemOf(c, false);
  const Answer& answer = solved(p);
  write(p, answer, everyRow);
}

// ---- coo/: the structs of coo_layout.cuh

namespace coo {
struct Group {
  int segment, position, denseBegin, denseEnd;
  unsigned long long longRows;
  long long entries;
};
struct LongItem { int rows, denseBegin, denseEnd, pad; };
struct LongGroup { int rows, firstItem, items, pad; };
struct Layout {
  const Group* groups;
  const int* denseColumn;
  const float* denseLog;
  const long long* rowBegin;
  const int* column;
  const float* log;
  const int* longRow;
  const LongItem* longItems;
  const LongGroup* longGroups;
  int groupCount, longItemCount, longGroupCount, partStride;
};
}  // namespace coo

struct Listed {
  const Launch& l;
  const Call& c;
  Problem p;
  std::set<std::pair<int, int>> written;  // head, row

  Listed(const Launch& launch, const Call& call) : l(launch), c(call), p(problemOf(call, false)) {
    checkTiled(l, p);
    CHECK(c.topK == 0 && c.head + c.tail == 0 && c.pageTable == nullptr, "coo kernels take no such call");
    CHECK(c.cooLists == 1 || c.cooLists == c.heads, "%d lists for %d heads", c.cooLists, c.heads);
    needs("layouts", c.rowPtr, c.cooLists * sizeof(coo::Layout));
  }

  const coo::Layout& list(int head) const { return reinterpret_cast<const coo::Layout*>(c.rowPtr)[c.cooLists > 1 ? head : 0]; }

  int segmentOf(int row) const {
    for (size_t s = 0; s < p.segments.size(); ++s) {
      if (row >= p.segments[s].queryBegin && row < p.segments[s].queryBegin + p.segments[s].queries) return int(s);
    }
    fail(INVALID_VALUE, "row %d is in no segment", row);
  }

  // A key of a row's segment, and a weight's logarithm to base 2.
  void add(std::map<int, double>& pairs, int segment, int key, float log) const {
    const Segment& s = p.segments[segment];
    CHECK(key >= s.keyBegin && key < s.keyBegin + s.keys, "key %d is not of segment %d", key, segment);
    CHECK(pairs.emplace(key, log * std::log(2.0)).second, "key %d twice in a row", key);
  }

  void addDense(std::map<int, double>& pairs, const coo::Layout& list, int segment, int r, int begin, int end) const {
    needs("dense columns", list.denseColumn, size_t(end) * 256);
    needs("dense weights", list.denseLog, size_t(end) * 64 * 256);
    for (int i = begin * 64; i < end * 64; ++i) {
      float log = list.denseLog[(size_t(i / 64) * 64 + r) * 64 + i % 64];
      if (log == -INFINITY) continue;
      CHECK(list.denseColumn[i] >= 0, "a weight of no column");
      add(pairs, segment, list.denseColumn[i], log);
    }
  }

  void addOwn(std::map<int, double>& pairs, int segment, int i) const {
    const Segment& s = p.segments[segment];
    int start = c.block == 0 ? i : i / c.block * c.block;
    int end = c.block == 0 ? i : c.causal ? i + 1 : std::min(s.keys, start + c.block);
    for (int j = start; j < end; ++j) add(pairs, segment, s.keyBegin + j, 0.f);
  }

  void addScattered(std::map<int, double>& pairs, const coo::Layout& list, int segment, int row) const {
    needs("scattered rows", list.rowBegin, (row + 2) * 8);
    needs("scattered columns", list.column, list.rowBegin[row + 1] * 4);
    needs("scattered weights", list.log, list.rowBegin[row + 1] * 4);
    for (long long e = list.rowBegin[row]; e < list.rowBegin[row + 1]; ++e) add(pairs, segment, list.column[e], list.log[e]);
  }

  void solve(Solver& solver, int head, int row, const std::map<int, double>& pairs) {
    CHECK(written.insert({head, row}).second, "row %d of head %d twice", row, head);
    std::vector<Pair> list;
    for (auto& pair : pairs) list.push_back({pair.first, pair.second});
    solver.row(head, row, list);
  }
};

void cooRows(const Launch& l, const Call& c) {
  Listed k(l, c);
  Solver solver(k.p);
  std::set<std::pair<int, int>> seen;
  for (int h = 0; h < c.heads; ++h) {
    const coo::Layout& list = k.list(h);
    checkGrid(l, list.groupCount, c.heads, 1, 128, 384 * c.headDim + 51200);
    needs("groups", list.groups, list.groupCount * sizeof(coo::Group));
    for (int g = 0; g < list.groupCount; ++g) {
      const coo::Group& group = list.groups[g];
      CHECK(group.segment >= 0 && group.segment < int(k.p.segments.size()) && group.position % 64 == 0, "group %d", g);
      const Segment& s = k.p.segments[group.segment];
      CHECK(s.queries == s.keys, "lists have no decode form");
      long long entries = 0;
      for (int r = 0; r < 64 && group.position + r < s.keys; ++r) {
        int i = group.position + r, row = s.queryBegin + i;
        CHECK(seen.insert({h, row}).second, "row %d in two groups", row);
        entries += list.rowBegin[row + 1] - list.rowBegin[row];
        if (group.longRows >> r & 1) continue;
        std::map<int, double> pairs;
        k.addOwn(pairs, group.segment, i);
        k.addDense(pairs, list, group.segment, r, group.denseBegin, group.denseEnd);
        k.addScattered(pairs, list, group.segment, row);
        k.solve(solver, h, row, pairs);
      }
      CHECK(entries == group.entries, "group %d has %lld entries, expected %lld", g, group.entries, entries);
    }
  }
  CHECK(seen.size() == size_t(c.heads) * k.p.queries, "%zu rows in groups, expected %d", seen.size(), c.heads * k.p.queries);
  write(k.p, solver.answer, [&](int h, int, int r) { return k.written.count({h, r}) > 0; });
}

int64_t longPartBytes(const Listed& k) {
  return int64_t(k.c.heads) * k.list(0).partStride * 64 * (k.c.headDim + 2) * 4;
}

void cooLong(const Launch& l, const Call& c) {
  Listed k(l, c);
  needs("partial results of long rows", c.partials, longPartBytes(k));
  for (int h = 0; h < c.heads; ++h) {
    checkGrid(l, k.list(h).longItemCount, c.heads, 1, 128, 640 * c.headDim);
    CHECK(k.list(h).longItemCount <= k.list(h).partStride, "%d items, room for %d", k.list(h).longItemCount, k.list(h).partStride);
  }
  follows(l, c.partials, nullptr);
}

void cooLongMerge(const Launch& l, const Call& c) {
  Listed k(l, c);
  needs("partial results of long rows", c.partials, longPartBytes(k));
  follows(l, c.partials, "coo_long");
  Solver solver(k.p);
  for (int h = 0; h < c.heads; ++h) {
    const coo::Layout& list = k.list(h);
    checkGrid(l, 16 * list.longGroupCount, c.heads, 1, 128, 0);
    needs("long groups", list.longGroups, list.longGroupCount * sizeof(coo::LongGroup));
    needs("long items", list.longItems, list.longItemCount * sizeof(coo::LongItem));
    needs("long rows", list.longRow, size_t(list.longGroupCount) * 256);
    for (int g = 0; g < list.longGroupCount; ++g) {
      const coo::LongGroup& group = list.longGroups[g];
      CHECK(group.firstItem >= 0 && group.firstItem + group.items <= list.longItemCount, "items of long group %d", g);
      for (int r = 0; r < 64; ++r) {
        int row = list.longRow[group.rows + r];
        if (row < 0) continue;
        std::map<int, double> pairs;
        for (int i = group.firstItem; i < group.firstItem + group.items; ++i) {
          CHECK(list.longItems[i].rows == group.rows, "item %d is of other rows than its group", i);
          k.addDense(pairs, list, k.segmentOf(row), r, list.longItems[i].denseBegin, list.longItems[i].denseEnd);
        }
        k.solve(solver, h, row, pairs);
      }
    }
  }
  write(k.p, solver.answer, [&](int h, int, int r) { return k.written.count({h, r}) > 0; });
}

// ---- gate/, limit/

struct GateCall {
  const void* x;
  int64_t xRow;
  const float *weight, *bias;
  float* out;
  int64_t n;
  int modelDim, outputs;
};

void gate(const Launch& l, const GateCall& c) {
  int type = l.function->kernel.type;
  CHECK(int64_t(l.x) * (l.threads / 32) >= c.n && l.threads <= 256, "grid %u of %u threads for %lld rows", l.x, l.threads, (long long)c.n);
  if (c.n > 0) needs("x", c.x, size_t((c.n - 1) * c.xRow + c.modelDim) * sizeOf(type));
  std::vector<float> weight = read<float>("weight", c.weight, size_t(c.outputs) * c.modelDim);
  std::vector<float> bias = read<float>("bias", c.bias, c.outputs);
  needs("out", c.out, size_t(c.outputs) * c.n * 4);
  for (int o = 0; o < c.outputs; ++o) {
    for (int64_t r = 0; r < c.n; ++r) {
      double sum = bias[o];
      for (int e = 0; e < c.modelDim; ++e) sum += double(load(type, c.x, r * c.xRow + e)) * weight[size_t(o) * c.modelDim + e];
      c.out[o * c.n + r] = float(1 / (1 + std::exp(-sum)));
    }
  }
}

struct FloorCall {
  const uint32_t *a, *b, *c;
  uint32_t* out;
  int64_t count;
};

void floor3r1w(const FloorCall& f) {
  for (const uint32_t* at : {f.a, f.b, f.c, static_cast<const uint32_t*>(f.out)}) needs("floor", at, f.count * 16);
  for (int64_t i = 0; i < f.count * 4; ++i) f.out[i] = f.a[i] ^ f.b[i] ^ f.c[i];
}

// ---- kernels by name

enum : int { ANY_TYPE = 1, HALF_TYPE = 2, WIDE_DIM = 4, TILE_DIM = 8, FORM = 16, CHOICES = 32, TILED = HALF_TYPE | TILE_DIM };

struct Known {
  const char* base;
  int parts;
  void (*run)(const Launch&, const Call&);
};

const Known KNOWN[] = {
    {"rows", ANY_TYPE | WIDE_DIM, rows},
    {"global_rows", ANY_TYPE | WIDE_DIM, globalRows},
    {"merge_rows", WIDE_DIM, mergeRows},
    {"row_means", ANY_TYPE, rowMeans},
    {"row_router", ANY_TYPE, rowRouter},
    {"headtail", TILED | FORM, headtail},
    {"dense_rows", TILED, denseRows},
    {"dense_rows_wide", TILED, denseRows},
    {"dense_globals", TILED, denseGlobals},
    {"decode_headtail", TILED, decode},
    {"routed_prepare", 0, routedPrepare},
    {"block_means", TILED, blockMeans},
    {"router", TILED | CHOICES, router},
    {"routed_items", 0, routedItems},
    {"routed_scatter", 0, routedScatter},
    {"routed_blocks", TILED, routedBlocks},
    {"routed_join", TILED, routedJoin},
    {"routed_merge", TILED, routedMerge},
    {"coo_rows", TILED, cooRows},
    {"coo_long", TILED, cooLong},
    {"coo_long_merge", TILED, cooLongMerge},
    {"gate", ANY_TYPE, nullptr},
    {"floor_3r1w", 0, nullptr},
    {"trap", 0, nullptr}};

const char* const TYPES[] = {"f32", "f16", "bf16"};

// All kernels that there are.
std::map<std::string, Kernel> kernelsByName() {
  std::map<std::string, Kernel> all;
  for (const Known& known : KNOWN) {
    int parts = known.parts;
    std::vector<int> types{-1}, dims{0}, choices{0};
    std::vector<std::string> forms{""};
    if (parts & ANY_TYPE) types = {weft::F32, weft::F16, weft::BF16};
    if (parts & HALF_TYPE) types = {weft::F16, weft::BF16};
    if (parts & WIDE_DIM) dims = {64, 128, 256};
    if (parts & TILE_DIM) dims = {64, 128};
    if (parts & FORM) forms = {"encoder", "cluster", "long", "causal"};
    if (parts & CHOICES) choices = {4, 8, 16};
    for (auto& form : forms) for (int type : types) for (int dim : dims) for (int choice : choices) {
      Kernel k;
      k.base = known.base;
      k.form = form;
      k.type = type, k.dim = dim, k.choices = choice;
      k.name = k.base + (form.empty() ? "" : "_" + form) + (type < 0 ? "" : std::string("_") + TYPES[type]) +
               (dim == 0 ? "" : "_d" + std::to_string(dim)) + (choice == 0 ? "" : "_k" + std::to_string(choice)) + (form.empty() ? "" : "_b64");
      k.argumentBytes = k.base == "gate" ? sizeof(GateCall) : k.base == "floor_3r1w" ? sizeof(FloorCall) : k.base == "trap" ? 0 : sizeof(Call);
      all[k.name] = k;
    }
  }
  return all;
}

void runKernel(const Launch& l) {
  const std::string& base = l.function->kernel.base;
  if (base == "trap") {
    device().fault = LAUNCH_FAILED;
  } else if (base == "gate") {
    gate(l, *reinterpret_cast<const GateCall*>(l.argument.data()));
  } else if (base == "floor_3r1w") {
    floor3r1w(*reinterpret_cast<const FloorCall*>(l.argument.data()));
  } else {
    for (const Known& known : KNOWN) {
      if (base == known.base) known.run(l, *reinterpret_cast<const Call*>(l.argument.data()));
    }
  }
}

// ---- streams

void runNode(const Node& n) {
  if (n.type == KERNEL_NODE) {
    runKernel(n.launch);
  } else if (n.type == COPY_NODE) {
    copy(n);
  } else {
    needs("memset", n.to, n.bytes);
    memset(n.to, n.value, n.bytes);
  }
}

// Carries out what a stream still has to do. What fails is reported by the call that waits.
void drain(Stream& s) {
  while (!s.pending.empty()) {
    auto work = std::move(s.pending.front());
    s.pending.pop_front();
    if (device().fault != 0 || device().sticky != 0) continue;
    try {
      work();
    } catch (const Failure& f) {
      fprintf(stderr, "fake_cuda: in a stream: %s\n", f.text.c_str());
      device().fault = f.code == ILLEGAL_ADDRESS ? f.code : LAUNCH_FAILED;
    }
  }
}

void drainAll() {
  drain(device().zero);
  for (void* s : device().streams) drain(*static_cast<Stream*>(s));
}

// After a wait: reports a fault, for good.
void settle() {
  Device& d = device();
  if (d.fault == 0) return;
  d.sticky = d.fault;
  fail(d.fault, "the device failed before");
}

void submit(Stream& s, std::function<void()> work) {
  if (device().lazy) {
    s.pending.push_back(std::move(work));
  } else {
    work();
  }
}

// Adds a node to what a stream records, or carries it out.
void enqueue(Stream& s, Node n) {
  if (s.capture != nullptr) {
    s.capture->nodes.push_back(std::make_unique<Node>(std::move(n)));
    Node* node = s.capture->nodes.back().get();
    node->argumentAt = node->launch.argument.data();
    device().nodes.insert(node);
  } else if (device().lazy && n.type == COPY_NODE && !within(device().pinned, n.toDevice ? n.from : n.to, n.bytes)) {
    // Memory that may be paged out is copied before the call returns.
    drain(s);
    runNode(n);
  } else {
    auto shared = std::make_shared<Node>(std::move(n));
    submit(s, [shared] { runNode(*shared); });
  }
}

template <class T>
T& known(const std::set<void*>& all, void* handle, const char* what) {
  if (all.count(handle) == 0) fail(INVALID_HANDLE, "%p is no %s", handle, what);
  return *static_cast<T*>(handle);
}

Stream& streamOf(void* handle) {
  return handle == nullptr ? device().zero : known<Stream>(device().streams, handle, "stream");
}

template <class T>
void destroy(std::set<void*>& all, void* handle, const char* what) {
  T* only = &known<T>(all, handle, what);
  all.erase(handle);
  delete only;
}

bool capturing() {
  for (void* s : device().streams) {
    if (static_cast<Stream*>(s)->capture != nullptr) return true;
  }
  return false;
}

double now() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

void checkLaunch(const Launch& l) {
  const Function& f = *l.function;
  const char* name = f.kernel.name.c_str();
  CHECK(l.x > 0 && l.y > 0 && l.z > 0 && l.x < 1u << 31 && l.y < 65536 && l.z < 65536, "%s: grid %u x %u x %u", name, l.x, l.y, l.z);
  CHECK(l.threads > 0 && l.threads <= 1024, "%s: %u threads", name, l.threads);
  CHECK(int(l.sharedBytes) <= f.sharedBytes, "%s: %u bytes of shared memory, asked for %d", name, l.sharedBytes, f.sharedBytes);
  if (l.cluster == 1) return;
  bool allowed = environment("FAKE_CUDA_PTX", 90) >= 90 && l.cluster <= (f.largeClusters ? 16 : 8);
  if (!allowed || l.x % l.cluster != 0) fail(INVALID_CLUSTER_SIZE, "%s: clusters of %u for %u thread blocks", name, l.cluster, l.x);
}

// ---- the driver's structs

struct LaunchAttribute {
  int id, pad;
  unsigned clusterX, clusterY, clusterZ;
  char rest[52];
};

struct LaunchConfig {
  unsigned gridX, gridY, gridZ, blockX, blockY, blockZ, sharedBytes;
  void* stream;
  LaunchAttribute* attributes;
  unsigned count;
};

struct RowsCopy {
  size_t fromX, fromY;
  int fromType;
  const void* fromHost;
  uintptr_t fromDevice;
  void* fromArray;
  size_t fromPitch, toX, toY;
  int toType;
  void* toHost;
  uintptr_t toDevice;
  void* toArray;
  size_t toPitch, width, height;
};

struct NodeParameters {
  void* function;
  unsigned gridX, gridY, gridZ, blockX, blockY, blockZ, sharedBytes;
  void **arguments, **extra, *kernel, *context;
};

Launch launchOf(void* function, const LaunchConfig& g, void** arguments) {
  Launch l{static_cast<Function*>(function), g.gridX, g.gridY, g.gridZ, g.blockX, g.sharedBytes, 1, {}};
  for (unsigned i = 0; i < g.count; ++i) {
    if (g.attributes[i].id == 4) {
      l.cluster = g.attributes[i].clusterX;
    } else {
      // Overlap with the kernel before it: for kernels that wait by themselves, on a device that has it.
      CHECK(g.attributes[i].id == 6, "launch attribute %d", g.attributes[i].id);
      CHECK(g.attributes[i].clusterX == 1 && environment("FAKE_CUDA_PTX", 90) >= 90, "overlap on this device");
      const std::string& kernel = l.function->kernel.name;
      bool waits = false;
      for (const char* base : {"headtail_", "dense_rows_", "dense_globals_", "merge_rows_", "routed_", "block_means_", "router_"}) waits |= kernel.rfind(base, 0) == 0;
      CHECK(waits, "%s does not wait for the kernel before it", l.function->kernel.name.c_str());
    }
  }
  CHECK(g.blockY == 1 && g.blockZ == 1, "thread blocks of more than one dimension");
  size_t bytes = l.function->kernel.argumentBytes;
  if (bytes > 0 && arguments != nullptr) {
    const char* from = static_cast<const char*>(arguments[0]);
    l.argument.assign(from, from + bytes);
  }
  return l;
}

// ---- calls

enum : int { PLAIN = 0, CONTEXT = 1, ALWAYS = 2 };

// A call that is to fail.
int injected(const char* name) {
  Device& d = device();
  ++d.counts[name];
  if (d.failing != name || d.failingIn == 0 || --d.failingIn > 0) return SUCCESS;
  if (d.failingSticky) d.sticky = d.failingCode;
  return d.failingCode;
}

// What every function of the driver does first and last.
template <class Body>
int call(const char* name, int needs, Body body) {
  Device& d = device();
  std::lock_guard<std::recursive_mutex> lock(d.mutex);
  if (int code = injected(name)) return code;
  if (d.sticky != 0 && !(needs & ALWAYS)) return d.sticky;
  if ((needs & CONTEXT) && (currentContext == 0 || d.contexts == 0)) return INVALID_CONTEXT;
  try {
    body(d);
    return SUCCESS;
  } catch (const Failure& f) {
    if (f.code != OUT_OF_MEMORY && f.code != NOT_READY && d.sticky == 0) fprintf(stderr, "fake_cuda: %s: %s\n", name, f.text.c_str());
    if (f.code == ILLEGAL_ADDRESS) d.sticky = f.code;
    return f.code;
  }
}

// The last holder of the context is gone: all that is left on the device goes with it.
void destroyContext(Device& d) {
  if (d.sticky == 0) d.orphans += int(d.live());
  for (auto& m : d.memory) free(reinterpret_cast<void*>(m.first));
  for (auto& m : d.pinned) free(reinterpret_cast<void*>(m.first));
  d.memory.clear(), d.pinned.clear(), d.constants.clear();
  d.streams.clear(), d.events.clear(), d.graphs.clear(), d.executables.clear(), d.modules.clear(), d.pools.clear(), d.nodes.clear();
  d.steps.clear();
  d.used = 0;
}

void report() {
  Device& d = device();
  const std::pair<const char*, long long> lines[] = {
      {"live", d.live()}, {"memory", d.memory.size()}, {"pinned", d.pinned.size()}, {"streams", d.streams.size()}, {"events", d.events.size()},
      {"graphs", d.graphs.size() + d.executables.size()}, {"modules", d.modules.size()}, {"pools", d.pools.size()}, {"contexts", d.contexts},
      {"orphans", d.orphans}, {"captures", d.counts["cuStreamBeginCapture"]}, {"instantiations", d.counts["cuGraphInstantiate"]},
      {"launches", d.counts["cuGraphLaunch"]}};
  std::string text;
  for (auto& line : lines) text += std::string("fake ") + line.first + " " + std::to_string(line.second) + "\n";
  fputs(text.c_str(), stdout);
  fflush(stdout);
}

__attribute__((destructor)) void atExit() { report(); }

}  // namespace

extern "C" {

// ---- for tests: what lives or was called so far, and failures to come

long long fake_cuda_count(const char* name) {
  Device& d = device();
  std::lock_guard<std::recursive_mutex> lock(d.mutex);
  std::string what = name;
  return what == "live" ? d.live() : what == "memory" ? (long long)d.memory.size() : what == "orphans" ? d.orphans : d.counts[what];
}

// The nth call of a function from now on fails; also ends what stuck before.
void fake_cuda_fail(const char* name, int code, long long nth, int sticky) {
  Device& d = device();
  std::lock_guard<std::recursive_mutex> lock(d.mutex);
  d.failing = name, d.failingCode = code, d.failingIn = nth, d.failingSticky = sticky;
  d.sticky = d.fault = 0;
}

// ---- devices

int cuInit(unsigned) {
  return call("cuInit", ALWAYS, [](Device&) {});
}

int cuDriverGetVersion(int* version) {
  return call("cuDriverGetVersion", ALWAYS, [=](Device&) { *version = int(environment("FAKE_CUDA_VERSION", 13000)); });
}

int cuGetErrorName(int code, const char** name) {
  for (auto& e : ERRORS) if (e.code == code) return *name = e.name, SUCCESS;
  return INVALID_VALUE;
}

int cuGetErrorString(int code, const char** text) {
  for (auto& e : ERRORS) if (e.code == code) return *text = e.text, SUCCESS;
  return INVALID_VALUE;
}

int cuDeviceGetCount(int* count) {
  return call("cuDeviceGetCount", ALWAYS, [=](Device&) { *count = int(environment("FAKE_CUDA_DEVICES", 1)); });
}

int cuDeviceGet(int* to, int ordinal) {
  return call("cuDeviceGet", ALWAYS, [=](Device&) {
    if (ordinal < 0 || ordinal >= environment("FAKE_CUDA_DEVICES", 1)) fail(INVALID_DEVICE, "device %d", ordinal);
    *to = ordinal;
  });
}

int cuDeviceGetName(char* to, int length, int) {
  return call("cuDeviceGetName", ALWAYS, [=](Device&) { snprintf(to, length, "no GPU: the tests' driver"); });
}

int cuDeviceGetAttribute(int* to, int attribute, int) {
  return call("cuDeviceGetAttribute", ALWAYS, [=](Device&) {
    static const std::map<int, int> values{{16, MULTIPROCESSORS}, {38, 50 << 20}, {75, 9}, {76, 0}, {97, 232448}};
    auto found = values.find(attribute);
    if (found == values.end()) fail(INVALID_VALUE, "attribute %d", attribute);
    *to = found->second;
  });
}

int cuDeviceTotalMem_v2(size_t* bytes, int) {
  return call("cuDeviceTotalMem", ALWAYS, [=](Device& d) { *bytes = d.total; });
}

int cuMemGetInfo_v2(size_t* left, size_t* total) {
  return call("cuMemGetInfo", CONTEXT, [=](Device& d) { *left = d.total - d.used, *total = d.total; });
}

int cuDevicePrimaryCtxRetain(void** context, int) {
  return call("cuDevicePrimaryCtxRetain", PLAIN, [=](Device& d) {
    ++d.contexts;
    *context = &d;
  });
}

int cuDevicePrimaryCtxRelease_v2(int) {
  return call("cuDevicePrimaryCtxRelease", ALWAYS, [=](Device& d) {
    if (d.contexts == 0) fail(INVALID_CONTEXT, "the context is not held");
    if (--d.contexts == 0) destroyContext(d);
  });
}

int cuCtxSetCurrent(void* context) {
  return call("cuCtxSetCurrent", ALWAYS, [=](Device& d) {
    if (context != &d || d.contexts == 0) fail(INVALID_CONTEXT, "%p is no context", context);
    currentContext = 1;
  });
}

int cuCtxSynchronize() {
  return call("cuCtxSynchronize", CONTEXT, [](Device&) {
    if (capturing()) fail(CAPTURE_UNSUPPORTED, "a stream of the context is recording");
    drainAll();
    settle();
  });
}

// ---- modules

int cuModuleLoadData(void** to, const void*) {
  return call("cuModuleLoadData", CONTEXT, [=](Device& d) {
#define AT(FIELD) int(offsetof(Call, FIELD))
    auto* m = new Module;
    m->layout = {AT(q), AT(k), AT(v), AT(out), AT(gate), AT(logSumExp), AT(selection), AT(selectionItem), AT(packing), AT(segments),
                 AT(items), AT(pageTable), AT(page), AT(pageSlots), AT(pageTokens), AT(headPages), AT(windowPages), AT(rowPtr), AT(col),
                 AT(value), AT(cooRows), AT(cooLists), AT(tileColumns), AT(means), AT(meanBlocks), AT(partials), AT(counters), AT(heads),
                 AT(kvHeads), AT(headDim), AT(block), AT(causal), AT(head), AT(tail), AT(topK), AT(type), AT(outType), AT(logScale),
                 AT(threshold), int(sizeof(Call))};
#undef AT
    m->shared.assign(HEADTAIL_SHARED, HEADTAIL_SHARED + 4);
    m->denseShape.assign(DENSE_SHAPE, DENSE_SHAPE + 4);
    for (auto* values : {&m->layout, &m->shared, &m->denseShape}) d.constants[reinterpret_cast<uintptr_t>(values->data())] = values->size() * 4;
    d.modules.insert(*to = m);
  });
}

int cuModuleUnload(void* module) {
  return call("cuModuleUnload", CONTEXT, [=](Device& d) {
    Module& m = known<Module>(d.modules, module, "module");
    for (auto* values : {&m.layout, &m.shared, &m.denseShape}) d.constants.erase(reinterpret_cast<uintptr_t>(values->data()));
    destroy<Module>(d.modules, module, "module");
  });
}

int cuModuleGetGlobal_v2(uintptr_t* at, size_t* bytes, void* module, const char* name) {
  return call("cuModuleGetGlobal", CONTEXT, [=](Device& d) {
    Module& m = known<Module>(d.modules, module, "module");
    std::map<std::string, std::vector<int>*> all = {
        {"weft_call_layout", &m.layout}, {"weft_headtail_shared", &m.shared}, {"weft_dense_shape", &m.denseShape}};
    if (all.count(name) == 0) fail(NOT_FOUND, "no constant %s", name);
    std::vector<int>& values = *all[name];
    *at = reinterpret_cast<uintptr_t>(values.data());
    *bytes = values.size() * 4;
  });
}

int cuModuleGetFunction(void** to, void* module, const char* name) {
  return call("cuModuleGetFunction", CONTEXT, [=](Device& d) {
    static const std::map<std::string, Kernel> all = kernelsByName();
    Module& m = known<Module>(d.modules, module, "module");
    auto found = all.find(name);
    if (found == all.end() || (!d.kernels.empty() && d.kernels.count(name) == 0)) fail(NOT_FOUND, "no kernel %s", name);
    auto& function = m.functions[name];
    if (!function) function.reset(new Function{found->second});
    *to = function.get();
  });
}

int cuFuncGetAttribute(int* to, int attribute, void*) {
  return call("cuFuncGetAttribute", CONTEXT, [=](Device&) { *to = attribute == 5 ? int(environment("FAKE_CUDA_PTX", 90)) : 0; });
}

int cuFuncSetAttribute(void* function, int attribute, int value) {
  return call("cuFuncSetAttribute", CONTEXT, [=](Device&) {
    auto* f = static_cast<Function*>(function);
    if (attribute == 8) {
      CHECK(value <= 232448, "%d bytes of shared memory", value);
      f->sharedBytes = std::max(f->sharedBytes, value);
    }
    if (attribute == 14) f->largeClusters = value != 0;
  });
}

int cuOccupancyMaxActiveClusters(int* count, void* function, const LaunchConfig* config) {
  return call("cuOccupancyMaxActiveClusters", CONTEXT, [=](Device&) {
    Launch l = launchOf(function, *config, nullptr);
    checkLaunch(l);
    *count = int(132 / l.cluster);
  });
}

// ---- streams and events

int cuStreamCreate(void** to, unsigned) {
  return call("cuStreamCreate", CONTEXT, [=](Device& d) { d.streams.insert(*to = new Stream); });
}

int cuStreamDestroy_v2(void* stream) {
  return call("cuStreamDestroy", CONTEXT, [=](Device& d) {
    drain(streamOf(stream));
    for (void* e : d.events) {
      if (static_cast<Event*>(e)->stream == stream) static_cast<Event*>(e)->stream = nullptr;
    }
    destroy<Stream>(d.streams, stream, "stream");
  });
}

int cuStreamSynchronize(void* stream) {
  return call("cuStreamSynchronize", CONTEXT, [=](Device&) {
    Stream& s = streamOf(stream);
    if (s.capture != nullptr) fail(CAPTURE_UNSUPPORTED, "the stream is recording");
    drain(s);
    settle();
  });
}

int cuEventCreate(void** to, unsigned) {
  return call("cuEventCreate", CONTEXT, [=](Device& d) { d.events.insert(*to = new Event); });
}

int cuEventDestroy_v2(void* event) {
  return call("cuEventDestroy", CONTEXT, [=](Device& d) { destroy<Event>(d.events, event, "event"); });
}

int cuEventRecord(void* event, void* stream) {
  return call("cuEventRecord", CONTEXT, [=](Device& d) {
    Event& e = known<Event>(d.events, event, "event");
    Stream& s = streamOf(stream);
    if (s.capture != nullptr) fail(CAPTURE_UNSUPPORTED, "an event in a recording, which the engine has none of");
    auto mark = e.mark;
    uint64_t number = ++mark->recorded;
    e.stream = &s;
    submit(s, [mark, number] { mark->completed = number, mark->millis = now(); });
  });
}

int cuEventSynchronize(void* event) {
  return call("cuEventSynchronize", CONTEXT, [=](Device& d) {
    Event& e = known<Event>(d.events, event, "event");
    if (e.stream != nullptr) drain(*e.stream);
    settle();
  });
}

// What is not over yet is so the next time.
int cuEventQuery(void* event) {
  return call("cuEventQuery", CONTEXT, [=](Device& d) {
    Event& e = known<Event>(d.events, event, "event");
    bool over = e.mark->completed == e.mark->recorded;
    if (e.stream != nullptr) drain(*e.stream);
    settle();
    if (!over) fail(NOT_READY, "not over");
  });
}

int cuEventElapsedTime_v2(float* millis, void* from, void* to) {
  return call("cuEventElapsedTime", CONTEXT, [=](Device& d) {
    Event &a = known<Event>(d.events, from, "event"), &b = known<Event>(d.events, to, "event");
    if (a.mark->completed == 0 || b.mark->completed == 0) fail(INVALID_HANDLE, "an event that is not recorded");
    *millis = float(std::max(1e-3, b.mark->millis - a.mark->millis));
  });
}

// ---- graphs

int cuStreamBeginCapture_v2(void* stream, int) {
  return call("cuStreamBeginCapture", CONTEXT, [=](Device&) {
    Stream& s = streamOf(stream);
    if (stream == nullptr || s.capture != nullptr) fail(ILLEGAL_STATE, "the stream cannot record, or does");
    s.capture = new Graph;
  });
}

int cuStreamEndCapture(void* stream, void** to) {
  return call("cuStreamEndCapture", CONTEXT, [=](Device& d) {
    Stream& s = streamOf(stream);
    if (s.capture == nullptr) fail(ILLEGAL_STATE, "the stream records nothing");
    d.graphs.insert(*to = s.capture);
    s.capture = nullptr;
  });
}

int cuGraphInstantiateWithFlags(void** to, void* graph, unsigned long long) {
  return call("cuGraphInstantiate", CONTEXT, [=](Device& d) {
    Graph& g = known<Graph>(d.graphs, graph, "graph");
    auto* e = new Executable;
    e->nodes = std::make_shared<std::vector<Node>>();
    for (auto& node : g.nodes) {
      e->origin.push_back(node.get());
      e->nodes->push_back(*node);
    }
    d.executables.insert(*to = e);
  });
}

int cuGraphDestroy(void* graph) {
  return call("cuGraphDestroy", CONTEXT, [=](Device& d) {
    for (auto& node : known<Graph>(d.graphs, graph, "graph").nodes) d.nodes.erase(node.get());
    destroy<Graph>(d.graphs, graph, "graph");
  });
}

int cuGraphGetNodes(void* graph, void** nodes, size_t* count) {
  return call("cuGraphGetNodes", CONTEXT, [=](Device& d) {
    Graph& g = known<Graph>(d.graphs, graph, "graph");
    for (size_t i = 0; nodes != nullptr && i < std::min(*count, g.nodes.size()); ++i) nodes[i] = g.nodes[i].get();
    *count = g.nodes.size();
  });
}

int cuGraphNodeGetType(void* node, int* type) {
  return call("cuGraphNodeGetType", CONTEXT, [=](Device& d) { *type = known<Node>(d.nodes, node, "node").type; });
}

int cuGraphKernelNodeGetParams_v2(void* node, NodeParameters* to) {
  return call("cuGraphKernelNodeGetParams", CONTEXT, [=](Device& d) {
    Node& n = known<Node>(d.nodes, node, "node");
    CHECK(n.type == KERNEL_NODE, "the node is no kernel");
    const Launch& l = n.launch;
    *to = {l.function, l.x, l.y, l.z, l.threads, 1, 1, l.sharedBytes, &n.argumentAt, nullptr, nullptr, nullptr};
  });
}

int cuGraphExecKernelNodeSetParams_v2(void* executable, void* node, const NodeParameters* p) {
  return call("cuGraphExecKernelNodeSetParams", CONTEXT, [=](Device& d) {
    Executable& e = known<Executable>(d.executables, executable, "executable graph");
    auto at = std::find(e.origin.begin(), e.origin.end(), &known<Node>(d.nodes, node, "node"));
    CHECK(at != e.origin.end(), "the node is of another graph");
    auto nodes = std::make_shared<std::vector<Node>>(*e.nodes);
    Launch& l = (*nodes)[at - e.origin.begin()].launch;
    CHECK(p->function == l.function, "another kernel");
    unsigned cluster = l.cluster;
    l = launchOf(p->function, {p->gridX, p->gridY, p->gridZ, p->blockX, p->blockY, p->blockZ, p->sharedBytes, nullptr, nullptr, 0}, p->arguments);
    l.cluster = cluster;
    checkLaunch(l);
    e.nodes = nodes;
  });
}

int cuGraphExecDestroy(void* executable) {
  return call("cuGraphExecDestroy", CONTEXT, [=](Device& d) { destroy<Executable>(d.executables, executable, "executable graph"); });
}

int cuGraphLaunch(void* executable, void* stream) {
  return call("cuGraphLaunch", CONTEXT, [=](Device& d) {
    auto nodes = known<Executable>(d.executables, executable, "executable graph").nodes;
    Stream& s = streamOf(stream);
    if (s.capture != nullptr) fail(CAPTURE_UNSUPPORTED, "a graph in a recording, which the engine has none of");
    submit(s, [nodes] {
      for (const Node& n : *nodes) runNode(n);
    });
  });
}

int cuLaunchKernelEx(const LaunchConfig* config, void* function, void** arguments, void**) {
  return call("cuLaunchKernelEx", CONTEXT, [=](Device&) {
    Launch l = launchOf(function, *config, arguments);
    checkLaunch(l);
    enqueue(streamOf(config->stream), {KERNEL_NODE, false, nullptr, nullptr, 0, 0, l, nullptr});
  });
}

int cuLaunchKernel(void* function, unsigned x, unsigned y, unsigned z, unsigned bx, unsigned by, unsigned bz, unsigned shared, void* stream, void** arguments, void**) {
  return call("cuLaunchKernel", CONTEXT, [=](Device&) {
    Launch l = launchOf(function, {x, y, z, bx, by, bz, shared, nullptr, nullptr, 0}, arguments);
    checkLaunch(l);
    enqueue(streamOf(stream), {KERNEL_NODE, false, nullptr, nullptr, 0, 0, l, nullptr});
  });
}

// ---- memory

int cuMemPoolCreate(void** to, const void*) {
  return call("cuMemPoolCreate", CONTEXT, [=](Device& d) { d.pools.insert(*to = new Pool); });
}

int cuMemPoolSetAttribute(void* pool, int, void*) {
  return call("cuMemPoolSetAttribute", CONTEXT, [=](Device& d) { known<Pool>(d.pools, pool, "pool"); });
}

int cuMemPoolDestroy(void* pool) {
  return call("cuMemPoolDestroy", CONTEXT, [=](Device& d) { destroy<Pool>(d.pools, pool, "pool"); });
}

int cuMemAllocFromPoolAsync(uintptr_t* to, size_t bytes, void* pool, void* stream) {
  return call("cuMemAllocFromPoolAsync", CONTEXT, [=](Device& d) {
    known<Pool>(d.pools, pool, "pool");
    streamOf(stream);
    CHECK(bytes > 0, "0 bytes");
    if (bytes > d.total - d.used) fail(OUT_OF_MEMORY, "%zu bytes", bytes);
    *to = reinterpret_cast<uintptr_t>(allocate(d.memory, bytes));
    d.used += bytes;
  });
}

int cuMemFreeAsync(uintptr_t at, void* stream) {
  return call("cuMemFreeAsync", CONTEXT, [=](Device& d) {
    drain(streamOf(stream));
    d.used -= release(d.memory, "free", reinterpret_cast<void*>(at));
    d.steps.erase(reinterpret_cast<void*>(at));
  });
}

int cuMemHostAlloc(void** to, size_t bytes, unsigned) {
  return call("cuMemHostAlloc", CONTEXT, [=](Device& d) {
    CHECK(bytes > 0, "0 bytes");
    *to = allocate(d.pinned, bytes);
  });
}

int cuMemFreeHost(void* at) {
  return call("cuMemFreeHost", CONTEXT, [=](Device& d) {
    drainAll();  // as the driver does
    release(d.pinned, "free of pinned memory", at);
  });
}

// The host's side of a copy: within pinned memory, or, unless it is recorded, any.
static void checkHost(const Stream& s, const void* at, size_t bytes) {
  Device& d = device();
  bool pinned = within(d.pinned, at, bytes);
  CHECK(pinned || !within(d.pinned, at, 1), "%zu bytes at %p reach past pinned memory", bytes, at);
  CHECK(pinned || s.capture == nullptr, "a recorded copy from or to memory that is not pinned");
}

int cuMemcpyHtoDAsync_v2(uintptr_t to, const void* from, size_t bytes, void* stream) {
  return call("cuMemcpyHtoDAsync", CONTEXT, [=](Device&) {
    Stream& s = streamOf(stream);
    checkHost(s, from, bytes);
    enqueue(s, {COPY_NODE, true, reinterpret_cast<char*>(to), static_cast<char*>(const_cast<void*>(from)), bytes, 0, {}, nullptr});
  });
}

int cuMemcpyDtoHAsync_v2(void* to, uintptr_t from, size_t bytes, void* stream) {
  return call("cuMemcpyDtoHAsync", CONTEXT, [=](Device&) {
    Stream& s = streamOf(stream);
    checkHost(s, to, bytes);
    enqueue(s, {COPY_NODE, false, static_cast<char*>(to), reinterpret_cast<char*>(from), bytes, 0, {}, nullptr});
  });
}

int cuMemcpy2DAsync_v2(const RowsCopy* copy, void* stream) {
  return call("cuMemcpy2DAsync", CONTEXT, [=](Device& d) {
    const RowsCopy c = *copy;
    Stream& s = streamOf(stream);
    bool fromDevice = c.fromType == 2;
    CHECK(c.toType == 2 && (fromDevice || c.fromType == 1) && s.capture == nullptr, "a copy of rows that the engine has none of");
    CHECK(c.fromX + c.fromY + c.toX + c.toY == 0, "a copy of rows that begins elsewhere");
    CHECK(c.fromPitch >= c.width && c.toPitch >= c.width && c.fromPitch < 1u << 31 && c.toPitch < 1u << 31, "pitches %zu and %zu of %zu bytes", c.fromPitch, c.toPitch, c.width);
    const char* from = fromDevice ? reinterpret_cast<const char*>(c.fromDevice) : static_cast<const char*>(c.fromHost);
    size_t bytes = c.height == 0 ? 0 : (c.height - 1) * c.fromPitch + c.width;
    if (!fromDevice) checkHost(s, from, bytes);
    auto work = [=] {
      for (size_t r = 0; r < c.height; ++r) {
        if (fromDevice) needs("copy of rows", from + r * c.fromPitch, c.width);
        needs("copy of rows", reinterpret_cast<char*>(c.toDevice) + r * c.toPitch, c.width);
        memcpy(reinterpret_cast<char*>(c.toDevice) + r * c.toPitch, from + r * c.fromPitch, c.width);
      }
    };
    if (!fromDevice && !within(d.pinned, from, bytes)) {
      // Memory that may be paged out is copied before the call returns.
      drain(s);
      work();
    } else {
      submit(s, work);
    }
  });
}

int cuMemsetD8Async(uintptr_t at, unsigned char value, size_t bytes, void* stream) {
  return call("cuMemsetD8Async", CONTEXT, [=](Device&) {
    enqueue(streamOf(stream), {SET_NODE, false, reinterpret_cast<char*>(at), nullptr, bytes, value, {}, nullptr});
  });
}

}  // extern "C"
