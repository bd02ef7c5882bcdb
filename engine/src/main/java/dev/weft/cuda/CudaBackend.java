package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.GemmSpec;
import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.GemmCode;
import dev.weft.dsa.backend.PlanCode;
import dev.weft.tensor.DeviceMemory;
import dev.weft.tensor.Tensor;

/** A device as a backend. */
final class CudaBackend implements Backend {
  private final Device device;

  CudaBackend(Device device) {
    this.device = device;
  }

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public String description() {
    DeviceFacts facts = device.facts;
    return "%s %s, compute capability %s, %d multiprocessors, %,d MiB"
        .formatted(
            device.name(),
            facts.name(),
            facts.capability(),
            facts.multiprocessors(),
            facts.memoryBytes() >> 20);
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public PlanCode prepare(AttentionSpec spec, Capacity capacity) {
    return new CudaPlan(device, spec, capacity);
  }

  @Override
  public void gate(Tensor x, Tensor weight, Tensor bias, Tensor out) {
    GateRun.run(device, x, weight, bias, out);
  }

  @Override
  public GemmCode gemm(GemmSpec spec) {
    return new CudaGemm(device, spec);
  }

  @Override
  public DeviceArena deviceArena() {
    device.begin();
    try {
      return new CudaArena(device);
    } finally {
      device.end();
    }
  }

  @Override
  public DeviceStream deviceStream() {
    device.begin();
    try {
      return new CudaStream(device);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end();
    }
  }

  @Override
  public boolean reaches(DeviceStream stream) {
    return stream instanceof CudaStream s && s.device == device;
  }

  @Override
  public boolean reaches(DeviceMemory memory) {
    return memory instanceof CudaArena.Block block && block.on(device);
  }

  @Override
  public void close() {
    device.close();
  }
}
