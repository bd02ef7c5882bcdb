package dev.weft.cpu;

import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;

/** Keys and values in tensors, the segments packed one behind the other. */
final class TensorKeys implements KeySource {
  private final Rows keys;
  private final Rows values;
  private final Segments segments;
  private final int stride;

  TensorKeys(Operands operands, int stride) {
    keys = new Rows(operands.k());
    values = new Rows(operands.v());
    segments = operands.segments();
    this.stride = stride;
  }

  @Override
  public void keys(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    keys.load(kvHead, segments.keyStart(s) + from, count, to, at, stride, half);
  }

  @Override
  public void values(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    values.load(kvHead, segments.keyStart(s) + from, count, to, at, stride, half);
  }
}
