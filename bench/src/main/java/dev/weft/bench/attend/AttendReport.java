package dev.weft.bench.attend;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Engine;
import dev.weft.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one attention from file to file did.
 *
 * @param backend that ran it
 * @param reasons for the choice of backend
 * @param threads most threads that it used
 * @param shapes of all tensors read and written
 * @param dtype of queries, keys and values
 * @param outDtype of the output
 * @param options of the operator, as used
 * @param segments packed in the call
 * @param tokens queries of the call
 * @param milliseconds of the one run, whose code is not compiled yet when it begins
 */
public record AttendReport(
    String backend,
    List<String> reasons,
    int threads,
    Map<String, long[]> shapes,
    String dtype,
    String outDtype,
    Map<String, Object> options,
    int segments,
    int tokens,
    double milliseconds) {

  static AttendReport of(
      Engine engine,
      AttentionSpec spec,
      AttendInput input,
      Map<String, Tensor> outputs,
      double millis) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("q", input.q().shape());
    shapes.put("k", input.k().shape());
    shapes.put("v", input.v().shape());
    if (input.gate() != null) {
      shapes.put("gate", input.gate().shape());
    }
    if (input.coo() != null) {
      shapes.put("coo", new long[] {input.coo().begin(input.coo().lists())});
    }
    outputs.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return new AttendReport(
        engine.backend(),
        engine.reasons(),
        engine.threads(),
        shapes,
        input.dtype().name(),
        outputs.get("out").dtype().name(),
        options(spec),
        input.queries().length - 1,
        input.tokens(),
        millis);
  }

  private static Map<String, Object> options(AttentionSpec spec) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("block", spec.block());
    options.put("headGlobals", spec.headTail() == null ? 0 : spec.headTail().head());
    options.put("tailGlobals", spec.headTail() == null ? 0 : spec.headTail().tail());
    options.put("routed", spec.routed() == null ? 0 : spec.routed().topK());
    options.put("coo", spec.coo());
    options.put("threshold", spec.threshold());
    options.put("causal", spec.causal());
    options.put("scale", spec.scale());
    return options;
  }

  /** The report for people. */
  public String text() {
    return """
    backend   %s
    tensors   %s, dtype %s, out %s
    operator  %s
    time      %.3f ms for %,d tokens in %,d segments (one run, code not compiled before)
    """
        .formatted(
            String.join("; ", reasons),
            shapes.entrySet().stream()
                .map(e -> e.getKey() + " " + java.util.Arrays.toString(e.getValue()))
                .collect(Collectors.joining(", ")),
            dtype,
            outDtype,
            options.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")),
            milliseconds,
            tokens,
            segments);
  }
}
