package dev.weft.bench.gate.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * An engine under test.
 *
 * @param name as reports call it
 * @param jars what its forks have on the class path beside the harness; folders of classes too
 */
public record Version(String name, List<Path> jars) {
  private static final String ENGINE_CLASS = "dev/weft/dsa/Engine.class";

  /** Copies the list. */
  public Version {
    jars = List.copyOf(jars);
  }

  /**
   * Copies the jars, so that a build beside the measurement changes nothing.
   *
   * @param folder a new one is made there
   * @throws IOException if a jar cannot be copied
   */
  public Version copied(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> copies = new ArrayList<>();
    for (Path jar : jars) {
      copies.add(Files.isDirectory(jar) ? jar : Files.copy(jar, folder.resolve(jar.getFileName())));
    }
    return new Version(name, copies);
  }

  /**
   * The jar or folder that has the engine in it.
   *
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if none has
   */
  public Path engine() throws IOException {
    for (Path jar : jars) {
      if (has(jar)) {
        return jar;
      }
    }
    throw new IllegalArgumentException(name + " has no engine in it (no " + ENGINE_CLASS + ")");
  }

  private static boolean has(Path jar) throws IOException {
    if (Files.isDirectory(jar)) {
      return Files.exists(jar.resolve(ENGINE_CLASS));
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(ENGINE_CLASS) != null;
    }
  }
}
