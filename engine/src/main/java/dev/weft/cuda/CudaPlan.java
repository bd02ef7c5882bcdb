package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.DeviceException;
import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.PlanCode;
import dev.weft.tensor.DType;

/** A plan on a device; immutable. */
final class CudaPlan implements PlanCode {
  final Device device;
  final AttentionSpec spec;
  final Capacity capacity;

  CudaPlan(Device device, AttentionSpec spec, Capacity capacity) {
    this.device = device;
    this.spec = spec;
    this.capacity = capacity;
  }

  @Override
  public BoundRun bind(Operands operands) {
    device.begin();
    try {
      return new CudaRun(this, operands);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end();
    }
  }

  @Override
  public String explain() {
    StringBuilder text = new StringBuilder();
    device.begin();
    try {
      for (DType dtype : new DType[] {DType.F16, DType.F32}) {
        Shape shape = Shape.of(spec, capacity, dtype, device.kernels());
        text.append(text.isEmpty() ? "" : "\n").append("kernels for ").append(dtype).append(':');
        for (Launch launch : Path.of(spec, shape).launches(spec, shape)) {
          text.append("\n  ").append(launch);
        }
      }
    } finally {
      device.end();
    }
    return text.toString();
  }
}
