package dev.weft.bench.command;

import dev.weft.dsa.Engine;
import picocli.CommandLine.Option;

/** The options that choose backend and threads. */
final class EnginePick {

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "scalar, simd, cuda or auto (the default).")
  private String backend;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Most threads of a call; all processors if not given.")
  private Integer threads;

  @Option(
      names = "--vector-bits",
      paramLabel = "N",
      defaultValue = "0",
      description = "128, 256 or 512; 0 (the default) for the machine's preference.")
  private int vectorBits;

  /** Opens the engine that the options ask for. */
  Engine open() {
    Engine.Builder engine = Engine.builder().backend(backend).vectorBits(vectorBits);
    if (threads != null) {
      engine.threads(threads);
    }
    return engine.build();
  }
}
