package dev.weft.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Powers of 2, by polynomial. In methods of at most 35 bytecodes (MaxInlineSize), which C2 inlines
 * at sites that a profile calls cold too; elsewhere it would call them, with vectors on the heap.
 */
final class Exp2 {
  /** Adding it rounds a float of less than 2^22 to an integer, which lands in the low bits. */
  private static final float ROUND = 12582912f;

  private static final int LEAST = Float.floatToRawIntBits(-127f);

  private Exp2() {}

  /**
   * {@code 2^x}, relative error 1.7e-7. Below −127 exactly 0: there the clamp leaves a fraction of
   * 0 and an exponent field of 0. The clamp is an unsigned minimum of the bits, in which every
   * negative number above −127 is smaller, and positive ones and NaN pass. {@code x} stays under
   * 127.
   */
  static FloatVector of(FloatVector x) {
    FloatVector c = clamp(x);
    FloatVector t = c.add(ROUND);
    FloatVector f = c.sub(t.sub(ROUND));
    return scale(power(f), t);
  }

  private static FloatVector clamp(FloatVector x) {
    return x.reinterpretAsInts().lanewise(VectorOperators.UMIN, LEAST).reinterpretAsFloats();
  }

  private static FloatVector power(FloatVector f) {
    FloatVector p = step(f.broadcast(0.0013264727f), f, 0.009671513f);
    return low(step(step(p, f, 0.055507336f), f, 0.24022242f), f);
  }

  private static FloatVector low(FloatVector p, FloatVector f) {
    return step(step(p, f, 0.693147f), f, 1f);
  }

  /** A step of Horner's scheme. */
  private static FloatVector step(FloatVector p, FloatVector x, float c) {
    return p.fma(x, x.broadcast(c));
  }

  private static FloatVector scale(FloatVector p, FloatVector t) {
    IntVector exponent = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /** The scalar of the same bits. */
  static float of(float x) {
    int bits = Float.floatToRawIntBits(x);
    float c = Integer.compareUnsigned(bits, LEAST) < 0 ? x : -127f;
    if (Float.isNaN(x)) {
      return x;
    }
    float t = c + ROUND;
    float f = c - (t - ROUND);
    float p = Math.fma(f, 0.0013264727f, 0.009671513f);
    p = Math.fma(p, f, 0.055507336f);
    p = Math.fma(p, f, 0.24022242f);
    p = Math.fma(p, f, 0.693147f);
    p = Math.fma(p, f, 1f);
    return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(t) << 23));
  }
}
