package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.child.AllocationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A steady-state run allocates nothing on the heap of the thread that calls it, after many kinds of
 * calls. In a JVM of its own, as a service is, in which vectors of one other width were used
 * before, as by a library beside this one: where C2 has to guess a vector's class from profiles,
 * two classes are the worst case, as it then inlines the code of both and keeps the vectors on the
 * heap.
 */
class AllocationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.weft.dsa.EngineUnderTest#all")
  void nothing(EngineUnderTest which) throws Exception {
    which.open(1).close();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Child.path(AllocationReport.class),
                AllocationReport.class.getName(),
                which.backend(),
                String.valueOf(which.vectorBits())));
    int other = which.vectorBits() == 128 ? 256 : 128;
    if (which.vectorBits() != 0 && new EngineUnderTest("simd", other).runs()) {
      arguments.add(String.valueOf(other));
    }
    Child child = Child.java(folder, arguments.toArray(String[]::new));
    assertEquals(0, child.status(), child.toString());
    List<String> calls = child.values("bytes");
    assertTrue(calls.size() >= 15, calls.toString());
    assertEquals(List.of(), calls.stream().filter(call -> !call.startsWith("0 ")).toList());
  }
}
