package dev.weft.tensor;

/**
 * Conversions between {@code float} and BF16, the upper half of a binary32 held in a {@code short}.
 *
 * <p>Stateless: any thread may call it. For binary16 use {@link Float#float16ToFloat} and {@link
 * Float#floatToFloat16}.
 */
public final class BFloat16 {
  private BFloat16() {}

  /**
   * Widens a BF16 value. Exact.
   *
   * @param bits the 16 bits of a BF16 value
   * @return the same value as a {@code float}; a NaN stays a NaN
   */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /**
   * Rounds to the nearest BF16 value, ties to the even one. A finite value beyond the largest BF16
   * value by half a unit in the last place or more becomes an infinity.
   *
   * @param value any value
   * @return the 16 bits of the BF16 value; a NaN gives a quiet NaN of the same sign
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      // Dropping the low half could turn a NaN into an infinity; the quiet bit prevents that.
      return (short) ((bits >>> 16) | 0x40);
    }
    // Half a unit less one, plus the last kept bit: exact ties carry only into an odd value.
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }
}
