package dev.weft.tensor;

import static dev.weft.tensor.SafetensorsBytes.file;
import static dev.weft.tensor.SafetensorsBytes.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the format, broken alone. */
class SafetensorsMalformedTest {
  @TempDir private Path directory;

  private void refused(byte[] bytes, String message) throws IOException {
    Path path = Files.write(directory.resolve("bad.safetensors"), bytes);
    try (Arena arena = Arena.ofConfined()) {
      SafetensorsException e =
          assertThrows(SafetensorsException.class, () -> Safetensors.open(path, arena));
      assertTrue(e.getMessage().contains("bad.safetensors"), e.getMessage());
      assertTrue(e.getMessage().contains(message), e.getMessage());
    }
  }

  @Test
  void theSampleItselfIsValid() throws IOException {
    Path path = Files.write(directory.resolve("good"), SafetensorsBytes.sample());
    try (Arena arena = Arena.ofConfined()) {
      assertEquals(9, Safetensors.open(path, arena).entries().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void shorterThanTheLength(int bytes) throws IOException {
    refused(new byte[bytes], "has " + bytes + " bytes, expected at least 8");
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 1 << 20, 100_000_001, 1L << 32, 1L << 62, Long.MAX_VALUE, -1})
  void aHeaderLongerThanTheFile(long length) throws IOException {
    byte[] bytes = file("{}");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    refused(bytes, "header of " + Long.toUnsignedString(length) + " bytes, expected at most 2");
  }

  @Test
  void aHeaderOverTheFormatsLimit() throws IOException {
    Path path = directory.resolve("long");
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.writeLong(Long.reverseBytes(100_000_001));
      sparse.setLength(200_000_000);
    }
    try (Arena arena = Arena.ofConfined()) {
      SafetensorsException e =
          assertThrows(SafetensorsException.class, () -> Safetensors.open(path, arena));
      assertTrue(e.getMessage().contains("at most 100000000"), e.getMessage());
    }
  }

  @Test
  void everyTruncation() throws IOException {
    byte[] sample = SafetensorsBytes.sample();
    for (int length = 0; length < sample.length; length++) {
      refused(Arrays.copyOf(sample, length), "");
    }
    refused(Arrays.copyOf(sample, sample.length + 1), "1 bytes belong to no tensor");
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "does not begin with '{' at byte 8"),
        Arguments.of(" {}", "does not begin with '{' at byte 8"),
        Arguments.of("[]", "does not begin with '{' at byte 8"),
        Arguments.of("\uFEFF{}", "does not begin with '{' at byte 8"),
        Arguments.of("{", "not JSON: expected '\"', found the end at byte 9"),
        Arguments.of("{}x", "not JSON: text after the value at byte 10"),
        Arguments.of("{}{}", "not JSON: text after the value at byte 10"),
        Arguments.of("{}\0", "not JSON: text after the value at byte 10"),
        Arguments.of("{\"a\":}", "not JSON: expected a value at byte 13"),
        Arguments.of("{\"a\":" + "[".repeat(100_000), "not JSON: more than 64 nested"),
        Arguments.of("{\"__metadata__\":[]}", "__metadata__ is not an object"),
        Arguments.of("{\"__metadata__\":null}", "__metadata__ is not an object"),
        Arguments.of("{\"__metadata__\":{\"k\":1}}", "not a string for 'k'"),
        Arguments.of("{\"__metadata__\":{\"k\":null}}", "not a string for 'k'"),
        Arguments.of("{\"__metadata__\":{\"k\":{}}}", "not a string for 'k'"),
        Arguments.of("{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", "duplicate key 'k' at byte"),
        Arguments.of("{\"__metadata__\":{},\"__metadata__\":{}}", "duplicate key '__metadata__'"),
        Arguments.of("{\"x\":[]}", "tensor 'x' is not an object"),
        Arguments.of("{\"x\":null}", "tensor 'x' is not an object"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void theHeader(String header, String message) throws IOException {
    refused(file(header), message);
  }

  @Test
  void aHeaderThatIsNotUtf8() throws IOException {
    byte[] header = "{\"__metadata__\":{\"k\":\"?\"}}".getBytes(StandardCharsets.UTF_8);
    header[22] = (byte) 0xC3;
    refused(file(header), "malformed UTF-8 at byte 30");
  }

  static Stream<Arguments> fields() {
    String shape = "\"shape\":[1]";
    String dtype = "\"dtype\":\"F32\"";
    String offsets = "\"data_offsets\":[0,4]";
    return Stream.of(
        Arguments.of(shape + "," + offsets, "no string dtype"),
        Arguments.of(dtype + "," + offsets, "no array shape"),
        Arguments.of(dtype + "," + shape, "no array data_offsets"),
        Arguments.of("", "no string dtype"),
        Arguments.of(dtype + "," + shape + "," + offsets + ",\"y\":1", "unknown field 'y'"),
        Arguments.of(dtype + "," + shape + "," + offsets + "," + shape, "duplicate key 'shape'"),
        Arguments.of("\"dtype\":1," + shape + "," + offsets, "no string dtype"),
        Arguments.of("\"dtype\":null," + shape + "," + offsets, "no string dtype"),
        Arguments.of("\"dtype\":\"F31\"," + shape + "," + offsets, "unknown dtype 'F31'"),
        Arguments.of("\"dtype\":\"f32\"," + shape + "," + offsets, "unknown dtype 'f32'"),
        Arguments.of(dtype + ",\"shape\":1," + offsets, "no array shape"),
        Arguments.of(dtype + ",\"shape\":[\"1\"]," + offsets, "not all integers"),
        Arguments.of(dtype + ",\"shape\":[1.0]," + offsets, "not all integers"),
        Arguments.of(dtype + ",\"shape\":[null]," + offsets, "not all integers"),
        Arguments.of(dtype + ",\"shape\":[-1]," + offsets, "not all integers"),
        Arguments.of(dtype + ",\"shape\":[9223372036854775808]," + offsets, "out of range"),
        Arguments.of(dtype + ",\"shape\":[4294967296,4294967296]," + offsets, "overflows"),
        Arguments.of(dtype + ",\"shape\":[9223372036854775807]," + offsets, "overflows"),
        Arguments.of(dtype + ",\"shape\":[0,4294967296,4294967296]," + offsets, "overflows"),
        Arguments.of(dtype + ",\"shape\":[2]," + offsets, "has 4 bytes, expected 8"),
        Arguments.of(dtype + ",\"shape\":[0]," + offsets, "has 4 bytes, expected 0"),
        Arguments.of("\"dtype\":\"F64\"," + shape + "," + offsets, "has 4 bytes, expected 8"),
        Arguments.of("\"dtype\":\"F6_E2M3\"," + shape + "," + offsets, "6 bits"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":4", "no array data_offsets"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[4]", "1 data_offsets"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[0,4,4]", "3 data_offsets"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[0,4.0]", "not all integers"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[-4,0]", "not all integers"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[4,0]", "after its end"),
        Arguments.of(dtype + "," + shape + ",\"data_offsets\":[4,8]", "follows a hole"),
        Arguments.of(
            dtype + "," + shape + ",\"data_offsets\":[9223372036854775803,9223372036854775807]",
            "past any file"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aTensor(String fields, String message) throws IOException {
    String whole = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]";
    Path path =
        Files.write(directory.resolve("good"), file("{\"x\":{" + whole + "}}", new byte[4]));
    try (Arena arena = Arena.ofConfined()) {
      assertEquals(1, Safetensors.open(path, arena).get("x").elements());
    }
    refused(file("{\"x\":{" + fields + "}}", new byte[4]), message);
  }

  @Test
  void duplicateNames() throws IOException {
    String member = member("x", "F32", "[1]", 0, 4);
    refused(file("{" + member + "," + member + "}", new byte[4]), "duplicate key 'x'");
    String escaped = member("\\u0078", "F32", "[1]", 4, 8);
    refused(file("{" + member + "," + escaped + "}", new byte[8]), "duplicate key 'x'");
  }

  @Test
  void whatTheDataCovers() throws IOException {
    String a = member("a", "I32", "[2]", 0, 8);
    String overlapping = "{" + a + "," + member("b", "I32", "[2]", 4, 12) + "}";
    refused(file(overlapping, new byte[12]), "'b' overlaps another");
    String same = "{" + a + "," + member("b", "I32", "[2]", 0, 8) + "}";
    refused(file(same, new byte[8]), "overlaps another");
    String within = "{" + a + "," + member("b", "I32", "[0]", 4, 4) + "}";
    refused(file(within, new byte[8]), "'b' overlaps another");
    String hole = "{" + a + "," + member("b", "I32", "[2]", 9, 17) + "}";
    refused(file(hole, new byte[17]), "'b' follows a hole at byte " + (8 + hole.length() + 9));
    String late = "{" + member("b", "I32", "[2]", 1, 9) + "}";
    refused(file(late, new byte[9]), "'b' follows a hole");
    refused(file("{" + a + "}", new byte[7]), "'a' ends at byte");
    refused(file("{" + a + "}", new byte[9]), "1 bytes belong to no tensor");
    refused(file("{}", new byte[1]), "1 bytes belong to no tensor");
    String huge = "{" + member("a", "U8", "[1152921504606846975]", 0, (1L << 60) - 1) + "}";
    refused(file(huge, new byte[8]), "'a' ends at byte");
  }

  @Test
  void longNamesAreCutInMessages() throws IOException {
    String name = "n".repeat(100_000);
    Path path = Files.write(directory.resolve("bad"), file("{\"" + name + "\":1}"));
    try (Arena arena = Arena.ofConfined()) {
      SafetensorsException e =
          assertThrows(SafetensorsException.class, () -> Safetensors.open(path, arena));
      assertTrue(e.getMessage().length() < 500, e.getMessage());
    }
  }
}
