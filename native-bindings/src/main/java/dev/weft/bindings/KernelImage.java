package dev.weft.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The fat binary of CUDA kernels, which comes in a jar of its own. Safe for use by several threads.
 */
public interface KernelImage {
  /**
   * Opens the image.
   *
   * @return its bytes, or null if the jar was built without CUDA's compiler
   * @throws IOException if it cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Why there is no image here.
   *
   * @return the reason and what to do, or null if there is one
   */
  static String missing() {
    Optional<KernelImage> image = find();
    if (image.isEmpty()) {
      return "the kernels' jar (weft-kernels-cu) is on neither the module path nor the class path";
    }
    try (InputStream in = image.get().open()) {
      return in == null
          ? "the kernels were not built: build again where nvcc (CUDA 13) is installed"
          : null;
    } catch (IOException e) {
      return "the kernels' jar cannot be read: " + e.getMessage();
    }
  }

  /**
   * Reads the image.
   *
   * @return all its bytes
   * @throws IllegalStateException if there is none
   */
  static byte[] read() {
    try (InputStream in = find().orElseThrow(KernelImage::none).open()) {
      if (in == null) {
        throw none();
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the kernels' jar cannot be read", e);
    }
  }

  private static IllegalStateException none() {
    return new IllegalStateException(missing());
  }

  private static Optional<KernelImage> find() {
    return ServiceLoader.load(KernelImage.class, KernelImage.class.getClassLoader()).findFirst();
  }
}
