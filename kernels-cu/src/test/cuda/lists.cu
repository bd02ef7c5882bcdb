// Prints how made-up lists of pairs are laid out: what the engine's own layouts are compared with.
// Needs no GPU.
//   nvcc -std=c++17 -gencode arch=compute_90a,code=sm_90a lists.cu -o lists && ./lists
#define main sparse_main
#include "sparse_check.cu"
#undef main

static void ints(const std::vector<int>& x) {
  unsigned h = 1;
  for (int v : x) h = 31 * h + (unsigned)v;
  printf(" %zu:%d", x.size(), (int)h);
}
template <class T>
static std::vector<int> words(const std::vector<T>& x) {
  std::vector<int> w(x.size() * sizeof(T) / 4);
  memcpy(w.data(), x.data(), w.size() * 4);
  return w;
}

int main() {
  unsigned r = 99;
  auto next = [&](int bound) {
    r = r * 1664525u + 1013904223u;
    return (int)((r >> 8) % (unsigned)bound);
  };
  for (int i = 0; i < 60; ++i) {
    int block = 32 * next(3), causal = next(2), count = 1 + next(3);
    if (block == 0 && next(2)) block = 128;
    std::vector<Segment> segments;
    PairList list;
    printf("L %d %d %d", block, causal, count);
    std::string entries;
    int begin = 0;
    for (int s = 0; s < count; ++s) {
      int keys = next(4) == 0 ? next(3) : next(900), dense = next(40), wide = next(4) ? -1 : next(keys + 1);
      Segment g{};
      g.queryBegin = g.keyBegin = begin, g.queries = g.keys = keys;
      segments.push_back(g);
      printf(" %d", keys);
      for (int p = 0; p < keys; ++p) {
        for (int c = 0; c < keys; ++c) {
          bool in = p == wide ? c % 2 == 0 : c == dense ? next(3) == 0 : next(97) == 0;
          if (!in) continue;
          int e = next(5);
          list.col.push_back(begin + c), list.value.push_back(e == 4 ? 0.f : ldexpf(1.f, e - 2));
          entries += " " + std::to_string(begin + p) + " " + std::to_string(begin + c) + " " + std::to_string(e);
        }
        list.rowPtr.push_back(list.col.size());
      }
      begin += keys;
    }
    Analysis a(list, segments, block, causal);
    printf(" %zu%s\nA", list.col.size(), entries.c_str());
    ints(words(a.groups)), ints(a.denseColumn), ints(words(a.denseLog)), ints(words(a.rowBegin)), ints(a.column);
    ints(words(a.log)), ints(a.longRow), ints(words(a.longItems)), ints(words(a.longGroups));
    printf("\n");
  }
}
