package dev.weft.bench.gate.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Ties the calling thread to one processor, where Linux and its {@code taskset} are there; the
 * JVM's own threads stay free, so that compilations do not wait for the measurement.
 */
final class Pin {
  private static final Path SELF = Path.of("/proc/thread-self");

  private Pin() {}

  /** Ties the calling thread, and says whether that worked. */
  static boolean here(int processor) {
    try {
      String thread = Files.readSymbolicLink(SELF).getFileName().toString();
      Process process =
          new ProcessBuilder("taskset", "-c", "-p", String.valueOf(processor), thread)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
