package dev.weft.dsa.oracle;

import dev.weft.tensor.BFloat16;
import dev.weft.tensor.DType;

/** Values as a storage type holds them. */
public final class Rounding {
  private Rounding() {}

  /** The value of the type that is nearest to {@code x}. */
  public static float to(DType type, double x) {
    float f = (float) x;
    return switch (type) {
      case F32 -> f;
      case F16 -> Float.float16ToFloat(Float.floatToFloat16(f));
      case BF16 -> BFloat16.toFloat(BFloat16.fromFloat(f));
      case I32 -> throw new IllegalArgumentException("I32 holds no fractions");
    };
  }

  /** The largest error of rounding a value of this size to the type; a little more, not less. */
  static double unit(DType type, double magnitude) {
    return switch (type) {
      case F32 -> Math.scalb(magnitude, -24);
      case F16 -> Math.scalb(Math.max(magnitude, Math.scalb(1.0, -14)), -11);
      case BF16 -> Math.scalb(magnitude, -8);
      case I32 -> throw new IllegalArgumentException("I32 holds no fractions");
    };
  }
}
