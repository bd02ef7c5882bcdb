package dev.weft.bench.attend;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Engine;
import dev.weft.dsa.Plan;
import dev.weft.tensor.DType;
import dev.weft.tensor.Safetensors;
import dev.weft.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one file of tensors, attends, and writes another. */
public final class Attention {
  private final Path in;
  private final Path out;
  private final AttendOptions options;

  /**
   * Takes the files.
   *
   * @throws IllegalArgumentException if the output cannot be made there, or would replace the input
   */
  public Attention(Path in, Path out, AttendOptions options) {
    this.in = in;
    this.out = out;
    this.options = options;
    if (!Files.isDirectory(out.toAbsolutePath().normalize().getParent())) {
      throw new IllegalArgumentException("--out " + out + " is in no folder that exists");
    }
    if (Files.isDirectory(out)) {
      throw new IllegalArgumentException("--out " + out + " is a folder");
    }
    if (sameFile()) {
      throw new IllegalArgumentException("--out " + out + " is the input, expected another file");
    }
  }

  private boolean sameFile() {
    try {
      return Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out);
    } catch (IOException e) {
      return in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize());
    }
  }

  /**
   * Computes and writes. On failure there is no output.
   *
   * @return what was done
   * @throws IllegalArgumentException if the input or the options are bad
   * @throws IOException if the output cannot be written
   */
  public AttendReport run(Engine engine) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      AttendInput input = AttendInput.open(in, arena);
      AttentionSpec spec = options.spec(input);
      if (input.tokens() != input.keyTokens() && (!spec.causal() || spec.coo())) {
        throw new IllegalArgumentException(
            "tensor \"k\" has %d tokens, expected the %d of \"q\" (fewer queries than keys: only with --causal, without coo)"
                .formatted(input.keyTokens(), input.tokens()));
      }
      Tensor result =
          Tensor.allocate(
              arena, options.outDtype(input), spec.heads(), input.tokens(), spec.headDim());
      Tensor lse = Tensor.allocate(arena, DType.F32, spec.heads(), input.tokens());
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      outputs.put("out", result);
      outputs.put("lse", lse);
      if (spec.routed() != null) {
        int topK = spec.routed().topK();
        outputs.put(
            "selection", Tensor.allocate(arena, DType.I32, spec.heads(), input.tokens(), topK));
      }
      double millis = attend(engine, spec, input, outputs);
      Safetensors.write(out, outputs, Map.of());
      return AttendReport.of(engine, spec, input, outputs, millis);
    }
  }

  private static double attend(
      Engine engine, AttentionSpec spec, AttendInput input, Map<String, Tensor> outputs) {
    int segments = Math.max(1, input.queries().length - 1);
    Plan plan = engine.plan(spec, new Capacity(input.tokens(), input.keyTokens(), segments));
    Binding.Builder builder =
        plan.binding()
            .query(input.q())
            .key(input.k())
            .value(input.v())
            .gate(input.gate())
            .out(outputs.get("out"))
            .logSumExp(outputs.get("lse"))
            .selection(outputs.get("selection"));
    if (input.coo() != null) {
      builder.coo(input.coo());
    }
    try (Binding binding = builder.bind()) {
      if (Arrays.equals(input.keys(), input.queries())) {
        binding.segments(input.queries());
      } else {
        binding.segments(input.queries(), input.keys());
      }
      long begin = System.nanoTime();
      binding.run().await();
      return (System.nanoTime() - begin) * 1e-6;
    }
  }
}
