package dev.weft.bench.limit;

import java.lang.invoke.MethodHandles;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds at one vector width. Defined anew as a hidden class for each width, so that the
 * width is a constant to the compiler; the class itself has the machine's preferred width.
 */
final class FmaTemplate {
  /** Vectors in flight, a loop each; compilers do some of them badly, so all are tried. */
  static final List<Integer> ACCUMULATORS = List.of(8, 10, 12, 16, 24);

  private static final VectorSpecies<Float> SPECIES = species();

  private FmaTemplate() {}

  private static VectorSpecies<Float> species() {
    try {
      Integer bits = MethodHandles.classData(MethodHandles.lookup(), "_", Integer.class);
      return bits == null
          ? FloatVector.SPECIES_PREFERRED
          : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
    } catch (IllegalAccessException e) {
      throw new LinkageError("no access to the class's own data", e);
    }
  }

  // Called on the factor, whose class is known: on an accumulator C2 now and then inlines nothing.
  private static FloatVector factor() {
    return FloatVector.broadcast(SPECIES, 0.999f);
  }

  private static FloatVector start(int lane) {
    return FloatVector.broadcast(SPECIES, 0.001f * (lane + 1));
  }

  static float run8(int iterations) {
    FloatVector m = factor();
    FloatVector c = start(8);
    FloatVector a0 = start(0);
    FloatVector a1 = start(1);
    FloatVector a2 = start(2);
    FloatVector a3 = start(3);
    FloatVector a4 = start(4);
    FloatVector a5 = start(5);
    FloatVector a6 = start(6);
    FloatVector a7 = start(7);
    for (int i = 0; i < iterations; i++) {
      a0 = m.fma(a0, c);
      a1 = m.fma(a1, c);
      a2 = m.fma(a2, c);
      a3 = m.fma(a3, c);
      a4 = m.fma(a4, c);
      a5 = m.fma(a5, c);
      a6 = m.fma(a6, c);
      a7 = m.fma(a7, c);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .reduceLanes(VectorOperators.ADD);
  }

  static float run10(int iterations) {
    FloatVector m = factor();
    FloatVector c = start(10);
    FloatVector a0 = start(0);
    FloatVector a1 = start(1);
    FloatVector a2 = start(2);
    FloatVector a3 = start(3);
    FloatVector a4 = start(4);
    FloatVector a5 = start(5);
    FloatVector a6 = start(6);
    FloatVector a7 = start(7);
    FloatVector a8 = start(8);
    FloatVector a9 = start(9);
    for (int i = 0; i < iterations; i++) {
      a0 = m.fma(a0, c);
      a1 = m.fma(a1, c);
      a2 = m.fma(a2, c);
      a3 = m.fma(a3, c);
      a4 = m.fma(a4, c);
      a5 = m.fma(a5, c);
      a6 = m.fma(a6, c);
      a7 = m.fma(a7, c);
      a8 = m.fma(a8, c);
      a9 = m.fma(a9, c);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .reduceLanes(VectorOperators.ADD);
  }

  static float run12(int iterations) {
    FloatVector m = factor();
    FloatVector c = start(12);
    FloatVector a0 = start(0);
    FloatVector a1 = start(1);
    FloatVector a2 = start(2);
    FloatVector a3 = start(3);
    FloatVector a4 = start(4);
    FloatVector a5 = start(5);
    FloatVector a6 = start(6);
    FloatVector a7 = start(7);
    FloatVector a8 = start(8);
    FloatVector a9 = start(9);
    FloatVector a10 = start(10);
    FloatVector a11 = start(11);
    for (int i = 0; i < iterations; i++) {
      a0 = m.fma(a0, c);
      a1 = m.fma(a1, c);
      a2 = m.fma(a2, c);
      a3 = m.fma(a3, c);
      a4 = m.fma(a4, c);
      a5 = m.fma(a5, c);
      a6 = m.fma(a6, c);
      a7 = m.fma(a7, c);
      a8 = m.fma(a8, c);
      a9 = m.fma(a9, c);
      a10 = m.fma(a10, c);
      a11 = m.fma(a11, c);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .add(a10)
        .add(a11)
        .reduceLanes(VectorOperators.ADD);
  }

  static float run16(int iterations) {
    FloatVector m = factor();
    FloatVector c = start(16);
    FloatVector a0 = start(0);
    FloatVector a1 = start(1);
    FloatVector a2 = start(2);
    FloatVector a3 = start(3);
    FloatVector a4 = start(4);
    FloatVector a5 = start(5);
    FloatVector a6 = start(6);
    FloatVector a7 = start(7);
    FloatVector a8 = start(8);
    FloatVector a9 = start(9);
    FloatVector a10 = start(10);
    FloatVector a11 = start(11);
    FloatVector a12 = start(12);
    FloatVector a13 = start(13);
    FloatVector a14 = start(14);
    FloatVector a15 = start(15);
    for (int i = 0; i < iterations; i++) {
      a0 = m.fma(a0, c);
      a1 = m.fma(a1, c);
      a2 = m.fma(a2, c);
      a3 = m.fma(a3, c);
      a4 = m.fma(a4, c);
      a5 = m.fma(a5, c);
      a6 = m.fma(a6, c);
      a7 = m.fma(a7, c);
      a8 = m.fma(a8, c);
      a9 = m.fma(a9, c);
      a10 = m.fma(a10, c);
      a11 = m.fma(a11, c);
      a12 = m.fma(a12, c);
      a13 = m.fma(a13, c);
      a14 = m.fma(a14, c);
      a15 = m.fma(a15, c);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .add(a10)
        .add(a11)
        .add(a12)
        .add(a13)
        .add(a14)
        .add(a15)
        .reduceLanes(VectorOperators.ADD);
  }

  static float run24(int iterations) {
    FloatVector m = factor();
    FloatVector c = start(24);
    FloatVector a0 = start(0);
    FloatVector a1 = start(1);
    FloatVector a2 = start(2);
    FloatVector a3 = start(3);
    FloatVector a4 = start(4);
    FloatVector a5 = start(5);
    FloatVector a6 = start(6);
    FloatVector a7 = start(7);
    FloatVector a8 = start(8);
    FloatVector a9 = start(9);
    FloatVector a10 = start(10);
    FloatVector a11 = start(11);
    FloatVector a12 = start(12);
    FloatVector a13 = start(13);
    FloatVector a14 = start(14);
    FloatVector a15 = start(15);
    FloatVector a16 = start(16);
    FloatVector a17 = start(17);
    FloatVector a18 = start(18);
    FloatVector a19 = start(19);
    FloatVector a20 = start(20);
    FloatVector a21 = start(21);
    FloatVector a22 = start(22);
    FloatVector a23 = start(23);
    for (int i = 0; i < iterations; i++) {
      a0 = m.fma(a0, c);
      a1 = m.fma(a1, c);
      a2 = m.fma(a2, c);
      a3 = m.fma(a3, c);
      a4 = m.fma(a4, c);
      a5 = m.fma(a5, c);
      a6 = m.fma(a6, c);
      a7 = m.fma(a7, c);
      a8 = m.fma(a8, c);
      a9 = m.fma(a9, c);
      a10 = m.fma(a10, c);
      a11 = m.fma(a11, c);
      a12 = m.fma(a12, c);
      a13 = m.fma(a13, c);
      a14 = m.fma(a14, c);
      a15 = m.fma(a15, c);
      a16 = m.fma(a16, c);
      a17 = m.fma(a17, c);
      a18 = m.fma(a18, c);
      a19 = m.fma(a19, c);
      a20 = m.fma(a20, c);
      a21 = m.fma(a21, c);
      a22 = m.fma(a22, c);
      a23 = m.fma(a23, c);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .add(a10)
        .add(a11)
        .add(a12)
        .add(a13)
        .add(a14)
        .add(a15)
        .add(a16)
        .add(a17)
        .add(a18)
        .add(a19)
        .add(a20)
        .add(a21)
        .add(a22)
        .add(a23)
        .reduceLanes(VectorOperators.ADD);
  }
}
