package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorCopyTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  private static float rounded(float value, DType dtype) {
    return switch (dtype) {
      case F32 -> value;
      case F16 -> Float.float16ToFloat(Float.floatToFloat16(value));
      case BF16 -> BFloat16.toFloat(BFloat16.fromFloat(value));
      case I32 -> throw new AssertionError();
    };
  }

  @Test
  void takesAndGivesArrays() {
    float[] floats = {1, 2, 3, 4, 5, Float.NaN};
    int[] ints = {1, -2, Integer.MIN_VALUE};
    assertArrayEquals(floats, Tensor.of(arena, floats, 2, 3).toFloatArray());
    assertArrayEquals(ints, Tensor.of(arena, ints, 3).toIntArray());
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(arena, floats, 7));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(arena, ints, 2));
  }

  @Test
  void readsEveryF16AndBf16() {
    MemorySegment memory = arena.allocate(2 << 16, 64);
    for (int i = 0; i < 1 << 16; i++) {
      memory.setAtIndex(Elements.SHORT, i, (short) i);
    }
    Tensor f16 = Tensor.wrap(memory, DType.F16, 1 << 16);
    Tensor bf16 = Tensor.wrap(memory, DType.BF16, 1 << 16);
    float[] halves = f16.toFloatArray();
    float[] brains = bf16.toFloatArray();
    for (int i = 0; i < 1 << 16; i++) {
      assertEquals(Float.float16ToFloat((short) i), halves[i]);
      assertEquals(Float.intBitsToFloat(i << 16), brains[i]);
      assertEquals(halves[i], f16.getFloat(i));
      assertEquals(brains[i], bf16.getFloat(i));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "I32", mode = EnumSource.Mode.EXCLUDE)
  void writesRounded(DType dtype) {
    Random random = new Random(7);
    Tensor tensor = Tensor.allocate(arena, dtype, 1000);
    for (int i = 0; i < 1000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      tensor.setFloat(value, i);
      assertEquals(rounded(value, dtype), tensor.getFloat(i));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "I32", mode = EnumSource.Mode.EXCLUDE)
  void convertsBetweenFloatTypesAndStrides(DType from) {
    Random random = new Random(8);
    for (DType to : new DType[] {DType.F32, DType.F16, DType.BF16}) {
      Tensor src = Tensor.allocate(arena, from, 7, 5, 3);
      for (int i = 0; i < 105; i++) {
        src.setFloat((float) random.nextGaussian(), i / 15, i / 3 % 5, i % 3);
      }
      Tensor strided = src.transpose(0, 2).slice(1, 1, 4);
      Tensor whole = Tensor.allocate(arena, to, 5, 3, 9);
      whole.fill(99);
      Tensor dst = whole.transpose(0, 1).slice(2, 1, 8).slice(1, 2, 5);
      dst.copyFrom(strided);
      Tensor copy = strided.to(arena, to);
      assertEquals(to, copy.dtype());
      assertTrue(copy.isContiguous());
      assertEquals(0, copy.segment().address() % 64);
      for (long i = 0; i < 3; i++) {
        for (long j = 0; j < 3; j++) {
          for (long k = 0; k < 7; k++) {
            float expected = rounded(src.getFloat(k, j + 1, i), to);
            assertEquals(expected, copy.getFloat(i, j, k));
            assertEquals(expected, dst.getFloat(i, j, k));
          }
        }
      }
      // What lies between the strides stays.
      int untouched = 0;
      for (float value : whole.toFloatArray()) {
        untouched += value == 99 ? 1 : 0;
      }
      assertEquals(5 * 3 * 9 - 63, untouched);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameTypeCopiesBits(DType dtype) {
    Tensor src = Tensor.allocate(arena, dtype, 6, 4);
    Random random = new Random(9);
    for (long at = 0; at < src.segment().byteSize(); at += 2) {
      src.segment().set(Elements.SHORT, at, (short) random.nextInt());
    }
    Tensor packed = src.transpose(0, 1).to(arena, dtype);
    Tensor back = Tensor.allocate(arena, dtype, 6, 4);
    back.transpose(0, 1).copyFrom(packed);
    assertEquals(-1, src.segment().mismatch(back.segment()));
    assertTrue(src.segment().mismatch(packed.segment()) >= 0);
  }

  @Test
  void fillsOnlyTheView() {
    for (DType dtype : DType.values()) {
      Tensor tensor = Tensor.allocate(arena, dtype, 4, 5);
      tensor.fill(-1);
      tensor.slice(1, 1, 3).fill(7);
      for (long i = 0; i < 4; i++) {
        for (long j = 0; j < 5; j++) {
          float expected = j == 1 || j == 2 ? 7 : -1;
          float actual = dtype.isFloat() ? tensor.getFloat(i, j) : tensor.getInt(i, j);
          assertEquals(expected, actual);
        }
      }
    }
    Tensor scalar = Tensor.allocate(arena, DType.F32);
    scalar.fill(3);
    assertEquals(3, scalar.getFloat());
  }

  @ParameterizedTest
  @ValueSource(floats = {0.5f, Float.NaN, 0x1p31f, Float.POSITIVE_INFINITY, -0x1.000002p31f})
  void fillOfIntsNeedsAnInt(float value) {
    Tensor tensor = Tensor.allocate(arena, DType.I32, 2);
    assertThrows(IllegalArgumentException.class, () -> tensor.fill(value));
    tensor.fill(-0x1p31f);
    assertEquals(Integer.MIN_VALUE, tensor.getInt(1));
  }

  @Test
  void refusesWhatDoesNotConvert() {
    Tensor floats = Tensor.allocate(arena, DType.F32, 2, 3);
    Tensor ints = Tensor.allocate(arena, DType.I32, 2, 3);
    assertThrows(IllegalArgumentException.class, () -> floats.copyFrom(ints));
    assertThrows(IllegalArgumentException.class, () -> ints.copyFrom(floats));
    assertThrows(IllegalArgumentException.class, () -> ints.to(arena, DType.F16));
    assertThrows(IllegalArgumentException.class, () -> floats.to(arena, DType.I32));
    Tensor other = Tensor.allocate(arena, DType.F32, 3, 2);
    assertThrows(IllegalArgumentException.class, () -> floats.copyFrom(other));
  }

  @Test
  void refusesArraysBeyondTheHeap() {
    Tensor one = Tensor.allocate(arena, DType.F32, 1);
    Tensor huge =
        Tensor.wrap(one.segment(), DType.F32, new long[] {1L << 31, 2}, new long[] {0, 0});
    assertThrows(IllegalArgumentException.class, huge::toFloatArray);
  }
}
