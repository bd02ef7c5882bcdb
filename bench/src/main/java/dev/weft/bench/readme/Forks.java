package dev.weft.bench.readme;

import dev.weft.bench.Main;
import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.Result;
import dev.weft.bench.suite.JvmFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures a group in a JVM of its own, which runs this same command line. */
final class Forks {

  private Forks() {}

  static List<Result> measure(Group group, Settings settings)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("weft-bench-", ".jsonl");
    Path log = Files.createTempFile("weft-bench-", ".log");
    try {
      Process process =
          new ProcessBuilder(command(group, settings, file))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      // Whoever ends this JVM means all of the measurement.
      Thread hook = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(hook);
      int status;
      try {
        status = process.waitFor();
      } finally {
        process.destroy();
        forget(hook);
      }
      if (status != 0) {
        throw new IOException(
            "the process that measured "
                + group.label()
                + " exited with "
                + status
                + ":\n"
                + Files.readString(log));
      }
      return JsonLines.read(file, Result.class);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(log);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending, and the hook has its turn.
    }
  }

  private static List<String> command(Group group, Settings settings, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.ofForks());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("bench", "--suite", "readme", "--group", group.label()));
    command.addAll(List.of("--in-process", "--results-only", "--json", file.toString()));
    command.addAll(List.of("--backend", settings.backend()));
    command.addAll(List.of("--vector-bits", String.valueOf(settings.vectorBits())));
    if (settings.quick()) {
      command.add("--quick");
    }
    return command;
  }
}
