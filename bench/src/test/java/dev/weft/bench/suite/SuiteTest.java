package dev.weft.bench.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuiteTest {

  @ParameterizedTest
  @EnumSource(Suite.class)
  void presetsGrow(Suite suite) {
    int quick = combinations(suite.sweeps(Preset.QUICK, Map.of()));
    int usual = combinations(suite.sweeps(Preset.DEFAULT, Map.of()));
    int full = combinations(suite.sweeps(Preset.FULL, Map.of()));
    assertTrue(1 <= quick && quick <= usual && usual <= full, quick + ", " + usual + ", " + full);
  }

  private static int combinations(List<Map<String, String[]>> sweeps) {
    return sweeps.stream()
        .mapToInt(
            sweep -> sweep.values().stream().mapToInt(v -> v.length).reduce(1, Math::multiplyExact))
        .sum();
  }

  @Test
  void theFullPresetHasEveryPatternAndType() {
    List<Map<String, String[]>> sweeps = Suite.ATTENTION.sweeps(Preset.FULL, Map.of());
    assertTrue(values(sweeps, "pattern").containsAll(List.of("local", "dense", "routed")));
    assertTrue(values(sweeps, "dtype").containsAll(List.of("F16", "BF16")));
    assertTrue(values(sweeps, "causal").contains("true"));
    assertFalse(values(sweeps, "threads").isEmpty());
  }

  private static Set<String> values(List<Map<String, String[]>> sweeps, String name) {
    return sweeps.stream()
        .flatMap(sweep -> List.of(sweep.getOrDefault(name, new String[0])).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsGivenWinsAndWhatMeansNothingIsLeftOut() {
    Map<String, String[]> given =
        Map.of("n", new String[] {"64"}, "threads", new String[] {"1", "2"});
    for (Preset preset : Preset.values()) {
      for (Map<String, String[]> sweep : Suite.SOFTMAX.sweeps(preset, given)) {
        assertArrayEquals(new String[] {"64"}, sweep.get("n"));
        assertFalse(sweep.containsKey("threads"));
      }
    }
    assertEquals(1, Suite.SOFTMAX.sweeps(Preset.FULL, given).size(), "equal sweeps are one");
    assertArrayEquals(
        new String[] {"1", "2"},
        Suite.ATTENTION.sweeps(Preset.QUICK, given).getFirst().get("threads"));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void jmhFindsEveryBenchmark(Suite suite) {
    var format = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    for (String kernel : suite.kernels()) {
      var found =
          BenchmarkList.defaultList().find(format, List.of(suite.include(kernel)), List.of());
      assertEquals(1, found.size(), kernel);
      assertEquals(suite, Suite.of(found.first().getUsername()));
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void everyBenchmarkSaysWhatItComputes(Suite suite) {
    Case c = Case.of(Pattern.HEADTAIL, 2, 64, 128);
    for (String kernel : suite.kernels()) {
      SuiteWork work = SuiteWork.of(suite, kernel, c);
      assertTrue(work.operations() >= 0 && work.leastBytes() >= 0);
      assertTrue(work.bytes() <= work.leastBytes() || suite == Suite.GATHER, kernel);
    }
    assertEquals(2.0 * 128 * 64 * 64, SuiteWork.of(Suite.PRODUCTS, "scores", c).operations());
    assertEquals(
        2.0 * 128 * 64 * 6, SuiteWork.of(Suite.CONVERT, "widen", c.with(DType.F16)).leastBytes());
  }

  @Test
  void allAreEverySuite() {
    assertEquals(List.of(Suite.values()), Suite.labelled("all"));
    assertEquals(List.of(Suite.POOL), Suite.labelled("Pool"));
  }

  @Test
  void pollutionCoversPatternsFormsAndTypes() {
    List<Case> cases = Pollution.cases();
    assertEquals(
        Set.of(Pattern.values()), cases.stream().map(Case::pattern).collect(Collectors.toSet()));
    assertEquals(
        Set.of(DType.F32, DType.F16, DType.BF16),
        cases.stream().map(Case::dtype).collect(Collectors.toSet()));
    assertEquals(2, cases.stream().map(Case::causal).distinct().count());
    assertTrue(cases.stream().map(Case::headDim).distinct().count() > 1);
  }

  @Test
  void allocationsAreThoseOfTheCallAlone() {
    assertEquals(0, Allocation.perCall(() -> Thread.onSpinWait()), 16);
    byte[][] kept = new byte[1][];
    assertEquals(100_016, Allocation.perCall(() -> kept[0] = new byte[100_000]), 1000);
  }
}
