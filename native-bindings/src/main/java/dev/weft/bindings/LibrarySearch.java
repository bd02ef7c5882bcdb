package dev.weft.bindings;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for a library once: where, in which order, and what is told about it. */
@SuppressWarnings("restricted") // loading native libraries is what it is for
final class LibrarySearch {
  private final List<String> fileNames;
  private final List<String> lookedFor = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();

  private LibrarySearch(List<String> fileNames) {
    this.fileNames = fileNames;
  }

  /** What came of it, and a line that begins with a verb about the library. No symbols: missing. */
  record Result(SymbolLookup symbols, String location, String line) {}

  /**
   * The first that loads: in {@code folders} (a path list), by name, in the usual places.
   *
   * @param advice what to do where it is missing: a sentence without its stop
   */
  static Result run(String folders, List<String> fileNames, String advice) {
    return new LibrarySearch(fileNames).run(folders, advice);
  }

  private Result run(String folders, String advice) {
    try {
      Result found = inFolders("-D" + NativeLibrary.FOLDERS, split(folders));
      if (found == null) {
        found = byName();
      }
      if (found == null) {
        found = inFolders("the usual places", usualFolders());
      }
      return found != null ? found : missing(advice);
    } catch (IllegalCallerException e) {
      return new Result(
          null,
          null,
          "was not looked for: the JVM denies native access. Allow it with"
              + " --enable-native-access=dev.weft.bindings, or =ALL-UNNAMED on the class path");
    }
  }

  private Result inFolders(String what, Set<Path> folders) {
    if (folders.isEmpty()) {
      return null;
    }
    lookedFor.add(String.join(", ", fileNames) + " in " + join(folders) + " (" + what + ")");
    for (Path folder : folders) {
      for (String fileName : fileNames) {
        Path file = folder.resolve(fileName);
        if (Files.exists(file)) {
          try {
            return found(SymbolLookup.libraryLookup(file, Arena.global()), file.toString());
          } catch (IllegalArgumentException e) {
            String reason = file + " (it does not load: see what ldd says of it)";
            lookedFor.add("found and passed over " + reason);
            passedOver.add(reason);
          }
        }
      }
    }
    return null;
  }

  private Result byName() {
    String path = System.getenv("LD_LIBRARY_PATH");
    lookedFor.add(
        String.join(", ", fileNames)
            + " by the system's loader (LD_LIBRARY_PATH="
            + (path == null ? "" : path)
            + ", ld.so.cache, /lib, /usr/lib)");
    for (String fileName : fileNames) {
      try {
        return found(SymbolLookup.libraryLookup(fileName, Arena.global()), fileName);
      } catch (IllegalArgumentException e) {
        // The system's loader does not find it, and does not say more.
      }
    }
    return null;
  }

  private Result found(SymbolLookup symbols, String location) {
    return new Result(
        symbols,
        location,
        "is "
            + location
            + (passedOver.isEmpty() ? "" : ", passed over: " + String.join(", ", passedOver)));
  }

  private Result missing(String advice) {
    return new Result(
        null,
        null,
        "is missing: looked for "
            + String.join("; ", lookedFor)
            + ". "
            + advice
            + ", or name the folder it is in with -D"
            + NativeLibrary.FOLDERS
            + "=FOLDER");
  }

  /**
   * Where distributions, NVIDIA's packages, containers and Windows' subsystem put the libraries.
   */
  private static Set<Path> usualFolders() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    String target = arch.equals("aarch64") ? "sbsa" : arch;
    Set<Path> folders = new LinkedHashSet<>();
    for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
      for (Path home : split(System.getenv(variable))) {
        folders.add(home.resolve("lib64"));
      }
    }
    Stream.of(
            "/usr/lib/" + arch + "-linux-gnu",
            "/usr/lib64",
            "/usr/local/cuda/lib64",
            "/usr/local/cuda/targets/" + target + "-linux/lib",
            "/usr/local/nvidia/lib64",
            "/usr/lib/wsl/lib")
        .map(Path::of)
        .forEach(folders::add);
    return folders;
  }

  private static Set<Path> split(String folders) {
    Set<Path> paths = new LinkedHashSet<>();
    if (folders != null) {
      for (String folder : folders.split(File.pathSeparator)) {
        if (!folder.isBlank()) {
          paths.add(Path.of(folder.strip()).toAbsolutePath());
        }
      }
    }
    return paths;
  }

  private static String join(Set<Path> folders) {
    return String.join(File.pathSeparator, folders.stream().map(Path::toString).toList());
  }
}
