package dev.weft.kernels;

import dev.weft.bindings.KernelImage;
import java.io.InputStream;

/** The fat binary beside this class; absent if no nvcc was there when the jar was built. */
public final class FatBinary implements KernelImage {
  /** For the service loader. */
  public FatBinary() {}

  @Override
  public InputStream open() {
    return FatBinary.class.getResourceAsStream("weft.fatbin");
  }
}
