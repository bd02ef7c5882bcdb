package dev.weft.cpu;

/**
 * Powers of 2 by polynomial: {@code 2^x = 2^n · p(f)} with {@code n} the integer next to {@code x}
 * and {@code f = x − n}; relative error 1.7e-7. Below −127 exactly 0: there the clamp leaves a
 * fraction of 0 and an exponent field of 0. The clamp is an unsigned minimum of the bits, in which
 * every negative number above −127 is smaller, and positive ones and NaN pass. {@code x} stays
 * under 127.
 *
 * <p>The vector kernels write it out where they need it: see {@link LaneTemplate} for why they call
 * no method of ours.
 */
final class Exp2 {
  /** Adding it rounds a float of less than 2^22 to an integer, which lands in the low bits. */
  static final float ROUND = 12582912f;

  static final int LEAST = Float.floatToRawIntBits(-127f);

  /** Coefficients of the polynomial; that of power 0 is 1. */
  static final float C1 = 0.693147f;

  static final float C2 = 0.24022242f;
  static final float C3 = 0.055507336f;
  static final float C4 = 0.009671513f;
  static final float C5 = 0.0013264727f;

  private Exp2() {}
}
