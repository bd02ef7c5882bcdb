package dev.weft.bench.demo;

import dev.weft.bench.limit.FmaPeak;
import dev.weft.bench.problem.Operations;
import dev.weft.bench.problem.PairWeights;
import dev.weft.bench.problem.RowReference;
import dev.weft.bench.problem.WarmUp;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Engine;
import dev.weft.dsa.Profile;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/** Runs dense and sparse attention over growing lengths of a text, and checks both. */
public final class Demo {

  /** Heads: fewer than a model's, so that dense attention over the whole text takes seconds. */
  static final int HEADS = 4;

  static final int HEAD_DIM = 64;
  private static final int LEAST_TOKENS = 128;
  private static final int FIRST_LENGTH = 512;
  private static final long WARM_UP_NANOS = 800_000_000;
  private static final long BUDGET_NANOS = 400_000_000;

  private final Engine engine;
  private final PrintWriter progress;

  /** Takes an engine, and where to say how far it is. */
  public Demo(Engine engine, PrintWriter progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Measures and checks.
   *
   * @param files the text; a folder stands for the Java sources below it
   * @param most tokens to take
   * @throws IllegalArgumentException if a file is no text, or there is too little of it
   */
  public DemoReport run(List<Path> files, int most) {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(Files.isDirectory(file) ? TextPieces.sources(file) : List.of(file));
    }
    TextPieces text = TextPieces.read(all, most);
    if (text.count() < LEAST_TOKENS) {
      throw new IllegalArgumentException(
          "the text has " + text.count() + " tokens, expected at least " + LEAST_TOKENS);
    }
    say(
        "%,d tokens, %,d different, of %d files"
            .formatted(text.count(), text.vocabulary(), text.files()));
    FmaPeak peak = FmaPeak.of(0);
    double gflops = peak.gflops();
    say("peak of one core: %.0f GFLOP/s (%s)".formatted(gflops, peak.description()));
    try (Arena arena = Arena.ofShared()) {
      TextTensors tensors = TextTensors.of(arena, engine, text, HEADS, HEAD_DIM);
      List<DemoRun> runs = new ArrayList<>();
      for (int n : lengths(text.count())) {
        AttentionSpec sparse =
            AttentionSpec.builder(HEADS, HEAD_DIM).profile(Profile.BALANCED).build();
        AttentionSpec dense = AttentionSpec.builder(HEADS, HEAD_DIM).block(n).build();
        runs.add(measure("dense", dense, tensors.first(n), gflops));
        runs.add(measure("sparse", sparse, tensors.first(n), gflops));
      }
      byte[] picture = PatternPicture.png(tensors.gate());
      return new DemoReport(text, engine.threads(), gflops, runs, picture);
    }
  }

  /** Powers of two up to the length of the text; the text's own if it is short. */
  private static List<Integer> lengths(int count) {
    List<Integer> lengths = new ArrayList<>();
    for (int n = FIRST_LENGTH; n <= count; n *= 2) {
      lengths.add(n);
    }
    return lengths.isEmpty() ? List.of(count) : lengths;
  }

  private DemoRun measure(String name, AttentionSpec spec, TextTensors tensors, double gflops) {
    int n = (int) tensors.q().shape(1);
    Tensor gate = spec.headTail() == null ? null : tensors.gate();
    try (Arena arena = Arena.ofShared()) {
      Tensor out = Tensor.allocate(arena, DType.F32, HEADS, n, HEAD_DIM);
      try (Binding binding =
          engine
              .plan(spec, Capacity.of(n))
              .binding()
              .query(tensors.q())
              .key(tensors.k())
              .value(tensors.v())
              .gate(gate)
              .out(out)
              .bind()) {
        double millis = median(binding);
        double operations = Operations.attention(spec, n, gate, null, null);
        double share = operations / (millis * 1e6) / (gflops * engine.threads());
        long bytes = 4L * n * HEADS * HEAD_DIM * 4 + binding.heapBytes() + binding.nativeBytes();
        Deviation deviation =
            Deviation.of(
                out,
                new RowReference(
                    tensors.q(),
                    tensors.k(),
                    tensors.v(),
                    spec.scale(),
                    new PairWeights(spec, n, gate, null, null)));
        say(
            "%-6s n = %,7d: %,10.2f ms, largest error %.1e%s"
                .formatted(name, n, millis, deviation.most(), deviation.ok() ? "" : " TOO LARGE"));
        return new DemoRun(name, n, millis, share, bytes / 1048576.0, deviation);
      }
    }
  }

  /** The median of the calls that the budget allows once the code is compiled. */
  private static double median(Binding binding) {
    Runnable call = () -> binding.run().await();
    WarmUp.run(call, WARM_UP_NANOS, 4 * WARM_UP_NANOS);
    DescriptiveStatistics times = new DescriptiveStatistics();
    long begin = System.nanoTime();
    long start = begin;
    do {
      call.run();
      long end = System.nanoTime();
      times.addValue((end - start) * 1e-6);
      start = end;
    } while (start - begin < BUDGET_NANOS);
    return times.getPercentile(50);
  }

  private void say(String line) {
    progress.println(line);
    progress.flush();
  }
}
