package dev.weft.bench.gate.selfcheck;

import dev.weft.bench.gate.fork.ForkResult;
import dev.weft.bench.gate.job.ForkRunner;
import dev.weft.bench.gate.verdict.Role;
import dev.weft.bench.gate.version.Version;
import dev.weft.bench.report.JsonLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records forks of one version. */
public final class Recorder {
  private final ForkRunner runner;
  private final List<String> benchmarks;
  private final PrintWriter progress;

  /**
   * Takes what forks share.
   *
   * @param runner starts them
   * @param benchmarks labels
   * @param progress a line now and then
   */
  public Recorder(ForkRunner runner, List<String> benchmarks, PrintWriter progress) {
    this.runner = runner;
    this.benchmarks = benchmarks;
    this.progress = progress;
  }

  /**
   * Records for a while, and writes the file at the end.
   *
   * @param version what is recorded
   * @param time how long, but for four blocks at least
   * @param file becomes the recording
   * @throws IOException if a fork fails or the file cannot be written
   * @throws InterruptedException if interrupted
   */
  public Recording record(Version version, Duration time, Path file)
      throws IOException, InterruptedException {
    List<Recording.Fork> forks = new ArrayList<>();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    while (System.nanoTime() < end || forks.size() < 4 * Role.BLOCK.size()) {
      long start = System.nanoTime();
      ForkResult fork = runner.time(version, 0, benchmarks);
      forks.add(new Recording.Fork((System.nanoTime() - start) * 1e-9, fork.nanos()));
      if (forks.size() % 10 == 0) {
        progress.printf(
            "weft gate: %d forks recorded after %.0f s%n",
            forks.size(), (System.nanoTime() - begin) * 1e-9);
        progress.flush();
      }
    }
    Recording recording = new Recording(forks);
    JsonLines.write(file, forks);
    return recording;
  }
}
