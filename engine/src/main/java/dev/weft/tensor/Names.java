package dev.weft.tensor;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts names that files and callers chose into messages and into JSON. */
final class Names {
  private static final int LONGEST = 80;
  private static final int MOST = 12;

  private Names() {}

  /** Quotes a name for a message: on one line, and cut where it is long. */
  static String quote(String name) {
    boolean cut = name.length() > LONGEST;
    String shown = cut ? name.substring(0, LONGEST) : name;
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + (cut ? "…'" : "'");
  }

  /** Lists the first names for a message, and says how many more there are. */
  static String list(Collection<String> names) {
    String shown = names.stream().limit(MOST).map(Names::quote).collect(Collectors.joining(", "));
    int more = names.size() - MOST;
    return names.isEmpty() ? "no tensor" : more > 0 ? shown + " and " + more + " more" : shown;
  }

  /** Appends a JSON string. The text must have no lone surrogate. */
  static void appendJson(StringBuilder to, String text) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < 0x20) {
        to.append("\\u00").append(Character.forDigit(c >> 4, 16));
        to.append(Character.forDigit(c & 0xF, 16));
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }
}
