package dev.weft.bench.limit;

import dev.weft.dsa.Coo;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads the keys and values that a list of pairs names, in the list's order, and does nothing else.
 */
public final class GatherLoop implements Runnable {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private final Tensor k;
  private final Tensor v;
  private final Coo coo;
  private float sink;

  /**
   * Takes the tensors of a case with a list for all heads.
   *
   * @param k {@code [heads, n, d]} F32, contiguous, d a multiple of the vector's elements
   * @param v {@code [heads, n, d]} F32, contiguous
   * @param coo entries of single tokens
   */
  public GatherLoop(Tensor k, Tensor v, Coo coo) {
    this.k = k;
    this.v = v;
    this.coo = coo;
  }

  @Override
  public void run() {
    long headBytes = k.stride(0) * Float.BYTES;
    int rowBytes = (int) k.shape(2) * Float.BYTES;
    for (long head = 0; head < k.shape(0); head++) {
      MemorySegment keys = k.segment().asSlice(head * headBytes, headBytes);
      MemorySegment values = v.segment().asSlice(head * headBytes, headBytes);
      sink += gather(keys, values, coo.col().segment(), coo.begin(1), rowBytes);
    }
  }

  private static float gather(
      MemorySegment keys, MemorySegment values, MemorySegment columns, long count, int rowBytes) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    for (long e = 0; e < count; e++) {
      long from = (long) columns.getAtIndex(ValueLayout.JAVA_INT, e) * rowBytes;
      for (int at = 0; at < rowBytes; at += SPECIES.vectorByteSize()) {
        a = a.add(FloatVector.fromMemorySegment(SPECIES, keys, from + at, ORDER));
        b = b.add(FloatVector.fromMemorySegment(SPECIES, values, from + at, ORDER));
      }
    }
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }

  /** Bytes of one {@link #run}. */
  public double bytes() {
    return 2.0 * k.shape(0) * coo.begin(1) * k.shape(2) * Float.BYTES;
  }

  /** Depends on all that ran, so that none of it can be left out. */
  public float sink() {
    return sink;
  }
}
