package dev.weft.bench.gate;

import dev.weft.bench.gate.version.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone when it is closed, or when the JVM is told to end. */
final class TemporaryFolder implements AutoCloseable {
  private final Path path = Files.createTempDirectory("weft-gate-");
  private final Thread hook = new Thread(this::deleteQuietly);

  TemporaryFolder() throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path path() {
    return path;
  }

  /** A fork that is just being ended may still write there: then its file stays. */
  private void deleteQuietly() {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
