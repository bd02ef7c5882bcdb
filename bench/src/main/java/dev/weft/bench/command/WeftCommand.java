package dev.weft.bench.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line: its subcommands, and what every one of them shares. */
@Command(
    name = "weft",
    description = "Dynamic sparse attention over off-heap tensors: runs, measures and explains it.",
    subcommands = {
      InfoCommand.class,
      AttendCommand.class,
      BenchCommand.class,
      LatencyCommand.class,
      ReportCommand.class,
      DemoCommand.class,
      GateCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = WeftCommand.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:a check failed, or the command could not finish",
      "2:bad usage or input"
    })
public final class WeftCommand implements Runnable {

  /** Commands of the launcher script, which never reach this program. */
  private static final String[] LAUNCHER_COMMANDS = {
    "  test    Run all tests; further arguments go to Maven.",
    "  format  Format all Java sources.",
    "  build   Build what is missing or stale, run nothing.",
    "  image   Build a self-contained folder and archive, for machines with a GPU."
  };

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  WeftCommand() {}

  /**
   * The parser, with error handling in place.
   *
   * @return a new command line, for one execution
   */
  public static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new WeftCommand());
    commandLine
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nThe launcher adds:%n")
        .footer(LAUNCHER_COMMANDS);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(WeftCommand::badUsage)
        .setExecutionExceptionHandler(WeftCommand::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int badUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try '" + name + " --help'.");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean badInput = e instanceof IllegalArgumentException;
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    String kind = badInput || e.getMessage() == null ? "" : e.getClass().getSimpleName() + ": ";
    err.println(command.getCommandSpec().qualifiedName() + ": " + kind + message);
    WeftCommand root =
        command.getCommandSpec().root().userObject() instanceof WeftCommand w ? w : null;
    if (root != null && root.debug) {
      e.printStackTrace(err);
    } else if (!badInput) {
      err.println("Add --debug for the stack trace.");
    }
    return badInput ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = WeftCommand.class.getPackage().getImplementationVersion();
      return new String[] {"weft " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
