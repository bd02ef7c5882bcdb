package dev.weft.bench.gpu;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the GPU table.
 *
 * @param label what it is called
 * @param of the operator and the shape
 * @param segments into how many segments of random lengths the tokens are packed
 * @param decode whether each segment has one query, its last position
 * @param floorTarget most time against the floor, or null
 * @param microsTarget most microseconds, or null
 */
record GpuCase(
    String label, Case of, int segments, boolean decode, Double floorTarget, Double microsTarget) {

  /** All rows, or the first few for a quick look. */
  static List<GpuCase> all(boolean quick) {
    List<GpuCase> cases = new ArrayList<>();
    cases.add(headTail(12, 64, 65_536, 1.04, null));
    cases.add(headTail(16, 128, 65_536, 1.07, null));
    cases.add(headTail(12, 64, 16_384, 1.25, null));
    cases.add(headTail(12, 64, 4_096, null, 11.0));
    cases.add(headTail(12, 64, 1_024, null, 7.0));
    if (quick) {
      return cases;
    }
    cases.add(causal(12, 64, 65_536));
    cases.add(causal(16, 128, 65_536));
    cases.add(causal(12, 64, 16_384));
    cases.add(causal(12, 64, 4_096));
    cases.add(causal(12, 64, 1_024));
    Case packed = of(Pattern.HEADTAIL, 12, 64, 65_536);
    cases.add(new GpuCase("headtail 12x64 64 segments", packed, 64, false, 1.15, null));
    cases.add(
        new GpuCase("headtail 12x64 n=65536 BF16", packed.with(DType.BF16), 1, false, 1.04, null));
    cases.add(plain("local 12x64 n=65536", of(Pattern.LOCAL, 12, 64, 65_536)));
    Case routed = of(Pattern.ROUTED, 12, 64, 65_536).causalForm();
    cases.add(new GpuCase("routed(4) causal 12x64 n=65536", routed, 1, false, null, 1_000.0));
    cases.add(plain("coo random64 12x64 n=65536", of(Pattern.COO_RANDOM64, 12, 64, 65_536)));
    cases.add(plain("coo headtail 12x64 n=65536", of(Pattern.COO_HEADTAIL, 12, 64, 65_536)));
    cases.add(
        plain("coo random globals 12x64 n=65536", of(Pattern.COO_RANDOM_GLOBALS, 12, 64, 65_536)));
    Case decode = of(Pattern.HEADTAIL, 12, 64, 65_536).causalForm();
    cases.add(new GpuCase("decode 64 sequences 12x64", decode, 64, true, null, 8.0));
    cases.add(plain("dense causal 12x64 n=4096", of(Pattern.DENSE, 12, 64, 4_096).causalForm()));
    return cases;
  }

  private static Case of(Pattern pattern, int heads, int headDim, int n) {
    return Case.of(pattern, heads, headDim, n).with(DType.F16);
  }

  private static GpuCase plain(String label, Case c) {
    return new GpuCase(label, c, 1, false, null, null);
  }

  private static GpuCase headTail(int heads, int headDim, int n, Double floor, Double micros) {
    String label = "headtail %dx%d n=%d".formatted(heads, headDim, n);
    return new GpuCase(label, of(Pattern.HEADTAIL, heads, headDim, n), 1, false, floor, micros);
  }

  private static GpuCase causal(int heads, int headDim, int n) {
    String label = "headtail causal %dx%d n=%d".formatted(heads, headDim, n);
    return plain(label, of(Pattern.HEADTAIL, heads, headDim, n).causalForm());
  }
}
