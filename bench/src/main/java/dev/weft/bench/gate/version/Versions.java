package dev.weft.bench.gate.version;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds a version by what the command line calls it. */
public final class Versions {
  private final Path home;
  private final PrintWriter progress;

  /**
   * Takes where the project is.
   *
   * @param home its folder, or null if it is not here: git refs are then refused
   * @param progress a line for each build
   */
  public Versions(Path home, PrintWriter progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Finds a version; one of git is built unless it was before.
   *
   * @param text a jar, a folder of jars, or a git ref
   * @throws IllegalArgumentException if it is none of them, or has no engine in it
   * @throws IOException if a jar cannot be read, or the build fails
   * @throws InterruptedException if interrupted while building
   */
  public Version of(String text) throws IOException, InterruptedException {
    Path path = Path.of(text);
    Version version;
    if (Files.isDirectory(path)) {
      version = new Version(text, jarsIn(path));
    } else if (text.endsWith(".jar") && Files.isRegularFile(path)) {
      version = new Version(text, withOthers(path));
    } else if (home == null) {
      throw new IllegalArgumentException(
          text + " is no jar and no folder, and the project's sources are not here");
    } else {
      version = new GitBuild(home, progress).build(text);
    }
    version.engine();
    return version;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.getFileName().toString().startsWith("weft-bench"))
          .sorted()
          .toList();
    }
  }

  /** An engine's jar alone; what else it needs is taken from the running version. */
  private static List<Path> withOthers(Path jar) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(jar));
    Version running = RunningJars.engine();
    Path engine = running.engine();
    running.jars().stream().filter(other -> !other.equals(engine)).forEach(jars::add);
    return jars;
  }
}
