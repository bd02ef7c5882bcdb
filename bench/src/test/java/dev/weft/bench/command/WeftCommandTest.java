package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class WeftCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void infoPrintsEverySection() {
    assertEquals(0, weft("info"));
    assertTrue(out.toString().contains(System.getProperty("java.vendor")), out::toString);
    assertTrue(out.toString().contains("cores"), out::toString);
  }

  @Test
  void infoJsonIsOneObject() throws Exception {
    assertEquals(0, weft("info", "--json"));
    var json = new ObjectMapper().readTree(out.toString());
    assertEquals(
        Runtime.getRuntime().availableProcessors(), json.path("machine").path("cores").asInt());
  }

  @Test
  void helpListsTheCommands() {
    assertEquals(0, weft("--help"));
    assertTrue(out.toString().contains("info"), out::toString);
    assertEquals(0, weft("info", "--help"));
    assertTrue(out.toString().contains("--json"), out::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such-command", "info --no-such-option", "info extra"})
  void badUsageExitsWith2AndAHint(String line) {
    assertEquals(2, weft(line.isEmpty() ? new String[0] : line.split(" ")));
    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("weft"), err::toString);
    assertEquals(2, err.toString().lines().count(), err::toString);
  }

  @Test
  void badInputExitsWith2() {
    assertEquals(2, weft(new IllegalArgumentException("heads must be positive"), "fail"));
    assertEquals("weft fail: heads must be positive\n", err.toString());
  }

  @Test
  void failureIsOneLineUnlessDebug() {
    assertEquals(1, weft(new IllegalStateException("lost"), "fail"));
    assertTrue(err.toString().startsWith("weft fail: IllegalStateException: lost\n"));
    assertFalse(err.toString().contains("\tat "), err::toString);
    assertEquals(1, weft(new IllegalStateException("lost"), "fail", "--debug"));
    assertTrue(err.toString().contains("\tat "), err::toString);
  }

  private int weft(String... args) {
    return execute(WeftCommand.commandLine(), args);
  }

  private int weft(Exception failure, String... args) {
    return execute(WeftCommand.commandLine().addSubcommand(new Fail(failure)), args);
  }

  private int execute(CommandLine command, String... args) {
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  @Command(name = "fail")
  private record Fail(Exception failure) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
