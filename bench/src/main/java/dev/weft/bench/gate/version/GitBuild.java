package dev.weft.bench.gate.version;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the engine of a commit in a temporary work tree, as the launcher builds this one, and
 * keeps the jars in {@code target/gate/COMMIT}.
 */
final class GitBuild {
  private static final List<String> MODULES = List.of("native-bindings", "kernels-cu", "engine");

  private final Path home;
  private final Path cache;
  private final PrintWriter progress;

  GitBuild(Path home, PrintWriter progress) {
    this.home = home;
    this.progress = progress;
    cache = home.resolve("target").resolve("gate");
  }

  Version build(String ref) throws IOException, InterruptedException {
    String commit = commit(ref);
    String name = ref.equals(commit) ? ref : ref + " (" + commit.substring(0, 10) + ")";
    Path jars = cache.resolve(commit);
    if (!Files.isDirectory(jars)) {
      progress.println("weft gate: building " + name + " ...");
      progress.flush();
      make(commit, jars);
    }
    try (Stream<Path> files = Files.list(jars)) {
      return new Version(name, files.sorted().toList());
    }
  }

  private String commit(String ref) throws IOException, InterruptedException {
    Command.Outcome found =
        Command.run(
            home, "git", "rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    if (found.status() != 0) {
      throw new IllegalArgumentException(
          ref + " is no jar, no folder and no commit of the repository at " + home);
    }
    return found.output().strip();
  }

  private void make(String commit, Path jars) throws IOException, InterruptedException {
    Files.createDirectories(cache);
    Path tree = Files.createTempDirectory(cache, "tree-");
    Path made = Files.createTempDirectory(cache, "jars-");
    try {
      git("worktree", "add", "--detach", "--force", tree.toString(), commit);
      List<String> modules =
          MODULES.stream().filter(m -> Files.exists(tree.resolve(m).resolve("pom.xml"))).toList();
      List<String> maven = new ArrayList<>(List.of("mvn", "--batch-mode"));
      maven.addAll(List.of("--no-transfer-progress", "-Dmaven.test.skip=true"));
      maven.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
      maven.addAll(List.of("--projects", String.join(",", modules), "package"));
      Command.Outcome built = Command.run(tree, maven.toArray(String[]::new));
      if (built.status() != 0) {
        throw new IOException("the build of " + commit + " failed:\n" + built.output());
      }
      for (String module : modules) {
        Path jar = tree.resolve(module).resolve("target").resolve("weft-" + module + ".jar");
        Files.copy(jar, made.resolve(jar.getFileName()));
      }
      Files.move(made, jars, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Command.run(home, "git", "worktree", "remove", "--force", tree.toString());
      Folders.delete(tree);
      Folders.delete(made);
    }
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Command.Outcome outcome = Command.run(home, command.toArray(String[]::new));
    if (outcome.status() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + outcome.output());
    }
  }
}
