package dev.weft.cuda;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.GemmSpec;
import dev.weft.dsa.backend.GemmCode;
import dev.weft.dsa.backend.GemmRun;
import dev.weft.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A plan of a product on a device. */
final class CudaGemm implements GemmCode {
  private final Device device;
  private final GemmSpec spec;
  private final Blas.Handle handle;
  private final Map<GemmStrides, GemmChoices> choices = new ConcurrentHashMap<>();

  CudaGemm(Device device, GemmSpec spec) {
    this.device = device;
    this.spec = spec;
    handle = device.only(Blas.Handle.class, () -> new Blas.Handle(device));
    // A spec that has no algorithm fails here and not when a service takes its first request.
    usual();
  }

  private GemmAlgorithm usual() {
    device.begin();
    try {
      return choices(GemmStrides.contiguous(spec)).algorithm(spec.rows());
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end();
    }
  }

  private GemmChoices choices(GemmStrides strides) {
    return choices.computeIfAbsent(strides, s -> new GemmChoices(handle, spec, s));
  }

  @Override
  public GemmRun bind(Tensor x, Tensor w, Tensor bias, Tensor y, DeviceStream stream) {
    CudaStream on = (CudaStream) stream;
    on.begin();
    try {
      return new CudaGemmRun(on, handle, spec, choices(GemmStrides.of(x, w, y)), x, w, bias, y);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      on.end();
    }
  }

  @Override
  public String explain() {
    return "cuBLASLt " + Blas.version() + ": " + usual();
  }
}
