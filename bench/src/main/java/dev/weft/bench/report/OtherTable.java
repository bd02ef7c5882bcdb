package dev.weft.bench.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of any names and values as a table. */
final class OtherTable {

  private OtherTable() {}

  static TextTable of(List<Map<String, Object>> lines) {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.addAll(line.keySet()));
    names.remove("suite");
    TextTable table =
        new TextTable(
            names.stream()
                .map(name -> (isNumber(lines, name) ? ">" : "") + name.replace('_', ' '))
                .toArray(String[]::new));
    for (Map<String, Object> line : lines) {
      table.row(names.stream().map(name -> text(line.get(name))).toArray(String[]::new));
    }
    return table;
  }

  private static boolean isNumber(List<Map<String, Object>> lines, String name) {
    return lines.stream()
        .map(line -> line.get(name))
        .allMatch(value -> value == null || value instanceof Number);
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "-";
      case Boolean yes -> yes ? "yes" : "NO";
      case Double number -> TextTable.number(number);
      default -> value.toString();
    };
  }
}
