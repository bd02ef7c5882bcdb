package dev.weft.bench.gpu;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.bench.problem.RandomTensors;
import dev.weft.cuda.DeviceDense;
import dev.weft.cuda.DeviceFloor;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Coo;
import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One set of a case's tensors on the device, bound, and the floor on the same tensors. */
final class GpuSet implements AutoCloseable {
  private final DeviceArena arena;
  final Binding binding;
  final DeviceFloor floor;

  /** cuDNN on the same tensors, where the case is dense attention without a mask; else null. */
  final DeviceDense peer;

  GpuSet(Engine engine, DeviceStream stream, GpuCase row, Coo coo, long seed) {
    Case c = row.of();
    AttentionSpec spec = row.spec();
    int[] keys = cuts(row);
    int queries = row.decode() ? row.segments() : c.n();
    arena = engine.deviceArena();
    try (Arena host = Arena.ofConfined()) {
      Tensor q = random(host, c, seed, queries);
      Tensor k = random(host, c, seed + 1, c.n());
      Tensor v = random(host, c, seed + 2, c.n());
      Tensor out = arena.allocate(c.dtype(), c.heads(), queries, c.headDim());
      Binding.Builder builder =
          engine.plan(spec, new Capacity(queries, c.n(), row.segments())).binding().stream(stream)
              .query(q)
              .key(k)
              .value(v)
              .out(out)
              .coo(coo);
      if (c.pattern() != Pattern.DENSE) {
        Tensor gate = arena.allocate(DType.F32, queries);
        gate.copyFrom(Problem.gate(host, c).slice(0, 0, queries));
        builder.gate(gate);
      }
      binding = builder.bind();
      if (row.decode()) {
        int[] each = new int[row.segments() + 1];
        for (int i = 0; i < each.length; i++) {
          each[i] = i;
        }
        binding.segments(each, keys);
      } else {
        binding.segments(keys);
      }
      floor = row.decode() ? null : new DeviceFloor(stream, q, k, v, out);
      boolean unmasked = c.pattern() == Pattern.DENSE && !c.causal();
      peer =
          unmasked && DeviceDense.unavailable() == null
              ? new DeviceDense(
                  stream, q, k, v, arena.allocate(c.dtype(), c.heads(), queries, c.headDim()))
              : null;
    }
  }

  private Tensor random(Arena host, Case c, long seed, int n) {
    Tensor there = arena.allocate(c.dtype(), c.heads(), n, c.headDim());
    there.copyFrom(RandomTensors.normal(host, c.dtype(), seed, c.heads(), n, c.headDim()));
    return there;
  }

  /** Where segments of random lengths begin; equal cases have equal ones. */
  private static int[] cuts(GpuCase row) {
    int[] cuts = new int[row.segments() + 1];
    SplittableRandom random = new SplittableRandom(row.segments());
    for (int i = 1; i < row.segments(); i++) {
      cuts[i] = row.decode() ? i * (row.of().n() / row.segments()) : random.nextInt(row.of().n());
    }
    cuts[row.segments()] = row.of().n();
    Arrays.sort(cuts);
    return cuts;
  }

  /** Bytes of a set that a run touches, without its workspace. */
  static long bytes(GpuCase row) {
    Case c = row.of();
    if (row.decode()) {
      AttentionSpec spec = row.spec();
      long seen = (long) spec.block() + spec.headTail().head() + spec.headTail().tail();
      return 2L * c.heads() * row.segments() * seen * c.headDim() * c.dtype().bytes();
    }
    return 4L * c.heads() * c.n() * c.headDim() * c.dtype().bytes();
  }

  @Override
  public void close() {
    if (peer != null) {
      peer.close();
    }
    binding.close();
    arena.close();
  }
}
