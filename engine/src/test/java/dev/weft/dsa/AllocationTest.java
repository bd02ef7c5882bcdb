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
  // Not simd yet: in a JVM that mixes as many kinds of calls C2 boxes vectors now and then; see
  // bench/NOTES.md.
  @ValueSource(strings = {"scalar"})
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
    assertEquals(List.of(), calls.stream().filter(call -> !call.startsWith("0 ")).toList());
  }
}
