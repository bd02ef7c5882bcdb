package dev.weft.bench.command;

import dev.weft.bench.attend.AttendOptions;
import dev.weft.bench.attend.AttendReport;
import dev.weft.bench.attend.Attention;
import dev.weft.bench.report.JsonLines;
import dev.weft.dsa.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Attends from a file of tensors to another. */
@Command(
    name = "attend",
    description = {
      "Read q, k, v from a safetensors file, attend, write out and lse to another.",
      "Tensors of the input: q [heads, n, d]; k, v [kvHeads, n, d]; and if wanted gate F32 [n] or"
          + " [heads, n]; cu_seqlens I32 where packed segments begin, with cu_seqlens_k if k has"
          + " more tokens than q; coo_row, coo_col I32 and coo_value F32, with coo_head_ptr I32"
          + " [heads + 1] for a list a head.",
      "Routing adds selection I32 [heads, n, K] to the output."
    })
final class AttendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--in", required = true, paramLabel = "FILE", description = "The input.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The output; appears as a whole, or not at all.")
  private Path out;

  @Mixin private AttendOptions options = new AttendOptions();
  @Mixin private EnginePick pick = new EnginePick();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter writer = spec.commandLine().getOut();
    Attention attention = new Attention(in, out, options);
    try (Engine engine = pick.open()) {
      AttendReport report = attention.run(engine);
      writer.print(json ? JsonLines.line(report) + System.lineSeparator() : report.text());
      writer.flush();
    }
    return 0;
  }
}
