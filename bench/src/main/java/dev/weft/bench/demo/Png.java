package dev.weft.bench.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures as PNG files (RFC 2083), eight bits a channel, no filter. In place of {@code
 * javax.imageio}, which would bring the whole of {@code java.desktop} into the self-contained
 * image.
 */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Png() {}

  /**
   * Encodes a picture.
   *
   * @param rgb {@code [height][width]}, each {@code 0xRRGGBB}
   */
  static byte[] encode(int[][] rgb) {
    int width = rgb[0].length;
    ByteBuffer rows = ByteBuffer.allocate(rgb.length * (1 + 3 * width));
    for (int[] row : rgb) {
      rows.put((byte) 0);
      for (int pixel : row) {
        rows.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
      }
    }
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(rgb.length);
    header.put((byte) 8).put((byte) 2); // bits a channel; colours without alpha
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflate(rows.array()));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    out.writeBytes(chunk.putInt((int) crc.getValue()).array());
  }

  private static byte[] deflate(byte[] data) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(data);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }
}
