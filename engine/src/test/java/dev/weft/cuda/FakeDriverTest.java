package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.Child;
import dev.weft.dsa.DeviceReport;
import dev.weft.dsa.FakeReport;
import dev.weft.dsa.SuiteReport;
import dev.weft.dsa.child.BackendReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The host side of the cuda backend on a driver of the tests' own, {@link FakeDriver}. Skipped,
 * with the reason, where there is no C++ compiler.
 */
class FakeDriverTest {
  /** Streams that do nothing until they are waited for. */
  private static final Map<String, String> LAZY = Map.of("FAKE_CUDA_LAZY", "1");

  @TempDir Path folder;

  @BeforeEach
  void present() {
    Assumptions.assumeTrue(FakeDriver.obstacle() == null, FakeDriver.obstacle());
  }

  private Child run(Map<String, String> environment, Class<?> main, String... args)
      throws Exception {
    return FakeDriver.java(folder, environment, main, args);
  }

  private static String fake(Child child, String name) {
    return child.values("fake").stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static void assertNothingLeft(Child child) {
    assertEquals("0", fake(child, "live"), child.toString());
    assertEquals("0", fake(child, "orphans"), child.toString());
  }

  @Test
  void theOperatorsTests() throws Exception {
    String[] more = {"DeviceTensorsTest", "DeviceRunsTest", "LifecycleTest", "ConcurrencyTest"};
    for (int i = 0; i < more.length; i++) {
      more[i] = "dev.weft.dsa." + more[i];
    }
    Child child = run(LAZY, SuiteReport.class, more);
    assertEquals(0, child.status(), child.toString());
    assertEquals(List.of(), child.values("failed"), child.toString());
    assertTrue(Integer.parseInt(child.value("ran")) > 400, child.toString());
    // Engines that the tests share stay open; what bindings held is gone.
    for (String kind : List.of("memory", "pinned", "events", "graphs", "orphans")) {
      assertEquals("0", fake(child, kind), child.toString());
    }
  }

  /** One call of each kind by the kernels for older devices, which know no clusters. */
  @Test
  void withoutClusters() throws Exception {
    Child child = run(Map.of("FAKE_CUDA_PTX", "80"), DeviceReport.class);
    assertEquals(0, child.status(), child.toString());
    assertTrue(child.value("calls").endsWith(" checked"), child.toString());
    assertNothingLeft(child);
  }

  @Test
  void oldDriver() throws Exception {
    Map<String, String> old = Map.of("FAKE_CUDA_VERSION", "12040");
    assertPassedOver(old, "the driver supports CUDA 12.4, expected 13.0 or later");
  }

  @Test
  void noDevice() throws Exception {
    assertPassedOver(Map.of("FAKE_CUDA_DEVICES", "0"), "the driver sees no device");
  }

  private void assertPassedOver(Map<String, String> environment, String reason) throws Exception {
    Child auto = run(environment, BackendReport.class);
    assertEquals(0, auto.status(), auto.toString());
    assertEquals("simd", auto.value("backend"), auto.toString());
    String said = "cuda: passed over, " + reason;
    assertTrue(auto.values("reason").stream().anyMatch(r -> r.startsWith(said)), auto.toString());
    Child explicit = run(environment, BackendReport.class, "cuda");
    assertNotEquals(0, explicit.status(), explicit.toString());
    String trace = String.join("\n", explicit.err());
    assertTrue(trace.contains("IllegalArgumentException: backend \"cuda\" is unavailable"), trace);
    assertTrue(trace.contains(reason), trace);
  }

  @Test
  void tooLittleMemory() throws Exception {
    Child child = run(Map.of("FAKE_CUDA_MEMORY", "1500000"), FakeReport.class, "memory");
    assertEquals(0, child.status(), child.toString());
    String refused = child.value("refused");
    assertTrue(refused.startsWith("false CUDA_ERROR_OUT_OF_MEMORY cuda:0: "), refused);
    assertTrue(refused.contains("1,024,000 bytes wanted"), refused);
    assertTrue(refused.contains("of 1,500,000 free: close bindings or arenas"), refused);
    assertEquals("0", child.value("more"), child.toString());
    assertEquals("right", child.value("small"), child.toString());
    assertNothingLeft(child);
  }

  @Test
  void failedLaunch() throws Exception {
    Map<String, String> failing = Map.of("FAKE_CUDA_FAIL", "cuGraphLaunch:719:2:sticky");
    Child child = run(failing, FakeReport.class, "fault");
    assertEquals(0, child.status(), child.toString());
    String first = child.value("first");
    assertTrue(first.startsWith("true CUDA_ERROR_LAUNCH_FAILED cuGraphLaunch: "), first);
    for (String later : List.of("again", "bind", "arena")) {
      assertTrue(child.value(later).contains("after an earlier error"), child.toString());
    }
    for (String closed : List.of("rig", "engine")) {
      assertEquals("ok", child.value(closed), child.toString());
    }
    assertEquals("reached", child.value("end"), child.toString());
    assertEquals("0", fake(child, "contexts"), child.toString());
  }

  @Test
  void failedKernel() throws Exception {
    Child child = run(LAZY, FaultReport.class);
    assertEquals(0, child.status(), child.toString());
    assertTrue(child.value("await").startsWith("true CUDA_ERROR_LAUNCH_FAILED"), child.toString());
    assertTrue(child.value("await").contains("cuStreamSynchronize"), child.toString());
    assertEquals("reached", child.value("end"), child.toString());
  }

  /** A failure shows as an exception that names the call, nothing is left, and all goes on. */
  @Test
  void everyCallFailsOnce() throws Exception {
    Child child = run(LAZY, FakeReport.class, "failures");
    assertEquals(0, child.status(), child.toString());
    assertEquals(List.of(), child.values("trouble"));
    assertEquals("true", child.value("repeats"));
    assertTrue(Integer.parseInt(child.value("failures")) > 150, child.value("failures"));
  }

  /** One binding, packed in few items and in many: the graph is recorded once. */
  @Test
  void otherPackings() throws Exception {
    Child child = run(LAZY, FakeReport.class, "regrid");
    assertEquals(0, child.status(), child.toString());
    assertEquals(List.of("1", "1"), child.values("captures"), child.toString());
    assertEquals(List.of("1", "1"), child.values("instantiations"), child.toString());
    assertEquals(List.of("5", "10"), child.values("regrids"), child.toString());
    assertNothingLeft(child);
  }

  /** A device cannot be waited for while a stream records: other threads do not try. */
  @Test
  void recordingBesideReads() throws Exception {
    Child child = run(LAZY, FakeReport.class, "threads");
    assertEquals(0, child.status(), child.toString());
    assertTrue(child.value("bound").startsWith("300 reads "), child.toString());
    assertNothingLeft(child);
  }
}
