package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonFuzzTest {
  private static String write(Object value) {
    StringBuilder json = new StringBuilder();
    append(json, value);
    return json.toString();
  }

  private static void append(StringBuilder json, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          Names.appendJson(json.append(separator), (String) entry.getKey());
          append(json.append(':'), entry.getValue());
          separator = ',';
        }
        json.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        char separator = '[';
        for (Object item : list) {
          append(json.append(separator), item);
          separator = ',';
        }
        json.append(list.isEmpty() ? "[]" : "]");
      }
      case String string -> Names.appendJson(json, string);
      case null, default -> json.append(value);
    }
  }

  private static Object random(Random random, int depth) {
    return switch (random.nextInt(depth > 5 ? 5 : 7)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
      case 2 -> randomString(random);
      case 3 -> random.nextBoolean();
      case 4 -> null;
      case 5 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(random(random, depth + 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(randomString(random), random(random, depth + 1));
        }
        yield map;
      }
    };
  }

  private static String randomString(Random random) {
    StringBuilder string = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int point = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        string.appendCodePoint(point);
      }
    }
    return string.toString();
  }

  @Test
  void readsWhatIsWritten() throws JsonException {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      Object value = random(random, 0);
      String json = write(value);
      assertEquals(value, Json.parse(json.getBytes(StandardCharsets.UTF_8)), json);
    }
  }

  /** Mutated text is refused, or is JSON: what is read, written and read again is the same. */
  @Test
  void mutatedTextIsReadOrRefused() throws JsonException {
    Random random = new Random(2);
    String alphabet = "{}[]\",:\\u0123456789.eE+-truefalsnn \n\uFFFF";
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 40_000; i++) {
      byte[] text = write(random(random, 0)).getBytes(StandardCharsets.UTF_8);
      for (int edits = 1 + random.nextInt(3); edits > 0 && text.length > 0; edits--) {
        int at = random.nextInt(text.length);
        switch (random.nextInt(3)) {
          case 0 -> text[at] ^= (byte) (1 << random.nextInt(8));
          case 1 -> text[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
          default -> text = Arrays.copyOf(text, at);
        }
      }
      Object value;
      try {
        value = Json.parse(text);
      } catch (JsonException e) {
        assertTrue(e.offset() >= 0 && e.offset() <= text.length, e::getMessage);
        refused++;
        continue;
      }
      read++;
      String again = write(value);
      assertEquals(value, Json.parse(again.getBytes(StandardCharsets.UTF_8)), again);
    }
    assertTrue(read > 1000 && refused > 1000, read + " read, " + refused + " refused");
  }
}
