package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.child.BackendReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which backend an engine takes, and what it says, with and without the Vector API. */
class BackendChoiceTest {
  private static final String VECTOR = "jdk.incubator.vector";

  private static final boolean DEVICE = new EngineUnderTest("cuda", 0).runs();

  @TempDir Path folder;

  private static String classPath() throws URISyntaxException, ClassNotFoundException {
    return Child.path(BackendReport.class);
  }

  private Child java(String... options) throws IOException, InterruptedException {
    return Child.java(folder, options);
  }

  private static void assertSum(Child output) {
    try (Engine scalar = Engine.builder().backend("scalar").threads(1).build()) {
      double expected = BackendReport.sum(scalar);
      assertEquals(expected, Double.parseDouble(output.value("sum")), 1e-5 * expected);
    }
  }

  @Test
  void withoutTheVectorApi() throws Exception {
    Child o = java("-cp", classPath(), BackendReport.class.getName());
    assertEquals(0, o.status(), o.toString());
    assertEquals("scalar", o.value("backend"));
    assertSum(o);
    List<String> said = o.err().stream().filter(line -> line.contains(VECTOR)).toList();
    assertEquals(1, said.size(), "one line says why: " + o.err());
    assertTrue(said.getFirst().contains("simd"), said.getFirst());
    assertTrue(said.getFirst().contains("--add-modules " + VECTOR), said.getFirst());
    assertTrue(
        o.values("reason").stream().anyMatch(r -> r.startsWith("simd: passed over")), o.toString());
    // The logger's own line with time and place, and that line; no stack trace. Where there is a
    // GPU,
    // another two say that native access is missing.
    assertTrue(o.err().size() <= (DEVICE ? 4 : 2), o.err().toString());
  }

  @Test
  void withoutTheVectorApiButAskedForIt() throws Exception {
    Child o = java("-cp", classPath(), BackendReport.class.getName(), "simd");
    assertNotEquals(0, o.status());
    String trace = String.join("\n", o.err());
    assertTrue(trace.contains("IllegalArgumentException"), trace);
    assertTrue(trace.contains(VECTOR), trace);
  }

  @Test
  void withTheVectorApi() throws Exception {
    Child o = java("--add-modules", VECTOR, "-cp", classPath(), BackendReport.class.getName());
    assertEquals(0, o.status(), o.toString());
    assertEquals("simd", o.value("backend"));
    assertEquals("null", o.value("module"));
    assertSum(o);
    // The JVM itself warns of incubating modules; the engine has nothing to say, unless there is a
    // GPU, which it may not use without native access.
    List<String> said =
        o.err().stream()
            .filter(line -> !line.contains("incubator modules"))
            .filter(line -> !DEVICE || !line.contains("native access"))
            .filter(line -> !DEVICE || !line.contains("Backends choose"))
            .toList();
    assertEquals(List.of(), said);
  }

  @Test
  void onTheModulePath() throws Exception {
    Child o =
        java(
            "--module-path",
            Child.path(),
            "--add-modules",
            "dev.weft",
            "-cp",
            Child.home(BackendReport.class).toString(),
            BackendReport.class.getName());
    assertEquals(0, o.status(), o.toString());
    assertEquals("dev.weft", o.value("module"));
    assertEquals("simd", o.value("backend"), "the module requires the Vector API: " + o);
    assertSum(o);
  }

  @Test
  void aDeviceIsChosenFirst() {
    Assumptions.assumeTrue(DEVICE, "no GPU here");
    try (Engine engine = Engine.create()) {
      assertEquals("cuda", engine.backend());
      assertTrue(engine.reasons().get(0).startsWith("cuda: chosen"), "" + engine.reasons());
      assertTrue(engine.reasons().get(1).startsWith("simd: passed over"), "" + engine.reasons());
    }
  }

  @Test
  void chosenHere() {
    Assumptions.assumeFalse(DEVICE, "a GPU is here");
    try (Engine engine = Engine.create()) {
      assertEquals("simd", engine.backend());
      assertEquals(Runtime.getRuntime().availableProcessors(), engine.threads());
      assertEquals(3, engine.reasons().size(), engine.reasons().toString());
      assertTrue(engine.reasons().get(0).startsWith("cuda: passed over"), "" + engine.reasons());
      assertTrue(engine.reasons().get(1).startsWith("simd: chosen"), engine.reasons().toString());
      assertTrue(engine.reasons().get(2).startsWith("scalar: passed over"), "" + engine.reasons());
    }
    try (Engine engine = Engine.builder().backend("scalar").threads(1).build()) {
      assertEquals("scalar", engine.backend());
      assertTrue(engine.reasons().toString().contains("simd: passed over, scalar was asked for"));
    }
  }

  /** Every machine that runs these tests has 128-bit vectors: that width is never skipped. */
  @Test
  void narrowestVectors() {
    try (Engine engine = Engine.builder().backend("simd").vectorBits(128).build()) {
      assertTrue(engine.description().contains("128"), engine.description());
    }
  }

  @Test
  void refusals() {
    Messages.refuses("threads", 0, () -> Engine.builder().threads(0));
    Messages.refuses("threads", 1025, () -> Engine.builder().threads(1025));
    Messages.refuses("vectorBits", 64, () -> Engine.builder().vectorBits(64));
    Messages.refuses("vectorBits", 1024, () -> Engine.builder().vectorBits(1024));
    Messages.refuses("backend", "abacus", () -> Engine.builder().backend("abacus").build());
    assertThrows(NullPointerException.class, () -> Engine.builder().backend(null));
  }

  @Test
  void nullArguments() {
    try (Engine engine = Engine.builder().threads(1).build()) {
      AttentionSpec spec = AttentionSpec.builder(1, 8).build();
      assertThrows(NullPointerException.class, () -> engine.plan(null, Capacity.of(1)));
      assertThrows(NullPointerException.class, () -> engine.plan(spec, null));
    }
  }
}
