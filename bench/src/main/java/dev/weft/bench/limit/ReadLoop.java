package dev.weft.bench.limit;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Reads memory and does nothing else: the bytes are summed as if they were floats. */
public final class ReadLoop {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int BYTES = SPECIES.vectorByteSize();
  private static final int STEP = 8 * BYTES;

  private ReadLoop() {}

  /**
   * Reads a range.
   *
   * @param memory off-heap memory
   * @param from first byte
   * @param bytes how many; less than a vector at the end is left out
   * @return a number that depends on all that was read
   */
  public static float sum(MemorySegment memory, long from, long bytes) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    long end = from + bytes;
    long at = from;
    for (; at <= end - STEP; at += STEP) {
      a = a.add(FloatVector.fromMemorySegment(SPECIES, memory, at, ORDER));
      b = b.add(FloatVector.fromMemorySegment(SPECIES, memory, at + BYTES, ORDER));
      c = c.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 2L * BYTES, ORDER));
      d = d.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 3L * BYTES, ORDER));
      e = e.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 4L * BYTES, ORDER));
      f = f.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 5L * BYTES, ORDER));
      g = g.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 6L * BYTES, ORDER));
      h = h.add(FloatVector.fromMemorySegment(SPECIES, memory, at + 7L * BYTES, ORDER));
    }
    for (; at <= end - BYTES; at += BYTES) {
      a = a.add(FloatVector.fromMemorySegment(SPECIES, memory, at, ORDER));
    }
    return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).reduceLanes(VectorOperators.ADD);
  }
}
