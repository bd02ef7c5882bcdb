package dev.weft.tensor;

/**
 * The element type of a {@link Tensor}. Elements are little-endian in memory and in files.
 *
 * <p>Constants are immutable and shared by threads freely.
 */
public enum DType {
  /** IEEE 754 binary32. */
  F32(4, true),
  /** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
  F16(2, true),
  /** The upper half of a binary32: 1 sign, 8 exponent and 7 fraction bits. */
  BF16(2, true),
  /** A signed 32-bit integer, two's complement. */
  I32(4, false);

  private final int bytes;
  private final boolean isFloat;

  DType(int bytes, boolean isFloat) {
    this.bytes = bytes;
    this.isFloat = isFloat;
  }

  /**
   * Returns the size of an element.
   *
   * @return bytes an element, a power of two
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Says whether elements are floating-point numbers, which convert into one another.
   *
   * @return true for {@code F32}, {@code F16} and {@code BF16}
   */
  public boolean isFloat() {
    return isFloat;
  }

  /**
   * Returns the name that the safetensors format has for this type.
   *
   * @return {@code "F32"}, {@code "F16"}, {@code "BF16"} or {@code "I32"}
   */
  public String safetensorsName() {
    return name();
  }
}
