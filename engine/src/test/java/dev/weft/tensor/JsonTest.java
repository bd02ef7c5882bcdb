package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Object parse(String text) throws JsonException {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first example of RFC 8259, section 13. */
  @Test
  void readsAnObject() throws JsonException {
    Object value =
        parse(
            """
            {
              "Image": {
                  "Width":  800,
                  "Height": 600,
                  "Title":  "View from 15th Floor",
                  "Thumbnail": {
                      "Url":    "http://www.example.com/image/481989943",
                      "Height": 125,
                      "Width":  100
                  },
                  "Animated" : false,
                  "IDs": [116, 943, 234, 38793]
                }
            }
            """);
    Map<?, ?> image = (Map<?, ?>) ((Map<?, ?>) value).get("Image");
    assertEquals(
        List.of("Width", "Height", "Title", "Thumbnail", "Animated", "IDs"),
        List.copyOf(image.keySet()));
    assertEquals(800L, image.get("Width"));
    assertEquals("View from 15th Floor", image.get("Title"));
    assertEquals(
        Map.of("Url", "http://www.example.com/image/481989943", "Height", 125L, "Width", 100L),
        image.get("Thumbnail"));
    assertEquals(false, image.get("Animated"));
    assertEquals(List.of(116L, 943L, 234L, 38793L), image.get("IDs"));
  }

  /** The second example of RFC 8259, section 13. */
  @Test
  void readsAnArray() throws JsonException {
    Object value =
        parse(
            """
            [
              {
                 "precision": "zip",
                 "Latitude":  37.7668,
                 "Longitude": -122.3959,
                 "Zip":       "94107",
                 "Country":   "US"
              },
              {
                 "precision": "zip",
                 "Latitude":  37.371991,
                 "Longitude": -122.026020,
                 "Zip":       "94085",
                 "Country":   "US"
              }
            ]
            """);
    List<?> places = (List<?>) value;
    assertEquals(2, places.size());
    assertEquals(-122.3959, ((Map<?, ?>) places.get(0)).get("Longitude"));
    assertEquals(37.371991, ((Map<?, ?>) places.get(1)).get("Latitude"));
    assertEquals("94085", ((Map<?, ?>) places.get(1)).get("Zip"));
  }

  @Test
  void readsWhatStandsAlone() throws JsonException {
    assertEquals("Hello world!", parse("\"Hello world!\""));
    assertEquals(42L, parse("42"));
    assertEquals(true, parse("\t\r\n true "));
    assertEquals(Map.of(), parse("{ }"));
    assertEquals(List.of(), parse("[ ]"));
    assertEquals(Arrays.asList(null, List.of(Map.of())), parse("[null,[{}]]"));
  }

  @Test
  void readsNumbers() throws JsonException {
    assertEquals(0L, parse("-0"));
    assertEquals(Long.MIN_VALUE, parse("-9223372036854775808"));
    assertEquals(Long.MAX_VALUE, parse("9223372036854775807"));
    assertEquals(1e5, parse("1E+5"));
    assertEquals(-0.25, parse("-2.5e-1"));
    assertEquals(0.0, parse("0e9999"));
    assertEquals(1.0, parse("1.0"));
  }

  @Test
  void readsStrings() throws JsonException {
    assertEquals("\"\\/\b\f\n\r\t", parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""));
    assertEquals("G\uD834\uDD1Eä€\u0000", parse("\"\\u0047\\uD834\\uDD1e\\u00E4€\\u0000\""));
    assertEquals("\uD834\uDD1E\u007F", parse("\"\uD834\uDD1E\u007F\""));
    assertEquals(Map.of("a", 1L), parse("{\"\\u0061\":1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "nul",
        "True",
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "{,}",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "[1}",
        "{\"a\":1]",
        "1 2",
        "{}x",
        "01",
        "-",
        "+1",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x10",
        "NaN",
        "Infinity",
        "- 1",
        "1.e1",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\U0061\"",
        "\"\t\"",
        "\"\n\"",
        "\"a",
        "\"\\",
        "\"\\uD834\"",
        "\"\\uD834x\"",
        "\"\\uD834\\n\"",
        "\"\\uDD1E\"",
        "\"\\uD834\\uD834\"",
        "\uFEFF{}",
        "/* */1",
        "[1]//",
        "\u00A0" + "1",
        "9223372036854775808",
        "-9223372036854775809",
        "1e999",
        "\"\\u\uFF11\uFF11\uFF11\uFF11\""
      })
  void refuses(String text) {
    assertThrows(JsonException.class, () -> parse(text));
  }

  @ParameterizedTest
  @CsvSource({"C3", "80", "C0AF", "EDA080", "F8888080", "FF", "E282", "F4908080"})
  void refusesMalformedUtf8(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    byte[] text = new byte[bad.length + 3];
    text[0] = '"';
    text[1] = 'a';
    System.arraycopy(bad, 0, text, 2, bad.length);
    text[text.length - 1] = '"';
    JsonException e = assertThrows(JsonException.class, () -> Json.parse(text));
    assertEquals(2, e.offset());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":2,\"a\":3}|13|duplicate key 'a'",
        "{\"a\":1,\"\\u0061\":3}|7|duplicate key 'a'",
        "[1,x]|3|expected a value",
        "{\"a\" 1}|5|expected ':'",
        "[1,2|4|found the end",
        "12 34|3|text after",
      })
  void saysWhere(String text, int offset, String message) {
    JsonException e = assertThrows(JsonException.class, () -> parse(text));
    assertEquals(offset, e.offset());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void limitsTheDepth() throws JsonException {
    String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
    Object value = parse(deepest);
    for (int i = 1; i < Json.MAX_DEPTH; i++) {
      value = ((List<?>) value).get(0);
    }
    assertEquals(List.of(), value);
    assertThrows(JsonException.class, () -> parse("[" + deepest + "]"));
    assertThrows(JsonException.class, () -> parse("[".repeat(5_000_000)));
    assertThrows(JsonException.class, () -> parse("{\"a\":".repeat(1_000_000)));
    // The depth is that of the nesting, not of all containers.
    assertEquals(200, ((List<?>) parse("[" + "[{}],".repeat(199) + "[]]")).size());
  }

  @Test
  void limitsTheValues() throws JsonException {
    // The array itself is a value too.
    String most = "[" + "0,".repeat(Json.MAX_VALUES - 2) + "0]";
    assertEquals(Json.MAX_VALUES - 1, ((List<?>) parse(most)).size());
    JsonException e = assertThrows(JsonException.class, () -> parse("[0," + most.substring(1)));
    assertTrue(e.getMessage().contains("values"), e.getMessage());
  }
}
