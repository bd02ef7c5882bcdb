package dev.weft.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenBLAS's matrix product, called directly: the library comes out of a jar on the class path, or
 * is the system's. Not safe for use by several threads.
 */
@SuppressWarnings("restricted") // The library is called as its header says.
public final class OpenBlas implements AutoCloseable {
  private static final String FOLDER = "/org/bytedeco/openblas/linux-x86_64/";

  /** What the library needs, before it. */
  private static final List<String> FILES =
      List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

  private static final int ROW_MAJOR = 101;
  private static final int AS_STORED = 111;
  private static final int TRANSPOSED = 112;

  private final Arena arena = Arena.ofShared();
  private final SymbolLookup library;
  private final MethodHandle sgemm;

  private OpenBlas() {
    library = load();
    sgemm =
        function(
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
  }

  /**
   * Loads the library.
   *
   * @throws IllegalStateException if it is not here
   */
  public static OpenBlas open() {
    return new OpenBlas();
  }

  private SymbolLookup load() {
    if (OpenBlas.class.getResource(FOLDER + FILES.getLast()) == null) {
      try {
        return SymbolLookup.libraryLookup("libopenblas.so.0", arena);
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("no libopenblas.so.0 on the class path or system", e);
      }
    }
    try {
      Path folder = Files.createTempDirectory("weft-openblas-");
      List<Path> files = new ArrayList<>();
      try {
        for (String name : FILES) {
          try (InputStream in = OpenBlas.class.getResourceAsStream(FOLDER + name)) {
            files.add(folder.resolve(name));
            Files.copy(in, files.getLast());
          }
        }
        SymbolLookup last = null;
        for (Path file : files) {
          last = SymbolLookup.libraryLookup(file, arena);
        }
        return last;
      } finally {
        // Loaded files need no name any more.
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("its library cannot be loaded: " + e.getMessage(), e);
    }
  }

  private MethodHandle function(String name, FunctionDescriptor type) {
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(() -> new IllegalStateException("its library has no " + name));
    return Linker.nativeLinker().downcallHandle(address, type);
  }

  /** The version, and which of its kernels it chose for this processor. */
  public String version() {
    return text("openblas_get_config");
  }

  private String text(String name) {
    try {
      MemorySegment text =
          (MemorySegment) function(name, FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
      return text.reinterpret(512).getString(0).strip();
    } catch (Throwable e) {
      throw new IllegalStateException(name + " failed", e);
    }
  }

  /** How many threads later products use. */
  public void threads(int threads) {
    try {
      function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
          .invokeExact(threads);
    } catch (Throwable e) {
      throw new IllegalStateException("openblas_set_num_threads failed", e);
    }
  }

  /**
   * Prepares a product on matrices of made-up numbers.
   *
   * @param m rows of the result
   * @param n columns of the result
   * @param k elements that are summed; both factors have them side by side
   * @return runs the product once
   */
  public Runnable product(int m, int n, int k) {
    MemorySegment a = matrix(m, k);
    MemorySegment b = matrix(n, k);
    MemorySegment c = matrix(m, n);
    return () -> multiply(m, n, k, a, b, c);
  }

  private MemorySegment matrix(int rows, int columns) {
    MemorySegment matrix = arena.allocate(4L * rows * columns, 64);
    for (long i = 0; i < (long) rows * columns; i++) {
      matrix.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1f / (1 + i % 97));
    }
    return matrix;
  }

  /** {@code c = a · bᵀ}, all by rows. */
  void multiply(int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {
    try {
      sgemm.invokeExact(ROW_MAJOR, AS_STORED, TRANSPOSED, m, n, k, 1f, a, k, b, k, 0f, c, n);
    } catch (Throwable e) {
      throw new IllegalStateException("cblas_sgemm failed", e);
    }
  }

  /** Frees matrices and library. */
  @Override
  public void close() {
    arena.close();
  }
}
