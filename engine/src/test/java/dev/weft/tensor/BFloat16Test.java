package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BFloat16Test {
  @ParameterizedTest
  @CsvSource({
    "0x0000, 0.0",
    "0x8000, -0.0",
    "0x3F80, 1.0",
    "0xC000, -2.0",
    "0x4049, 3.140625",
    "0x7F80, Infinity",
    "0xFF80, -Infinity",
    "0x0001, 9.183549615799121e-41"
  })
  void widensKnownValues(String bits, float value) {
    short encoded = (short) Integer.decode(bits).intValue();
    assertEquals(value, BFloat16.toFloat(encoded));
    assertEquals(encoded, BFloat16.fromFloat(value));
  }

  @Test
  void everyValueComesBack() {
    int nans = 0;
    for (int i = 0; i < 1 << 16; i++) {
      short bits = (short) i;
      float value = BFloat16.toFloat(bits);
      short back = BFloat16.fromFloat(value);
      if (Float.isNaN(value)) {
        nans++;
        assertTrue(Float.isNaN(BFloat16.toFloat(back)), () -> "NaN lost of " + bits);
        assertEquals(bits & 0x8000, back & 0x8000, "sign of NaN");
      } else {
        assertEquals(bits, back);
      }
    }
    assertEquals(2 * 127, nans);
  }

  /** All upper halves, and the lower halves at which the rounding turns. */
  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x0001, 0x3A5C, 0x7FFF, 0x8000, 0x8001, 0xFFFF})
  void roundsToNearestEven(int low) {
    for (int high = 0; high < 1 << 16; high++) {
      float value = Float.intBitsToFloat(high << 16 | low);
      if (!Float.isFinite(value)) {
        continue;
      }
      // In double, one step past the largest BF16 value is 2^128, where IEEE rounds to infinity.
      double below = magnitude(high);
      double above = magnitude(high + 1);
      double exact = Math.abs((double) value);
      double down = exact - below;
      double up = above - exact;
      boolean keep = down < up || (down == up && (high & 1) == 0);
      int expected = keep ? high : high + 1;
      assertEquals((short) expected, BFloat16.fromFloat(value), () -> "of " + value);
    }
  }

  private static double magnitude(int bits) {
    int exponent = bits >> 7 & 0xFF;
    int fraction = bits & 0x7F;
    return exponent == 0
        ? Math.scalb((double) fraction, -126 - 7)
        : Math.scalb((double) (fraction | 0x80), exponent - 127 - 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7F800001, 0xFF800001, 0x7FC00000, 0xFFFFFFFF, 0x7FBFFFFF})
  void keepsNan(int bits) {
    short rounded = BFloat16.fromFloat(Float.intBitsToFloat(bits));
    assertTrue(Float.isNaN(BFloat16.toFloat(rounded)));
    assertEquals(bits < 0, rounded < 0);
  }
}
