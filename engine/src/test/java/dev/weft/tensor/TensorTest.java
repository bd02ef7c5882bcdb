package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  @ParameterizedTest
  @EnumSource
  void allocatesAlignedZeros(DType dtype) {
    for (long n = 1; n < 20; n++) {
      Tensor tensor = Tensor.allocate(arena, dtype, n, 3);
      assertEquals(0, tensor.segment().address() % 64);
      assertEquals(n * 3 * dtype.bytes(), tensor.segment().byteSize());
      for (byte b : tensor.segment().toArray(ValueLayout.JAVA_BYTE)) {
        assertEquals(0, b);
      }
    }
  }

  @Test
  void describesItself() {
    Tensor tensor = Tensor.allocate(arena, DType.F32, 12, 1024, 64);
    assertEquals("Tensor(F32 [12, 1024, 64] strides [65536, 64, 1])", tensor.toString());
    assertEquals(DType.F32, tensor.dtype());
    assertEquals(3, tensor.rank());
    assertEquals(1024, tensor.shape(1));
    assertEquals(64, tensor.stride(1));
    assertEquals(12 * 1024 * 64, tensor.elements());
    assertTrue(tensor.isContiguous());
    assertFalse(tensor.isReadOnly());
  }

  @Test
  void shapesAreCopied() {
    long[] given = {2, 3};
    Tensor tensor = Tensor.allocate(arena, DType.F32, given);
    given[0] = 7;
    tensor.shape()[0] = 8;
    tensor.strides()[0] = 9;
    assertArrayEquals(new long[] {2, 3}, tensor.shape());
    assertArrayEquals(new long[] {3, 1}, tensor.strides());
  }

  @Test
  void aScalarHasOneElement() {
    Tensor scalar = Tensor.allocate(arena, DType.F32);
    scalar.setFloat(2.5f);
    assertEquals(0, scalar.rank());
    assertEquals(1, scalar.elements());
    assertEquals(2.5f, scalar.getFloat());
    assertArrayEquals(new float[] {2.5f}, scalar.toFloatArray());
  }

  @Test
  void anEmptyTensorIsLegal() {
    Tensor empty = Tensor.allocate(arena, DType.I32, 4, 0, 3);
    assertEquals(0, empty.elements());
    assertEquals(0, empty.segment().byteSize());
    assertTrue(empty.isContiguous());
    assertArrayEquals(new int[0], empty.toIntArray());
    assertArrayEquals(new long[] {0, 3}, empty.select(0, 3).shape());
    assertArrayEquals(new long[] {4, 0, 1}, empty.slice(2, 2, 3).shape());
    assertThrows(IndexOutOfBoundsException.class, () -> empty.getInt(0, 0, 0));
  }

  @Test
  void wrapsWithoutCopy() {
    MemorySegment memory = arena.allocate(24, 4);
    Tensor tensor = Tensor.wrap(memory, DType.F32, 2, 3);
    tensor.setFloat(7, 1, 0);
    assertEquals(7, memory.getAtIndex(Elements.FLOAT, 3));
    memory.setAtIndex(Elements.FLOAT, 5, 8);
    assertEquals(8, tensor.getFloat(1, 2));
    assertTrue(Tensor.wrap(memory.asReadOnly(), DType.F32, 6).isReadOnly());
  }

  @Test
  void wrapsStrides() {
    MemorySegment memory = arena.allocate(40, 4);
    for (int i = 0; i < 10; i++) {
      memory.setAtIndex(Elements.INT, i, i);
    }
    Tensor tensor = Tensor.wrap(memory, DType.I32, new long[] {2, 3}, new long[] {5, 2});
    assertArrayEquals(new int[] {0, 2, 4, 5, 7, 9}, tensor.toIntArray());
    assertEquals(40, tensor.segment().byteSize());
    assertFalse(tensor.isContiguous());
    // A dimension of one element may have any stride.
    Tensor row = Tensor.wrap(memory, DType.I32, new long[] {1, 3}, new long[] {0, 1});
    assertTrue(row.isContiguous());
    assertFalse(row.isReadOnly());
    assertEquals(12, row.segment().byteSize());
  }

  @Test
  void aBroadcastIsReadOnly() {
    Tensor row = Tensor.of(arena, new float[] {1, 2}, 2);
    Tensor rows = Tensor.wrap(row.segment(), DType.F32, new long[] {3, 2}, new long[] {0, 1});
    assertTrue(rows.isReadOnly());
    assertFalse(rows.isContiguous());
    assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2}, rows.toFloatArray());
    refused("read-only", () -> rows.setFloat(1, 0, 0));
    refused("read-only", () -> rows.fill(1));
    refused("read-only", () -> rows.copyFrom(rows));
  }

  @Test
  void refusesShapes() {
    refused("extent -1", () -> Tensor.allocate(arena, DType.F32, 2, -1));
    refused("rank 9", () -> Tensor.allocate(arena, DType.F32, new long[9]));
    refused("overflows", () -> Tensor.allocate(arena, DType.F32, 1L << 61));
    refused("overflows", () -> Tensor.allocate(arena, DType.F32, 1L << 32, 1L << 32));
    refused("overflows", () -> Tensor.allocate(arena, DType.F16, 1L << 40, 0, 1L << 40));
    refused("overflows", () -> Tensor.allocate(arena, DType.F32, Long.MAX_VALUE, Long.MAX_VALUE));
    assertEquals(8, Tensor.allocate(arena, DType.F32, 1, 1, 1, 1, 1, 1, 1, 1).rank());
  }

  @Test
  void refusesMemory() {
    MemorySegment memory = arena.allocate(64, 64);
    refused("heap", () -> Tensor.wrap(MemorySegment.ofArray(new float[4]), DType.F32, 4));
    refused("60 bytes, expected 64", () -> Tensor.wrap(memory.asSlice(4), DType.F32, 16));
    refused("64 bytes, expected 60", () -> Tensor.wrap(memory, DType.F32, 15));
    refused("multiple of 4", () -> Tensor.wrap(memory.asSlice(2, 4), DType.F32, 1));
    refused("multiple of 2", () -> Tensor.wrap(memory.asSlice(1, 4), DType.F16, 2));
    assertEquals(2, Tensor.wrap(memory.asSlice(2, 4), DType.BF16, 2).elements());
  }

  @Test
  void refusesStrides() {
    MemorySegment memory = arena.allocate(48, 4);
    refused("one stride", () -> strided(memory, new long[] {2, 2}, 1));
    refused("at least 0", () -> strided(memory, new long[] {2, 2}, 2, -1));
    refused("past the segment", () -> strided(memory, new long[] {4, 3}, 4, 1));
    refused("past the segment", () -> strided(memory, new long[] {2, 3}, Long.MAX_VALUE, 1));
    refused("past the segment", () -> strided(memory, new long[] {1L << 40, 3}, 1L << 40, 1));
    refused("past the segment", () -> strided(memory.asSlice(0, 3), new long[] {1}, 1));
    refused("interleave", () -> strided(memory, new long[] {3, 3}, 1, 1));
    refused("interleave", () -> strided(memory, new long[] {2, 3}, 2, 1));
    refused("interleave", () -> strided(memory, new long[] {2, 2, 2}, 3, 2, 1));
    // The exact fit, with an element to spare, in any order of strides.
    assertEquals(12, strided(memory, new long[] {4, 3}, 3, 1).elements());
    assertEquals(12, strided(memory, new long[] {3, 4}, 1, 3).elements());
    assertEquals(44, strided(memory, new long[] {3, 3}, 4, 1).segment().byteSize());
  }

  private static Tensor strided(MemorySegment memory, long[] shape, long... strides) {
    return Tensor.wrap(memory, DType.F32, shape, strides);
  }

  @Test
  void refusesIndices() {
    Tensor tensor = Tensor.allocate(arena, DType.F32, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.getFloat(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.getFloat(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.setFloat(1, 2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.shape(2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.stride(-1));
    refused("rank 1", () -> tensor.getFloat(0));
    refused("rank 3", () -> tensor.setFloat(1, 0, 0, 0));
  }

  @Test
  void refusesTheOtherKindOfElement() {
    Tensor floats = Tensor.allocate(arena, DType.BF16, 2);
    Tensor ints = Tensor.allocate(arena, DType.I32, 2);
    refused("getFloat", () -> ints.getFloat(0));
    refused("setFloat", () -> ints.setFloat(1, 0));
    refused("toFloatArray", ints::toFloatArray);
    refused("getInt", () -> floats.getInt(0));
    refused("setInt", () -> floats.setInt(1, 0));
    refused("toIntArray", floats::toIntArray);
  }

  @Test
  void refusesWritesToReadOnly() {
    Tensor floats = Tensor.allocate(arena, DType.F32, 2);
    Tensor ints = Tensor.allocate(arena, DType.I32, 2).asReadOnly();
    Tensor view = floats.asReadOnly();
    refused("setFloat of read-only", () -> view.setFloat(1, 0));
    refused("setInt of read-only", () -> ints.setInt(1, 0));
    refused("fill of read-only", () -> view.fill(1));
    refused("copyFrom of read-only", () -> view.copyFrom(floats));
    refused("setFloat of read-only", () -> view.slice(0, 0, 1).setFloat(1, 0));
    floats.setFloat(3, 1);
    assertEquals(3, view.getFloat(1));
  }

  private static void refused(String message, Executable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
