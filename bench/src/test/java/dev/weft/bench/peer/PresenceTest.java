package dev.weft.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
  private final PrintWriter quiet = new PrintWriter(new StringWriter());

  @Test
  void everyPeerIsNamedHereOrMissing() {
    List<String> names = List.of("libtorch", "onnxruntime", "openblas");
    List<Presence> presences = Peers.presences(names);
    assertEquals(names, presences.stream().map(Presence::name).toList());
    for (Presence peer : presences) {
      assertTrue(peer.line().startsWith(peer.name()), peer::line);
      assertEquals(!peer.here(), peer.line().contains("missing, "), peer::line);
    }
  }

  @Test
  void aPythonThatIsMissingIsNamed(@TempDir Path home) throws Exception {
    List<Map<String, String[]>> sweeps = List.of(Map.of());
    var none = new PythonTorch("no-such-python", null).run(sweeps, true, quiet);
    assertEquals("pytorch (python): missing, this installation lacks its script", none.line());
    Path script = home.resolve("bench/peers/torch_attention.py");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "");
    none = new PythonTorch("no-such-python", home.toString()).run(sweeps, true, quiet);
    assertEquals("pytorch (python): missing, no no-such-python", none.line());
    // A program that fails whatever it is asked.
    none = new PythonTorch("false", home.toString()).run(sweeps, true, quiet);
    assertEquals("pytorch (python): missing, false has no module torch", none.line());
    assertTrue(none.results().isEmpty());
  }

  @Test
  void theScriptsLinesBecomeResults(@TempDir Path home) throws Exception {
    Path script = home.resolve("bench/peers/torch_attention.py");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "");
    Path python = home.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        [ "$1" = -c ] && echo 9.9 && exit
        echo '{"suite":"attention","kernel":"pytorch 9.9","n":64,"threads":1,"median_us":5,"samples":3}' >"$3"
        """);
    assertTrue(python.toFile().setExecutable(true));
    Map<String, String[]> sweep = Map.of("n", new String[] {"64"});
    var outcome =
        new PythonTorch(python.toString(), home.toString()).run(List.of(sweep), true, quiet);
    assertEquals("pytorch (python) 9.9", outcome.line());
    assertEquals("pytorch 9.9", outcome.results().getFirst().kernel());
    assertEquals(5, outcome.results().getFirst().medianUs());
  }

  @Test
  void openBlasMultiplies() {
    Presence presence = Peers.presences(List.of("openblas")).getFirst();
    assumeTrue(presence.here(), presence::line);
    try (OpenBlas blas = OpenBlas.open();
        Arena arena = Arena.ofConfined()) {
      assertFalse(blas.version().isEmpty());
      blas.threads(1);
      MemorySegment a = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3, 4, 5, 6);
      MemorySegment b = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 0, 1, 0, 1, 0);
      MemorySegment c = arena.allocate(16, 4);
      blas.multiply(2, 2, 3, a, b, c);
      float[] expected = {4, 2, 10, 5};
      for (int i = 0; i < 4; i++) {
        assertEquals(expected[i], c.getAtIndex(ValueLayout.JAVA_FLOAT, i));
      }
      blas.product(8, 8, 8).run();
    }
  }
}
