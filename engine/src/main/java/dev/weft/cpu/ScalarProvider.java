package dev.weft.cpu;

import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.BackendOptions;
import dev.weft.dsa.backend.BackendProvider;

/** The backend that works everywhere. */
public final class ScalarProvider implements BackendProvider {
  /** For the service loader. */
  public ScalarProvider() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public String unavailable() {
    return null;
  }

  @Override
  public Backend open(BackendOptions options) {
    if (options.vectorBits() != 0) {
      throw new IllegalArgumentException(
          "vectorBits is " + options.vectorBits() + ", expected 0 with the scalar backend");
    }
    return new CpuBackend("scalar", "plain loops", options.threads(), ScalarKernels::new);
  }
}
