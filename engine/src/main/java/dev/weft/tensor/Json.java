package dev.weft.tensor;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259) in UTF-8, for text that nobody vouches for.
 *
 * <p>An object becomes a {@link Map} in order, an array a {@link List}, a string a {@link String},
 * a number a {@link Long} where it has neither fraction nor exponent, else a {@link Double}, and
 * the literals a {@link Boolean} or null. Beyond the RFC, these are refused: duplicate keys, lone
 * surrogates, integers that are no long, numbers that are no finite double, more than {@value
 * #MAX_DEPTH} containers in one another, and more than {@value #MAX_VALUES} values.
 */
final class Json {
  /** Keeps the reader's recursion, and its caller's, far from the end of any thread's stack. */
  static final int MAX_DEPTH = 64;

  /** Bounds the heap that a long text of tiny values can claim. */
  static final int MAX_VALUES = 1 << 20;

  private final byte[] text;
  private int at;
  private int depth;
  private int values;

  private Json(byte[] text) {
    this.text = text;
  }

  /** Reads one value and the white space around it, to the end of the text. */
  static Object parse(byte[] utf8) throws JsonException {
    Json json = new Json(utf8);
    json.skipSpace();
    Object value = json.value();
    json.skipSpace();
    if (json.at < utf8.length) {
      throw json.error("text after the value");
    }
    return value;
  }

  private Object value() throws JsonException {
    if (++values > MAX_VALUES) {
      throw error("more than " + MAX_VALUES + " values");
    }
    int first = peek();
    return switch (first) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> {
        if (first == '-' || isDigit(first)) {
          yield number();
        }
        throw error("expected a value");
      }
    };
  }

  private Map<String, Object> object() throws JsonException {
    enter();
    Map<String, Object> object = new LinkedHashMap<>();
    skipSpace();
    if (!accept('}')) {
      do {
        skipSpace();
        int start = at;
        String key = string();
        if (object.containsKey(key)) {
          at = start;
          throw error("duplicate key " + Names.quote(key));
        }
        skipSpace();
        expect(':');
        skipSpace();
        object.put(key, value());
        skipSpace();
      } while (accept(','));
      expect('}');
    }
    depth--;
    return object;
  }

  private List<Object> array() throws JsonException {
    enter();
    List<Object> array = new ArrayList<>();
    skipSpace();
    if (!accept(']')) {
      do {
        skipSpace();
        array.add(value());
        skipSpace();
      } while (accept(','));
      expect(']');
    }
    depth--;
    return array;
  }

  private void enter() throws JsonException {
    if (++depth > MAX_DEPTH) {
      throw error("more than " + MAX_DEPTH + " nested values");
    }
    at++;
  }

  private String string() throws JsonException {
    expect('"');
    StringBuilder unescaped = null;
    int start = at;
    while (true) {
      int c = peek();
      if (c == '"') {
        String rest = decode(start, at++);
        return unescaped == null ? rest : unescaped.append(rest).toString();
      } else if (c == '\\') {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(decode(start, at++));
        escape(unescaped);
        start = at;
      } else if (c < 0x20) {
        throw error(c < 0 ? "unfinished string" : "control character in a string");
      } else {
        at++;
      }
    }
  }

  private String decode(int from, int to) throws JsonException {
    ByteBuffer bytes = ByteBuffer.wrap(text, from, to - from);
    CharBuffer chars = CharBuffer.allocate(to - from);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, chars, true);
    if (result.isError()) {
      at = bytes.position();
      throw error("malformed UTF-8");
    }
    return chars.flip().toString();
  }

  /** Reads what follows a backslash. */
  private void escape(StringBuilder to) throws JsonException {
    int c = peek();
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      at++;
      to.append("\"\\/\b\f\n\r\t".charAt(simple));
      return;
    }
    if (c != 'u') {
      throw error("unknown escape");
    }
    char unit = unit();
    to.append(unit);
    if (Character.isHighSurrogate(unit)) {
      if (!accept('\\') || peek() != 'u') {
        throw error("lone surrogate");
      }
      unit = unit();
      to.append(unit);
      if (!Character.isLowSurrogate(unit)) {
        throw error("lone surrogate");
      }
    } else if (Character.isLowSurrogate(unit)) {
      throw error("lone surrogate");
    }
  }

  /** Reads {@code uXXXX}. */
  private char unit() throws JsonException {
    at++;
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int c = peek();
      int digit = Character.digit(c, 16);
      if (digit < 0) {
        throw error("expected four hexadecimal digits");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  private Number number() throws JsonException {
    int start = at;
    accept('-');
    if (!accept('0')) {
      digits();
    }
    boolean integer = true;
    if (accept('.')) {
      integer = false;
      digits();
    }
    if (accept('e') || accept('E')) {
      integer = false;
      if (!accept('+')) {
        accept('-');
      }
      digits();
    }
    String number = new String(text, start, at - start, StandardCharsets.ISO_8859_1);
    try {
      if (integer) {
        return Long.valueOf(number);
      }
      double value = Double.parseDouble(number);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException tooLong) {
      // The syntax was checked above: what is left is the range.
    }
    at = start;
    throw error("number out of range");
  }

  private void digits() throws JsonException {
    if (!isDigit(peek())) {
      throw error("expected a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private Boolean literal(String literal, Boolean value) throws JsonException {
    for (int i = 0; i < literal.length(); i++) {
      expect(literal.charAt(i));
    }
    return value;
  }

  private void skipSpace() {
    int c = peek();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      at++;
      c = peek();
    }
  }

  private boolean accept(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws JsonException {
    if (!accept(c)) {
      throw error("expected '" + c + "'");
    }
  }

  /** Returns the next byte, or -1 at the end. */
  private int peek() {
    return at < text.length ? text[at] & 0xFF : -1;
  }

  private JsonException error(String problem) {
    return new JsonException(at < text.length ? problem : problem + ", found the end", at);
  }
}
