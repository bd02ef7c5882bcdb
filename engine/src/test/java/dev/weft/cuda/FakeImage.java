package dev.weft.cuda;

import dev.weft.bindings.KernelImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A kernel image for {@link FakeDriver}, which takes any bytes. */
public final class FakeImage implements KernelImage {
  /** For the service loader. */
  public FakeImage() {}

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(new byte[16]);
  }
}
