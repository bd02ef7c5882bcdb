// How the check program cuts a call into items of work, as the engine does (PlansTest).
#pragma once
#include <algorithm>
#include <vector>

#include "../../main/cuda/common/call.cuh"
#include "../../main/cuda/local_headtail/split.h"

using namespace weft;

static bool canCluster;  // the sm_90 form

struct Length {
  int queries, keys;
};

struct Plan {
  std::vector<Segment> segments;
  std::vector<Item> items;
  int queries = 0, keys = 0, cluster = 1;
};

// How many thread blocks a cluster has that takes the widest segment; 0 where 8 are too few, or their tiles too many.
static int clusterFor(const std::vector<Length>& lengths, int heads, int d) {
  int widest = 1;
  for (auto& l : lengths) {
    Split s = splitOf(l.keys, heads, d);
    if (l.queries == 0) continue;
    widest = std::max(widest, (s.tiles + s.parts - 1) / s.parts > 2 ? 9 : s.parts);
  }
  return widest <= 1 ? 1 : widest <= 2 ? 2 : widest <= 4 ? 4 : widest <= 8 ? 8 : 0;
}

// granularity: 0 chooses, 1 parts, 2 spans, 3 clusters (the bits are the same)
static Plan planOf(const std::vector<Length>& lengths, int heads, int d, bool causal, bool remote, int granularity = 0) {
  Plan p;
  const int slots = d == 64 ? 264 : 132;
  long parts = 0, spans = 0, tiles = 0;
  for (auto& l : lengths) {
    if (l.queries == 0) continue;
    Split s = splitOf(l.keys, heads, d);
    parts += s.parts, spans += s.spans;
    tiles += s.tiles - (l.keys - l.queries) / 64;
  }
  int cluster = canCluster && !causal && remote && granularity != 1 && granularity != 2 ? clusterFor(lengths, heads, d) : 0;
  if (cluster > 1 && (granularity == 3 || spans * cluster * heads <= slots)) p.cluster = cluster;
  // Spans, but for segments whose spans are too long to fill in between, or parts: what takes less time, in twentieths of
  // a tile's: items cost 1.6 tiles, and the ends of thread blocks lie a third of the last items apart.
  long longest = granularity == 2 ? 1 << 30 : std::max(16L, tiles * heads * 9 / (8 * slots));
  auto fits = [&](const Split& s) { return (s.tiles + s.spans - 1) / s.spans <= longest; };
  // Where there are no global rows to sum (causal, local alone) a segment may be cut anywhere, in `run` tiles.
  const bool free = causal || !remote;
  auto tilesOf = [](const Length& l) { return (l.keys + 63) / 64 - (l.keys - l.queries) / 64; };
  auto itemsOf = [&](const Length& l, bool inSpans, int run) {
    Split s = splitOf(l.keys, heads, d);
    return (long)(free ? (tilesOf(l) + run - 1) / run : inSpans && fits(s) ? s.spans : s.parts);
  };
  auto estimate = [&](bool inSpans, int run) {
    long items = 0, most = 0, least = 1L << 40;
    for (auto& l : lengths) {
      if (l.queries == 0) continue;
      long n = itemsOf(l, inSpans, run), each = (tilesOf(l) + n - 1) / n;
      items += n, most = std::max(most, each), least = std::min(least, each);
    }
    long uneven = 10 * (most * slots - tiles * heads), last = items * heads > slots ? 7 * least * slots : 0;
    return (20 * tiles + 32 * items) * heads + std::max(uneven, last);
  };
  auto round = [&](int run) {  // whether all items run at once
    long n = 0;
    for (auto& l : lengths) n += l.queries > 0 ? itemsOf(l, false, run) : 0;
    return n * heads <= slots;
  };
  int even = (int)std::max(1L, (tiles * heads + slots - 1) / slots), run = even;
  bool preferSpans = granularity == 2;
  if (free && round(1 << 30)) {
    while (!round(run)) run += (run + 15) / 16;
  } else if (granularity == 0) {
    bool coarse = estimate(lengths.size() > 1, even) < estimate(false, std::min(16, even));
    preferSpans = coarse && lengths.size() > 1;
    run = coarse ? even : std::min(16, even);
  }
  int firstBlock = 0, firstItem = 0;
  for (int i = 0; i < (int)lengths.size(); ++i) {
    auto& l = lengths[i];
    Segment s{};
    s.queryBegin = p.queries, s.queries = l.queries, s.keyBegin = p.keys, s.keys = l.keys;
    s.firstBlock = firstBlock, s.firstItem = firstItem;
    if (l.queries > 0) {
      Split split = splitOf(l.keys, heads, d);
      if (causal || !remote) {
        int first = (l.keys - l.queries) / 64, n = split.tiles - first;
        s.parts = (n + run - 1) / run;
        for (int x = 0; x < s.parts; ++x) {
          p.items.push_back({first + x, s.parts, (n - x + s.parts - 1) / s.parts, x, s});
        }
      } else if (p.cluster > 1) {
        s.parts = split.spans * p.cluster;
        for (int x = 0; x < split.spans; ++x) {
          for (int y = 0; y < p.cluster; ++y) {
            int part = split.spanStart(x) + y;
            bool in = part < split.spanStart(x + 1);
            p.items.push_back({part, split.parts, in ? split.tilesOf(part) : 0, x * p.cluster + y, s});
          }
        }
      } else {
        bool useSpans = preferSpans && fits(split);
        s.parts = useSpans ? split.spans : split.parts;
        for (int x = 0; x < s.parts; ++x) {
          int a = useSpans ? split.spanStart(x) : x, b = useSpans ? split.spanStart(x + 1) : x + 1, tiles = 0;
          for (int part = a; part < b; ++part) tiles += split.tilesOf(part);
          p.items.push_back({a, split.parts, tiles, x, s});
        }
      }
    }
    firstItem += s.parts, firstBlock += (l.keys + 63) / 64;
    p.queries += l.queries, p.keys += l.keys;
    p.segments.push_back(s);
  }
  // The longest first: packed segments fill the card evenly; those of a segment together, which wait for each other. The
  // order changes no bits.
  auto cost = [&](const Item& x) {
    int tiles = (x.of.keys + 63) / 64 - (x.of.keys - x.of.queries) / 64;
    return (tiles + x.of.parts - 1) / x.of.parts + x.blocks;
  };
  if (p.cluster == 1) std::stable_sort(p.items.begin(), p.items.end(), [&](const Item& a, const Item& b) { return cost(a) > cost(b); });
  return p;
}

static size_t partialFloats(int items, int heads, int d) { return (size_t)items * heads * (64 * d + 128); }
static size_t counterInts(int items, int heads) { return (size_t)items * heads * 2 + 2; }
