package dev.weft.bench.gate.version;

import dev.weft.bench.gate.fork.Fork;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class path of this JVM, taken apart. */
public final class RunningJars {

  /** This project's own modules, as jars or, in an IDE and in tests, as folders. */
  private static final Pattern OWN =
      Pattern.compile("weft-(engine|native-bindings|kernels-cu)\\.jar");

  private static final Pattern OWN_FOLDER =
      Pattern.compile(".*/(engine|native-bindings|kernels-cu)/target/classes");

  private RunningJars() {}

  /** The engine that runs here: the working tree's, as the launcher has built it. */
  public static Version engine() {
    List<Path> jars = new ArrayList<>();
    for (Path entry : entries()) {
      boolean own =
          Files.isDirectory(entry)
              ? OWN_FOLDER.matcher(entry.toAbsolutePath().toString()).matches()
              : OWN.matcher(entry.getFileName().toString()).matches();
      if (own) {
        jars.add(entry);
      }
    }
    return new Version("working tree", jars);
  }

  /** What has the harness in it. */
  public static Version harness() {
    String file = Fork.class.getName().replace('.', '/') + ".class";
    Path place = Path.of(URI.create(location(file)));
    return new Version("harness", List.of(place));
  }

  private static String location(String file) {
    String url = Fork.class.getClassLoader().getResource(file).toString();
    String whole = url.substring(0, url.length() - file.length());
    return whole.startsWith("jar:")
        ? whole.substring("jar:".length(), whole.lastIndexOf('!'))
        : whole;
  }

  private static List<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }
}
