package dev.weft.bench.gate.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weft.bench.gate.limit.Check;
import dev.weft.bench.gate.verdict.Block;
import dev.weft.bench.gate.verdict.Judgement;
import dev.weft.bench.gate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a gate found.
 *
 * @param verdict in all
 * @param baseline its name, or null if there was none
 * @param candidate its name
 * @param maxRegression the allowed slowdown, such as 0.05
 * @param canary the canary's slowdown
 * @param confidence of the intervals
 * @param seconds from the first fork to the last
 * @param notes what forks say of themselves
 * @param checks the gates without statistics
 * @param judgement on the benchmarks, or null if none was measured
 * @param blocks the samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateReport(
    @JsonProperty("verdict") Verdict verdict,
    @JsonProperty("baseline") String baseline,
    @JsonProperty("candidate") String candidate,
    @JsonProperty("max_regression") double maxRegression,
    @JsonProperty("canary") double canary,
    @JsonProperty("confidence") double confidence,
    @JsonProperty("seconds") double seconds,
    @JsonProperty("notes") Map<String, String> notes,
    @JsonProperty("checks") List<Check> checks,
    @JsonProperty("judgement") Judgement judgement,
    @JsonProperty("blocks") List<Block> blocks) {

  /** The verdict, and what it is about, in a line. */
  String headline() {
    return verdict
        + ": "
        + candidate
        + (baseline == null ? "" : " against " + baseline)
        + (judgement == null
            ? ", limits alone"
            : ", %s allowed, %d pairs in %.0f s"
                .formatted(percent(maxRegression), judgement.pairs(), seconds));
  }

  /** Why the verdict is no pass, or how the canary fared; a line each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    long broken = checks.stream().filter(Check::broken).count();
    if (broken > 0) {
      remarks.add(broken + " of the limits broken" + (judgement == null ? "; nothing timed" : ""));
    }
    if (judgement != null) {
      remarks.add(
          "the canary (the baseline, "
              + percent(canary)
              + " slower) was "
              + (judgement.canaryCaught() ? "caught" : "NOT caught"));
      for (Judgement.Line line : judgement.benchmarks()) {
        if (line.verdict() == Verdict.INCONCLUSIVE) {
          remarks.add(
              "%s: %s; needs about %,d more pairs at this noise"
                  .formatted(line.benchmark(), line.reason(), line.morePairs()));
        }
      }
    }
    if ("none".equals(notes.get("device"))) {
      remarks.add("no device here: kernel launches, downcalls and its floor are left out");
    }
    return remarks;
  }

  /** Such as {@code 5 %}. */
  static String percent(double part) {
    String number = "%.1f".formatted(100 * part);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
  }

  /** A ratio's change, such as {@code +1.3 %}. */
  static String change(double ratio) {
    return "%+.1f %%".formatted(100 * (ratio - 1));
  }
}
