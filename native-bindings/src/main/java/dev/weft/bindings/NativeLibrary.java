package dev.weft.bindings;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/**
 * A native library that this machine may lack.
 *
 * <p>It is looked for once, when first asked for: in the folders that the system property {@value
 * #FOLDERS} names (separated as a class path is), then by its names through the system's loader,
 * then in the places where CUDA is usually installed. What was found, or that nothing was, is kept
 * for good; a library once loaded stays so until the JVM ends. Nothing here throws because a
 * library is missing, but {@link #require()} and a symbol that is asked for.
 *
 * <p>Instances are safe for use by several threads. Loading a library is a <i>restricted</i> act:
 * without {@code --enable-native-access} the JVM warns, or denies it, which counts as missing.
 */
public final class NativeLibrary {
  /** The system property that names the folders to look in first: {@value}. */
  public static final String FOLDERS = "weft.cuda.libs";

  /** CUDA's driver. */
  public static final NativeLibrary CUDA_DRIVER =
      new NativeLibrary(
          "the CUDA driver",
          "It comes with NVIDIA's display driver: install that, or update it",
          "libcuda.so.1");

  /** cuBLASLt, of the newest CUDA that is here. */
  public static final NativeLibrary CUBLASLT =
      new NativeLibrary(
          "cuBLASLt",
          "It comes with the CUDA toolkit, 12 or newer: install that, or update it",
          "libcublasLt.so.13",
          "libcublasLt.so.12",
          "libcublasLt.so");

  /** cuDNN 9. It loads further libraries by itself, from its own folder or the system's. */
  public static final NativeLibrary CUDNN =
      new NativeLibrary("cuDNN", "Install cuDNN 9, or update it", "libcudnn.so.9");

  private final String name;
  private final String advice;
  private final List<String> fileNames;
  private final SymbolLookup lookup = new LazyLookup();

  // Written once, under the lock.
  private volatile LibrarySearch.Result result;

  /**
   * A library that was not looked for yet.
   *
   * @param name what to call it in a message
   * @param advice what to do where it or one of its symbols is missing: a sentence without its stop
   * @param fileNames the file names that it may have, best first, such as {@code libcuda.so.1}
   */
  public NativeLibrary(String name, String advice, String... fileNames) {
    if (fileNames.length == 0) {
      throw new IllegalArgumentException("a library has a file name");
    }
    this.name = name;
    this.advice = advice;
    this.fileNames = List.of(fileNames);
  }

  /**
   * Whether the library is loaded; loads it if it was not looked for yet.
   *
   * @return true if its symbols can be looked up
   */
  public boolean isAvailable() {
    return result().symbols() != null;
  }

  /**
   * Where the library was found.
   *
   * @return its path, or a bare file name where the system's loader found it; empty if it is
   *     missing
   */
  public Optional<String> location() {
    return Optional.ofNullable(result().location());
  }

  /**
   * What came of looking for the library.
   *
   * @return one line: where it was found, or everything that was looked for and what to do
   */
  public String explain() {
    return name + " " + result().line();
  }

  /**
   * Fails if the library is missing.
   *
   * @throws UnsatisfiedLinkError if it is, with {@link #explain()} as its message
   */
  public void require() {
    if (!isAvailable()) {
      throw new UnsatisfiedLinkError(explain());
    }
  }

  /**
   * Looks for a symbol that an older version of the library may lack.
   *
   * @param symbol its exact name
   * @return its address, which stays valid; empty if it or the library is missing
   */
  public Optional<MemorySegment> find(String symbol) {
    SymbolLookup symbols = result().symbols();
    return symbols == null ? Optional.empty() : symbols.find(symbol);
  }

  /**
   * The library's symbols, by a lookup that does nothing before it is used.
   *
   * <p>A generated class asks it for a function when that is first called. If it fails then, the
   * later calls of that function throw a {@link NoClassDefFoundError}: so ask {@link
   * #isAvailable()} or {@link #require()} before, and {@link #find} for what is newer than the
   * oldest library that will do.
   *
   * @return a lookup whose {@code find} is {@link #find}, and whose {@code findOrThrow} throws an
   *     {@link UnsatisfiedLinkError} that names the symbol and the library
   */
  public SymbolLookup lookup() {
    return lookup;
  }

  /** The library's name, and not what came of looking for it: this loads nothing. */
  @Override
  public String toString() {
    return name;
  }

  private LibrarySearch.Result result() {
    LibrarySearch.Result known = result;
    if (known == null) {
      synchronized (this) {
        known = result;
        if (known == null) {
          known = LibrarySearch.run(System.getProperty(FOLDERS, ""), fileNames, advice);
          result = known;
        }
      }
    }
    return known;
  }

  private final class LazyLookup implements SymbolLookup {
    @Override
    public Optional<MemorySegment> find(String symbol) {
      return NativeLibrary.this.find(symbol);
    }

    @Override
    public MemorySegment findOrThrow(String symbol) {
      require();
      return find(symbol)
          .orElseThrow(
              () ->
                  new UnsatisfiedLinkError(
                      name
                          + " has no symbol "
                          + symbol
                          + " ("
                          + result().location()
                          + "), so it is older than needed. "
                          + advice));
    }
  }
}
