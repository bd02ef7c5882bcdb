package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.Child;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a fault the device says so at once, and closing everything neither hangs nor crashes. */
class FaultTest {
  @TempDir Path folder;

  @Test
  void faultsStick() throws Exception {
    String obstacle = new CudaProvider().unavailable();
    Assumptions.assumeTrue(obstacle == null, obstacle);
    Child child =
        Child.java(
            folder,
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Child.path(FaultReport.class),
            FaultReport.class.getName());
    assertEquals(0, child.status(), child.toString());
    assertTrue(child.value("await").startsWith("true CUDA_ERROR_"), child.toString());
    assertTrue(child.value("await").contains("cuStreamSynchronize"), child.toString());
    assertTrue(child.value("again").contains("after an earlier error"), child.toString());
    assertTrue(child.value("allocate").contains("after an earlier error"), child.toString());
    for (String part : new String[] {"arena", "stream", "device"}) {
      assertEquals("ok", child.value(part), child.toString());
    }
    assertEquals("reached", child.value("end"), child.toString());
  }
}
