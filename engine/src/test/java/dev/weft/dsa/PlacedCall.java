package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;

/** A call whose tensors are on the device, bound. */
final class PlacedCall implements AutoCloseable {
  static final int TOKENS = 300;

  final DeviceArena memory;
  final Tensor out;
  final Binding binding;

  /**
   * Places a call.
   *
   * @param stream where its runs go, or null
   */
  PlacedCall(Engine engine, Call call, DeviceStream stream) {
    memory = engine.deviceArena();
    AttentionSpec spec = call.spec();
    out = memory.allocate(DType.F16, spec.heads(), TOKENS, spec.headDim());
    long heads = spec.heads();
    long dim = spec.headDim();
    try (Arena host = Arena.ofConfined()) {
      binding =
          engine.plan(spec, Capacity.of(TOKENS)).binding().stream(stream)
              .query(place(Tensor.of(host, call.q(), heads, TOKENS, dim).to(host, DType.F16)))
              .key(place(Tensor.of(host, call.k(), heads, TOKENS, dim).to(host, DType.F16)))
              .value(place(Tensor.of(host, call.v(), heads, TOKENS, dim).to(host, DType.F16)))
              .gate(place(Tensor.of(host, call.gate(), heads, TOKENS)))
              .out(out)
              .bind();
    }
  }

  private Tensor place(Tensor from) {
    Tensor there = memory.allocate(from.dtype(), from.shape());
    there.copyFrom(from);
    return there;
  }

  /** A call with gates, some of them closed. */
  static Call call(boolean causal) {
    return call(causal, 64);
  }

  /** The same with another block. */
  static Call call(boolean causal, int block) {
    AttentionSpec spec =
        AttentionSpec.builder(2, 64)
            .causal(causal)
            .block(block)
            .headTail(32, 32)
            .threshold(0.3f)
            .build();
    return CallBuilder.of(spec).tokens(TOKENS).dtype(DType.F16).gates(Gates.PER_HEAD).build();
  }

  /** What tensors of the host give. */
  static float[] onTheHost(Engine engine, Call call) {
    try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
      return rig.run().out();
    }
  }

  @Override
  public void close() {
    binding.close();
    memory.close();
  }
}
