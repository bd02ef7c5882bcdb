package dev.weft.bench.peer;

import dev.weft.bench.report.JsonLines;
import dev.weft.bench.report.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PyTorch as its users have it: a script in Python, where that has the module. */
public final class PythonTorch {
  private static final String NAME = "pytorch (python)";
  private static final long MOST_MINUTES = 60;

  /** Parameters of the benchmarks that the script has an option for. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "pattern", "--pattern",
          "causal", "--causal",
          "dtype", "--dtype",
          "heads", "--heads",
          "headDim", "--head-dim",
          "n", "--n",
          "threads", "--threads");

  private final String program;
  private final String home;

  /**
   * Takes where it is.
   *
   * @param program Python
   * @param home the project's folder, or null if that is not known
   */
  public PythonTorch(String program, String home) {
    this.program = program;
    this.home = home;
  }

  /**
   * What came of it.
   *
   * @param line its version, or that it is missing and why
   * @param results none if it is missing
   */
  public record Outcome(String line, List<Result> results) {}

  /**
   * Measures the combinations of some sweeps that the script computes.
   *
   * @param progress gets what the script says
   */
  public Outcome run(List<Map<String, String[]>> sweeps, boolean quick, PrintWriter progress)
      throws IOException, InterruptedException {
    Path script = home == null ? null : Path.of(home, "bench", "peers", "torch_attention.py");
    if (script == null || !Files.isRegularFile(script)) {
      return missing("this installation lacks its script");
    }
    String version;
    try {
      version = version();
    } catch (IOException e) {
      return missing("no " + program);
    }
    if (version == null) {
      return missing(program + " has no module torch");
    }
    List<Result> results = new ArrayList<>();
    for (Map<String, String[]> sweep : sweeps) {
      Path out = Files.createTempFile("weft-torch-", ".jsonl");
      try {
        int status = measure(script, sweep, quick, out, progress);
        if (status != 0) {
          return new Outcome(NAME + ": missing, its script exited with " + status, results);
        }
        results.addAll(JsonLines.read(out, Result.class));
      } finally {
        Files.deleteIfExists(out);
      }
    }
    return new Outcome(NAME + " " + version, results);
  }

  private String version() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program, "-c", "import torch; print(torch.__version__)")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    String version = text(process).strip();
    return process.waitFor() == 0 ? version : null;
  }

  private int measure(
      Path script, Map<String, String[]> sweep, boolean quick, Path out, PrintWriter progress)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, script.toString()));
    command.addAll(List.of("--json", out.toString()));
    sweep.forEach(
        (name, values) -> {
          if (OPTIONS.containsKey(name)) {
            command.addAll(List.of(OPTIONS.get(name), String.join(",", values)));
          }
        });
    if (quick) {
      command.add("--quick");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      process.getOutputStream().close();
      progress.print(text(process));
      progress.flush();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("the script of PyTorch took more than an hour");
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // This JVM is ending, and the hook has its turn.
      }
    }
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Outcome missing(String why) {
    return new Outcome(NAME + ": missing, " + why, List.of());
  }
}
