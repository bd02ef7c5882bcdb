package dev.weft.bench.gate.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
  @TempDir private Path folder;

  private final PrintWriter nowhere = new PrintWriter(Writer.nullWriter());

  private static void jar(Path file, String entry) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
    }
  }

  @Test
  void aFolderIsItsJarsWithoutTheHarness() throws Exception {
    jar(folder.resolve("weft-engine.jar"), "dev/weft/dsa/Engine.class");
    jar(folder.resolve("weft-bench.jar"), "dev/weft/bench/Main.class");
    jar(folder.resolve("other.jar"), "other");
    Version version = new Versions(null, nowhere).of(folder.toString());
    assertEquals(2, version.jars().size());
    assertEquals(folder.resolve("weft-engine.jar"), version.engine());
    Version copy = version.copied(folder.resolve("copy"));
    assertTrue(Files.exists(folder.resolve("copy/weft-engine.jar")));
    assertEquals(folder.resolve("copy/weft-engine.jar"), copy.engine());
  }

  @Test
  void whatHasNoEngineIsRefused() throws Exception {
    Versions versions = new Versions(null, nowhere);
    jar(folder.resolve("other.jar"), "other");
    assertThrows(IllegalArgumentException.class, () -> versions.of(folder.toString()));
    assertThrows(
        IllegalArgumentException.class, () -> versions.of(folder.resolve("other.jar") + ""));
    assertThrows(IllegalArgumentException.class, () -> versions.of("no-such-ref"));
  }

  @Test
  void whatGitDoesNotKnowIsRefused() {
    Versions versions = new Versions(folder, nowhere);
    for (String ref : new String[] {"no-such-ref", "--help", "HEAD"}) {
      assertThrows(IllegalArgumentException.class, () -> versions.of(ref));
    }
  }

  @Test
  void theRunningEngineAndTheHarnessAreFound() throws IOException {
    assertTrue(Files.exists(RunningJars.engine().engine()));
    assertEquals(1, RunningJars.harness().jars().size());
  }
}
