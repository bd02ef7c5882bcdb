package dev.weft.bench.limit;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds at one vector width. Defined anew as a hidden class for each width, so that the
 * width is a constant to the compiler; the class itself has the machine's preferred width.
 */
final class FmaTemplate implements FmaKernel {
  private static final VectorSpecies<Float> SPECIES = species();

  FmaTemplate() {}

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

  @Override
  public int lanes() {
    return SPECIES.length();
  }

  @Override
  public float run(int accumulators, int iterations) {
    return switch (accumulators) {
      case 8 -> run8(iterations);
      case 10 -> run10(iterations);
      case 12 -> run12(iterations);
      case 16 -> run16(iterations);
      case 24 -> run24(iterations);
      default -> throw new IllegalArgumentException("accumulators is " + accumulators);
    };
  }

  private static FloatVector factor() {
    return FloatVector.broadcast(SPECIES, 0.999f);
  }

  private static FloatVector start(int lane) {
    return FloatVector.broadcast(SPECIES, 0.001f * (lane + 1));
  }

  private static float run8(int iterations) {
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
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
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

  private static float run10(int iterations) {
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
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
      a8 = a8.fma(m, c);
      a9 = a9.fma(m, c);
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

  private static float run12(int iterations) {
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
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
      a8 = a8.fma(m, c);
      a9 = a9.fma(m, c);
      a10 = a10.fma(m, c);
      a11 = a11.fma(m, c);
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

  private static float run16(int iterations) {
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
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
      a8 = a8.fma(m, c);
      a9 = a9.fma(m, c);
      a10 = a10.fma(m, c);
      a11 = a11.fma(m, c);
      a12 = a12.fma(m, c);
      a13 = a13.fma(m, c);
      a14 = a14.fma(m, c);
      a15 = a15.fma(m, c);
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

  private static float run24(int iterations) {
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
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
      a8 = a8.fma(m, c);
      a9 = a9.fma(m, c);
      a10 = a10.fma(m, c);
      a11 = a11.fma(m, c);
      a12 = a12.fma(m, c);
      a13 = a13.fma(m, c);
      a14 = a14.fma(m, c);
      a15 = a15.fma(m, c);
      a16 = a16.fma(m, c);
      a17 = a17.fma(m, c);
      a18 = a18.fma(m, c);
      a19 = a19.fma(m, c);
      a20 = a20.fma(m, c);
      a21 = a21.fma(m, c);
      a22 = a22.fma(m, c);
      a23 = a23.fma(m, c);
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
