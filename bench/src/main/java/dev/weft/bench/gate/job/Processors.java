package dev.weft.bench.gate.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processors that this process may use. */
public final class Processors {
  private static final String ALLOWED = "Cpus_allowed_list:";

  private Processors() {}

  /** The last one, which is the least busy with interrupts; −1 where the system does not say. */
  public static int last() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(ALLOWED)) {
          return last(line.substring(ALLOWED.length()));
        }
      }
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
    return -1;
  }

  /** The last of a list such as {@code 0-3,8}. */
  static int last(String list) {
    return Integer.parseInt(list.strip().replaceAll(".*[-,]", ""));
  }
}
