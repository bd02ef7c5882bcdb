package dev.weft.bench.gate.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.fork.GateBench;
import dev.weft.bench.gate.version.RunningJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitGateTest {
  private static final String FILE =
      """
      [dependencies]
      allowed = ["dev.weft:weft-native-bindings"]
      reason = "none"

      [[gates]]
      metric = "heap_bytes"
      at_most = 0
      reason = "steady state"

      [[gates]]
      metric = "peak_fraction"
      benchmark = "decode"
      at_least = 0.7
      strict = true
      vector_bits = 256
      reason = "the target"
      """;

  @TempDir private Path folder;

  private Limits limits(String text) throws IOException {
    return Limits.read(Files.writeString(folder.resolve("gates.toml"), text));
  }

  private List<Check> check(boolean strict, ForkResult.Fact... facts) throws IOException {
    ForkResult fork = new ForkResult(Map.of(), List.of(facts), Map.of());
    return new LimitGate(limits(FILE), strict)
        .check(RunningJars.engine(), List.of(fork), null, List.of()).stream()
            .filter(check -> !check.metric().startsWith("jar") && !check.metric().startsWith("dep"))
            .toList();
  }

  private static ForkResult.Fact fact(String metric, double value) {
    return new ForkResult.Fact(metric, metric.equals("vector_bits") ? "" : "decode", value);
  }

  @Test
  void whatHoldsIsOkAndWhatDoesNotIsBroken() throws IOException {
    assertEquals("ok", check(false, fact("heap_bytes", 0)).getFirst().outcome());
    Check broken = check(false, fact("heap_bytes", 16)).getFirst();
    assertTrue(broken.broken());
    assertEquals("≤ 0", broken.limit());
    assertTrue(check(false, fact("heap_bytes", Double.NaN)).getFirst().broken());
  }

  @Test
  void strictLimitsBlockOnDemandAndOnTheirMachines() throws IOException {
    ForkResult.Fact slow = fact("peak_fraction", 0.5);
    ForkResult.Fact narrow = fact("vector_bits", 256);
    assertEquals("missed", check(false, narrow, slow).getFirst().outcome());
    assertEquals("BROKEN", check(true, narrow, slow).getFirst().outcome());
    assertTrue(check(true, fact("vector_bits", 512), slow).isEmpty());
    assertTrue(check(true, slow).isEmpty());
  }

  @Test
  void theProjectsFileHasLimitsForKnownBenchmarks() throws IOException {
    Limits limits = Limits.read(Path.of("gates.toml"));
    assertFalse(limits.gates().isEmpty());
    for (Limit limit : limits.gates()) {
      String label = limit.benchmark();
      assertTrue(
          label == null || label.equals("device") || GateBench.labels().contains(label),
          limit::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric = 'x'\nat_most = 1",
        "metric = 'x'\nat_most = 1\nreason = ' '",
        "metric = 'x'\nreason = 'r'",
        "metric = 'x'\nat_most = 1\nat_least = 0\nreason = 'r'",
        "metric = 'x'\nat_most = 1\nreason = 'r'\nunknown = 3",
        "metric = "
      })
  void badFilesAreRefused(String gate) {
    String head = FILE.substring(0, FILE.indexOf("[[gates]]"));
    assertThrows(IllegalArgumentException.class, () -> limits(head + "[[gates]]\n" + gate + "\n"));
  }

  @Test
  void onlyWhatComesAtRunTimeIsADependency() throws IOException {
    String pom =
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <dependencies>
            <dependency><groupId>g</groupId><artifactId>b</artifactId></dependency>
            <dependency><groupId>g</groupId><artifactId>a</artifactId><scope>runtime</scope></dependency>
            <dependency><groupId>g</groupId><artifactId>t</artifactId><scope>test</scope></dependency>
          </dependencies>
          <profiles><profile><dependencies>
            <dependency><groupId>g</groupId><artifactId>p</artifactId></dependency>
          </dependencies></profile></profiles>
        </project>
        """;
    assertEquals(
        List.of("g:a", "g:b"), EngineJar.dependencies(pom.getBytes(StandardCharsets.UTF_8)));
    byte[] broken = "<project>".getBytes(StandardCharsets.UTF_8);
    assertThrows(IOException.class, () -> EngineJar.dependencies(broken));
  }
}
