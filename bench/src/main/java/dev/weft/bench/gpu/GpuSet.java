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
    boolean decode = row.form() == GpuCase.Form.DECODE;
    int queries = decode ? row.segments() : c.n();
    arena = engine.deviceArena();
    try (Arena host = Arena.ofConfined()) {
      Tensor q = random(host, row, seed, queries);
      Tensor k = random(host, row, seed + 1, c.n());
      Tensor v = random(host, row, seed + 2, c.n());
      Tensor out = arena.allocate(c.dtype(), shape(row, queries));
      Binding.Builder builder =
          engine.plan(spec, new Capacity(queries, c.n(), row.segments())).binding().stream(stream)
              .query(headsFirst(row, q))
              .key(headsFirst(row, k))
              .value(headsFirst(row, v))
              .out(headsFirst(row, out))
              .coo(coo);
      if (c.pattern() != Pattern.DENSE) {
        Tensor gate = arena.allocate(DType.F32, queries);
        gate.copyFrom(Problem.gate(host, c).slice(0, 0, queries));
        builder.gate(gate);
      }
      binding = builder.bind();
      if (decode) {
        int[] each = new int[row.segments() + 1];
        for (int i = 0; i < each.length; i++) {
          each[i] = i;
        }
        binding.segments(each, keys);
      } else {
        binding.segments(keys);
      }
      floor = decode ? null : new DeviceFloor(stream, q, k, v, out);
      boolean unmasked = c.pattern() == Pattern.DENSE && !c.causal();
      peer =
          unmasked && DeviceDense.unavailable() == null
              ? new DeviceDense(
                  stream, q, k, v, arena.allocate(c.dtype(), c.heads(), queries, c.headDim()))
              : null;
    }
  }

  private Tensor random(Arena host, GpuCase row, long seed, int n) {
    long[] shape = shape(row, n);
    Tensor there = arena.allocate(row.of().dtype(), shape);
    there.copyFrom(RandomTensors.normal(host, row.of().dtype(), seed, shape));
    return there;
  }

  /** As a tensor lies in memory. */
  private static long[] shape(GpuCase row, int n) {
    long heads = row.of().heads();
    long dim = row.of().headDim();
    return tokensFirst(row) ? new long[] {n, heads, dim} : new long[] {heads, n, dim};
  }

  private static Tensor headsFirst(GpuCase row, Tensor t) {
    return tokensFirst(row) ? t.transpose(0, 1) : t;
  }

  private static boolean tokensFirst(GpuCase row) {
    return row.form() == GpuCase.Form.TOKENS_FIRST;
  }

  /** Where segments begin; equal cases have equal ones. */
  private static int[] cuts(GpuCase row) {
    int[] cuts = new int[row.segments() + 1];
    SplittableRandom random = new SplittableRandom(row.segments());
    boolean equal = row.form() == GpuCase.Form.EQUAL_LENGTHS || row.form() == GpuCase.Form.DECODE;
    for (int i = 1; i < row.segments(); i++) {
      cuts[i] = equal ? i * (row.of().n() / row.segments()) : random.nextInt(row.of().n());
    }
    cuts[row.segments()] = row.of().n();
    Arrays.sort(cuts);
    return cuts;
  }

  /** Bytes of a set that a run touches, without its workspace. */
  static long bytes(GpuCase row) {
    Case c = row.of();
    if (row.form() == GpuCase.Form.DECODE) {
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
