package dev.weft.cpu;

import dev.weft.dsa.backend.Backend;
import dev.weft.dsa.backend.BackendOptions;
import dev.weft.dsa.backend.BackendProvider;

/** The backend on the Vector API. Touches no vector class until it is opened. */
public final class SimdProvider implements BackendProvider {
  private static final String MODULE = "jdk.incubator.vector";

  /** For the service loader. */
  public SimdProvider() {}

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public String unavailable() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "the JVM runs without the Vector API (on the class path add --add-modules "
          + MODULE
          + ")";
    }
    int bits = VectorWidth.preferred();
    return bits < 128 ? "vectors of " + bits + " bits, expected at least 128" : null;
  }

  @Override
  public Backend open(BackendOptions options) {
    int preferred = VectorWidth.preferred();
    int bits = options.vectorBits() == 0 ? Math.min(512, preferred) : options.vectorBits();
    if (bits > preferred) {
      throw new IllegalArgumentException(
          "vectorBits is " + bits + ", expected at most this machine's " + preferred);
    }
    return new CpuBackend(
        "simd", bits + "-bit vectors", options.threads(), dim -> SimdKernels.of(dim, bits));
  }
}
