package dev.weft.cuda;

import dev.weft.bindings.KernelImage;
import dev.weft.dsa.Child;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * JVMs whose CUDA driver is {@code src/test/native/fake_cuda.cpp}: the host side of the cuda
 * backend runs there and is checked, without a GPU.
 */
public final class FakeDriver {
  private static final Path MODULE = module();

  /** Why there is none, or null; the first use compiles it. */
  private static final String OBSTACLE = compile();

  private FakeDriver() {}

  /** Why no JVM can be started with it, or null. */
  public static String obstacle() {
    return OBSTACLE;
  }

  /**
   * Runs a class's main method, with this JVM's class path, and waits for its end.
   *
   * @param folder for files
   * @param environment what the driver reads: see its source
   */
  public static Child java(
      Path folder, Map<String, String> environment, Class<?> main, String... args)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    Path kernels = MODULE.resolveSibling("kernels-cu").resolve("target/nvcc/kernels.txt");
    if (KernelImage.missing() == null && Files.exists(kernels)) {
      all.putIfAbsent("FAKE_CUDA_KERNELS", kernels.toString());
    }
    List<String> options = new ArrayList<>();
    options.add("-ea");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-XX:+UseSerialGC");
    options.add("--add-modules=jdk.incubator.vector");
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("-Dweft.cuda.libs=" + libraries());
    options.add("-Dweft.test.backend=cuda");
    options.add("-cp");
    options.add(image(folder) + File.pathSeparator + classPath());
    options.add(main.getName());
    options.addAll(List.of(args));
    return Child.java(folder, all, options.toArray(String[]::new));
  }

  private static Path module() {
    try {
      return Child.home(FakeDriver.class).getParent().getParent();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path libraries() {
    return MODULE.resolve("target/fake-cuda");
  }

  /** What the tests run with; Surefire starts them from a jar that only names it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** A folder that comes first on the class path: its image is found before the kernels' own. */
  private static Path image(Path folder) throws IOException {
    Path services = folder.resolve("image").resolve("META-INF").resolve("services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(KernelImage.class.getName()), FakeImage.class.getName());
    return folder.resolve("image");
  }

  private static String compile() {
    String compiler =
        Stream.of("c++", "g++", "clang++").filter(FakeDriver::isOnPath).findFirst().orElse(null);
    if (compiler == null) {
      return "no C++ compiler (c++, g++ or clang++) is on the PATH";
    }
    try {
      Files.createDirectories(libraries());
      Path log = libraries().resolve("log");
      ProcessBuilder builder =
          new ProcessBuilder(
              compiler,
              "-std=c++17",
              "-O2",
              "-ftree-vectorize",
              "-shared",
              "-fPIC",
              "-I",
              MODULE.resolveSibling("kernels-cu").resolve("src/main/cuda").toString(),
              "-o",
              libraries().resolve("libcuda.so.1").toString(),
              MODULE.resolve("src/test/native/fake_cuda.cpp").toString());
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean done = process.waitFor(120, TimeUnit.SECONDS);
      if (!done || process.exitValue() != 0) {
        process.destroyForcibly();
        // Not an obstacle: where there is a compiler it must do.
        throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8));
      }
      return null;
    } catch (IOException e) {
      return "the C++ compiler does not start: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
