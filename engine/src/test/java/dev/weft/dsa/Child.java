package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weft.bindings.NativeLibrary;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that a test started, after its end.
 *
 * @param status its exit status
 * @param out lines of its standard output
 * @param err lines of its standard error
 */
public record Child(int status, List<String> out, List<String> err) {
  private static final long MOST_SECONDS = 240;

  /** The folder or jar that a class comes from. */
  public static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** What the engine needs at run time, and further folders or jars, as a class or module path. */
  public static String path(Class<?>... more) throws URISyntaxException, ClassNotFoundException {
    List<String> homes = new ArrayList<>();
    homes.add(home(Engine.class).toString());
    homes.add(home(NativeLibrary.class).toString());
    homes.add(home(Class.forName("dev.weft.kernels.FatBinary")).toString());
    for (Class<?> type : more) {
      homes.add(home(type).toString());
    }
    return String.join(File.pathSeparator, homes);
  }

  /** Starts this JVM's java with options, and waits for its end. */
  public static Child java(Path folder, String... options)
      throws IOException, InterruptedException {
    return java(folder, Map.of(), options);
  }

  /** The same with further environment variables. */
  public static Child java(Path folder, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    // Options from outside would add lines to stderr, or modules.
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    return new Child(process.exitValue(), lines(out), lines(err));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  /** What follows a word at the begin of lines. */
  public List<String> values(String key) {
    return out.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  /** The same where there is one such line. */
  public String value(String key) {
    assertEquals(1, values(key).size(), this + " has one " + key);
    return values(key).getFirst();
  }
}
