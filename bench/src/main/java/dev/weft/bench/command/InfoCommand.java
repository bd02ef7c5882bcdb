package dev.weft.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.weft.dsa.Engine;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the engine would run on here. */
@Command(name = "info", description = "Show the JVM, the machine and the backends.")
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private EnginePick pick = new EnginePick();

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Map<String, ?>> sections;
    try (Engine engine = pick.open()) {
      sections = Facts.all(engine);
    }
    if (json) {
      var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      out.println(mapper.writeValueAsString(sections));
    } else {
      sections.forEach((title, facts) -> print(out, title, facts));
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, String title, Map<String, ?> facts) {
    out.println(title);
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach((key, value) -> out.printf("  %-" + width + "s  %s%n", key, text(value)));
  }

  private static String text(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(separator(many)))
        : String.valueOf(value);
  }

  private static String separator(Collection<?> many) {
    return many.stream().anyMatch(value -> value.toString().contains(" ")) ? "; " : " ";
  }
}
