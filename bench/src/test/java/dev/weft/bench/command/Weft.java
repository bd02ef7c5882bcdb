package dev.weft.bench.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command line for tests, and keeps what it prints. */
final class Weft {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs one command, and returns its exit code. */
  int run(String... args) {
    return WeftCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
