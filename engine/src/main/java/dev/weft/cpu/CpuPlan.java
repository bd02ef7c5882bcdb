package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.PlanCode;

/** A plan's kernels and cuts; immutable. */
final class CpuPlan implements PlanCode {
  final AttentionSpec spec;
  final Capacity capacity;
  final TileKernels kernels;
  final Workers workers;
  final Geometry geometry;

  CpuPlan(AttentionSpec spec, Capacity capacity, TileKernels kernels, Workers workers) {
    this.spec = spec;
    this.capacity = capacity;
    this.kernels = kernels;
    this.workers = workers;
    geometry = new Geometry(spec);
  }

  @Override
  public BoundRun bind(Operands operands) {
    return new CpuRun(this, operands);
  }

  @Override
  public String explain() {
    return "kernels "
        + kernels.describe()
        + "\nranges of up to "
        + geometry.mostRange(capacity.keys())
        + " tokens a head, one item of work each";
  }
}
