package dev.weft.dsa;

import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;

/** Ways to run a call that do not fit {@link Rig}. */
final class Runs {
  private Runs() {}

  /** Runs an F32 call that binds no output but {@code out}. */
  static float[] outOnly(Engine engine, Call call) {
    AttentionSpec spec = call.spec();
    try (Arena arena = Arena.ofShared()) {
      Tensor out = Tensor.allocate(arena, DType.F32, spec.heads(), call.queries(), spec.headDim());
      Binding.Builder builder =
          engine
              .plan(spec, new Capacity(call.queries(), call.keys(), call.segments()))
              .binding()
              .query(tensor(arena, call.q(), spec.heads(), spec.headDim()))
              .key(tensor(arena, call.k(), spec.kvHeads(), spec.headDim()))
              .value(tensor(arena, call.v(), spec.kvHeads(), spec.headDim()))
              .out(out);
      if (call.gate() != null) {
        builder.gate(
            call.gate().length == call.queries()
                ? Tensor.of(arena, call.gate(), call.queries())
                : Tensor.of(arena, call.gate(), spec.heads(), call.queries()));
      }
      if (call.pairs() != null) {
        builder.coo(Rig.coo(arena, call.pairs(), call.cuQ()));
      }
      try (Binding binding = builder.bind()) {
        binding.segments(call.cuQ(), call.cuK());
        binding.run();
      }
      return out.toFloatArray();
    }
  }

  private static Tensor tensor(Arena arena, float[] values, int heads, int d) {
    return Tensor.of(arena, values, heads, values.length / heads / d, d);
  }
}
