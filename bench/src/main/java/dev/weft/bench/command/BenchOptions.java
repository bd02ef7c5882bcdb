package dev.weft.bench.command;

import dev.weft.bench.report.Report;
import dev.weft.bench.report.ReportFile;
import dev.weft.bench.suite.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code bench} that say how much is measured, and with whom. */
final class BenchOptions {

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "Shapes and effort: quick (one small shape each, one JVM, short runs), default, full"
              + " (sweeps over patterns, dtypes, shapes and threads: hours). Options that choose"
              + " cases win.")
  private Preset preset;

  @Option(names = "--quick", description = "The same as --preset quick: to see that all works.")
  private boolean quick;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs for each benchmark. Default: 5; with --suite readme 3; with --quick 1.")
  private Integer forks;

  @Option(names = "--in-process", description = "Fork no JVM: measure in this one.")
  private boolean inProcess;

  @Option(
      names = "--group",
      split = ",",
      paramLabel = "NAME",
      description = "With --suite readme: measure only these groups of rows.")
  private List<String> groups = List.of();

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "With --suite gpu: measure only cases with this in their label.")
  private String gpuCase;

  @Option(names = "--results-only", hidden = true)
  private boolean resultsOnly;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      defaultValue = "python3",
      description =
          "With suite attention: the Python whose PyTorch is measured too, if it has one."
              + " Default: python3.")
  private String python;

  @Option(
      names = "--merge",
      split = ",",
      paramLabel = "FILE",
      description = "Put the results of these files (of bench or a peer's script) in the report.")
  private List<Path> merged = List.of();

  private final List<Report> others = new ArrayList<>();

  /** Which shapes, and for how long. */
  Preset preset() {
    return quick ? Preset.QUICK : preset;
  }

  boolean quick() {
    return preset() == Preset.QUICK;
  }

  /** JVMs for each benchmark where nothing else is said, or 0 for this one. */
  int forks(int full) {
    return inProcess ? 0 : forks != null ? forks : quick() ? 1 : full;
  }

  List<String> groups() {
    return groups;
  }

  boolean resultsOnly() {
    return resultsOnly;
  }

  String python() {
    return python;
  }

  /** Whether a case of the GPU's suite is to be measured. */
  boolean wants(String label) {
    return gpuCase.isEmpty() || label.contains(gpuCase);
  }

  /**
   * Checks what does not depend on the other options, and reads the files that are to be merged.
   *
   * @throws IllegalArgumentException if an option does not go with the suite or is out of range
   */
  void check(boolean readme, boolean gpu) throws IOException {
    require(gpu || gpuCase.isEmpty(), "--case needs --suite gpu");
    require(readme || groups.isEmpty(), "--group needs --suite readme");
    require(
        forks == null || (forks >= 1 && forks <= 1000),
        "--forks is " + forks + ", expected 1 to 1000");
    for (Path file : merged) {
      require(Files.isRegularFile(file), "no such file: --merge " + file);
      others.add(ReportFile.read(file));
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A report with the results of the files that are to be merged. */
  Report merged(Report own) {
    if (others.isEmpty()) {
      return own;
    }
    List<Report> parts = new ArrayList<>(List.of(own));
    parts.addAll(others);
    return Report.merged(parts);
  }
}
