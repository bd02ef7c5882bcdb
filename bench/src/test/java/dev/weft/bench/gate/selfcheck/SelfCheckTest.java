package dev.weft.bench.gate.selfcheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.gate.verdict.Rules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The gate's error rates on recorded forks: what {@code weft gate --self-check} prints. */
class SelfCheckTest {
  private static final int JOBS = 1000;
  private static final double BUDGET_SECONDS = 600;

  @TempDir private Path folder;

  private static Recording recording(String name) throws IOException, URISyntaxException {
    return Recording.read(Path.of(SelfCheckTest.class.getResource(name).toURI()));
  }

  @Test
  void whatIsDemandedHoldsOnRecordedForks() throws Exception {
    Recording quiet = recording("quiet.jsonl");
    Recording loaded = recording("loaded.jsonl");
    SelfCheck check = new SelfCheck(Rules.of(0.05), JOBS, BUDGET_SECONDS);
    List<Outcome> outcomes = check.run(quiet, loaded);
    assertAll(
        outcomes.stream().map(o -> (Executable) () -> assertTrue(o.met(), o::toString)).toList());
    assertEquals(8, outcomes.size());
  }

  @Test
  void recordingsOfTooFewForksAreRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("few.jsonl"), "{\"seconds\":7.5,\"nanos\":{\"single\":2000.0}}\n");
    assertThrows(IllegalArgumentException.class, () -> Recording.read(file));
  }
}
