package dev.weft.cuda;

import dev.weft.bindings.KernelImage;
import dev.weft.bindings.NativeLibrary;
import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.BackendOptions;
import dev.weft.dsa.backend.BackendProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/** The backend on NVIDIA GPUs. Loads nothing of CUDA until it is asked whether it works here. */
public final class CudaProvider implements BackendProvider {
  /** There where the kernel has NVIDIA's module. */
  private static final String DEVICE_FILE = "/dev/nvidiactl";

  /** For the service loader. */
  public CudaProvider() {}

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public int rank() {
    return 20;
  }

  @Override
  public String unavailable() {
    // Without this, the JVM would print its own warning on machines that have no GPU at all.
    Module driver = NativeLibrary.class.getModule();
    Module engine = CudaProvider.class.getModule();
    if (!driver.isNativeAccessEnabled() || !engine.isNativeAccessEnabled()) {
      return "the JVM runs without native access (add --enable-native-access="
          + (engine.isNamed() ? driver.getName() + "," + engine.getName() : "ALL-UNNAMED")
          + ")";
    }
    String missing = KernelImage.missing();
    return missing == null ? Driver.unavailable() : missing;
  }

  @Override
  public boolean warns() {
    return Files.exists(Path.of(DEVICE_FILE));
  }

  @Override
  public Backend open(BackendOptions options) {
    return new CudaBackend(new Device(options.device(), options.deviceBytes(), KernelImage.read()));
  }
}
