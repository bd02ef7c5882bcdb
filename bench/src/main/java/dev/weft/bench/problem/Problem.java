package dev.weft.bench.problem;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Coo;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;

/**
 * The tensors of a case. Owns their memory until closed.
 *
 * @param arena the memory
 * @param of the case
 * @param spec the case's operator
 * @param q {@code [heads, n, d]}
 * @param k {@code [heads, n, d]}
 * @param v {@code [heads, n, d]}
 * @param gate {@code [n]} F32
 * @param out {@code [heads, n, d]}
 * @param logSumExp {@code [heads, n]} F32
 * @param selection {@code [heads, n, topK]} I32, or null if nothing is routed
 * @param coo the list of pairs, or null
 */
public record Problem(
    Arena arena,
    Case of,
    AttentionSpec spec,
    Tensor q,
    Tensor k,
    Tensor v,
    Tensor gate,
    Tensor out,
    Tensor logSumExp,
    Tensor selection,
    Coo coo)
    implements AutoCloseable {

  private static final long SEED = 20_250_916;

  /** Makes the tensors of a case. */
  @SuppressWarnings("MustBeClosedChecker") // The problem closes its arena.
  public static Problem of(Case c) {
    Arena arena = Arena.ofShared();
    AttentionSpec spec = c.spec();
    int h = c.heads();
    int n = c.n();
    int d = c.headDim();
    Tensor gate = gate(arena, c);
    return new Problem(
        arena,
        c,
        spec,
        RandomTensors.normal(arena, c.dtype(), SEED, h, n, d),
        RandomTensors.normal(arena, c.dtype(), SEED + 1, h, n, d),
        RandomTensors.normal(arena, c.dtype(), SEED + 2, h, n, d),
        gate,
        Tensor.allocate(arena, c.dtype(), h, n, d),
        Tensor.allocate(arena, DType.F32, h, n),
        spec.routed() == null
            ? null
            : Tensor.allocate(arena, DType.I32, h, n, spec.routed().topK()),
        coo(arena, c, gate));
  }

  /** The gates of a case alone. */
  public static Tensor gate(Arena arena, Case c) {
    return RandomTensors.gates(arena, SEED + 3, c.n(), c.openGates());
  }

  /** The list of pairs of a case alone, or null. */
  public static Coo coo(Arena arena, Case c, Tensor gate) {
    return CooPatterns.of(arena, c, gate, SEED + 4);
  }

  /** The same tensors with all gates closed; owned by this one. */
  Problem closed() {
    Tensor closed = Tensor.allocate(arena, DType.F32, of.n());
    return new Problem(arena, of, spec, q, k, v, closed, out, logSumExp, selection, coo);
  }

  /** Binds the tensors to a new plan. */
  public Binding bind(Engine engine) {
    return bind(engine, spec, coo);
  }

  /** Binds the tensors to a new plan for another operator on them. */
  public Binding bind(Engine engine, AttentionSpec other, Coo pairs) {
    Binding.Builder binding =
        engine
            .plan(other, Capacity.of(of.n()))
            .binding()
            .query(q)
            .key(k)
            .value(v)
            .out(out)
            .logSumExp(logSumExp)
            .coo(pairs);
    if (of.pattern() != Pattern.DENSE) {
      binding.gate(gate);
    }
    if (other.routed() != null) {
      binding.selection(selection);
    }
    return binding.bind();
  }

  /** Has a plan for it compiled, as a service does before its first request. */
  public void warmUp(Engine engine) {
    engine.plan(spec, Capacity.of(of.n())).warmUp(of.dtype());
  }

  @Override
  public void close() {
    arena.close();
  }
}
