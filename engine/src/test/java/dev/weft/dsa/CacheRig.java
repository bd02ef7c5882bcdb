package dev.weft.dsa;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** Sequences in a cache, each of which decodes a call piece by piece. */
final class CacheRig implements AutoCloseable {
  /** Most queries of one run. */
  private static final int QUERIES = 64;

  /** A call, of one segment, and how much of it went through the cache. */
  static final class Sequence {
    final Call call;
    final int number;
    private final float[] out;
    private final float[] logSumExp;
    private final int[] selection;
    private int appended;

    private Sequence(Call call, int number) {
      this.call = call;
      this.number = number;
      out = CallBuilder.filled(call.q().length, Float.NaN);
      logSumExp = CallBuilder.filled(call.spec().heads() * call.queries(), Float.NaN);
      Routed routed = call.spec().routed();
      selection = routed == null ? null : new int[logSumExp.length * routed.topK()];
    }

    /** Checks all rows as if one run had given them. */
    void check() {
      Agreement.check(call, new Result(out, logSumExp, selection), call.dtype());
    }

    int appended() {
      return appended;
    }
  }

  final PagedCache cache;
  private final Arena arena = Arena.ofShared();
  private final AttentionSpec spec;
  private final DType dtype;
  private final Tensor q;
  private final Tensor gate;
  private final Tensor out;
  private final Tensor logSumExp;
  private final Tensor selection;
  private final Binding binding;

  CacheRig(Engine engine, PagedCache.Builder builder, DType dtype, int sequences) {
    cache = builder.dtype(dtype).sequences(sequences).build(arena);
    spec = cache.spec();
    this.dtype = dtype;
    int heads = spec.heads();
    q = Tensor.allocate(arena, dtype, heads, QUERIES, spec.headDim());
    gate = Tensor.allocate(arena, DType.F32, heads, QUERIES);
    out = Tensor.allocate(arena, dtype, heads, QUERIES, spec.headDim());
    logSumExp = Tensor.allocate(arena, DType.F32, heads, QUERIES);
    Plan plan = engine.plan(spec, new Capacity(QUERIES, 1 << 16, Math.max(1, sequences)));
    Binding.Builder b =
        plan.binding().query(q).cache(cache).gate(gate).out(out).logSumExp(logSumExp);
    Routed routed = spec.routed();
    selection =
        routed == null ? null : Tensor.allocate(arena, DType.I32, heads, QUERIES, routed.topK());
    binding = (selection == null ? b : b.selection(selection)).bind();
  }

  /** Opens a sequence for a call of one segment. */
  Sequence open(Call call) {
    return new Sequence(call, cache.open());
  }

  /** Appends the next tokens of the sequence's call. */
  void append(Sequence s, int count) {
    append(s, s.call, s.appended, count);
    s.appended += count;
  }

  /** Appends tokens that another call holds at these positions. */
  void append(Sequence s, Call from, int position, int count) {
    cache.append(
        s.number, tokens(from, from.k(), position, count), tokens(from, from.v(), position, count));
  }

  private Tensor tokens(Call call, float[] values, int from, int count) {
    float[] part = Slices.rows(values, call.keys(), spec.headDim(), from, from + count);
    Tensor t = Tensor.of(arena, part, spec.kvHeads(), count, spec.headDim());
    return dtype == DType.F32 ? t : t.to(arena, dtype);
  }

  /**
   * Runs the last {@code counts[i]} appended positions of each sequence, and keeps what they gave.
   */
  void decode(Sequence[] sequences, int... counts) {
    int[] cu = new int[counts.length + 1];
    for (int s = 0; s < counts.length; s++) {
      cu[s + 1] = cu[s] + counts[s];
      for (int t = 0; t < counts[s]; t++) {
        put(sequences[s], sequences[s].appended - counts[s] + t, cu[s] + t);
      }
    }
    out.fill(Float.NaN);
    binding.sequences(Arrays.stream(sequences).mapToInt(s -> s.number).toArray(), cu);
    binding.run();
    for (int s = 0; s < counts.length; s++) {
      for (int t = 0; t < counts[s]; t++) {
        take(sequences[s], sequences[s].appended - counts[s] + t, cu[s] + t);
      }
    }
  }

  /**
   * Runs the last appended position together with tokens of another call drafted after it, and
   * keeps what the first gave.
   */
  void verify(Sequence s, int drafted) {
    put(s, s.appended - 1, 0);
    for (int t = 1; t <= drafted; t++) {
      put(s, s.appended - 1, t);
    }
    binding.sequences(new int[] {s.number}, new int[] {0, drafted + 1});
    binding.run();
    take(s, s.appended - 1, 0);
  }

  /** The row of a call's queries that a position has; negative for one before the first query. */
  private static int row(Call call, int position) {
    return position - (call.keys() - call.queries());
  }

  private void put(Sequence s, int position, int at) {
    int row = row(s.call, position);
    for (int h = 0; h < spec.heads(); h++) {
      for (int e = 0; e < spec.headDim(); e++) {
        q.setFloat(row < 0 ? 0 : s.call.q()[s.call.queryAt(h, row) + e], h, at, e);
      }
      gate.setFloat(row < 0 || s.call.gate() == null ? 1 : s.call.gate()[row], h, at);
    }
  }

  private void take(Sequence s, int position, int at) {
    int row = row(s.call, position);
    for (int h = 0; h < spec.heads() && row >= 0; h++) {
      for (int e = 0; e < spec.headDim(); e++) {
        s.out[s.call.queryAt(h, row) + e] = out.getFloat(h, at, e);
      }
      int index = h * s.call.queries() + row;
      s.logSumExp[index] = logSumExp.getFloat(h, at);
      for (int t = 0; selection != null && t < spec.routed().topK(); t++) {
        s.selection[index * spec.routed().topK() + t] = selection.getInt(h, at, t);
      }
    }
  }

  void rollback(Sequence s, int count) {
    cache.rollback(s.number, count);
    s.appended = Math.min(s.appended, cache.length(s.number));
  }

  Binding binding() {
    return binding;
  }

  @Override
  public void close() {
    binding.close();
    arena.close();
  }
}
