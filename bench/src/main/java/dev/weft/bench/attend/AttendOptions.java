package dev.weft.bench.attend;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Profile;
import dev.weft.tensor.DType;
import picocli.CommandLine.Option;

/** The options that say which operator is computed. What is given wins over the profile. */
public final class AttendOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "LOW_LATENCY, BALANCED or HIGH_PRECISION: sets block and patterns.")
  private Profile profile = Profile.BALANCED;

  @Option(
      names = "--block",
      paramLabel = "N",
      description = "Tokens a block; 0 for no local part, with COO alone. Default: 64.")
  private Integer block;

  @Option(
      names = "--head-globals",
      paramLabel = "N",
      description = "Global tokens at the head. Default: 32, with --block 0 none.")
  private Integer headGlobals;

  @Option(
      names = "--tail-globals",
      paramLabel = "N",
      description = "Global tokens at the tail. Default: 32, with --block 0 none.")
  private Integer tailGlobals;

  @Option(
      names = "--routed",
      paramLabel = "K",
      description = "Routed blocks a token. Default: 0, no routing.")
  private Integer routed;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Gates below it count as 0. Default: 0.")
  private float threshold;

  @Option(names = "--causal", description = "No query sees a key after it.")
  private boolean causal;

  @Option(
      names = "--scale",
      paramLabel = "S",
      description = "Factor of the logits. Default: 1/sqrt(d).")
  private Float scale;

  @Option(
      names = "--out-dtype",
      paramLabel = "TYPE",
      description = "F32, F16 or BF16. Default: that of q.")
  private DType outDtype;

  /** The operator for tensors of a shape. */
  AttentionSpec spec(AttendInput input) {
    AttentionSpec.Builder spec =
        AttentionSpec.builder(input.heads(), input.headDim())
            .kvHeads(input.kvHeads())
            .causal(causal)
            .threshold(threshold)
            .coo(input.coo() != null);
    int tokens = block == null ? profile.block() : block;
    // Without blocks no pattern but the list is allowed, so that only what was asked for can fail.
    boolean patterns = tokens != 0;
    spec.block(tokens)
        .headTail(
            globals(headGlobals, patterns ? profile.headTail().head() : 0),
            globals(tailGlobals, patterns ? profile.headTail().tail() : 0));
    int ofProfile = profile.routed() == null || !patterns ? 0 : profile.routed().topK();
    spec.routed(routed == null ? ofProfile : routed);
    if (scale != null) {
      spec.scale(scale);
    }
    return spec.build();
  }

  private static int globals(Integer given, int ofProfile) {
    return given == null ? ofProfile : given;
  }

  /** The dtype of the output. */
  DType outDtype(AttendInput input) {
    if (outDtype != null && !outDtype.isFloat()) {
      throw new IllegalArgumentException(
          "--out-dtype is " + outDtype + ", expected F32, F16 or BF16");
    }
    return outDtype == null ? input.q().dtype() : outDtype;
  }
}
