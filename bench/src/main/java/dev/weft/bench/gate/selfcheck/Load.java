package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.version.EndsWithJvm;
import dev.weft.bench.gate.version.Version;
import java.io.IOException;
import java.nio.file.Path;

/** A process that loads one core until closed. */
public final class Load implements AutoCloseable {
  private final EndsWithJvm bound;

  /**
   * Starts it.
   *
   * @param harness what has this class in it
   * @throws IOException if no process can be started
   */
  public Load(Version harness) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    bound =
        new EndsWithJvm(
            new ProcessBuilder(
                    java,
                    "-XX:+UseSerialGC",
                    "-cp",
                    harness.jars().getFirst().toString(),
                    Load.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
  }

  /**
   * What the process does: nothing, as fast as it can.
   *
   * @param args none
   */
  public static void main(String[] args) {
    while (System.nanoTime() != 0) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    bound.close();
  }
}
