package dev.weft.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the engine would run on here. */
@Command(name = "info", description = "Show the JVM, the machine and the backends.")
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** The facts, by section. A new section goes here. */
  private static Map<String, Map<String, ?>> sections() {
    var sections = new LinkedHashMap<String, Map<String, ?>>();
    sections.put("java", MachineFacts.java());
    sections.put("machine", MachineFacts.machine());
    return sections;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      out.println(mapper.writeValueAsString(sections()));
    } else {
      sections().forEach((title, facts) -> print(out, title, facts));
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
        ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }
}
