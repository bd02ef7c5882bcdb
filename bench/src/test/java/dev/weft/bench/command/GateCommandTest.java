package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateCommandTest {
  private static final String LIMITS = "--limits=gates.toml";

  private final Weft weft = new Weft();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--baseline x --deterministic",
        "--baseline no-such-ref",
        "--baseline pom.xml",
        "--deterministic --bench nothing-has-this",
        "--deterministic --bench [",
        "--deterministic --budget 10",
        "--deterministic --max-regression 5",
        "--deterministic --max-regression 0%",
        "--deterministic --max-regression 80%",
        "--deterministic --json no/such/folder/gate.json",
        "--deterministic --recordings .",
        "--self-check --json gate.json",
        "--self-check --jobs 0",
        "stray"
      })
  void badUsageExitsWith2(String line) {
    List<String> args = new ArrayList<>(List.of("gate", LIMITS));
    args.addAll(List.of(line.split(" ")).stream().filter(word -> !word.isEmpty()).toList());
    assertEquals(2, weft.run(args.toArray(String[]::new)), weft::err);
    assertEquals("", weft.out());
  }

  @Test
  void limitsThatAreNotThereExitWith2() {
    assertEquals(2, weft.run("gate", "--deterministic", "--limits", folder + "/no.toml"));
    assertTrue(weft.err().contains("no file of limits"), weft::err);
  }

  /** What is killed leaves no report: neither half of one nor that of an earlier run. */
  @Test
  void aRunThatIsKilledLeavesNoReport() throws Exception {
    Path report = Files.writeString(folder.resolve("gate.json"), "{}");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "gate",
                "--deterministic",
                LIMITS,
                "--json",
                report.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = process.inputReader()) {
      awaitForks(reader);
      process.destroy();
      process.waitFor();
    }
    assertFalse(Files.exists(report));
    try (var files = Files.list(folder)) {
      List<Path> left =
          files.filter(f -> !f.getFileName().toString().startsWith("weft-gate-")).toList();
      assertEquals(List.of(), left);
    }
  }

  private static void awaitForks(BufferedReader reader) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
      if (line.startsWith("weft gate: limits of")) {
        return;
      }
    }
    throw new AssertionError("no fork was started:\n" + seen);
  }
}
