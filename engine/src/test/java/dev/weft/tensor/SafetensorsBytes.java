package dev.weft.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files made by hand, byte by byte, independently of the writer under test. */
final class SafetensorsBytes {
  private SafetensorsBytes() {}

  /** A file of a header as it is, and data. */
  static byte[] file(String header, byte... data) {
    return file(header.getBytes(StandardCharsets.UTF_8), data);
  }

  static byte[] file(byte[] header, byte... data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(data)
        .array();
  }

  /** A tensor's member of the header. */
  static String member(String name, String dtype, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, dtype, shape, begin, end);
  }

  /** A valid file with each kind of content. */
  static byte[] sample() {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\",\"é\":\"\\u00e9\"},"
            + member("w", "F32", "[2,3]", 0, 24)
            + ","
            + member("ids", "I32", "[2]", 24, 32)
            + ","
            + member("h", "F16", "[1,2,1]", 32, 36)
            + ","
            + member("b", "BF16", "[2]", 36, 40)
            + ","
            + member("wide", "F64", "[1]", 40, 48)
            + ","
            + member("flags", "BOOL", "[3]", 48, 51)
            + ","
            + member("nibbles", "F4", "[2]", 51, 52)
            + ","
            + member("scalar", "F32", "[]", 52, 56)
            + ","
            + member("none", "F32", "[0,7]", 56, 56)
            + "}";
    int padding = 8 - header.getBytes(StandardCharsets.UTF_8).length % 8;
    ByteBuffer data = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 1; i <= 6; i++) {
      data.putFloat(i);
    }
    data.putInt(-1).putInt(Integer.MAX_VALUE);
    data.putShort((short) 0x3C00).putShort((short) 0xC000);
    data.putShort((short) 0x3F80).putShort((short) 0x4049);
    data.putDouble(1).put(new byte[] {1, 0, 1}).put((byte) 0x21).putFloat(0.5f);
    return file(header + " ".repeat(padding), data.array());
  }
}
