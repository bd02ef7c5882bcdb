package dev.weft.bench.gate.limit;

import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what forks found against the limits. */
public final class LimitGate {
  private static final FactTable.Key VECTOR_BITS = new FactTable.Key("vector_bits", "");

  private final Limits limits;
  private final boolean strict;

  /**
   * Takes the limits.
   *
   * @param limits the file's
   * @param strict whether the strict ones block too
   */
  public LimitGate(Limits limits, boolean strict) {
    this.limits = limits;
    this.strict = strict;
  }

  /**
   * Checks.
   *
   * @param candidate the version under test
   * @param found its forks' facts
   * @param baseline the other version, or null
   * @param foundBefore its forks' facts, or none
   * @throws IOException if a jar cannot be read
   */
  public List<Check> check(
      Version candidate, List<ForkResult> found, Version baseline, List<ForkResult> foundBefore)
      throws IOException {
    List<Check> checks = new ArrayList<>();
    EngineJar jar = EngineJar.read(candidate.engine());
    EngineJar before = baseline == null ? null : EngineJar.read(baseline.engine());
    if (jar != null) {
      checks.add(dependencies(jar, before));
      String size = before == null ? null : Check.number(before.bytes());
      limit("jar_bytes", "", jar.bytes(), size, null, checks);
    }
    FactTable now = FactTable.of(found);
    FactTable then = FactTable.of(foundBefore);
    Double bits = now.values().get(VECTOR_BITS);
    for (Map.Entry<FactTable.Key, Double> fact : now.values().entrySet()) {
      FactTable.Key key = fact.getKey();
      limit(key.metric(), key.benchmark(), fact.getValue(), then.text(key), bits, checks);
    }
    return checks;
  }

  private Check dependencies(EngineJar jar, EngineJar before) {
    return new Check(
        "dependencies",
        "",
        String.join(" ", jar.dependencies()),
        before == null ? null : String.join(" ", before.dependencies()),
        "only " + String.join(" ", limits.dependencies().allowed()),
        limits.dependencies().allowed().containsAll(jar.dependencies()),
        true,
        limits.dependencies().reason());
  }

  private void limit(
      String metric,
      String benchmark,
      double value,
      String baseline,
      Double vectorBits,
      List<Check> checks) {
    for (Limit limit : limits.gates()) {
      boolean otherMachine =
          limit.vectorBits() != null
              && (vectorBits == null || vectorBits.intValue() != limit.vectorBits());
      if (limit.covers(metric, benchmark) && !otherMachine) {
        checks.add(
            new Check(
                metric,
                benchmark,
                Check.number(value),
                baseline,
                limit.text(),
                limit.holds(value),
                strict || !limit.strict(),
                limit.reason()));
      }
    }
  }
}
