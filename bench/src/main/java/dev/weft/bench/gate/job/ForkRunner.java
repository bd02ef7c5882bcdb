package dev.weft.bench.gate.job;

import dev.weft.bench.gate.fork.Fork;
import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.version.EndsWithJvm;
import dev.weft.bench.gate.version.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts forks, one after the other: one harness against the engine of any version. */
public final class ForkRunner {
  private static final long MOST_SECONDS = 300;

  private final Version harness;
  private final Path folder;
  private final int processor;

  /**
   * Takes what all forks share.
   *
   * @param harness what measures
   * @param folder for files of forks
   * @param processor that the measuring thread is tied to, or −1
   */
  public ForkRunner(Version harness, Path folder, int processor) {
    this.harness = harness;
    this.folder = folder;
    this.processor = processor;
  }

  /**
   * Times each benchmark once.
   *
   * @param version the engine
   * @param slowed the part by which calls are slowed, or 0
   * @param benchmarks labels
   * @throws IOException if the fork fails or takes too long
   * @throws InterruptedException if interrupted while it runs
   */
  public ForkResult time(Version version, double slowed, List<String> benchmarks)
      throws IOException, InterruptedException {
    return run(version, "time", slowed, benchmarks);
  }

  /**
   * Finds out what needs no statistics; the arguments are those of {@link #time}.
   *
   * @throws IOException if the fork fails or takes too long
   * @throws InterruptedException if interrupted while it runs
   */
  public ForkResult facts(Version version, List<String> benchmarks)
      throws IOException, InterruptedException {
    return run(version, "facts", 0, benchmarks);
  }

  private ForkResult run(Version version, String mode, double slowed, List<String> benchmarks)
      throws IOException, InterruptedException {
    Path file = folder.resolve("fork.txt");
    Path log = folder.resolve("fork.log");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xms512m",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Stream.concat(harness.jars().stream(), version.jars().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            Fork.class.getName(),
            file.toString(),
            mode,
            String.valueOf(processor),
            String.valueOf(slowed),
            String.join(",", benchmarks)));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try (EndsWithJvm _ = new EndsWithJvm(process)) {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            "a fork of " + version.name() + " took more than " + MOST_SECONDS + " s");
      }
    }
    int status = process.exitValue();
    if (status == Fork.OTHER_API) {
      throw new IOException(
          version.name()
              + " cannot be measured: "
              + Files.readString(log).lines().reduce("", (before, line) -> line));
    }
    if (status != 0) {
      throw new IOException(
          "a fork of " + version.name() + " exited with " + status + ":\n" + Files.readString(log));
    }
    return ForkResult.read(file);
  }
}
