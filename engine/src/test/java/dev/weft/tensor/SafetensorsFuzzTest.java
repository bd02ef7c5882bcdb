package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated files open soundly or are refused, and nothing else is thrown. */
class SafetensorsFuzzTest {
  @TempDir private Path directory;
  private int opened;
  private int refused;

  private void open(byte[] bytes) throws IOException {
    Path path = directory.resolve("fuzz");
    // Cutting to the new length last, not to nothing first: some file systems then flush.
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.truncate(bytes.length);
    }
    try (Arena arena = Arena.ofConfined()) {
      Safetensors file = Safetensors.open(path, arena);
      long start = 8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
      long total = 0;
      for (SafetensorsEntry entry : file.entries().values()) {
        assertTrue(entry.offset() >= start);
        assertTrue(entry.offset() + entry.bytes() <= bytes.length);
        total += entry.bytes();
      }
      assertEquals(bytes.length - start, total);
      for (Tensor tensor : file.tensors().values()) {
        Object values = tensor.dtype().isFloat() ? tensor.toFloatArray() : tensor.toIntArray();
        assertEquals(tensor.elements(), Array.getLength(values));
      }
      opened++;
    } catch (SafetensorsException e) {
      assertTrue(e.getMessage().contains("fuzz"), e.getMessage());
      refused++;
    }
  }

  @Test
  void everyBitFlip() throws IOException {
    byte[] sample = SafetensorsBytes.sample();
    for (int bit = 0; bit < 8 * sample.length; bit++) {
      byte[] bytes = sample.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      open(bytes);
    }
    // A flip in the data is no fault of the format; nor is one in a name.
    assertTrue(opened > 8 * 56 && refused > 1000, opened + " opened, " + refused + " refused");
  }

  @Test
  void randomMutations() throws IOException {
    Random random = new Random(3);
    String alphabet = "{}[]\",:\\0123456789-.e nul";
    byte[] sample = SafetensorsBytes.sample();
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = sample.clone();
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
          case 0 -> bytes[at] = (byte) random.nextInt();
          case 1 -> bytes[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
          case 2 -> bytes[random.nextInt(8)] = (byte) random.nextInt();
          case 3 -> bytes = Arrays.copyOf(bytes, Math.max(8, at));
          case 4 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
          default -> {
            int from = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(20), bytes.length - Math.max(from, at));
            System.arraycopy(bytes, from, bytes, at, length);
          }
        }
      }
      open(bytes);
    }
    assertTrue(opened > 100 && refused > 3000, opened + " opened, " + refused + " refused");
  }

  /** The header's own fields take each other's values, so that the edits reach the later checks. */
  @Test
  void headerEdits() throws IOException {
    Random random = new Random(4);
    byte[] sample = SafetensorsBytes.sample();
    int length = (int) ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    String header = new String(sample, 8, length, StandardCharsets.UTF_8);
    byte[] data = Arrays.copyOfRange(sample, 8 + length, sample.length);
    String[] values = {
      "0",
      "1",
      "-1",
      "56",
      "57",
      "1e2",
      "2.0",
      "4294967296",
      "9223372036854775807",
      "\"F16\"",
      "\"U8\"",
      "\"F4\"",
      "null",
      "true",
      "[]",
      "{}",
      "[0,0]",
      "[2,3]",
      "[0,56]",
      "\"w\"",
      "\"\""
    };
    for (int i = 0; i < 5000; i++) {
      String edited = header;
      for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
        // Splits before and after each value; the pieces at odd places are values and names.
        String[] pieces = edited.split("(?<=[\\[{,:])|(?=[\\]},:])", -1);
        pieces[random.nextInt(pieces.length)] = values[random.nextInt(values.length)];
        edited = String.join("", pieces);
      }
      open(SafetensorsBytes.file(edited, data));
    }
    assertTrue(opened > 20 && refused > 2000, opened + " opened, " + refused + " refused");
  }
}
