package dev.weft.cpu;

import jdk.incubator.vector.FloatVector;

/** The machine's vector width. */
final class VectorWidth {
  private VectorWidth() {}

  /** Bits of the widest float vector that the JVM compiles to instructions. */
  static int preferred() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }
}
