package dev.weft.bench.demo;

import dev.weft.bench.report.TextTable;
import java.util.List;

/**
 * What the demonstration measured.
 *
 * @param text what was attended over
 * @param threads in use
 * @param corePeak multiply-add peak of one core, GFLOP/s
 * @param runs dense and sparse by turns, by length
 * @param picture the pattern, as a PNG
 */
public record DemoReport(
    TextPieces text, int threads, double corePeak, List<DemoRun> runs, byte[] picture) {

  /** Whether all results agree with the reference. */
  public boolean ok() {
    return runs.stream().allMatch(run -> run.deviation().ok());
  }

  /** How many times as fast sparse attention is at a length. */
  double speedUp(int n) {
    return millis("dense", n) / millis("sparse", n);
  }

  private double millis(String name, int n) {
    return runs.stream()
        .filter(run -> run.n() == n && run.name().equals(name))
        .findFirst()
        .orElseThrow()
        .millis();
  }

  /** A line for each run. */
  public String table() {
    TextTable table =
        new TextTable(
            ">n", "attention", ">ms", ">tokens/s", ">of peak", ">MiB", ">largest error", ">faster");
    for (DemoRun run : runs) {
      table.row(
          "%,d".formatted(run.n()),
          run.name(),
          TextTable.number(run.millis()),
          TextTable.number(run.tokensPerSecond()),
          TextTable.number(run.ofPeak()),
          TextTable.number(run.mebibytes()),
          "%.1e".formatted(run.deviation().most()),
          run.name().equals("sparse") ? "%.1f ×".formatted(speedUp(run.n())) : "");
    }
    return table.toString();
  }
}
