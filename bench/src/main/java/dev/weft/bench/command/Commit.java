package dev.weft.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which sources this program was built from, as far as Git tells. */
final class Commit {

  private Commit() {}

  /** Such as {@code 0123abcd +changes}; {@code unknown} without Git or a repository. */
  static String of(String home) {
    if (home == null) {
      return "unknown";
    }
    String id = git(home, "rev-parse", "--short=12", "HEAD");
    if (id == null) {
      return "unknown";
    }
    String changes = git(home, "status", "--porcelain", "--untracked-files=no");
    return changes == null || changes.isEmpty() ? id : id + " +changes";
  }

  private static String git(String home, String... arguments) {
    try {
      ProcessBuilder builder = new ProcessBuilder("git", "-C", Path.of(home).toString());
      builder.command().addAll(List.of(arguments));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? out.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
