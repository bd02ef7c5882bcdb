package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.child.AllocationReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A steady-state run allocates nothing on the heap of the thread that calls it. In a JVM of its
 * own, as a service is: this one runs several backends and widths, which its compiler must tell
 * apart.
 */
class AllocationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void nothing(String backend) throws Exception {
    String separator = System.getProperty("path.separator");
    Child child =
        Child.java(
            folder,
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            Child.home(Engine.class) + separator + Child.home(AllocationReport.class),
            AllocationReport.class.getName(),
            backend);
    assertEquals(0, child.status(), child.toString());
    List<String> calls = child.values("bytes");
    assertTrue(calls.size() >= 15, calls.toString());
    // Not yet free of allocation in a JVM that mixes many kinds of calls: the simd backend's
    // head/tail
    // and routed forms (vectors that C2 boxes; see bench/NOTES.md). The rest is.
    List<String> free = List.of("local", "local, repacked", "cache, head/tail", "listed");
    List<String> bad = calls.stream().filter(call -> !call.startsWith("0 ")).toList();
    if (backend.equals("simd")) {
      bad =
          bad.stream()
              .filter(call -> free.contains(call.substring(call.indexOf(' ') + 1)))
              .toList();
    }
    assertEquals(List.of(), bad);
  }
}
