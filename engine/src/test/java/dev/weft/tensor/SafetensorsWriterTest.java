package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  private final Arena arena = Arena.ofConfined();
  @TempDir private Path directory;

  @AfterEach
  void close() {
    arena.close();
  }

  private Tensor random(DType dtype, long... shape) {
    Tensor tensor = Tensor.allocate(arena, dtype, shape);
    Random random = new Random(5);
    for (long at = 0; at < tensor.segment().byteSize(); at += 2) {
      tensor.segment().set(Elements.SHORT, at, (short) random.nextInt());
    }
    return tensor;
  }

  @Test
  void theBytesAreThese() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", Tensor.of(arena, new int[] {1, 256}, 2, 1));
    tensors.put("h", Tensor.of(arena, new float[] {1}, 1).to(arena, DType.F16));
    tensors.put("a\"\n", Tensor.of(arena, new float[] {-2}));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("é", "\\");
    metadata.put("by", "hand");
    Path file = directory.resolve("x");
    Safetensors.write(file, tensors, metadata);
    String header =
        "{\"__metadata__\":{\"by\":\"hand\",\"é\":\"\\\\\"},"
            + "\"a\\\"\\u000a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"I32\",\"shape\":[2,1],\"data_offsets\":[4,12]},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[12,14]}}";
    int bytes = header.getBytes(StandardCharsets.UTF_8).length;
    header += " ".repeat((64 - (8 + bytes) % 64) % 64);
    byte[] data = {0, 0, 0, (byte) 0xC0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0x3C};
    assertArrayEquals(SafetensorsBytes.file(header, data), Files.readAllBytes(file));
  }

  @Test
  void theOrderOfTheMapsDoesNotMatter() throws IOException {
    Map<String, Tensor> one = new LinkedHashMap<>();
    Map<String, Tensor> other = new LinkedHashMap<>();
    List<DType> dtypes = List.of(DType.BF16, DType.F32, DType.F16, DType.I32);
    for (int i = 0; i < 20; i++) {
      // Odd extents: the names' order alone would leave the wide ones misaligned.
      one.put("t" + i, random(dtypes.get(i % 4), 2 * i + 1));
    }
    for (String name : one.keySet().stream().sorted().toList().reversed()) {
      other.put(name, one.get(name));
    }
    Path a = directory.resolve("a");
    Path b = directory.resolve("b");
    Safetensors.write(a, one, Map.of());
    Safetensors.write(b, other, Map.of());
    assertEquals(-1, Files.mismatch(a, b));
    Safetensors file = Safetensors.open(a, arena);
    for (SafetensorsEntry entry : file.entries().values()) {
      assertEquals(0, entry.offset() % file.get(entry.name()).dtype().bytes());
      assertTrue(file.get(entry.name()).segment().isMapped());
    }
  }

  @Test
  void theDataBeginsAtAMultipleOf64() throws IOException {
    Path file = directory.resolve("x");
    for (int length = 1; length < 130; length++) {
      Safetensors.write(file, Map.of("n".repeat(length), random(DType.F32, 1)), Map.of());
      long header =
          ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
      assertEquals(0, (8 + header) % 64);
      assertTrue(header < 64 * 4);
    }
  }

  @Test
  void everyTypeComesBack() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (DType dtype : DType.values()) {
      tensors.put(dtype + ".matrix", random(dtype, 7, 9));
      tensors.put(dtype + ".scalar", random(dtype));
      tensors.put(dtype + ".empty", random(dtype, 3, 0));
    }
    Map<String, String> metadata = Map.of("k", "v\t\uD834\uDD1E");
    Path file = directory.resolve("x");
    Safetensors.write(file, tensors, metadata);
    Safetensors back = Safetensors.open(file, arena);
    assertEquals(metadata, back.metadata());
    assertEquals(tensors.keySet(), back.tensors().keySet());
    tensors.forEach((name, tensor) -> assertSame(tensor, back.get(name)));
  }

  private static void assertSame(Tensor expected, Tensor actual) {
    assertEquals(expected.dtype(), actual.dtype());
    assertArrayEquals(expected.shape(), actual.shape());
    assertEquals(-1, expected.segment().mismatch(actual.segment()));
  }

  /** Sizes above and below the chunks in which a file is written. */
  @Test
  void stridedTensorsAreWrittenInRowMajorOrder() throws IOException {
    Tensor large = random(DType.I32, 700, 600);
    Tensor row = random(DType.F32, 2);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("large", large);
    tensors.put("transposed", large.transpose(0, 1));
    tensors.put("slice", large.slice(1, 1, 599));
    tensors.put("one", large.split(0, 1).transpose(1, 2));
    tensors.put("heads", large.split(1, 3).transpose(0, 1));
    tensors.put("small", large.slice(0, 3, 5).slice(1, 3, 8));
    tensors.put(
        "broadcast",
        Tensor.wrap(row.segment(), DType.F32, new long[] {400_000, 2}, new long[] {0, 1}));
    Path file = directory.resolve("x");
    Safetensors.write(file, tensors, Map.of());
    Safetensors back = Safetensors.open(file, arena);
    tensors.forEach((name, tensor) -> assertSame(tensor.to(arena, tensor.dtype()), back.get(name)));
    assertEquals(large.getInt(5, 17), back.get("transposed").getInt(17, 5));
    assertEquals(large.getInt(5, 417), back.get("heads").getInt(2, 5, 17));
  }

  @Test
  void aFailureLeavesTheOldFileAlone() throws IOException {
    Path file = directory.resolve("x");
    Tensor good = random(DType.F32, 3);
    Safetensors.write(file, Map.of("good", good), Map.of());
    byte[] before = Files.readAllBytes(file);
    Map<String, Tensor> closed = Map.of("a", good, "z", closed());
    assertThrows(IllegalStateException.class, () -> Safetensors.write(file, closed, Map.of()));
    assertArrayEquals(before, Files.readAllBytes(file));
    Path child = Files.createDirectory(directory.resolve("child"));
    assertThrows(IOException.class, () -> Safetensors.write(child, Map.of("a", good), Map.of()));
    Path nowhere = directory.resolve("nowhere").resolve("x");
    assertThrows(
        NoSuchFileException.class, () -> Safetensors.write(nowhere, Map.of("a", good), Map.of()));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(child, file), files.sorted().toList());
    }
  }

  private static Tensor closed() {
    try (Arena gone = Arena.ofConfined()) {
      return Tensor.allocate(gone, DType.F32, 4);
    }
  }

  @Test
  void aMappedFileCanBeReplaced() throws IOException {
    Path file = directory.resolve("x");
    Safetensors.write(file, Map.of("x", Tensor.of(arena, new float[] {1}, 1)), Map.of());
    Tensor old = Safetensors.open(file, arena).get("x");
    Safetensors.write(file, Map.of("x", Tensor.of(arena, new float[] {2}, 1)), Map.of());
    assertEquals(1, old.getFloat(0));
    assertEquals(2, Safetensors.open(file, arena).get("x").getFloat(0));
    // A file may be rewritten from its own mapping.
    Safetensors.write(file, Map.of("y", old), Map.of());
    assertEquals(1, Safetensors.open(file, arena).get("y").getFloat(0));
  }

  @Test
  void refuses() {
    Path file = directory.resolve("x");
    Map<String, String> tooMuch = new LinkedHashMap<>();
    String megabyte = "v".repeat(1_000_000);
    for (int i = 0; i < 100; i++) {
      tooMuch.put("k" + i, megabyte);
    }
    Tensor tensor = random(DType.F32, 1);
    for (String name : List.of("__metadata__", "\uD834", "a\uDD1E")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Safetensors.write(file, Map.of(name, tensor), Map.of()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Safetensors.write(file, Map.of(), Map.of("k", "\uDD1E")));
    assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, Map.of(), tooMuch));
    Tensor wide = Tensor.wrap(tensor.segment(), DType.F32, new long[] {1L << 60}, new long[] {0});
    assertThrows(
        IllegalArgumentException.class,
        () -> Safetensors.write(file, Map.of("a", wide, "b", wide), Map.of()));
    assertTrue(Files.notExists(file));
  }
}
