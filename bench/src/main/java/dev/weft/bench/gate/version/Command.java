package dev.weft.bench.gate.version;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs another program to its end. */
final class Command {

  /**
   * How it ended.
   *
   * @param status its exit code
   * @param output what it printed
   */
  record Outcome(int status, String output) {}

  private Command() {}

  /** Runs a program; it ends with this JVM, too. */
  static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    // As the launcher does it: Maven may run on an older Java, and takes this one as a toolchain.
    String java = System.getProperty("java.home");
    builder.environment().put("JAVA25_HOME", java);
    if (!onPath("java")) {
      builder.environment().putIfAbsent("JAVA_HOME", java);
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException("cannot run " + command[0] + ": " + e.getMessage(), e);
    }
    try (EndsWithJvm _ = new EndsWithJvm(process)) {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    }
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
  }
}
