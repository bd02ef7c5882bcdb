package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.PlanCode;
import dev.weft.tensor.Tensor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** A CPU backend: threads, and tile kernels made once for each head dimension. */
final class CpuBackend implements Backend {
  private final String name;
  private final String description;
  private final Workers workers;
  private final IntFunction<TileKernels> make;
  private final ConcurrentHashMap<Integer, TileKernels> kernels = new ConcurrentHashMap<>();

  CpuBackend(String name, String kind, int threads, IntFunction<TileKernels> make) {
    this.name = name;
    this.make = make;
    description = kind + ", " + threads + (threads == 1 ? " thread" : " threads");
    workers = new Workers(threads);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int threads() {
    return workers.threads();
  }

  @Override
  public PlanCode prepare(AttentionSpec spec, Capacity capacity) {
    return new CpuPlan(spec, capacity, kernels(spec.headDim()), workers);
  }

  private TileKernels kernels(int dim) {
    return kernels.computeIfAbsent(dim, make::apply);
  }

  @Override
  public void gate(Tensor x, Tensor weight, Tensor bias, Tensor out) {
    GateKernel.run(workers, kernels(64), x, weight, bias, out);
  }

  @Override
  public void close() {
    workers.close();
  }
}
