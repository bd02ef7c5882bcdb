package dev.weft.bench.gpu;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Profile;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the GPU table.
 *
 * @param label what it is called
 * @param of the shape and the inputs
 * @param spec the operator
 * @param segments into how many segments the tokens are packed
 * @param form how
 * @param target what is to be reached
 */
record GpuCase(String label, Case of, AttentionSpec spec, int segments, Form form, Target target) {

  /** How tokens are packed and laid out. */
  enum Form {
    /** Segments between random cuts. */
    RANDOM_LENGTHS,
    /** Segments of one length. */
    EQUAL_LENGTHS,
    /** Segments of one length with one query each, the last position. */
    DECODE,
    /** Tensors {@code [n, heads, d]}, as a projection writes them; lengths as by random cuts. */
    TOKENS_FIRST
  }

  /** What a target's number counts. */
  enum Unit {
    /** Times the floor of the same run. */
    FLOOR("x floor"),
    /** Times cuDNN's dense attention in the same run. */
    DENSE("x cuDNN"),
    /** Microseconds. */
    MICROS("us");

    private final String text;

    Unit(String text) {
      this.text = text;
    }
  }

  /**
   * A target.
   *
   * @param most what may not be exceeded
   * @param unit what it counts
   */
  record Target(double most, Unit unit) {
    @Override
    public String toString() {
      return (unit == Unit.MICROS ? "<= %.0f %s" : "<= %.2f %s").formatted(most, unit.text);
    }
  }

  /** All rows, or the first few for a quick look. */
  static List<GpuCase> all(boolean quick) {
    List<GpuCase> cases = new ArrayList<>();
    cases.add(headTail(12, 64, 65_536, new Target(1.04, Unit.FLOOR)));
    cases.add(headTail(16, 128, 65_536, new Target(1.07, Unit.FLOOR)));
    cases.add(headTail(12, 64, 16_384, new Target(1.25, Unit.FLOOR)));
    cases.add(headTail(12, 64, 4_096, new Target(11, Unit.MICROS)));
    cases.add(headTail(12, 64, 1_024, new Target(7, Unit.MICROS)));
    cases.add(dense(12, 64, 4_096));
    if (quick) {
      return cases;
    }
    cases.add(causal(12, 64, 65_536));
    cases.add(causal(16, 128, 65_536));
    cases.add(causal(12, 64, 16_384));
    cases.add(causal(12, 64, 4_096));
    cases.add(causal(12, 64, 1_024));
    Case large = of(Pattern.HEADTAIL, 12, 64, 65_536);
    Target even = new Target(1.15, Unit.FLOOR);
    cases.add(packed("headtail 12x64 64 segments", large, 64, Form.RANDOM_LENGTHS, even));
    cases.add(packed("headtail 12x64 8 segments", large, 8, Form.RANDOM_LENGTHS));
    cases.add(packed("headtail 12x64 64 x 1024", large, 64, Form.EQUAL_LENGTHS));
    cases.add(packed("headtail 12x64 8 x 8192", large, 8, Form.EQUAL_LENGTHS));
    cases.add(packed("headtail 12x64 [n, heads, d]", large, 1, Form.TOKENS_FIRST));
    Case ahead = large.causalForm();
    cases.add(packed("headtail causal 12x64 64 segments", ahead, 64, Form.RANDOM_LENGTHS));
    cases.add(packed("headtail causal 12x64 8 x 8192", ahead, 8, Form.EQUAL_LENGTHS));
    Case brain = large.with(DType.BF16);
    Target near = new Target(1.04, Unit.FLOOR);
    cases.add(alone("headtail 12x64 n=65536 BF16", brain, near));
    cases.add(profile(Profile.LOW_LATENCY, false));
    cases.add(profile(Profile.LOW_LATENCY, true));
    cases.add(profile(Profile.HIGH_PRECISION, false));
    cases.add(profile(Profile.HIGH_PRECISION, true));
    cases.add(plain("local 12x64 n=65536", of(Pattern.LOCAL, 12, 64, 65_536)));
    Case routed = of(Pattern.ROUTED, 12, 64, 65_536).causalForm();
    Target soon = new Target(1_000, Unit.MICROS);
    cases.add(alone("routed(4) causal 12x64 n=65536", routed, soon));
    cases.add(plain("coo random64 12x64 n=65536", of(Pattern.COO_RANDOM64, 12, 64, 65_536)));
    cases.add(plain("coo headtail 12x64 n=65536", of(Pattern.COO_HEADTAIL, 12, 64, 65_536)));
    cases.add(
        plain("coo random globals 12x64 n=65536", of(Pattern.COO_RANDOM_GLOBALS, 12, 64, 65_536)));
    Target once = new Target(8, Unit.MICROS);
    cases.add(packed("decode 64 sequences 12x64", ahead, 64, Form.DECODE, once));
    cases.add(dense(12, 64, 16_384));
    cases.add(dense(16, 128, 4_096));
    cases.add(dense(16, 128, 16_384));
    cases.add(plain("dense causal 12x64 n=4096", of(Pattern.DENSE, 12, 64, 4_096).causalForm()));
    cases.add(plain("dense causal 12x64 n=16384", of(Pattern.DENSE, 12, 64, 16_384).causalForm()));
    return cases;
  }

  private static Case of(Pattern pattern, int heads, int headDim, int n) {
    return Case.of(pattern, heads, headDim, n).with(DType.F16);
  }

  private static GpuCase plain(String label, Case c) {
    return alone(label, c, null);
  }

  private static GpuCase alone(String label, Case c, Target target) {
    return packed(label, c, 1, Form.RANDOM_LENGTHS, target);
  }

  private static GpuCase packed(String label, Case c, int segments, Form form) {
    return packed(label, c, segments, form, null);
  }

  private static GpuCase packed(String label, Case c, int segments, Form form, Target target) {
    return new GpuCase(label, c, c.spec(), segments, form, target);
  }

  private static GpuCase headTail(int heads, int headDim, int n, Target target) {
    String label = "headtail %dx%d n=%d".formatted(heads, headDim, n);
    Case c = of(Pattern.HEADTAIL, heads, headDim, n);
    return alone(label, c, target);
  }

  private static GpuCase causal(int heads, int headDim, int n) {
    String label = "headtail causal %dx%d n=%d".formatted(heads, headDim, n);
    return plain(label, of(Pattern.HEADTAIL, heads, headDim, n).causalForm());
  }

  private static GpuCase dense(int heads, int headDim, int n) {
    String label = "dense %dx%d n=%d".formatted(heads, headDim, n);
    Case c = of(Pattern.DENSE, heads, headDim, n);
    return alone(label, c, new Target(1.03, Unit.DENSE));
  }

  /** Head dimension 64, 12 heads, 65,536 tokens. */
  private static GpuCase profile(Profile profile, boolean causal) {
    Case c = of(Pattern.HEADTAIL, 12, 64, 65_536);
    c = causal ? c.causalForm() : c;
    AttentionSpec spec =
        AttentionSpec.builder(c.heads(), c.headDim()).causal(causal).profile(profile).build();
    String label = "%s%s 12x64 n=65536".formatted(profile, causal ? " causal" : "");
    return new GpuCase(label, c, spec, 1, Form.RANDOM_LENGTHS, null);
  }
}
