package dev.weft.bench.gate.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
  @TempDir private Path folder;

  @Test
  void timesTheSetAndEndsItsFile() throws IOException {
    Path file = folder.resolve("fork.txt");
    Fork.main(new String[] {file.toString(), "time", "-1", "0", "single"});
    ForkResult result = ForkResult.read(file);
    assertEquals(Set.of("single"), result.nanos().keySet());
    assertTrue(result.nanos().get("single") > 100, result::toString);
    assertEquals("false", result.notes().get("pinned"));
  }

  @Test
  void aFileWithoutItsEndIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("fork.txt"), "time\tsingle\t2000.0\n");
    assertThrows(IOException.class, () -> ForkResult.read(file));
  }

  @Test
  void aSlowedCallTakesThatMuchLonger() {
    Runnable call =
        () -> {
          long until = System.nanoTime() + 500_000;
          while (System.nanoTime() < until) {
            Thread.onSpinWait();
          }
        };
    double[] nanos = new double[2];
    for (int i = 0; i < 2; i++) {
      Turns turns = new Turns(call, i * 0.5, 5_000_000);
      Fork.rounds(List.of(turns), 10);
      nanos[i] = turns.nanos();
    }
    assertEquals(1.5, nanos[1] / nanos[0], 0.1);
  }
}
