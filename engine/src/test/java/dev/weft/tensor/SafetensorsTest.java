package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  private final Arena arena = Arena.ofConfined();
  @TempDir private Path directory;

  @AfterEach
  void close() {
    arena.close();
  }

  private Safetensors open(byte[] bytes) throws IOException {
    return Safetensors.open(Files.write(directory.resolve("hand.safetensors"), bytes), arena);
  }

  @Test
  void readsAFileMadeByHand() throws IOException {
    Safetensors file = open(SafetensorsBytes.sample());
    assertEquals(Map.of("format", "pt", "é", "é"), file.metadata());
    assertEquals(List.of("w", "ids", "h", "b", "scalar", "none"), names(file.tensors()));
    assertArrayEquals(new long[] {2, 3}, file.get("w").shape());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, file.get("w").toFloatArray());
    assertArrayEquals(new int[] {-1, Integer.MAX_VALUE}, file.get("ids").toIntArray());
    assertEquals(DType.F16, file.get("h").dtype());
    assertArrayEquals(new float[] {1, -2}, file.get("h").toFloatArray());
    assertEquals(DType.BF16, file.get("b").dtype());
    assertArrayEquals(new float[] {1, 3.140625f}, file.get("b").toFloatArray());
    assertEquals(0, file.get("scalar").rank());
    assertEquals(0.5f, file.get("scalar").getFloat());
    assertArrayEquals(new long[] {0, 7}, file.get("none").shape());
  }

  private static List<String> names(Map<String, ?> map) {
    return List.copyOf(map.keySet());
  }

  @Test
  void listsTypesThatNoTensorHas() throws IOException {
    Safetensors file = open(SafetensorsBytes.sample());
    assertEquals(9, file.entries().size());
    assertTrue(file.contains("wide"));
    assertFalse(file.contains("width"));
    assertFalse(file.tensors().containsKey("wide"));
    SafetensorsEntry flags = file.entries().get("flags");
    assertEquals("BOOL", flags.dtype());
    assertEquals(List.of(3L), flags.shape());
    assertEquals(3, flags.bytes());
    byte[] bytes = SafetensorsBytes.sample();
    assertEquals(1, bytes[(int) flags.offset()]);
    assertEquals(bytes.length - 8, flags.offset());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> file.get("wide"));
    assertTrue(e.getMessage().contains("F64"), e.getMessage());
  }

  @Test
  void listsRanksThatNoTensorHas() throws IOException {
    String shape = "[1,1,1,1,1,1,1,1,1]";
    Safetensors file =
        open(
            SafetensorsBytes.file(
                "{" + SafetensorsBytes.member("deep", "I32", shape, 0, 4) + "}", new byte[4]));
    assertEquals(9, file.entries().get("deep").shape().size());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> file.get("deep"));
    assertTrue(e.getMessage().contains("rank 9"), e.getMessage());
  }

  @Test
  void namesWhatExists() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      header.append(i == 0 ? "" : ",");
      header.append(SafetensorsBytes.member("layer." + i, "F32", "[0]", 0, 0));
    }
    Safetensors file = open(SafetensorsBytes.file(header.append('}').toString()));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> file.get("layer.100"));
    assertTrue(e.getMessage().contains("'layer.100'"), e.getMessage());
    assertTrue(e.getMessage().contains("'layer.0', 'layer.1'"), e.getMessage());
    assertTrue(e.getMessage().contains("hand.safetensors"), e.getMessage());
    assertTrue(e.getMessage().length() < 400, e.getMessage());
  }

  @Test
  void tensorsAreViewsOfTheFile() throws IOException {
    Path path = Files.write(directory.resolve("view.safetensors"), SafetensorsBytes.sample());
    Safetensors file = Safetensors.open(path, arena);
    for (Tensor tensor : file.tensors().values()) {
      assertTrue(tensor.isReadOnly());
      assertThrows(IllegalArgumentException.class, () -> tensor.fill(0));
    }
    long base = file.get("w").segment().address();
    assertEquals(base + 24, file.get("ids").segment().address());
    assertEquals(base + 36, file.get("b").segment().address());
    assertTrue(file.get("w").segment().isMapped());
    assertThrows(UnsupportedOperationException.class, () -> file.tensors().clear());
    assertThrows(UnsupportedOperationException.class, () -> file.metadata().clear());
    assertThrows(UnsupportedOperationException.class, () -> file.entries().clear());
  }

  @Test
  void copiesWhatIsMisaligned() throws IOException {
    String members =
        SafetensorsBytes.member("flag", "BOOL", "[1]", 0, 1)
            + ","
            + SafetensorsBytes.member("x", "I32", "[2]", 1, 9)
            + ","
            + SafetensorsBytes.member("h", "F16", "[1]", 9, 11);
    byte[] data = {1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0x3C};
    for (int padding = 0; padding < 8; padding++) {
      Safetensors file =
          open(SafetensorsBytes.file("{" + members + "}" + " ".repeat(padding), data));
      assertArrayEquals(new int[] {1, 256}, file.get("x").toIntArray());
      assertArrayEquals(new float[] {1}, file.get("h").toFloatArray());
      boolean aligned = file.entries().get("x").offset() % 4 == 0;
      assertEquals(aligned, file.get("x").segment().isMapped());
      assertEquals(0, file.get("x").segment().address() % 4);
      assertTrue(file.get("x").isReadOnly());
    }
  }

  @Test
  void acceptsWhatTheFormatLeavesOpen() throws IOException {
    assertEquals(Map.of(), open(SafetensorsBytes.file("{}")).entries());
    assertEquals(Map.of(), open(SafetensorsBytes.file("{\"__metadata__\":{}}   ")).metadata());
    // The header's order need not be that of the data.
    String members =
        SafetensorsBytes.member("second", "I32", "[1]", 4, 8)
            + ","
            + SafetensorsBytes.member("none", "I32", "[0]", 4, 4)
            + ","
            + SafetensorsBytes.member("first", "I32", "[1]", 0, 4);
    Safetensors file = open(SafetensorsBytes.file("{" + members + "}", new byte[8]));
    assertEquals(List.of("second", "none", "first"), names(file.tensors()));
  }

  @Test
  void aMissingFileIsNotFound() {
    Path missing = directory.resolve("missing");
    assertThrows(NoSuchFileException.class, () -> Safetensors.open(missing, arena));
    assertThrows(IOException.class, () -> Safetensors.open(directory, arena));
  }

  @Test
  void describesItself() throws IOException {
    String text = open(SafetensorsBytes.sample()).toString();
    assertTrue(text.endsWith("hand.safetensors, 9 tensors)"), text);
  }
}
