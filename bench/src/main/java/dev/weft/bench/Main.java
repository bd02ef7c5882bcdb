package dev.weft.bench;

import dev.weft.bench.command.WeftCommand;

/** Runs the {@code weft} command line. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and exits: 0 ok, 1 a check or the command failed, 2 bad usage or input.
   *
   * @param args the command line, without the program's name
   */
  public static void main(String[] args) {
    System.exit(WeftCommand.commandLine().execute(args));
  }
}
