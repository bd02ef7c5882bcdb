package dev.weft.bench.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.bench.report.Result;
import dev.weft.bench.report.Timing;
import dev.weft.bench.report.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void turnsAlternateAndAreTimed() {
    List<String> order = new ArrayList<>();
    List<Timing> timings =
        Rounds.measure(
            List.of(sleeper("a", 6, order), sleeper("b", 12, order)), new Turns(10, 10, 4));
    assertEquals(2, timings.size());
    assertTrue(timings.get(0).medianUs() >= 6_000, timings::toString);
    assertTrue(timings.get(1).medianUs() >= 12_000, timings::toString);
    assertEquals(
        List.of("a", "b", "a", "b", "b", "a"),
        order.subList(0, 6),
        "warm-up, then a round each way");
  }

  private static Contestant sleeper(String label, long millis, List<String> order) {
    Workload work = new Workload("test", label, "sleep", null, null, 1, 0, 0);
    return new Contestant(
        work,
        () -> order.add(label),
        () -> {
          long end = System.nanoTime() + millis * 1_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void rowsAreMediansOverTheJvms() {
    List<List<Result>> samples = new ArrayList<>();
    for (double closed : new double[] {600, 650, 900}) {
      samples.add(
          List.of(
              result(Group.GATES_4096, "open", 1000), result(Group.GATES_4096, "closed", closed)));
    }
    Table table = new Table(samples, false);
    assertEquals(1, table.lines().size());
    Table.Line line = table.lines().get(0);
    assertEquals(0.65, line.value(), 1e-12);
    assertEquals(0.6, line.least(), 1e-12);
    assertEquals(0.9, line.most(), 1e-12);
    assertEquals(true, line.met());
    assertEquals(650, table.results().get(1).medianUs());
    assertTrue(table.toString().contains("yes"));
    assertTrue(new Table(samples, true).toString().contains("not measured"));
  }

  @Test
  void targetsKnowTheirDirection() {
    Row least = Row.atLeast(0.75, "of peak", "x", m -> 0);
    assertEquals(true, least.met(0.75));
    assertEquals(false, least.met(0.74));
    assertNull(least.met(Double.NaN));
    assertEquals("≥ 0.75 of peak", least.target());
    assertEquals(false, Row.atMost(0, "B/op", "x", m -> 0).met(8));
    assertNull(Row.reported("ms", "x", m -> 0).met(1));
  }

  private static Result result(Group group, String label, double micros) {
    return new Workload(group.label(), label, "weft", "simd", null, 1, 1e6, 0)
        .result(new Timing(micros, micros, micros, 0, 10), 100);
  }
}
