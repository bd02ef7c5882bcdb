package dev.weft.dsa;

import dev.weft.dsa.Layouts.Order;
import dev.weft.dsa.Layouts.Placed;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Pairs;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A call in tensors, bound and ready to run. Whatever a kernel must not read is NaN, and so is what
 * it must write; whatever it must not write holds a mark, and every run checks it.
 */
final class Rig implements AutoCloseable {
  /** Exact in every type. */
  private static final float MARK = 768;

  private final Arena arena = Arena.ofShared();
  private final Call call;
  private final Placed q;
  private final Placed k;
  private final Placed v;
  private final Placed out;
  private final Placed logSumExp;
  private final Placed selection;
  private final Placed gate;
  private final Binding binding;

  Rig(Engine engine, Call call, Layouts layouts) {
    this.call = call;
    AttentionSpec spec = call.spec();
    long n = (long) call.queries() + layouts.slack();
    long nk = (long) call.keys() + layouts.slack();
    long d = spec.headDim();
    DType outType = layouts.outType(call.dtype());
    q = input(call.dtype(), layouts.q(), spec.heads(), n, d);
    k = input(call.dtype(), layouts.k(), spec.kvHeads(), nk, d);
    v = input(call.dtype(), layouts.v(), spec.kvHeads(), nk, d);
    out = output(outType, layouts.out(), spec.heads(), n, d);
    logSumExp = output(DType.F32, layouts.out(), spec.heads(), n);
    selection =
        spec.routed() == null
            ? null
            : output(DType.I32, layouts.out(), spec.heads(), n, spec.routed().topK());
    boolean shared = call.gate() != null && call.gate().length == call.queries();
    gate =
        call.gate() == null
            ? null
            : shared
                ? input(DType.F32, layouts.gate(), n)
                : input(DType.F32, layouts.gate(), spec.heads(), n);
    put(call);
    Capacity capacity = new Capacity((int) n, (int) nk, Math.max(1, call.segments()));
    Binding.Builder builder =
        engine
            .plan(spec, capacity)
            .binding()
            .query(q.view())
            .key(k.view())
            .value(v.view())
            .out(out.view())
            .logSumExp(logSumExp.view());
    if (selection != null) {
      builder.selection(selection.view());
    }
    if (gate != null) {
      builder.gate(gate.view());
    }
    if (call.pairs() != null) {
      builder.coo(coo(arena, call.pairs(), call.cuQ()));
    }
    binding = builder.bind();
    // Without slack one segment over all tokens is what a binding starts with.
    if (layouts.slack() > 0 || call.segments() != 1) {
      binding.segments(call.cuQ(), call.cuK());
    }
  }

  /** The list in tensors. */
  static Coo coo(Arena arena, Pairs p, int[] cu) {
    int nnz = p.row().length;
    Tensor row = Tensor.of(arena, p.row(), nnz);
    Tensor col = Tensor.of(arena, p.col(), nnz);
    Tensor value = Tensor.of(arena, p.value(), nnz);
    if (p.tileColumns() > 1) {
      return Coo.tiled(p.tileColumns(), p.headPtr(), row, col, value, cu);
    }
    return p.headPtr().length == 2
        ? Coo.of(row, col, value, cu)
        : Coo.perHead(p.headPtr(), row, col, value, cu);
  }

  private Placed input(DType type, Order order, long... shape) {
    Placed placed = Layouts.place(arena, type, order, shape);
    placed.base().fill(Float.NaN);
    return placed;
  }

  private Placed output(DType type, Order order, long... shape) {
    Placed placed = Layouts.place(arena, type, order, shape);
    placed.base().fill(MARK);
    return placed;
  }

  /** Replaces all input values by those of another call of the same shape. */
  void put(Call other) {
    put(q.view(), other.q(), call.queries());
    put(k.view(), other.k(), call.keys());
    put(v.view(), other.v(), call.keys());
    if (gate != null) {
      put(gate.view(), other.gate(), call.queries());
    }
  }

  /** Writes the first {@code n} tokens. */
  private void put(Tensor to, float[] values, int n) {
    int dim = to.rank() == 1 ? 0 : 1;
    Tensor used = to.slice(dim, 0, n);
    used.copyFrom(Tensor.of(arena, values, used.shape()));
  }

  /** Runs once, and checks that all outputs were written, and nothing else. */
  Result run() {
    poison(out);
    poison(logSumExp);
    if (selection != null) {
      written(selection).fill(-7);
    }
    binding.run();
    Result result =
        new Result(
            written(out).toFloatArray(),
            written(logSumExp).toFloatArray(),
            selection == null ? null : written(selection).toIntArray());
    checkMarks("out", out);
    checkMarks("logSumExp", logSumExp);
    if (selection != null) {
      checkMarks("selection", selection);
    }
    return result;
  }

  /**
   * Runs with whatever packing was set last, and returns the output of all tokens of the tensor.
   */
  float[] runAny() {
    binding.run();
    return out.view().toFloatArray();
  }

  Binding binding() {
    return binding;
  }

  private void poison(Placed placed) {
    written(placed).fill(Float.NaN);
  }

  private Tensor written(Placed placed) {
    return placed.view().slice(1, 0, call.queries());
  }

  private void checkMarks(String name, Placed placed) {
    written(placed).fill(MARK);
    Tensor mark = Tensor.allocate(arena, placed.base().dtype());
    mark.fill(MARK);
    MemorySegment memory = placed.base().segment();
    long bytes = mark.dtype().bytes();
    for (long b = 0; b < memory.byteSize(); b += bytes) {
      if (MemorySegment.mismatch(memory, b, b + bytes, mark.segment(), 0, bytes) >= 0) {
        throw new AssertionError(name + " written outside its tokens, at byte " + b + "; " + call);
      }
    }
  }

  @Override
  public void close() {
    binding.close();
    arena.close();
  }
}
