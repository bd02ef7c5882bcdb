package dev.weft.bench.readme;

import static dev.weft.bench.readme.Row.atLeast;
import static dev.weft.bench.readme.Row.atMost;
import static dev.weft.bench.readme.Row.reported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table's lines: what the engine is held to, and by what. */
final class Rows {
  private static final String PEAK = "of peak";
  private static final String TIMES = "×";

  private Rows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    rows.add(reported("GFLOP/s", "FMA peak of one core", m -> m.peak(Group.HEADTAIL_4096)));
    Map<Group, String> shapes =
        Map.of(
            Group.HEADTAIL_4096, "12 × 64, n = 4,096",
            Group.HEADTAIL_16384, "12 × 64, n = 16,384",
            Group.WIDE_4096, "16 × 128, n = 4,096",
            Group.WIDE_16384, "16 × 128, n = 16,384");
    shapes.keySet().stream()
        .sorted()
        .forEach(
            group -> {
              String shape = "HeadTail F32, " + shapes.get(group);
              rows.add(atLeast(0.75, PEAK, shape + ", 1 thread", m -> m.ofPeak(group, "weft 1")));
              rows.add(
                  atLeast(
                      1.85,
                      TIMES,
                      shape + ", 2 threads against 1",
                      m -> m.ratio(group, "weft 1", "weft 2")));
            });
    peer(rows, Group.HEADTAIL_1024, "1,024", 1.6, 1.8);
    peer(rows, Group.HEADTAIL_4096, "4,096", 1.6, 1.8);
    peer(rows, Group.HEADTAIL_16384, "16,384", 2.4, 2.6);
    Group dense = Group.DENSE_2048;
    rows.add(
        atLeast(
            1.0,
            TIMES,
            "dense, n = 2,048, against libtorch's SDPA, 1 thread",
            m -> m.ratio(dense, "libtorch 1", "weft 1")));
    rows.add(
        atLeast(
            1.0,
            TIMES,
            "dense, n = 2,048, against libtorch's SDPA, 2 threads",
            m -> m.ratio(dense, "libtorch 2", "weft 2")));
    rows.add(
        atLeast(0.50, PEAK, "Routed(4) causal, n = 16,384: attention", RoutedParts::attention));
    rows.add(atLeast(0.60, PEAK, "Routed(4) causal, n = 16,384: router", RoutedParts::router));
    rows.add(
        atLeast(
            0.60, PEAK, "HeadTail causal, n = 4,096", m -> m.ofPeak(Group.CAUSAL_4096, "weft")));
    rows.add(
        atMost(
            0.70,
            TIMES,
            "threshold that closes 75 % of the gates, scattered: time against open",
            m -> m.ratio(Group.GATES_4096, "closed", "open")));
    Group coo = Group.COO_4096;
    rows.add(
        atMost(
            2.0,
            TIMES,
            "HeadTail's pairs as COO: time against the closed form",
            m -> m.ratio(coo, "list", "closed form")));
    rows.add(
        atMost(
            2.0,
            TIMES,
            "as many globals at random positions as COO: time against the closed form",
            m -> m.ratio(coo, "random globals", "closed form")));
    rows.add(
        atLeast(
            0.8,
            TIMES,
            "64 random keys a row as COO, B = 0, n = 16,384: speed against a bare gather loop",
            m -> m.ratio(Group.GATHER_16384, "gather", "weft")));
    for (String dtype : List.of("F16", "BF16")) {
      rows.add(
          atMost(
              1.10,
              TIMES,
              dtype + ", n = 4,096: time against F32",
              m -> m.ratio(Group.DTYPES_4096, dtype, "F32")));
    }
    rows.add(
        atLeast(
            0.7,
            TIMES,
            "decode, 12 × 64: speed against a bare loop that reads the same keys and values",
            m -> m.ratio(Group.DECODE_4096, "read", "weft")));
    rows.add(atMost(2, "µs", "a run with n = 1", m -> m.micros(Group.OVERHEAD, "weft")));
    rows.add(
        atMost(
            1.1,
            TIMES,
            "time a token at n = 262,144 against n = 16,384",
            m -> m.ratio(Group.LONG_262144, "262144", "16384") / 16));
    rows.add(
        reported(
            "ms", "p99.9 of a run with n = 1,024", m -> m.p999(Group.LATENCY_1024, "weft") * 1e-3));
    rows.add(
        atMost(
            0,
            "B/op",
            "heap allocated by a run with n = 4,096",
            m -> Math.floor(m.allocated(Group.HEADTAIL_4096, "weft 1"))));
    return rows;
  }

  private static void peer(List<Row> rows, Group group, String n, double one, double two) {
    String what = "HeadTail F32, n = " + n + ", against DSA composed in libtorch, ";
    rows.add(atLeast(one, TIMES, what + "1 thread", m -> m.ratio(group, "libtorch 1", "weft 1")));
    rows.add(atLeast(two, TIMES, what + "2 threads", m -> m.ratio(group, "libtorch 2", "weft 2")));
  }
}
